"""One's own noise: a second rating two weeks later, and what it makes of a small change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Movement, compare, compare_skill
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import (
    REPEAT_AFTER,
    REPEAT_UNTIL,
    Agreement,
    agreement,
    meaning_words,
    noise_words,
    own_noise,
    rate_again,
    repeat_due,
    timing_words,
    to_repeat,
)
from assessment.comparing.pairs import Pair
from assessment.comparing.skill_story import tell_skill
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.marks import HIDDEN, MarkState
from assessment.reviews.ratings import Confidence, NotRated, Revision
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat
from assessment.walk.walkthrough import reveal
from tests.assessment.examples import (
    LISTENING,
    NOW,
    PLANNING,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.strategies import pairs, reviews, some_skills

NOBODY: frozenset[SkillKey] = frozenset()
LATER = NOW + timedelta(days=15)


def again(review: Review, *levels: tuple[SkillKey, int | NotRated]) -> list[Repeat]:
    return [rate_again(review, key, said, LATER).committed(LATER) for key, said in levels]


def rated_twice(first: list[int], second: list[int]) -> Agreement:
    names = [f"s{n}" for n in range(len(first))]
    rubric = a_rubric(*(a_skill(name) for name in names))
    keys = [SkillKey("practice", name) for name in names]
    review = a_review(*(a_rating(n, k) for n, k in zip(first, keys, strict=True)), rubrics=[rubric])
    return agreement(review, again(review, *zip(keys, second, strict=True)), NOBODY)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=8))
def test_agreement_counts_steps_and_their_direction_does_not_matter(
    twice: list[tuple[int, int]],
) -> None:
    first, second = [a for a, _ in twice], [b for _, b in twice]
    told, turned = rated_twice(first, second), rated_twice(second, first)
    assert told.steps == turned.steps == tuple(abs(a - b) for a, b in twice)
    assert told.exact <= told.within_one <= len(twice)
    assert (told.noise == 0) == (told.exact == len(twice) >= 3)
    assert [row.steps for row in told.rows] == [b - a for a, b in twice]


def test_too_few_skills_say_nothing_about_noise() -> None:
    assert rated_twice([1, 5], [4, 5]).noise is None
    assert rated_twice([1, 5, 2], [4, 5, 2]).noise == 3


@pytest.mark.parametrize(
    "first, second, words",
    [
        ([3, 3, 3], [3, 3, 3], "You agreed with yourself exactly on all three skills."),
        (
            [3, 3, 3, 1],
            [3, 4, 3, 3],
            (
                "You agreed with yourself exactly on two of four skills, and to within one step on "
                "three of four skills."
            ),
        ),
        (
            [3, 3],
            [2, 4],
            (
                "You agreed with yourself exactly on no skill, and to within one step on all "
                "of them."
            ),
        ),
    ],
)
def test_agreement_is_told_in_words(first: list[int], second: list[int], words: str) -> None:
    assert rated_twice(first, second).sentence == words


def test_a_reason_for_no_level_enters_no_difference() -> None:
    review = a_review(a_rating(3), a_rating(4, LISTENING))
    told = agreement(review, again(review, (PLANNING, NotRated.NO_OPPORTUNITY)), NOBODY)
    assert [row.steps for row in told.rows] == [None]
    assert told.rows[0].second.state is MarkState.NO_OPPORTUNITY
    assert (told.sentence, told.noise) == ("", None)


def test_a_repeat_that_is_not_committed_shows_neither_value() -> None:
    review = a_review(a_rating(3))
    begun = rate_again(review, PLANNING, 5, LATER)
    assert agreement(review, [begun], NOBODY).rows == ()
    assert to_repeat(review, [begun], NOBODY) == (PLANNING,)
    assert to_repeat(review, [begun.committed(LATER)], NOBODY) == ()


@given(st.data())
def test_a_hidden_skill_gives_away_neither_value_nor_is_it_asked_for(data: st.DataObject) -> None:
    review = data.draw(reviews(state=CycleState.CLOSED))
    hidden = data.draw(some_skills(review))
    repeats = again(review, *((key, 1) for key in review.skills))
    for row in agreement(review, repeats, hidden).rows:
        assert row.key not in hidden or (row.first, row.second, row.steps) == (HIDDEN, HIDDEN, None)
    assert not hidden & set(to_repeat(review, [], hidden))


def test_a_rating_altered_since_is_compared_as_it_stood() -> None:
    revised = Revision(
        revised_at=LATER + timedelta(days=1), level=2, reason=None, confidence=Confidence.LOW
    )
    altered = a_rating(5, confidence=Confidence.HIGH).with_changes(revisions=(revised,))
    review = a_review(altered)
    (row,) = agreement(review, again(review, (PLANNING, 2)), NOBODY).rows
    assert (row.first.level, row.first.confidence, row.steps) == (2, Confidence.LOW, 0)
    earlier = revised.model_copy(update={"revised_at": LATER})
    review = a_review(altered.with_changes(revisions=(earlier,)))
    (row,) = agreement(review, again(review, (PLANNING, 2)), NOBODY).rows
    assert (row.first.level, row.steps) == (5, -3)


# ---- when it is due --------------------------------------------------------------------------


@given(st.timedeltas(timedelta(0), timedelta(days=80)))
def test_a_repeat_is_offered_from_two_to_six_weeks_after_closing(waited: timedelta) -> None:
    review = a_review(a_rating(3))
    due = repeat_due([review], [], (), NOBODY, NOW + waited)
    assert (due is not None) == (REPEAT_AFTER <= waited <= REPEAT_UNTIL)


def test_a_repeat_is_not_offered_again_once_it_was_declined_or_made() -> None:
    review = a_review(a_rating(3))
    assert repeat_due([review], [], (), NOBODY, LATER) == review
    assert repeat_due([review], [], (review.cycle.id,), NOBODY, LATER) is None
    assert repeat_due([review], again(review, (PLANNING, 3)), (), NOBODY, LATER) is None


def test_a_repeat_waits_for_levels_a_closed_review_and_skills_that_may_be_seen() -> None:
    without_level = a_review(a_rating(NotRated.NOT_APPLICABLE))
    rated = a_review(a_rating(3))
    reopened = rated.model_copy(update={"cycle": rated.cycle.reopened(LATER)})
    assert repeat_due([without_level, reopened], [], (), NOBODY, LATER) is None
    assert repeat_due([rated], [], (), frozenset({PLANNING}), LATER) is None


def test_of_two_reviews_the_one_closed_last_is_offered() -> None:
    first, second = a_review(a_rating(3), year=2026), a_review(a_rating(3), year=2025)
    closed = second.cycle.model_copy(update={"closed_at": NOW + timedelta(hours=1)})
    second = second.model_copy(update={"cycle": closed})
    assert repeat_due([first, second], [], (), NOBODY, LATER) == second


# ---- what it means ---------------------------------------------------------------------------


def test_noise_is_that_of_the_latest_review_that_was_rated_twice() -> None:
    rubric = a_rubric(*(a_skill(name) for name in "abc"))
    keys = [SkillKey("practice", name) for name in "abc"]
    told, repeats = [], list[Repeat]()
    for year, level in ((2024, 5), (2025, 4), (2026, 3)):
        review = a_review(*(a_rating(3, k) for k in keys), year=year, rubrics=[rubric])
        repeats += again(review, *((key, level) for key in keys)) if year < 2026 else []
        told.append(review)
    assert own_noise(told, repeats, NOBODY) == 1
    assert own_noise(told[::-1], repeats, NOBODY) == 1
    assert own_noise(told, repeats, frozenset(keys[:1])) is None
    assert own_noise(told, [], NOBODY) is None


def test_noise_is_told_in_steps() -> None:
    assert "unless you were sure both times" in noise_words(0)
    assert noise_words(1).endswith("so a change of one step is called a possible change.")
    assert "up to two steps" in noise_words(2)


def test_what_a_repeat_means_is_said_even_when_it_is_too_little_to_go_by() -> None:
    told = rated_twice([3, 3, 3], [3, 4, 3])
    assert meaning_words(told, told.noise) == noise_words(1)
    assert "fewer than three skills" in meaning_words(rated_twice([3, 3], [3, 4]), None)
    assert meaning_words(Agreement(rows=()), None) == ""


@given(st.timedeltas(timedelta(0), timedelta(days=80)))
def test_a_repeat_made_too_early_or_too_late_says_what_that_does_to_it(waited: timedelta) -> None:
    words = timing_words(NOW, NOW + waited)
    assert ("fresh in mind" in words) == (waited < REPEAT_AFTER)
    assert ("may be growth" in words) == (waited > REPEAT_UNTIL)
    assert (words == "") == (REPEAT_AFTER <= waited <= REPEAT_UNTIL)


def test_a_second_rating_keeps_to_the_levels_of_the_skill() -> None:
    review = a_review(a_rating(3))
    with pytest.raises(ValueError, match="level"):
        rate_again(review, PLANNING, 6, NOW)
    said = rate_again(review, PLANNING, NotRated.NOT_ENOUGH_EVIDENCE, NOW, Confidence.HIGH)
    assert (said.level, said.reason, said.confidence) == (None, NotRated.NOT_ENOUGH_EVIDENCE, None)


@given(pairs(), st.integers(0, 9))
def test_a_step_within_ones_own_noise_is_a_possible_change(
    pair: tuple[Review, Review], noise: int
) -> None:
    before, after = pair
    usual = compare(before, after, NOBODY).rows
    for row, told in zip(
        compare(before, after, NOBODY, RatingContext(noise=noise)).rows, usual, strict=True
    ):
        within = row.steps is not None and 0 < abs(row.steps) <= noise
        assert row.movement is (Movement.POSSIBLE_CHANGE if within else told.movement)
        assert row.model_copy(update={"movement": told.movement}) == told


def test_being_sure_both_times_does_not_outweigh_ones_own_noise() -> None:
    before = a_review(a_rating(3, confidence=Confidence.HIGH), year=2025)
    after = a_review(a_rating(4, confidence=Confidence.HIGH))
    usual, noisy = (
        compare_skill(before, after, PLANNING, NOBODY, RatingContext(noise=n)) for n in (None, 1)
    )
    assert (usual.movement, noisy.movement) == (Movement.CHANGE, Movement.POSSIBLE_CHANGE)
    pair = Pair(before=before, after=after)
    assert (
        "a possible change" in tell_skill(pair, PLANNING, NOBODY, RatingContext(noise=1)).sentence
    )
    told = reveal(after, [before], PLANNING, rating_context=RatingContext(noise=1))
    assert told is not None
    assert told.comparison == noisy
