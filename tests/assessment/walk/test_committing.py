"""How a rating is committed, and how its earlier values are kept (method rules 1, 4 and 5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.evidence import Evidence, EvidenceKind
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating
from assessment.reviews.review import Review
from assessment.walk.committing import adjust, choose_level, choose_reason, commit, revise
from tests.assessment.evidence_examples import an_entry
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rating, a_review
from tests.assessment.strategies import committed_ratings, moments, ratings, reviews

LATER = NOW + timedelta(hours=1)


def _said(rating: Rating) -> tuple[object, ...]:
    return rating.level, rating.reason, rating.confidence


# ---- choosing --------------------------------------------------------------------------------


@given(reviews(), moments)
def test_a_choice_is_a_level_or_a_reason_and_never_commits(review: Review, now: datetime) -> None:
    for key, skill in review.skills.items():
        before = review.own_rating(key)
        for rating in (
            choose_level(review, key, skill.highest_level, now),
            choose_reason(review, key, NotRated.NO_OPPORTUNITY, now),
        ):
            assert (rating.level is None) != (rating.reason is None)
            assert rating.key == key
            assert rating.saved_at == now
            assert rating.is_committed == (before is not None and before.is_committed)


def test_nothing_but_what_was_chosen_is_set() -> None:
    rating = choose_level(a_review(closed=False), PLANNING, 4, NOW)
    assert (rating.level, rating.confidence, rating.energy, rating.note) == (4, None, None, "")


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_that_the_rubric_lacks_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="levels 1 to 5"):
        choose_level(a_review(closed=False), PLANNING, level, NOW)


def test_a_reason_takes_the_confidence_in_a_level_with_it() -> None:
    review = a_review(a_rating(3, confidence=Confidence.HIGH).with_changes(committed_at=None))
    assert choose_level(review, PLANNING, 4, NOW).confidence is Confidence.HIGH
    assert choose_reason(review, PLANNING, NotRated.NOT_APPLICABLE, NOW).confidence is None


# ---- committing ------------------------------------------------------------------------------


@given(reviews(), moments, moments)
def test_a_rating_is_committed_once_and_keeps_that_moment(
    review: Review, now: datetime, later: datetime
) -> None:
    for key in review.skills:
        chosen = review.own_rating(key)
        if chosen is None:
            with pytest.raises(ValueError, match="no rating"):
                commit(review, key, now)
            continue
        first = commit(review, key, now)
        again = commit(review.with_changes(ratings=(first,)), key, later)
        assert first.committed_at == (chosen.committed_at or now)
        assert again.committed_at == first.committed_at
        assert again.saved_at == later
        assert _said(again) == _said(chosen)


@pytest.mark.parametrize(
    "written,depth,remembered",
    [
        ({}, Depth.FULL, True),
        ({"planning-well": " "}, Depth.FULL, True),
        ({"listening-well": "Elsewhere."}, Depth.FULL, True),
        ({"planning-well": "It went out."}, Depth.FULL, False),
        ({}, Depth.PULSE, False),
    ],
)
def test_rating_without_writing_is_remembered_as_such(
    written: dict[str, str],
    depth: Depth,
    remembered: bool,  # noqa: FBT001 (what is expected)
) -> None:
    rating = a_rating(3).with_changes(committed_at=None)
    review = a_review(rating, written=written, depth=depth, closed=False)
    assert commit(review, PLANNING, NOW).without_writing is remembered


@pytest.mark.parametrize(
    "entry,remembered",
    [
        (an_entry(PLANNING), False),
        (an_entry(PLANNING, kind=EvidenceKind.WENT_WRONG, private=True), False),
        (an_entry(LISTENING), True),
        (an_entry(PLANNING, day=date(2025, 12, 31)), True),
        (an_entry(PLANNING, day=date(2027, 1, 1)), True),
    ],
)
def test_a_rating_that_rests_on_an_entry_of_the_period_was_not_made_without_writing(
    entry: Evidence,
    remembered: bool,  # noqa: FBT001 (what is expected)
) -> None:
    review = a_review(closed=False)
    chosen = choose_level(review, PLANNING, 3, NOW)
    rated = review.with_changes(ratings=(chosen,))
    assert commit(rated, PLANNING, NOW, [entry]).without_writing is remembered


def test_an_entry_noted_after_the_commit_or_thrown_away_then_does_not_unmake_it() -> None:
    chosen = a_rating(3).with_changes(committed_at=None)
    review = a_review(chosen, closed=False)
    for first, then in (((), (an_entry(),)), ((an_entry(),), ())):
        stands = commit(review, PLANNING, NOW, first)
        again = commit(review.with_changes(ratings=(stands,)), PLANNING, LATER, then)
        assert again.without_writing == stands.without_writing == (not first)


def test_writing_after_the_commit_does_not_unmake_it() -> None:
    rating = a_rating(3).with_changes(without_writing=True)
    review = a_review(rating, written={"planning-well": "Later."}, closed=False)
    assert commit(review, PLANNING, LATER).without_writing


# ---- revising --------------------------------------------------------------------------------


@given(committed_ratings, st.lists(ratings(), max_size=5))
def test_revising_keeps_all_that_was_ever_said_in_order(
    first: Rating, changes: list[Rating]
) -> None:
    stands, said = first, [_said(first)]
    for days, changed in enumerate(changes, start=1):
        now = NOW + timedelta(days=days)
        stands = revise(stands, changed, now)
        if _said(changed) != said[-1]:
            said.append(_said(changed))
        assert stands.saved_at == now
        assert stands.committed_at == first.committed_at
        assert (stands.energy, stands.note) == (changed.energy, changed.note)
    revised = [(r.level, r.reason, r.confidence) for r in stands.revisions]
    assert [*revised, _said(stands)] == said
    moments_of_revision = [revision.revised_at for revision in stands.revisions]
    assert moments_of_revision == sorted(moments_of_revision)


def test_every_way_of_changing_a_committed_rating_is_recorded() -> None:
    stands = a_rating(3, confidence=Confidence.LOW)
    review = a_review(stands, closed=False)
    for changed in (
        choose_level(review, PLANNING, 4, LATER),
        choose_reason(review, PLANNING, NotRated.NO_OPPORTUNITY, LATER),
        adjust(stands, LATER, confidence=Confidence.HIGH, energy=None),
    ):
        assert [(r.level, r.confidence) for r in changed.revisions] == [(3, Confidence.LOW)]
        assert changed.revisions[0].revised_at == LATER
        assert changed.committed_at == stands.committed_at


def test_a_choice_that_is_not_committed_leaves_no_record() -> None:
    chosen = a_rating(3).with_changes(committed_at=None)
    review = a_review(chosen, closed=False)
    assert choose_level(review, PLANNING, 4, LATER).revisions == ()
    assert adjust(chosen, LATER, confidence=Confidence.LOW, energy=None).revisions == ()


def test_energy_or_a_note_alone_is_no_revision() -> None:
    stands = a_rating(3)
    assert adjust(stands, LATER, confidence=None, energy=Energy.TIRES_ME).revisions == ()
    noted = revise(stands, stands.with_changes(note="I asked for help."), LATER)
    assert (noted.revisions, noted.note) == ((), "I asked for help.")


def test_what_was_never_committed_cannot_be_revised() -> None:
    with pytest.raises(ValueError, match="committed"):
        revise(a_rating(3).with_changes(committed_at=None), a_rating(4), NOW)


def test_a_rating_of_another_skill_cannot_take_its_place() -> None:
    with pytest.raises(ValueError, match="another skill"):
        revise(a_rating(3), a_rating(4, LISTENING), NOW)
