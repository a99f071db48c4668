"""The walk through second ratings: what is asked, what is done, where it resumes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.noise import rate_again
from assessment.comparing.then_test import rate_from_memory, to_ask
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat, ThenRating
from assessment.walk.second_walk import (
    Step,
    hidden_of_repeat,
    hidden_of_then_test,
    left,
    neighbour,
    next_waiting,
    resume_at,
    steps_of_repeat,
    steps_of_then_test,
)
from tests.assessment.examples import (
    LISTENING,
    NOW,
    PLANNING,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.strategies import reviews, some_skills

NOBODY: frozenset[SkillKey] = frozenset()
NAMES = "abcd"
KEYS = [SkillKey("practice", name) for name in NAMES]


def rated(level: int = 3, year: int = 2026) -> Review:
    """A closed review with that level for four skills."""
    rubric = a_rubric(*(a_skill(name) for name in NAMES))
    return a_review(*(a_rating(level, key) for key in KEYS), year=year, rubrics=[rubric])


def again(review: Review, *names: str, now: datetime = NOW) -> list[Repeat]:
    """Repeats of these skills; one in capitals is committed."""
    found: list[Repeat] = []
    for number, name in enumerate(names):
        moment = now + timedelta(minutes=number)
        then_rating = rate_again(review, SkillKey("practice", name.lower()), 2, moment)
        found.append(then_rating.committed(moment) if name.isupper() else then_rating)
    return found


def names(steps: Sequence[Step]) -> str:
    return "".join(s.key.skill_id.upper() if s.is_done else s.key.skill_id for s in steps)


def test_skills_come_in_the_order_of_the_review_done_or_not() -> None:
    review = rated()
    steps = steps_of_repeat(review, again(review, "C", "b"), NOBODY)
    assert names(steps) == "abCd"
    assert [step.said is not None for step in steps] == [False, True, True, False]
    assert left(steps) == 3


def test_a_skill_without_a_level_is_not_in_the_walk() -> None:
    review = a_review(a_rating(NotRated.NOT_APPLICABLE), a_rating(4, LISTENING))
    assert [step.key for step in steps_of_repeat(review, [], NOBODY)] == [LISTENING]
    before = a_review(a_rating(3), a_rating(4, LISTENING), year=2025)
    assert [s.key for s in steps_of_then_test(before, review, [], NOBODY)] == [LISTENING]


@pytest.mark.parametrize(
    "said, where",
    [
        ((), "a"),
        (("A",), "b"),
        (("A", "b"), "b"),
        (("A", "d", "b"), "b"),
        (("B",), "c"),
        (("A", "D"), "b"),
        (("a", "B"), "a"),
        (("A", "B", "C", "D"), None),
    ],
)
def test_a_walk_is_taken_up_where_it_was_left(said: tuple[str, ...], where: str | None) -> None:
    review = rated()
    steps = steps_of_repeat(review, again(review, *said), NOBODY)
    assert resume_at(steps) == (None if where is None else SkillKey("practice", where))


def test_neighbours_end_at_either_end() -> None:
    steps = steps_of_repeat(rated(), [], NOBODY)
    assert [neighbour(steps, key, 1) for key in KEYS] == [*KEYS[1:], None]
    assert [neighbour(steps, key, -1) for key in KEYS] == [None, *KEYS[:-1]]


def test_what_is_rated_already_is_passed_over_on_the_way() -> None:
    review = rated()
    steps = steps_of_repeat(review, again(review, "B", "c", "D"), NOBODY)
    found = [next_waiting(steps, key) for key in KEYS]
    assert found == [KEYS[2], KEYS[2], None, None]


def test_an_open_review_is_not_walked_through_a_second_time() -> None:
    review = rated()
    reopened = review.model_copy(update={"cycle": review.cycle.reopened(NOW)})
    assert steps_of_repeat(reopened, again(review, "A"), NOBODY) == ()
    assert steps_of_then_test(rated(year=2025), reopened, [], NOBODY) == ()
    assert steps_of_then_test(reopened, rated(year=2027), [], NOBODY) == ()


def test_a_step_is_the_same_whatever_was_rated() -> None:
    first, *others = [steps_of_repeat(rated(level), [], NOBODY) for level in range(1, 6)]
    assert first
    assert others == [first] * 4
    after = rated(3)
    looked, *others = [
        steps_of_then_test(rated(level, 2025), after, [], NOBODY) for level in range(1, 6)
    ]
    assert looked
    assert others == [looked] * 4


def looked_back(before: Review, after: Review, count: int = 9) -> list[ThenRating]:
    asked = to_ask(before, after, [], NOBODY)[:count]
    return [rate_from_memory(before, after, one, 1, NOW).committed(NOW) for one in asked]


def test_a_look_back_is_by_the_levels_of_the_later_review() -> None:
    changed = a_rubric(a_skill("planning", levels=7, wording="Quite another way"), version=2)
    before, after = a_review(a_rating(4), year=2025), a_review(a_rating(6), rubrics=[changed])
    (step,) = steps_of_then_test(before, after, [], NOBODY)
    assert (step.key, step.skill) == (PLANNING, changed.skill("planning"))
    (done,) = steps_of_then_test(before, after, looked_back(before, after), NOBODY)
    assert (done.is_done, done.asked) == (True, None)


def test_some_are_done_and_some_are_left() -> None:
    before, after = rated(year=2025), rated()
    steps = steps_of_then_test(before, after, looked_back(before, after, 2), NOBODY)
    assert names(steps) == "ABcd"
    assert resume_at(steps) == KEYS[2]


@given(st.data())
def test_a_hidden_skill_is_in_no_walk(data: st.DataObject) -> None:
    before = data.draw(reviews(state=CycleState.CLOSED))
    after = data.draw(reviews(st.just(before.rubrics), CycleState.CLOSED))
    hidden = data.draw(some_skills(before, after))
    then_ratings = looked_back(before, after)
    repeats = [
        rate_again(before, key, 1, NOW).committed(NOW)
        for step in steps_of_repeat(before, [], NOBODY)
        for key in [step.key]
    ]
    for said in ([], repeats):
        assert not hidden & {step.key for step in steps_of_repeat(before, said, hidden)}
    for ratings in ([], then_ratings):
        steps = steps_of_then_test(before, after, ratings, hidden)
        assert not hidden & {step.key for step in steps}


@given(st.data())
def test_how_many_skills_are_hidden_tells_nothing_of_how_they_were_rated(
    data: st.DataObject,
) -> None:
    before = data.draw(reviews(state=CycleState.CLOSED))
    after = data.draw(reviews(st.just(before.rubrics), CycleState.CLOSED))
    hidden = data.draw(some_skills(before, after))
    unrated = before.model_copy(update={"ratings": ()})
    assert hidden_of_repeat(before, hidden) == hidden_of_repeat(unrated, hidden) == len(hidden)
    count = hidden_of_then_test(before, after, hidden)
    assert count == hidden_of_then_test(unrated, after, hidden) == len(hidden)
