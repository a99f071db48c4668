"""Finds the mark under the pointer, using a grid instead of searching all marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import hypot

from ui.charts.drawn import DrawnMark
from ui.charts.live import Box, LiveArea

FARTHEST = 40.0
"""The greatest distance of the pointer from a mark's middle, in CSS pixels."""
_SQUARE = 24.0
"""The size of a grid square in CSS pixels, about the distance of marks in a full chart."""


class Reaches:
    """The marks of a chart, each with a reach of half the distance to its nearest neighbour.

    `least` is the smallest reach in CSS pixels, used even if a neighbour is closer.
    """

    def __init__(self, marks: Sequence[DrawnMark], least: float) -> None:
        self._marks = marks
        self._farthest = max(least, FARTHEST)
        self._squares: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, mark in enumerate(marks):
            self._squares[_square(mark.x, mark.y)].append(number)
        self.lengths = tuple(
            max(least, min(self._to_next(number) / 2, FARTHEST)) for number in range(len(marks))
        )

    def mark_at(self, x: float, y: float, preferred: int | None) -> int | None:
        """The index of the nearest mark in reach, or None; of several at one place, `preferred`."""
        steps = int(self._farthest // _SQUARE) + 1
        near = [
            (hypot(self._marks[n].x - x, self._marks[n].y - y), n != preferred, n)
            for away in range(steps + 1)
            for n in self._around(x, y, away)
        ]
        distance, _, nearest = min(near, default=(0.0, True, 0))
        return nearest if near and distance <= self.lengths[nearest] else None

    def _to_next(self, number: int) -> float:
        """The distance to the nearest other mark in CSS pixels, or more than any mark's reach."""
        x, y = self._marks[number].x, self._marks[number].y
        nearest, away = 2 * FARTHEST, 0
        # A mark outside the squares searched so far is at least this many squares away.
        while nearest > (away - 1) * _SQUARE:
            for other in self._around(x, y, away):
                if other != number:
                    mark = self._marks[other]
                    nearest = min(nearest, hypot(mark.x - x, mark.y - y))
                    if nearest == 0:
                        return 0.0
            away += 1
        return nearest

    def _around(self, x: float, y: float, away: int) -> Iterator[int]:
        """The indices of the marks in the squares `away` squares from a place."""
        column, row = _square(x, y)
        for across in range(-away, away + 1):
            step = 1 if abs(across) == away else 2 * away
            for down in range(-away, away + 1, step):
                yield from self._squares.get((column + across, row + down), ())


class LiveChart:
    """Finds what is under a pointer: a mark's own area, else a mark in reach, else a skill's area.

    `least` is the smallest reach of a mark in CSS pixels.
    """

    def __init__(self, marks: Sequence[DrawnMark], areas: Sequence[LiveArea], least: float) -> None:
        self._marks = marks
        self._reaches = Reaches(marks, least)
        places = {(mark.key, mark.which): place for place, mark in enumerate(marks)}
        self._of_marks = [
            (places[area.key, area.which], area.shape)
            for area in areas
            if (area.key, area.which) in places
        ]
        self._of_skills = [area for area in areas if not area.which]

    def at(self, x: float, y: float, preferred: int | None) -> int | LiveArea | None:
        """The index of a mark, the area of a skill, or None; of marks at one place, `preferred`."""
        own = next((place for place, shape in self._of_marks if shape.holds(x, y)), None)
        if own is not None:
            return own
        area = next((area for area in self._of_skills if area.shape.holds(x, y)), None)
        near = self._reaches.mark_at(x, y, preferred)
        if near is None:
            return area
        # Where rows are high, a mark reaches into its neighbours' rows.
        is_strange = area and isinstance(area.shape, Box) and area.key != self._marks[near].key
        return area if is_strange else near


def _square(x: float, y: float) -> tuple[int, int]:
    return int(x // _SQUARE), int(y // _SQUARE)
