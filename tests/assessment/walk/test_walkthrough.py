"""The walk: order, lock, progress, resuming (method rules 1 and 8)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.evidence import EvidenceKind, in_period
from assessment.reviews.cycles import Depth, Place
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review, SkillState, skill_state
from assessment.walk.committing import choose_level, commit
from assessment.walk.walkthrough import (
    MINUTES_A_SKILL,
    is_unlocked,
    neighbour,
    order,
    progress,
    question_at,
    resume_at,
    uncommitted,
    unrated,
)
from tests.assessment.evidence_examples import an_entry, entries_about
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rating, a_review
from tests.assessment.strategies import reviews

# ---- the order -------------------------------------------------------------------------------


@given(reviews())
def test_the_walk_keeps_the_rubrics_order(review: Review) -> None:
    expected = [(rubric.id, skill.id) for rubric in review.rubrics for skill in rubric.skills]
    assert list(order(review)) == expected


@given(reviews(), st.integers(-9, 9))
def test_going_on_and_back_again_leads_to_the_same_skill(review: Review, offset: int) -> None:
    keys = order(review)
    for place, key in enumerate(keys):
        there = neighbour(review, key, offset)
        if 0 <= place + offset < len(keys):
            assert there is not None
            assert neighbour(review, there, -offset) == key
        else:
            assert there is None


@given(reviews())
def test_next_visits_every_skill_once(review: Review) -> None:
    keys = order(review)
    visited, here = [keys[0]], neighbour(review, keys[0], 1)
    while here is not None:
        visited.append(here)
        here = neighbour(review, here, 1)
    assert tuple(visited) == keys


# ---- the lock --------------------------------------------------------------------------------


@given(reviews())
def test_the_levels_are_locked_until_something_is_written_or_a_level_given(review: Review) -> None:
    for key in review.skills:
        rating = review.own_rating(key)
        written, levelled = (
            bool(review.written(key)),
            rating is not None and rating.level is not None,
        )
        assert is_unlocked(review, key) == (written or levelled or review.cycle.is_pulse)
        begun = written or rating is not None
        assert (skill_state(review, key) is not SkillState.UNTOUCHED) == begun
        chosen = rating is not None and not rating.is_committed
        assert (skill_state(review, key) is SkillState.CHOSEN) == chosen
        assert (key in uncommitted(review)) == chosen


def test_one_answer_unlocks_its_own_skill_and_blank_space_none() -> None:
    review = a_review(written={"planning-badly": "It slipped.", "listening-well": " \n"})
    assert is_unlocked(review, PLANNING)
    assert not is_unlocked(review, LISTENING)


@pytest.mark.parametrize("kind", EvidenceKind)
def test_one_entry_of_the_work_log_unlocks_its_own_skill(kind: EvidenceKind) -> None:
    review = a_review(closed=False)
    entries = [an_entry(PLANNING, kind=kind)]
    assert is_unlocked(review, PLANNING, entries)
    assert not is_unlocked(review, LISTENING, entries)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_what_happened_outside_the_days_under_review_unlocks_nothing(day: date) -> None:
    assert not is_unlocked(a_review(closed=False), PLANNING, [an_entry(day=day)])


@given(st.data())
def test_evidence_opens_locks_and_closes_none(data: st.DataObject) -> None:
    review = data.draw(reviews())
    entries = data.draw(entries_about(review))
    for key in review.skills:
        opened = is_unlocked(review, key) or bool(in_period(entries, review, key))
        assert is_unlocked(review, key, entries) == opened


def test_rating_without_writing_keeps_the_scale_open_and_is_remembered() -> None:
    rating = choose_level(a_review(closed=False), PLANNING, 3, NOW)
    review = a_review(rating, closed=False)
    assert rating.without_writing
    assert is_unlocked(review, PLANNING)
    assert commit(review, PLANNING, NOW).without_writing


def test_a_pulse_is_never_locked() -> None:
    assert is_unlocked(a_review(depth=Depth.PULSE), PLANNING)


# ---- how far ---------------------------------------------------------------------------------


@given(reviews())
def test_progress_counts_what_is_committed_and_the_minutes_of_the_rest(review: Review) -> None:
    made = progress(review)
    states = [skill_state(review, key) for key in review.skills]
    assert made.total == len(states)
    assert made.committed == states.count(SkillState.COMMITTED)
    each = 1 if review.cycle.is_pulse else 7
    assert made.minutes_left == each * (made.total - made.committed)


def test_a_full_review_of_eight_skills_fits_an_hour() -> None:
    assert 8 * MINUTES_A_SKILL <= 60


@given(reviews())
def test_what_is_left_unrated_is_what_is_not_committed(review: Review) -> None:
    left = unrated(review)
    assert left == tuple(
        key for key in review.skills if skill_state(review, key) is not SkillState.COMMITTED
    )
    for key in left:
        assert mark_of(review, key, frozenset()).state is MarkState.UNRATED


def test_a_reason_for_no_level_is_no_gap() -> None:
    review = a_review(a_rating(NotRated.NOT_APPLICABLE, PLANNING))
    assert unrated(review) == (LISTENING,)


# ---- taking it up again ----------------------------------------------------------------------


@given(reviews())
def test_the_walk_goes_on_at_a_skill_of_the_review(review: Review) -> None:
    place = resume_at(review)
    if place is None:
        assert unrated(review) == ()
        return
    assert place.skill in review.skills
    question = question_at(review, place)
    assert question is None or question in review.skills[place.skill].questions
    if review.cycle.place is not None and review.cycle.place.skill in review.skills:
        assert place == review.cycle.place
    else:
        assert place.skill == unrated(review)[0]


def test_the_walk_goes_on_at_the_very_question() -> None:
    review = a_review()
    place = Place(rubric_id="practice", skill_id="listening", question_id="listening-badly")
    question = question_at(review, place)
    assert question is not None
    assert question.id == "listening-badly"


def test_without_a_question_the_walk_goes_on_at_the_first_unanswered_one() -> None:
    place = Place(rubric_id="practice", skill_id="planning")
    some = a_review(written={"planning-well": "It went out."})
    question = question_at(some, place)
    assert question is not None
    assert question.id == "planning-badly"
    both = a_review(written={"planning-well": "It went out.", "planning-badly": "Late."})
    assert question_at(both, place) is None


@given(reviews())
def test_a_pulse_has_no_question_to_go_on_at(review: Review) -> None:
    place = resume_at(review)
    if review.cycle.is_pulse and place is not None:
        assert question_at(review, place) is None
