"""Ratings from memory in a comparison: a third mark, of another kind."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import OwnNoise
from assessment.comparing.then_test import (
    compare_with_memory,
    rate_from_memory,
    then_tests,
    to_ask,
    with_memory,
)
from assessment.comparing.three_values import remembered
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.marks import HIDDEN, MarkState
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import ThenRating
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_noise, a_rating, a_review
from tests.assessment.strategies import later_editions, mostly, reviews, some_skills

NOBODY: frozenset[SkillKey] = frozenset()


@st.composite
def looked_at(draw: st.DrawFn) -> tuple[Review, Review, tuple[ThenRating, ...]]:
    """Two closed reviews and ratings from memory: committed or not, of this pair or of others."""
    before = draw(reviews(state=CycleState.CLOSED))
    editions = before.rubrics
    if not draw(mostly):
        editions = tuple(draw(later_editions(rubric)) for rubric in editions)
    after = draw(reviews(st.just(editions), CycleState.CLOSED))
    then_ratings: list[ThenRating] = []
    for asked in to_ask(before, after, [], NOBODY):
        if not draw(mostly):
            continue
        level = draw(st.integers(1, asked.skill.highest_level))
        said = level if draw(mostly) else draw(st.sampled_from(NotRated))
        then_rating = rate_from_memory(before, after, asked, said, NOW)
        then_rating = then_rating.committed(NOW) if draw(mostly) else then_rating
        then_ratings.append(
            then_rating if draw(mostly) else then_rating.with_changes(by_cycle_id="another")
        )
    return before, after, tuple(then_ratings)


@given(looked_at(), st.data())
def test_only_committed_looks_back_of_this_pair_are_remembered_and_no_hidden_ones(
    looked_back_on: tuple[Review, Review, tuple[ThenRating, ...]], data: st.DataObject
) -> None:
    before, after, then_ratings = looked_back_on
    hidden = data.draw(some_skills(before, after))
    plain = compare(before, after, hidden)
    shown = with_memory(plain, before, after, then_ratings, hidden)
    counting = {
        then_rating.key: then_rating
        for then_rating in then_ratings
        if then_rating.is_committed
        and (then_rating.cycle_id, then_rating.by_cycle_id) == (before.cycle.id, after.cycle.id)
    }
    for row, usual in zip(shown.rows, plain.rows, strict=True):
        assert row.model_copy(update={"memory": None}) == usual
        may_be_seen = HIDDEN not in (row.before, row.after) and not hidden & {
            row.key,
            row.before_key,
        }
        then_rating = None if row.before_key is None else counting.get(row.before_key)
        assert (row.memory is not None) == (then_rating is not None and may_be_seen)
        if row.memory is not None and then_rating is not None:
            assert (row.memory.level, row.memory.confidence) == (
                then_rating.level,
                then_rating.confidence,
            )
    assert shown.model_copy(update={"rows": plain.rows}) == plain


@given(looked_at())
def test_what_is_remembered_says_the_same_as_the_three_values(
    looked_back_on: tuple[Review, Review, tuple[ThenRating, ...]],
) -> None:
    before, after, then_ratings = looked_back_on
    shown = compare_with_memory(
        before, after, NOBODY, RatingContext(then_ratings=tuple(then_ratings))
    )
    assert remembered(shown) == then_tests(before, after, then_ratings, NOBODY)


@given(looked_at(), st.integers(0, 3).map(a_noise))
def test_without_looks_back_nothing_changes_but_what_noise_does(
    looked_back_on: tuple[Review, Review, tuple[ThenRating, ...]], noise: OwnNoise
) -> None:
    before, after, _ = looked_back_on
    assert compare_with_memory(before, after, NOBODY) == compare(before, after, NOBODY)
    noisy = compare_with_memory(before, after, NOBODY, RatingContext(noise=noise))
    assert noisy == compare(before, after, NOBODY, RatingContext(noise=noise))
    assert noisy.noise == noise


def test_a_reason_for_no_level_is_remembered_as_such() -> None:
    before, after = a_review(a_rating(3), year=2025), a_review(a_rating(4))
    (asked,) = to_ask(before, after, [], NOBODY)
    then_rating = rate_from_memory(
        before, after, asked, NotRated.NOT_ENOUGH_EVIDENCE, NOW
    ).committed(NOW)
    row = compare_with_memory(
        before, after, NOBODY, RatingContext(then_ratings=(then_rating,))
    ).rows[0]
    assert row.memory is not None
    assert row.memory.state is MarkState.NOT_ENOUGH_EVIDENCE


def test_a_skill_that_lost_its_level_since_has_no_third_mark() -> None:
    before = a_review(a_rating(3), a_rating(2, LISTENING), year=2025)
    after = a_review(a_rating(4), a_rating(2, LISTENING))
    then_ratings = [
        rate_from_memory(before, after, asked, 2, NOW, Confidence.LOW).committed(
            NOW + timedelta(days=1)
        )
        for asked in to_ask(before, after, [], NOBODY)
    ]
    altered = after.model_copy(
        update={"ratings": (a_rating(NotRated.NOT_APPLICABLE), a_rating(2, LISTENING))}
    )
    shown = compare_with_memory(
        before, altered, NOBODY, RatingContext(then_ratings=tuple(then_ratings))
    )
    assert {row.key: row.memory is not None for row in shown.rows} == {
        PLANNING: False,
        LISTENING: True,
    }
