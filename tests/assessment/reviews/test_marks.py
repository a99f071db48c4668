"""Marks: what may be shown of a skill, and what may not (method rules 5 and 6)."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.comparing.comparison import compare
from assessment.comparing.growth import history
from assessment.comparing.profile import profile
from assessment.model import SkillKey
from assessment.reviews.hiding import hidden_skills
from assessment.reviews.marks import (
    HIDDEN,
    UNRATED,
    Mark,
    MarkState,
    mark_of,
    mark_of_judgement,
    mark_of_second_rating,
)
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rating, a_review
from tests.assessment.strategies import reviews, series, some_skills


@given(reviews())
def test_only_a_committed_rating_makes_a_mark(review: Review) -> None:
    for key in review.skills:
        rating, mark = review.own_rating(key), mark_of(review, key, frozenset())
        if rating is None or not rating.is_committed:
            assert mark == UNRATED
        else:
            assert mark.level == rating.level
            assert mark.energy == rating.energy
            assert (mark.state is MarkState.RATED) == (rating.level is not None)


def test_the_four_ways_of_having_no_level_are_four_states() -> None:
    said = [a_review(a_rating(reason)) for reason in NotRated]
    states = [mark_of(review, PLANNING, frozenset()).state for review in [*said, a_review()]]
    assert states == [
        MarkState.NOT_APPLICABLE,
        MarkState.NO_OPPORTUNITY,
        MarkState.NOT_ENOUGH_EVIDENCE,
        MarkState.UNRATED,
    ]
    assert len(set(states)) == 4
    assert all(mark_of(r, PLANNING, frozenset()).level is None for r in [*said, a_review()])


@given(st.sampled_from(MarkState), st.none() | st.integers(1, 10))
def test_a_mark_has_a_level_exactly_when_it_is_rated(state: MarkState, level: int | None) -> None:
    if (state is MarkState.RATED) == (level is not None):
        assert Mark(state=state, level=level).level == level
    else:
        with pytest.raises(ValidationError, match="level"):
            Mark(state=state, level=level)


def test_a_level_held_with_low_confidence_is_drawn_faint() -> None:
    marks = [
        mark_of(a_review(a_rating(3, confidence=sure)), PLANNING, frozenset())
        for sure in (*Confidence, None)
    ]
    assert [mark.is_faint for mark in marks] == [True, False, False, False]


@given(st.data())
def test_a_hidden_skill_carries_no_level_in_a_mark_or_a_profile(data: st.DataObject) -> None:
    made = data.draw(series())
    hidden = data.draw(some_skills(*made))
    for review in past(made):
        for key in hidden & set(review.skills):
            mark = mark_of(review, key, hidden)
            assert mark in (HIDDEN, UNRATED)
            assert review.cycle.is_draft or mark == HIDDEN
        for row in profile(review, hidden).rows:
            assert row.key not in hidden or (row.mark.level is None and row.anchor == "")


@given(st.data())
def test_a_hidden_skill_carries_no_level_in_a_comparison_or_a_history(
    data: st.DataObject,
) -> None:
    made = data.draw(series())
    hidden = data.draw(some_skills(*made))
    for before, after in product(past(made), repeat=2):
        for row in compare(before, after, hidden).rows:
            assert row.key not in hidden or (row.before.level, row.after.level) == (None, None)
            assert row.key not in hidden or row.steps is None
    for rubric in made[0].rubrics if past(made) else ():
        for skill in history(past(made), rubric.id, hidden).skills:
            assert skill.key not in hidden or {mark.level for mark in skill.marks} == {None}


def past(made: tuple[Review, ...]) -> list[Review]:
    return [review for review in made if review.cycle.has_been_closed]


@given(reviews())
def test_a_draft_that_was_never_closed_shows_its_own_ratings(review: Review) -> None:
    if not review.cycle.has_been_closed:
        everything = frozenset(review.skills)
        for key in review.skills:
            assert mark_of(review, key, everything) == mark_of(review, key, frozenset())


@given(series())
def test_hidden_is_what_an_open_cycle_has_not_committed(made: tuple[Review, ...]) -> None:
    hidden = hidden_skills(made)
    for review in made:
        for key in review.skills:
            rating = review.own_rating(key)
            if review.cycle.is_draft and (rating is None or not rating.is_committed):
                assert key in hidden
    drafts = [review for review in made if review.cycle.is_draft]
    assert hidden == hidden_skills(drafts)
    assert all(any(key in review.skills for review in drafts) for key in hidden)


def test_a_committed_skill_is_revealed_by_itself() -> None:
    draft = a_review(a_rating(3, PLANNING), closed=False)
    assert hidden_skills([draft]) == {LISTENING}


def test_an_old_snapshot_that_was_reopened_gives_nothing_away() -> None:
    old = a_review(a_rating(2, PLANNING), year=2025)
    reopened = old.model_copy(update={"cycle": old.cycle.reopened(NOW + timedelta(days=1))})
    draft = a_review(closed=False)
    hidden = hidden_skills([reopened, draft])
    assert mark_of(reopened, PLANNING, hidden) == HIDDEN
    assert mark_of(reopened, LISTENING, hidden) == UNRATED


def test_a_second_look_shows_once_it_is_committed_and_never_while_its_skill_is_hidden() -> None:
    chosen = Repeat(
        cycle_id="cycle",
        rubric_id="practice",
        skill_id="planning",
        level=4,
        confidence=Confidence.LOW,
        saved_at=NOW,
    )
    committed = chosen.committed(NOW)
    nobody: frozenset[SkillKey] = frozenset()
    assert mark_of_second_rating(None, nobody) == UNRATED
    assert mark_of_second_rating(chosen, nobody) == UNRATED
    assert mark_of_second_rating(committed, nobody) == Mark(
        state=MarkState.RATED, level=4, confidence=Confidence.LOW
    )
    for then_rating in (chosen, committed):
        assert mark_of_second_rating(then_rating, frozenset({PLANNING})) == HIDDEN
    assert mark_of_judgement(committed, nobody).level == 4
    assert mark_of_judgement(committed, frozenset({PLANNING})) == HIDDEN
