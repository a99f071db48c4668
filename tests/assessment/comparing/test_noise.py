"""One's own noise: a second rating two weeks later, and what it means for a small change."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Movement, compare, compare_skill
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import (
    FEWEST_PAIRS,
    REPEAT_AFTER,
    REPEAT_UNTIL,
    Agreement,
    OwnNoise,
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
    a_noise,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.strategies import pairs, reviews, series, some_skills

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
    agreed, turned = rated_twice(first, second), rated_twice(second, first)
    assert agreed.steps == turned.steps == tuple(abs(a - b) for a, b in twice)
    assert agreed.exact <= agreed.within_one <= len(twice)
    assert [row.steps for row in agreed.rows] == [b - a for a, b in twice]


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
def test_agreement_is_put_in_words(first: list[int], second: list[int], words: str) -> None:
    assert rated_twice(first, second).sentence == words


def test_a_reason_for_no_level_enters_no_difference() -> None:
    review = a_review(a_rating(3), a_rating(4, LISTENING))
    agreed = agreement(review, again(review, (PLANNING, NotRated.NO_OPPORTUNITY)), NOBODY)
    assert [row.steps for row in agreed.rows] == [None]
    assert agreed.rows[0].second.state is MarkState.NO_OPPORTUNITY
    assert agreed.sentence == ""


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
    others = [repeat for repeat in repeats if repeat.key not in hidden]
    assert agreement(review, others, hidden) == agreement(review, repeats, hidden)
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


differences = st.lists(st.integers(0, 4), max_size=40).map(tuple[int, ...])
enough_differences = st.lists(st.integers(0, 4), min_size=FEWEST_PAIRS, max_size=40)


@given(differences)
def test_a_step_is_noise_when_more_than_one_pair_in_ten_differs_by_as_much(
    apart: tuple[int, ...],
) -> None:
    noise = OwnNoise(differences=apart).steps
    assert (noise is None) == (len(apart) < 8)
    for steps in range(1, 6):
        is_noise = 10 * sum(1 for difference in apart if difference >= steps) > len(apart)
        assert noise is None or (steps <= noise) == is_noise


@given(enough_differences, st.randoms())
def test_only_how_far_pairs_differ_counts_and_not_when(apart: list[int], random: Random) -> None:
    shuffled = random.sample(apart, len(apart))
    assert OwnNoise(differences=tuple(shuffled)).steps == OwnNoise(differences=tuple(apart)).steps


@given(enough_differences, st.integers(0, 4))
def test_noise_never_rises_with_an_agreement_and_falls_with_no_larger_difference(
    apart: list[int], more: int
) -> None:
    noise = OwnNoise(differences=tuple(apart)).steps
    agreed, differed = (OwnNoise(differences=(*apart, steps)).steps for steps in (0, more))
    assert noise is not None
    assert agreed is not None
    assert differed is not None
    assert agreed <= noise
    assert min(noise, more) <= differed <= max(noise, more)


@pytest.mark.parametrize(
    "differing, pairs_in_all, noise",
    [
        (7, 7, None),
        (0, 8, 0),
        (1, 8, 1),
        (1, 9, 1),
        (1, 10, 0),
        (1, 12, 0),
        (2, 12, 1),
        (3, 12, 1),
        (2, 20, 0),
        (3, 20, 1),
    ],
)
def test_one_in_ten_is_still_an_exception(
    differing: int, pairs_in_all: int, noise: int | None
) -> None:
    same = pairs_in_all - differing
    assert OwnNoise(differences=(1,) * differing + (0,) * same).steps == noise


def twelve_skills() -> list[SkillKey]:
    return [SkillKey("practice", f"s{n}") for n in range(12)]


def rated_over_years(*seconds: list[int]) -> tuple[list[Review], list[Repeat]]:
    """Yearly reviews in which every skill was a 3, and had these levels the second time."""
    keys = twelve_skills()
    rubric = a_rubric(*(a_skill(key.skill_id) for key in keys))
    past = [
        a_review(*(a_rating(3, key) for key in keys), year=2020 + n, rubrics=[rubric])
        for n in range(len(seconds))
    ]
    repeats = [
        repeat
        for review, levels in zip(past, seconds, strict=True)
        for repeat in again(review, *zip(keys, levels, strict=False))
    ]
    return past, repeats


def test_all_repeats_count_together_and_not_the_latest_alone() -> None:
    calm, noisy = [3] * 12, [4] * 3 + [3] * 9
    assert own_noise(*rated_over_years(noisy), NOBODY).steps == 1
    past, repeats = rated_over_years(noisy, calm, calm)
    assert own_noise(past, repeats, NOBODY).steps == 0
    assert own_noise(past[::-1], repeats[::-1], NOBODY).steps == 0
    assert own_noise(past[:2], repeats, NOBODY).steps == 1
    assert own_noise(past, [], NOBODY) == OwnNoise()
    assert own_noise(*rated_over_years([3] * 4, [5] * 4), NOBODY).steps == 2
    assert own_noise(*rated_over_years([3] * 4, [5] * 3), NOBODY).steps is None


def test_a_repeat_that_is_not_committed_and_a_skill_without_two_levels_are_no_pair() -> None:
    past, repeats = rated_over_years([3] * 9)
    begun = [repeats[0].with_changes(committed_at=None), *repeats[1:]]
    assert own_noise(past, begun, NOBODY).pairs == 8
    without = repeats[0].with_changes(level=None, reason=NotRated.NO_OPPORTUNITY)
    assert own_noise(past, [without, *repeats[1:]], NOBODY).pairs == 8


@given(st.data())
def test_noise_is_what_the_agreement_of_every_review_comes_to(data: st.DataObject) -> None:
    past = data.draw(series(CycleState.CLOSED))
    hidden = data.draw(some_skills(*past))
    repeats = [
        repeat
        for review in past
        for key in review.skills
        if data.draw(st.booleans())
        for repeat in again(review, (key, data.draw(st.integers(1, 2))))
    ]
    found = own_noise(past, repeats, hidden).differences
    steps = [n for review in past for n in agreement(review, repeats, hidden).steps]
    assert sorted(found) == sorted(steps)


@given(st.data())
def test_a_hidden_skill_counts_for_nothing_in_noise_or_its_words(data: st.DataObject) -> None:
    levels = st.lists(st.integers(1, 5), min_size=12, max_size=12)
    past, repeats = rated_over_years(data.draw(levels), data.draw(levels))
    hidden = data.draw(some_skills(past[0]))
    noise = own_noise(past, repeats, hidden)
    assert noise.pairs == 2 * (12 - len(hidden))
    otherwise = [
        repeat.with_changes(level=data.draw(st.integers(1, 5))) if repeat.key in hidden else repeat
        for repeat in repeats
    ]
    first = [
        review.model_copy(
            update={
                "ratings": tuple(
                    a_rating(data.draw(st.integers(1, 5)), one.key) if one.key in hidden else one
                    for one in review.ratings
                )
            }
        )
        for review in past
    ]
    assert own_noise(first, otherwise, hidden) == noise
    assert own_noise(past, [r for r in repeats if r.key not in hidden], hidden) == noise


@pytest.mark.parametrize(
    "apart, words",
    [
        (
            (0,) * 8,
            (
                "All eight skills rated twice got the same level both times. A change of one step "
                "is still called a possible change, unless you were sure both times or evidence "
                "supports it."
            ),
        ),
        (
            (1,) + (0,) * 11,
            (
                "Of 12 skills rated twice, 11 got the same level both times. A change of one step "
                "is still called a possible change, unless you were sure both times or evidence "
                "supports it."
            ),
        ),
        (
            (1,) * 3 + (0,) * 9,
            (
                "Of 12 skills rated twice, 9 got the same level both times, so a change of one "
                "step is called a possible change."
            ),
        ),
        (
            (1,) * 10,
            (
                "None of the ten skills rated twice got the same level both times, so a change of "
                "one step is called a possible change."
            ),
        ),
        (
            (3, 2, 2) + (1,) * 2 + (0,) * 5,
            (
                "Of ten skills rated twice, five got the same level both times, and three differed "
                "by two steps or more, so a change of up to two steps is called a possible change."
            ),
        ),
        (
            (2,) * 12,
            (
                "None of the 12 skills rated twice got the same level both times, and all 12 "
                "differed by two steps or more, so a change of up to two steps is called a "
                "possible change."
            ),
        ),
        ((4,) * 7, ""),
    ],
)
def test_noise_is_put_in_counts(apart: tuple[int, ...], words: str) -> None:
    assert noise_words(OwnNoise(differences=apart)) == words


def test_what_a_repeat_means_is_said_even_when_it_is_too_little_to_go_by() -> None:
    assert meaning_words(a_noise(1)) == noise_words(a_noise(1))
    assert meaning_words(OwnNoise(differences=(4,) * 7)) == (
        "It is too early to judge your own noise: that takes eight skills rated twice, "
        "and so far you have seven. Your comparisons stay as they are."
    )
    assert "so far you have one." in meaning_words(OwnNoise(differences=(0,)))
    assert "so far you have none." in meaning_words(OwnNoise())


@given(st.timedeltas(timedelta(0), timedelta(days=80)))
def test_a_repeat_made_too_early_or_too_late_says_what_that_does_to_it(waited: timedelta) -> None:
    words = timing_words(NOW, NOW + waited)
    assert ("fresh in your mind" in words) == (waited < REPEAT_AFTER)
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
    for row, plain in zip(
        compare(before, after, NOBODY, RatingContext(noise=a_noise(noise))).rows, usual, strict=True
    ):
        within = row.steps is not None and 0 < abs(row.steps) <= noise
        assert row.movement is (Movement.POSSIBLE_CHANGE if within else plain.movement)
        assert row.model_copy(update={"movement": plain.movement}) == plain


def test_being_sure_both_times_does_not_outweigh_ones_own_noise() -> None:
    before = a_review(a_rating(3, confidence=Confidence.HIGH), year=2025)
    after = a_review(a_rating(4, confidence=Confidence.HIGH))
    of_a_step = RatingContext(noise=a_noise(1))
    usual = compare_skill(before, after, PLANNING, NOBODY)
    noisy = compare_skill(before, after, PLANNING, NOBODY, of_a_step)
    assert (usual.movement, noisy.movement) == (Movement.CHANGE, Movement.POSSIBLE_CHANGE)
    pair = Pair(before=before, after=after)
    assert "a possible change" in tell_skill(pair, PLANNING, NOBODY, of_a_step).sentence
    revealed = reveal(after, [before], PLANNING, rating_context=of_a_step)
    assert revealed is not None
    assert revealed.comparison == noisy
