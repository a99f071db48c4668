"""Reviews in a journal: what was saved is what is read after reopening the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.model import QuestionKey, SkillKey
from assessment.reviews.cycles import CycleState, Depth, Period, Place, ReviewCycle, open_cycle
from assessment.reviews.ratings import Energy, NotRated
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.changes import Change, ChangeKind
from storage.file.refusals import NoSuchReview
from storage.journal import Journal
from tests.assessment.editions import WORKSHOP
from tests.assessment.examples import a_cycle, a_rating, a_rubric, a_skill
from tests.storage.conftest import Clock
from tests.storage.examples import AWKWARD, LISTENING, PLANNING, full_rating, level, words


def afresh(journal: Journal) -> Journal:
    """The same journal, closed and opened again."""
    journal.close()
    return Journal.open(journal.path, clock=journal.now)


def test_a_started_review_is_read_back_as_it_was(journal: Journal, clock: Clock) -> None:
    rubrics = [a_rubric(rubric_id="second"), a_rubric(rubric_id="first")]
    period = Period(start=date(2025, 2, 3), end=date(2026, 2, 2))
    cycle = open_cycle("Year one", period, Depth.PULSE, rubrics, clock())
    journal.reviews.start(cycle, rubrics)
    with afresh(journal) as again:
        review = again.reviews.review(cycle.id)
    assert review.cycle == cycle
    assert review.rubrics == tuple(rubrics)
    assert (review.answers, review.ratings) == ((), ())


def test_answers_and_ratings_are_read_back_field_by_field(
    journal: Journal, draft: ReviewCycle
) -> None:
    answer = words(draft.id, AWKWARD).model_copy(
        update={"private": True, "bring_to_one_on_one": True}
    )
    unsure = level(draft.id).model_copy(
        update={
            "level": None,
            "reason": NotRated.NOT_ENOUGH_EVIDENCE,
            "energy": Energy.NEITHER,
            "committed_at": None,
        }
    )
    for rating in (unsure, full_rating(draft.id)):
        journal.reviews.save_rating(rating)
    journal.reviews.save_answer(answer)
    with afresh(journal) as again:
        review = again.reviews.review(draft.id)
    assert review.answers == (answer,)
    assert review.ratings == (unsure, full_rating(draft.id))
    assert review.ratings[1].revisions == full_rating(draft.id).revisions


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_comes_back_as_it_was_typed(journal: Journal, rubric: Rubric, text: str) -> None:
    cycle = a_cycle(2026, [rubric])
    journal.reviews.start(cycle, [rubric])
    journal.reviews.save_answer(words(cycle.id, text))
    answer = journal.reviews.review(cycle.id).answer(QuestionKey("practice", "planning-well"))
    assert answer == words(cycle.id, text)


def test_a_second_save_takes_the_place_of_the_first(journal: Journal, draft: ReviewCycle) -> None:
    for text in ("First.", "Second."):
        journal.reviews.save_answer(words(draft.id, text))
    for number in (2, 5):
        journal.reviews.save_rating(level(draft.id, number))
    review = journal.reviews.review(draft.id)
    assert [answer.text for answer in review.answers] == ["Second."]
    assert [rating.level for rating in review.ratings] == [5]


def test_each_save_of_a_rating_says_anew_what_was_revised(
    journal: Journal, draft: ReviewCycle
) -> None:
    rating = full_rating(draft.id)
    for revisions in (rating.revisions[:1], rating.revisions, ()):
        saved = rating.model_copy(update={"revisions": revisions})
        journal.reviews.save_rating(saved)
        assert journal.reviews.review(draft.id).ratings == (saved,)


def test_a_rating_is_taken_back_only_until_it_is_committed(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.reviews.save_rating(level(draft.id).model_copy(update={"committed_at": None}))
    journal.reviews.save_rating(level(draft.id, 4, LISTENING))
    journal.reviews.remove_rating(draft.id, PLANNING)
    journal.reviews.remove_rating(draft.id, LISTENING)
    assert [rating.key for rating in journal.reviews.review(draft.id).ratings] == [LISTENING]


def test_only_a_rating_that_was_taken_back_is_announced(
    journal: Journal, draft: ReviewCycle
) -> None:
    journal.reviews.save_rating(level(draft.id).model_copy(update={"committed_at": None}))
    journal.reviews.save_rating(level(draft.id, 4, LISTENING))
    changes: list[Change] = []
    journal.subscribe(changes.append)
    for key in (PLANNING, PLANNING, LISTENING):
        journal.reviews.remove_rating(draft.id, key)
    assert changes == [Change(ChangeKind.RATING, draft.id)]


def test_the_place_the_reflection_and_the_focus_are_kept(
    journal: Journal, draft: ReviewCycle
) -> None:
    place = Place(rubric_id="practice", skill_id="listening", question_id="listening-badly")
    journal.reviews.save_place(draft.id, place)
    journal.reviews.save_reflection(draft.id, AWKWARD, private=True)
    journal.reviews.set_focus(draft.id, (PLANNING,))
    journal.reviews.set_focus(draft.id, (LISTENING, PLANNING))
    with afresh(journal) as again:
        cycle = again.reviews.review(draft.id).cycle
    assert cycle.place == place
    assert (cycle.closing_reflection, cycle.reflection_private) == (AWKWARD, True)
    assert cycle.focus == (LISTENING, PLANNING)


def test_a_place_without_a_question_is_kept(journal: Journal, draft: ReviewCycle) -> None:
    place = Place(rubric_id="practice", skill_id="planning")
    journal.reviews.save_place(draft.id, place)
    assert journal.reviews.review(draft.id).cycle.place == place


def test_a_draft_takes_another_title_and_period(journal: Journal, draft: ReviewCycle) -> None:
    period = Period(start=date(2026, 3, 1), end=date(2026, 3, 1))
    journal.reviews.rename(draft.id, "  A day in March ")
    journal.reviews.change_period(draft.id, period)
    cycle = journal.reviews.review(draft.id).cycle
    assert (cycle.title, cycle.period) == ("A day in March", period)


def test_an_empty_title_is_refused_and_the_old_one_stays(
    journal: Journal, draft: ReviewCycle
) -> None:
    with pytest.raises(ValidationError):
        journal.reviews.rename(draft.id, "   ")
    assert journal.reviews.review(draft.id).cycle.title == draft.title


def test_cycles_come_oldest_first_whatever_order_they_were_started_in(
    journal: Journal, rubric: Rubric
) -> None:
    for year in (2025, 2023, 2026, 2024):
        cycle = a_cycle(year, [rubric])
        journal.reviews.start(cycle, [rubric])
        if year < 2025:
            journal.reviews.close(cycle.id)
    assert [cycle.period.end.year for cycle in journal.reviews.cycles()] == [2023, 2024, 2025, 2026]
    assert [r.cycle.period.end.year for r in journal.reviews.snapshots()] == [2023, 2024]
    assert [r.cycle.period.end.year for r in journal.reviews.drafts()] == [2025, 2026]


def test_each_review_holds_its_own_answers_and_ratings(journal: Journal, rubric: Rubric) -> None:
    cycles = [a_cycle(year, [rubric]) for year in (2024, 2025, 2026)]
    for number, cycle in enumerate(cycles, start=1):
        journal.reviews.start(cycle, [rubric])
        journal.reviews.save_answer(words(cycle.id, f"Answer {number}."))
        journal.reviews.save_rating(level(cycle.id, number))
        journal.reviews.close(cycle.id)
    with afresh(journal) as again:
        found = [(r.answers[0].text, r.ratings[0].level) for r in again.reviews.snapshots()]
    assert found == [("Answer 1.", 1), ("Answer 2.", 2), ("Answer 3.", 3)]


def test_a_skill_is_hidden_while_an_open_review_has_no_committed_rating_for_it(
    journal: Journal, rubric: Rubric, draft: ReviewCycle
) -> None:
    assert journal.reviews.hidden_skills() == {PLANNING, LISTENING}
    journal.reviews.save_rating(level(draft.id))
    journal.reviews.save_rating(
        level(draft.id, 3, LISTENING).model_copy(update={"committed_at": None})
    )
    assert journal.reviews.hidden_skills() == {LISTENING}
    journal.reviews.close(draft.id)
    assert journal.reviews.hidden_skills() == frozenset()


def test_a_draft_by_an_old_edition_hides_what_newer_ones_call_its_skills(journal: Journal) -> None:
    first, _, third = WORKSHOP
    for year, rubric in ((2026, third), (2025, first)):
        journal.reviews.start(a_cycle(year, [rubric]), [rubric])
    newer = journal.reviews.cycles()[1].id
    for skill in third.skills:
        key = SkillKey("workshop", skill.id)
        journal.reviews.save_rating(a_rating(2, key).model_copy(update={"cycle_id": newer}))
    journal.reviews.close(newer)
    hidden = {skill_id for _rubric, skill_id in journal.reviews.hidden_skills()}
    assert {"estimating", "looking-ahead", "finishing"} <= hidden


def test_a_review_keeps_the_text_it_was_answered_with(journal: Journal, rubric: Rubric) -> None:
    changed = a_rubric(a_skill("planning", wording="Quite another text"), version=2)
    older, newer = a_cycle(2025, [rubric]), a_cycle(2026, [changed])
    journal.reviews.start(older, [rubric])
    journal.reviews.start(newer, [changed])
    with afresh(journal) as again:
        assert again.reviews.review(older.id).rubrics == (rubric,)
        assert again.reviews.review(newer.id).rubrics == (changed,)
        assert again.reviews.frozen_rubrics() == (rubric, changed)


def test_the_same_text_is_kept_once_and_parsed_once(journal: Journal, rubric: Rubric) -> None:
    for year in (2024, 2025):
        journal.reviews.start(a_cycle(year, [rubric]), [rubric])
    first, second = journal.reviews.drafts()
    assert first.rubrics[0] is second.rubrics[0]
    assert len(journal.reviews.frozen_rubrics()) == 1


def test_a_review_is_not_started_with_another_text_than_it_names(
    journal: Journal, rubric: Rubric
) -> None:
    other = a_rubric(version=2)
    assert fingerprint(other) != fingerprint(rubric)
    with pytest.raises(ValueError, match="not the rubrics"):
        journal.reviews.start(a_cycle(2026, [rubric]), [other])
    assert journal.reviews.cycles() == ()


def test_only_a_draft_is_started(journal: Journal, rubric: Rubric, clock: Clock) -> None:
    with pytest.raises(ValueError, match="draft"):
        journal.reviews.start(a_cycle(2026, [rubric]).closed(clock()), [rubric])


def test_no_more_than_three_skills_are_in_focus(journal: Journal, draft: ReviewCycle) -> None:
    four = tuple(SkillKey("practice", name) for name in "abcd")
    with pytest.raises(ValueError, match="three skills"):
        journal.reviews.set_focus(draft.id, four)
    assert journal.reviews.review(draft.id).cycle.focus == ()


def test_a_review_that_is_not_there_is_said_to_be_missing(journal: Journal) -> None:
    for attempt in (
        lambda: journal.reviews.review("gone"),
        lambda: journal.reviews.save_answer(words("gone")),
        lambda: journal.reviews.save_rating(level("gone")),
        lambda: journal.reviews.save_place("gone", Place(rubric_id="practice", skill_id="x")),
        lambda: journal.reviews.save_reflection("gone", "", private=False),
        lambda: journal.reviews.remove_rating("gone", PLANNING),
        lambda: journal.reviews.set_focus("gone", (PLANNING,)),
        lambda: journal.reviews.rename("gone", "A title"),
        lambda: journal.reviews.close("gone"),
        lambda: journal.reviews.reopen("gone"),
        lambda: journal.reviews.move_to_trash("gone"),
        lambda: journal.reviews.restore("gone"),
    ):
        with pytest.raises(NoSuchReview, match="not in the journal"):
            attempt()


def test_two_windows_on_one_journal_see_each_others_saves(
    journal: Journal, draft: ReviewCycle, path: Path
) -> None:
    with Journal.open(path) as second:
        second.reviews.save_answer(words(draft.id, "From the second."))
        second.reviews.close(draft.id)
        assert journal.reviews.snapshots()[0].answers[0].text == "From the second."
        second.reviews.reopen(draft.id)
        second.reviews.save_answer(words(draft.id, "Again."))
        second.reviews.close(draft.id)
    (snapshot,) = journal.reviews.snapshots()
    assert snapshot.cycle.state is CycleState.CLOSED
    assert snapshot.answers[0].text == "Again."
