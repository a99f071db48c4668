"""Reviews over time (method rules 12, 17 and 18)."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.growth import History, history
from assessment.reviews.marks import mark_of
from assessment.reviews.review import Review
from tests.assessment.examples import PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.assessment.strategies import series, some_skills


@given(st.data())
def test_every_skill_has_a_mark_for_every_review_oldest_first(data: st.DataObject) -> None:
    reviews = data.draw(series())
    hidden = data.draw(some_skills(*reviews))
    by_id = {review.cycle.id: review for review in reviews}
    made = history(reviews, "practice", hidden)
    assert [point.cycle_id for point in made.points] != []
    assert {point.cycle_id for point in made.points} == set(by_id)
    assert [point.end for point in made.points] == sorted(point.end for point in made.points)
    latest = by_id[made.points[-1].cycle_id].rubric("practice")
    present = [skill.key.skill_id for skill in made.skills if skill.keys[-1] is not None]
    assert present == [skill.id for skill in latest.skills]
    assert present == [skill.key.skill_id for skill in made.skills][: len(present)]
    for skill in made.skills:
        assert skill.marks == tuple(
            mark_of(by_id[point.cycle_id], skill.key, hidden) for point in made.points
        )


@given(series(), st.randoms(use_true_random=False))
def test_the_order_in_which_reviews_come_does_not_matter(
    reviews: tuple[Review, ...], chance: random.Random
) -> None:
    mixed = list(reviews)
    chance.shuffle(mixed)
    assert history(mixed, "practice", frozenset()) == history(reviews, "practice", frozenset())


@given(series())
def test_every_level_fits_on_its_skills_axis(reviews: tuple[Review, ...]) -> None:
    for skill in history(reviews, "practice", frozenset()).skills:
        assert all(mark.level is None or mark.level <= skill.highest_level for mark in skill.marks)


@given(series())
def test_the_line_breaks_exactly_where_the_levels_were_described_anew(
    reviews: tuple[Review, ...],
) -> None:
    by_id = {review.cycle.id: review for review in reviews}
    made = history(reviews, "practice", frozenset())
    for skill in made.skills:
        standing = [
            (position, by_id[point.cycle_id].skills[skill.key].anchors)
            for position, point in enumerate(made.points)
            if skill.key in by_id[point.cycle_id].skills
        ]
        anew = {here[0] for then, here in pairwise(standing) if then[1] != here[1]}
        last = standing[-1][0]
        given_up = {last + 1} if last + 1 < len(made.points) else set[int]()
        assert skill.breaks == anew | given_up


def test_a_rubric_with_more_levels_breaks_the_line_and_keeps_the_old_level() -> None:
    five, seven = a_rubric(a_skill("planning", 5)), a_rubric(a_skill("planning", 7))
    reviews = [
        a_review(a_rating(6), year=2023, rubrics=[seven]),
        a_review(a_rating(4), year=2024, rubrics=[five]),
        a_review(a_rating(5), year=2025, rubrics=[five]),
    ]
    skill = history(reviews, "practice", frozenset()).skills[0]
    assert [mark.level for mark in skill.marks] == [6, 4, 5]
    assert skill.breaks == {1}
    assert skill.highest_level == 7


def test_a_pulse_is_marked_otherwise_than_a_full_review() -> None:
    made: History = history([a_review(), a_review(year=2025)], "practice", frozenset())
    assert [(point.end, point.is_pulse) for point in made.points] == [
        (date(2025, 12, 31), False),
        (date(2026, 12, 31), False),
    ]


def test_reviews_of_other_rubrics_have_no_point() -> None:
    other = a_review(year=2025, rubrics=[a_rubric(rubric_id="craft")])
    made = history([other, a_review(a_rating(3))], "practice", frozenset())
    assert len(made.points) == 1
    assert made.skills[0].key == PLANNING


def test_no_review_of_a_rubric_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="craft"):
        history([a_review()], "craft", frozenset())
