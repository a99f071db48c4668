"""Plain values that a chart draws with: places, shapes and printed words. No matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, NamedTuple

from ui.charts.measure import LINE

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

MOVE, STRAIGHT, CURVE, CLOSE = 1, 2, 4, 79
"""What leads to a corner of an `Outline`; a curve is a cubic Bézier, three corners of it."""


class Shape(Enum):
    """What a dot looks like.

    A diamond is a pulse, which is rated without questions; a triangle is memory. The others stand
    for what someone else said.
    """

    CIRCLE = "o"
    DIAMOND = "D"
    TRIANGLE = "^"
    SQUARE = "s"
    POINT_DOWN = "v"
    POINT_RIGHT = ">"


class Outline(NamedTuple):
    """A shape of its own: its corners, and for each of them what leads there."""

    corners: Sequence[Point]
    codes: tuple[int, ...]


@dataclass(frozen=True)
class Printed:
    """A line of words to print, as `ChartSheet.text` would: its middle at the height of `at`."""

    at: Point
    words: str
    colour: str
    size: float
    align: Align = "left"
    strong: bool = False


def lines_of(first: Printed, lines: Sequence[str]) -> list[Printed]:
    """Lines below each other as `ChartSheet.block` sets them, each like `first`."""
    x, middle = first.at
    top = middle - (len(lines) - 1) * first.size * LINE / 2
    return [
        replace(first, at=(x, top + number * first.size * LINE), words=line)
        for number, line in enumerate(lines)
    ]


def polygon(corners: Sequence[Point]) -> Outline:
    """A closed outline of straight edges."""
    codes = (MOVE, *[STRAIGHT] * (len(corners) - 1), CLOSE)
    return Outline([*corners, corners[0]], codes)
