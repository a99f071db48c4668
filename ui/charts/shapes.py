"""Values that charts draw with: points, shapes and printed text. Free of matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, NamedTuple

from ui.charts.measure import LINE

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

MOVE, STRAIGHT, CURVE, CLOSE = 1, 2, 4, 79
"""How the path reaches a point of an `Outline`; a curve is a cubic Bézier with three points."""


class Shape(Enum):
    """The shape of a dot.

    A circle is a rating in a review, a diamond one in a pulse (rated without questions), a triangle
    one from memory. The others are ratings by other people.
    """

    CIRCLE = "o"
    DIAMOND = "D"
    TRIANGLE = "^"
    SQUARE = "s"
    POINT_DOWN = "v"
    POINT_RIGHT = ">"


class Outline(NamedTuple):
    """A custom shape: its points, and how the path reaches each of them."""

    corners: Sequence[Point]
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Printed:
    """A line of text to print as `ChartSheet.text` does, vertically centred on `at`."""

    at: Point
    words: str
    colour: str
    size: float
    align: Align = "left"
    strong: bool = False


def lines_of(first: Printed, lines: Sequence[str]) -> list[Printed]:
    """Lines one below the other as in `ChartSheet.block`, each with the look of `first`."""
    x, middle = first.at
    top = middle - (len(lines) - 1) * first.size * LINE / 2
    return [
        replace(first, at=(x, top + number * first.size * LINE), words=line)
        for number, line in enumerate(lines)
    ]


def polygon(corners: Sequence[Point]) -> Outline:
    """A closed outline with straight edges."""
    codes = (MOVE, *[STRAIGHT] * (len(corners) - 1), CLOSE)
    return Outline([*corners, corners[0]], codes)
