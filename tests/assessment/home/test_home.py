"""What home says: open reviews, what moved, what to do next, and nothing that is hidden."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.noise import REPEAT_AFTER, REPEAT_UNTIL
from assessment.dates import period_words
from assessment.evidence import EvidenceKind, backing_of, since
from assessment.home.glance import EDITION, Card, ClosedReview, Glance, RepeatOffer
from assessment.home.home import LATEST, Standing, glance_at, stands_until
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState, Depth, Place
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat
from tests.assessment.evidence_examples import an_entry, entries_about
from tests.assessment.examples import (
    LISTENING,
    NOW,
    PLANNING,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.strategies import ratings, reviews, series, some_skills

LATER = NOW + REPEAT_AFTER
SECOND = timedelta(seconds=1)


def closed(year: int, *levels: int, keys: tuple[str, ...] = ("planning", "listening")) -> Review:
    rubric = a_rubric(*(a_skill(name) for name in keys))
    given = [a_rating(n, SkillKey("practice", k)) for n, k in zip(levels, keys, strict=False)]
    return a_review(*given, year=year, rubrics=[rubric])


def repeats_of(review: Review, *levels: int) -> tuple[Repeat, ...]:
    return tuple(
        Repeat(
            cycle_id=review.cycle.id,
            rubric_id=key.rubric_id,
            skill_id=key.skill_id,
            level=level,
            saved_at=NOW,
            committed_at=NOW,
        )
        for key, level in zip(review.skills, levels, strict=False)
    )


def test_an_empty_journal_says_so_and_nothing_else() -> None:
    assert glance_at(Standing(), NOW) == Glance("Your journal is empty.")


def test_a_draft_is_taken_up_where_it_was_left() -> None:
    draft = a_review(a_rating(3), closed=False, written={"listening-well": "It went well."})
    glance = glance_at(Standing(drafts=(draft,)), NOW)
    title = draft.cycle.title
    assert glance.state == f"{title} · 1 of 2 skills rated · about 5 minutes left"
    assert glance.cards == (Card(draft.cycle.id, title, "Listening", "What did not?", False),)


def test_a_draft_that_is_rated_throughout_leads_to_the_look_back() -> None:
    draft = a_review(a_rating(3), a_rating(4, LISTENING), closed=False)
    (card,) = glance_at(Standing(drafts=(draft,)), NOW).cards
    assert card.all_is_rated
    assert card.heading == "Ready to close"
    assert card.words == "Two skills have a level. Look back on it, then close it."


def test_a_skill_without_a_level_is_told_where_a_review_is_ready_to_close() -> None:
    reason = a_rating(NotRated.NOT_APPLICABLE, LISTENING)
    draft = a_review(a_rating(3), reason, closed=False)
    (card,) = glance_at(Standing(drafts=(draft,)), NOW).cards
    assert card.words == "One of two skills has a level. Look back on it, then close it."


def test_a_pulse_asks_no_question() -> None:
    draft = a_review(closed=False, depth=Depth.PULSE)
    place = Place(rubric_id="practice", skill_id="listening", question_id="listening-well")
    left = draft.model_copy(update={"cycle": draft.cycle.model_copy(update={"place": place})})
    (card,) = glance_at(Standing(drafts=(left,)), NOW).cards
    assert (card.heading, card.words) == ("Listening", "")


def test_of_several_drafts_the_latest_comes_first() -> None:
    drafts = tuple(a_review(closed=False, year=year) for year in (2024, 2025))
    glance = glance_at(Standing(drafts=drafts), NOW)
    assert [card.title for card in glance.cards] == ["Review of 2025", "Review of 2024"]
    assert glance.state.startswith("Review of 2025 · ")


def test_the_latest_reviews_are_named_and_whether_there_are_more() -> None:
    snapshots = tuple(closed(year, 3, 3) for year in range(2018, 2018 + LATEST + 1))
    glance = glance_at(Standing(snapshots=snapshots), NOW)
    assert glance.closed == tuple(
        ClosedReview(review.cycle.id, review.cycle.title, period_words(review.cycle.period))
        for review in reversed(snapshots[1:])
    )
    assert glance.has_more
    assert not glance_at(Standing(snapshots=snapshots[1:]), NOW).has_more
    assert glance.state == "Five closed reviews, none open."


def test_the_first_snapshot_is_beside_nothing() -> None:
    glance = glance_at(Standing(snapshots=(closed(2025, 3, 3),)), NOW)
    assert glance.last_time == "Review of 2025 is your first closed review."


def test_what_moved_last_time_knows_ones_own_noise() -> None:
    keys = ("one", "two", "three", "four", "five", "six", "seven", "eight")
    before = closed(2024, *[3] * 8, keys=keys)
    after = closed(2025, 5, *[3] * 7, keys=keys)
    pair = Standing(snapshots=(before, after))
    sentences = "Review of 2025 compared with Review of 2024. One skill rose, seven held."
    assert glance_at(pair, NOW).last_time == sentences
    noisy = pair.model_copy(update={"repeats": repeats_of(after, *[3] * 8)})
    assert glance_at(noisy, NOW).last_time == f"{sentences} It is a possible change."


def test_what_moved_last_time_knows_the_evidence_since() -> None:
    keys = ("planning", "listening", "three", "four", "five", "six", "seven", "eight")
    before = closed(2024, *[3] * 8, keys=keys)
    after = closed(2025, 4, *[3] * 7, keys=keys)
    sentences = "Review of 2025 compared with Review of 2024. One skill rose, seven held."
    pair = Standing(snapshots=(before, after))
    assert glance_at(pair, NOW).last_time == f"{sentences} It is a possible change."
    entry = an_entry(day=date(2025, 3, 1), private=True)
    backed = pair.model_copy(update={"backing": backing_of(since([entry], before, after))})
    assert glance_at(backed, NOW).last_time == sentences
    for other in (
        entry.with_changes(kind=EvidenceKind.WENT_WRONG),
        entry.with_changes(happened_on=date(2026, 3, 1)),
        entry.with_changes(skills=(LISTENING,)),
    ):
        backing = backing_of(since([other], before, after))
        unbacked = pair.model_copy(update={"backing": backing})
        assert glance_at(unbacked, NOW).last_time == glance_at(pair, NOW).last_time
    noisy = backed.model_copy(update={"repeats": repeats_of(after, 5, *[3] * 7)})
    assert glance_at(noisy, NOW).last_time == f"{sentences} It is a possible change."


def test_what_one_wanted_to_grow_in_is_named() -> None:
    review = closed(2025, 3, 3)
    focus = (LISTENING, PLANNING, SkillKey("practice", "gone"))
    chosen = review.model_copy(update={"cycle": review.cycle.model_copy(update={"focus": focus})})
    glance = glance_at(Standing(snapshots=(chosen,)), NOW)
    assert glance.growing_in == "You wanted to grow in: Listening, Planning."


def test_a_repeat_is_offered_when_it_is_due_and_not_declined() -> None:
    review = closed(2025, 3, 3)
    standing = Standing(snapshots=(review,))
    offer = RepeatOffer(review.cycle.id, "Review of 2025", "a few minutes")
    assert glance_at(standing, LATER - SECOND).repeat is None
    assert glance_at(standing, LATER).repeat == offer
    declined = standing.model_copy(update={"declined": (review.cycle.id,)})
    assert glance_at(declined, LATER).repeat is None
    half = standing.model_copy(update={"repeats": repeats_of(review, 3)})
    assert glance_at(half, LATER).repeat == offer
    done = standing.model_copy(update={"repeats": repeats_of(review, 3, 3)})
    assert glance_at(done, LATER).repeat is None


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    snapshots = draw(series(CycleState.CLOSED))
    return Standing(
        drafts=tuple(draw(st.lists(reviews(state=CycleState.DRAFT), max_size=2))),
        snapshots=snapshots,
        repeats=tuple(
            repeat
            for review in snapshots
            if draw(st.booleans())
            for repeat in repeats_of(review, 1)
        ),
        backing=backing_of(draw(entries_about(*snapshots))),
        hidden=draw(some_skills(*snapshots)),
        is_sample=draw(st.booleans()),
    )


@given(st.data())
def test_a_glance_is_the_same_whatever_a_hidden_rating_is(data: st.DataObject) -> None:
    standing = data.draw(standings())

    def otherwise(review: Review) -> Review:
        kept = [r for r in review.ratings if r.key not in standing.hidden]
        other = [
            data.draw(ratings(key, review.skills[key].highest_level, review.cycle.id))
            for key in sorted(standing.hidden & review.skills.keys())
        ]
        return review.model_copy(update={"ratings": (*kept, *other)})

    changed = standing.model_copy(
        update={
            "snapshots": tuple(otherwise(review) for review in standing.snapshots),
            "repeats": tuple(r for r in standing.repeats if r.key not in standing.hidden),
        }
    )
    now = data.draw(st.sampled_from([r.cycle.closed_at for r in standing.snapshots]))
    assert now is not None
    assert glance_at(changed, now + REPEAT_AFTER) == glance_at(standing, now + REPEAT_AFTER)


@given(st.data())
def test_a_glance_stands_until_the_moment_that_is_named(data: st.DataObject) -> None:
    standing = data.draw(standings())
    closings = [r.cycle.closed_at for r in standing.snapshots if r.cycle.closed_at is not None]
    turns = [at + after for at in closings for after in (REPEAT_AFTER, REPEAT_UNTIL)]
    near = st.sampled_from(turns).flatmap(
        lambda turn: st.sampled_from([turn - SECOND, turn, turn + SECOND, turn - REPEAT_AFTER])
    )
    now, then = sorted([data.draw(near), data.draw(near)])
    until = stands_until(standing, now)
    if until is None or then < until:
        assert glance_at(standing, then) == glance_at(standing, now)


@pytest.mark.parametrize("now", [NOW, LATER - SECOND])
def test_a_glance_before_an_offer_stands_until_the_offer(now: datetime) -> None:
    assert stands_until(Standing(snapshots=(closed(2025, 3, 3),)), now) == LATER


def test_nothing_is_due_when_nothing_was_closed() -> None:
    assert stands_until(Standing(drafts=(a_review(closed=False),)), NOW) is None


WORDS_OF = {
    1: "97f36aaf87a4c4a2",
    2: "3b440530bdb842d9",
    3: "b0ce232798ed0b4a",
    4: "25463f5c9c76fa91",
    5: "e33d938ab5d19aec",
    6: "36dcd339d051e240",
    7: "93bdfc0ef7f2a5a6",
}
"""For each edition, a digest of what it says of the reviews below. Add one, never alter one."""


def test_other_words_are_another_edition() -> None:
    keys = ("one", "two", "three")
    before, after = closed(2024, 3, 1, keys=keys), closed(2025, 5, 2, 3, keys=keys)
    focus = (SkillKey("practice", "one"),)
    after = after.model_copy(update={"cycle": after.cycle.model_copy(update={"focus": focus})})
    rated = a_review(a_rating(3), a_rating(4, LISTENING), closed=False)
    begun = a_review(a_rating(3), closed=False, written={"listening-well": "It went well."})
    eight = (*keys, "four", "five", "six", "seven", "eight")
    steady, moved = (closed(year, n, *[3] * 7, keys=eight) for year, n in ((2022, 3), (2023, 5)))
    glances = [
        glance_at(standing, LATER)
        for standing in (
            Standing(),
            Standing(drafts=(begun, rated)),
            Standing(drafts=(begun,), snapshots=(before,)),
            Standing(noted=(an_entry(), an_entry(private=True))),
            Standing(snapshots=(before, after)),
            Standing(snapshots=(before, after), hidden=frozenset(focus), is_sample=True),
            Standing(snapshots=(before, after), repeats=repeats_of(after, 4, 2, 3)),
            Standing(snapshots=(steady, moved), repeats=repeats_of(moved, *[3] * 8)),
        )
    ]
    text = repr(glances)
    for review in (before, after, rated, begun, steady, moved):
        text = text.replace(review.cycle.id, review.cycle.title)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert WORDS_OF.get(EDITION) == digest, "home says something else: raise EDITION by one"


def test_a_title_with_a_full_stop_ends_the_sentence_on_last_time() -> None:
    before, after = closed(2024, 3, 3), closed(2025, 5, 3)
    named = before.cycle.model_copy(update={"title": "A slow year."})
    pair = Standing(snapshots=(before.model_copy(update={"cycle": named}), after))
    sentences = glance_at(pair, NOW).last_time
    assert sentences.startswith("Review of 2025 compared with A slow year. One skill rose")
