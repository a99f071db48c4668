"""Did I grow, or did my standard: three values, none of which replaces another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.then_test import rate_from_memory, then_tests, to_ask
from assessment.comparing.three_values import ThenTest, memory_words, summarise
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.marks import HIDDEN
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import ThenRating
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


def looked_back(before: Review, after: Review, said: int | NotRated) -> list[ThenRating]:
    return [
        rate_from_memory(before, after, asked, said, NOW).committed(NOW)
        for asked in to_ask(before, after, [], NOBODY)
    ]


def one_test(then: int, memory: int | NotRated, now: int) -> ThenTest:
    before, after = a_review(a_rating(then), year=2025), a_review(a_rating(now))
    (then_test,) = then_tests(before, after, looked_back(before, after, memory), NOBODY)
    return then_test


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_growth_and_the_shift_of_the_standard_make_up_the_difference_that_was_rated(
    then: int, memory: int, now: int
) -> None:
    then_test = one_test(then, memory, now)
    levels = [mark.level for mark in (then_test.then, then_test.memory, then_test.now)]
    assert levels == [then, memory, now]
    assert then_test.growth is not None
    assert then_test.shift is not None
    assert then_test.growth + then_test.shift == now - then


@pytest.mark.parametrize(
    "then, memory, now, words",
    [
        (
            3,
            2,
            3,
            (
                "Your standard rose: what you rated 3 then, you would rate 2 today. "
                "By today’s standard you rose one step."
            ),
        ),
        (
            2,
            4,
            3,
            (
                "Your standard eased: what you rated 2 then, you would rate 4 today. "
                "By today’s standard you fell one step."
            ),
        ),
        (
            3,
            3,
            3,
            (
                "Your standard held: what was level 3 then still is. By today’s standard you "
                "held your level."
            ),
        ),
        (
            3,
            NotRated.NOT_ENOUGH_EVIDENCE,
            3,
            "From memory you gave no level: not enough evidence.",
        ),
    ],
)
def test_the_three_values_are_put_in_words(
    then: int, memory: int | NotRated, now: int, words: str
) -> None:
    assert one_test(then, memory, now).sentence == words


def test_a_skill_is_asked_for_until_its_look_back_is_committed() -> None:
    before, after = a_review(a_rating(5), year=2025), a_review(a_rating(3))
    (asked,) = to_ask(before, after, [], NOBODY)
    assert (asked.key, asked.before_key, asked.begun) == (PLANNING, PLANNING, None)
    begun = rate_from_memory(before, after, asked, 2, NOW)
    (still,) = to_ask(before, after, [begun], NOBODY)
    assert still.begun == begun
    assert then_tests(before, after, [begun], NOBODY) == ()
    done = begun.committed(NOW + timedelta(hours=1))
    assert to_ask(before, after, [done], NOBODY) == ()
    assert len(then_tests(before, after, [done], NOBODY)) == 1


def test_what_is_asked_is_the_same_whatever_was_rated_then() -> None:
    after = a_review(a_rating(3))
    first, *others = [
        to_ask(a_review(a_rating(level), year=2025), after, [], NOBODY) for level in range(1, 6)
    ]
    assert first
    assert others == [first] * 4


def test_only_skills_with_a_level_in_both_are_asked_for() -> None:
    before = a_review(a_rating(3), a_rating(NotRated.NO_OPPORTUNITY, LISTENING), year=2025)
    after = a_review(a_rating(3), a_rating(4, LISTENING))
    assert [asked.key for asked in to_ask(before, after, [], NOBODY)] == [PLANNING]
    assert to_ask(before, a_review(), [], NOBODY) == ()


def test_a_look_back_by_another_reviews_standard_is_another_matter() -> None:
    snapshots = [a_review(a_rating(3), year=year) for year in (2024, 2025, 2026)]
    then_ratings = looked_back(snapshots[0], snapshots[1], 2)
    assert len(then_tests(snapshots[0], snapshots[1], then_ratings, NOBODY)) == 1
    assert then_tests(snapshots[0], snapshots[2], then_ratings, NOBODY) == ()
    assert len(to_ask(snapshots[0], snapshots[2], then_ratings, NOBODY)) == 1


def test_over_a_rubric_that_changed_growth_is_counted_and_the_standard_is_not() -> None:
    changed = a_rubric(a_skill("planning", levels=7, wording="Quite another way"), version=2)
    before, after = a_review(a_rating(4), year=2025), a_review(a_rating(6), rubrics=[changed])
    (asked,) = to_ask(before, after, [], NOBODY)
    assert asked.skill == changed.skill("planning")
    (then_test,) = then_tests(before, after, looked_back(before, after, 5), NOBODY)
    assert (then_test.shift, then_test.growth) == (None, 1)
    assert then_test.sentence.startswith(
        "What you said then can’t be compared with today’s standard."
    )


@given(st.data())
def test_a_hidden_skill_is_neither_asked_for_nor_shown(data: st.DataObject) -> None:
    before = data.draw(reviews(state=CycleState.CLOSED))
    after = data.draw(reviews(st.just(before.rubrics), CycleState.CLOSED))
    hidden = data.draw(some_skills(before, after))
    then_ratings = looked_back(before, after, 1)
    assert not hidden & {asked.key for asked in to_ask(before, after, [], hidden)}
    for then_test in then_tests(before, after, then_ratings, hidden):
        assert then_test.key not in hidden
        assert HIDDEN not in (then_test.then, then_test.memory, then_test.now)


def test_a_level_that_todays_standard_lacks_is_refused() -> None:
    before, after = a_review(a_rating(3), year=2025), a_review(a_rating(3))
    (asked,) = to_ask(before, after, [], NOBODY)
    with pytest.raises(ValueError, match="level"):
        rate_from_memory(before, after, asked, 6, NOW)


def test_all_together_are_counted() -> None:
    tests = [one_test(3, 2, 4), one_test(3, 2, 2), one_test(3, 4, 3), one_test(3, 3, 4)]
    assert summarise(tests) == (
        "By today’s standard two skills rose, one fell, one held. "
        "Your standard rose for two and eased for one."
    )
    assert summarise([one_test(3, 3, 4)]) == (
        "By today’s standard one skill rose. Your standard held."
    )
    assert summarise([one_test(3, NotRated.NO_OPPORTUNITY, 4)]) == ""


def test_what_is_from_memory_is_called_so_and_read_on_after_the_colon() -> None:
    assert memory_words([one_test(3, 3, 4)]) == (
        "From memory: by today’s standard one skill rose. Your standard held."
    )
    without = one_test(3, NotRated.NO_OPPORTUNITY, 4)
    assert memory_words([without]) == "From memory: no level was given."
