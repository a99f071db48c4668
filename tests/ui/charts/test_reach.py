"""The mark found under a pointer is the same as by comparing it with every mark."""

from __future__ import annotations

from math import hypot
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.model import SkillKey
from ui.charts.drawn import DrawnMark
from ui.charts.reach import FARTHEST, Reaches

KEY = SkillKey("rubric", "skill")

# Whole numbers make it likely that marks coincide or are equally far from another.
lengths = st.integers(-5, 300).map(float) | st.floats(-5, 300)
places = st.lists(st.tuples(lengths, lengths), max_size=40)
leasts = st.integers(8, 60).map(float)


def marks_at(found: list[tuple[float, float]]) -> tuple[DrawnMark, ...]:
    return tuple(DrawnMark(KEY, "now", 1, x, y, "") for x, y in found)


def plain_reaches(marks: tuple[DrawnMark, ...], least: float) -> tuple[float, ...]:
    halves = [
        min((hypot(a.x - b.x, a.y - b.y) / 2 for b in marks if b is not a), default=FARTHEST)
        for a in marks
    ]
    return tuple(max(least, min(half, FARTHEST)) for half in halves)


@given(places, leasts)
def test_a_mark_reaches_half_the_way_to_the_nearest_other_one(
    found: list[tuple[float, float]], least: float
) -> None:
    marks = marks_at(found)
    assert Reaches(marks, least).lengths == plain_reaches(marks, least)


@given(places, leasts, lengths, lengths, st.integers(0, 40))
def test_the_nearest_mark_within_reach_is_meant_and_the_preferred_one_of_equals(
    found: list[tuple[float, float]], least: float, x: float, y: float, preferred: int
) -> None:
    marks = marks_at(found)
    near = [(hypot(m.x - x, m.y - y), n != preferred, n) for n, m in enumerate(marks)]
    distance, _, nearest = min(near, default=(0.0, True, 0))
    reaches = plain_reaches(marks, least)
    wanted = nearest if near and distance <= reaches[nearest] else None
    assert Reaches(marks, least).mark_at(x, y, preferred) == wanted


class Counted(list[DrawnMark]):
    """Marks that count how often one of them is read."""

    then_ratings = 0

    def __getitem__(self, number: Any) -> Any:
        self.then_ratings += 1
        return super().__getitem__(number)


def test_ten_times_the_marks_are_looked_at_about_ten_times_as_often() -> None:
    then_ratings: list[int] = []
    for rows in (10, 100):
        marks = Counted(marks_at([(x * 22.0, y * 28.0) for x in range(30) for y in range(rows)]))
        reaches = Reaches(marks, 12)
        then_ratings.append(marks.then_ratings)
        marks.then_ratings = 0
        assert reaches.mark_at(110, 112, None) is not None
        assert marks.then_ratings < 100
    assert then_ratings[1] < 12 * then_ratings[0]
