"""The live parts of a picture: where a pointer means a skill, or one of its marks.

Every chart gives its areas in the same form, so that one question (`LiveChart.at` in
`ui.charts.reach`) finds what is under a pointer, whichever chart it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, NamedTuple

from assessment.model import SkillKey

if TYPE_CHECKING:
    from ui.charts.shapes import Point

STRIPE = 6.0
"""The distance from a line, in CSS pixels, within which a pointer means the line."""


class Box(NamedTuple):
    """A rectangle, in CSS pixels from the top left corner of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom


class Segment(NamedTuple):
    """A part of a ring: angles in radians, clockwise from the right (y grows downwards)."""

    centre: Point
    inner: float
    outer: float
    start: float
    turn: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        right, down = x - self.centre[0], y - self.centre[1]
        if not self.inner <= hypot(right, down) < self.outer:
            return False
        return (atan2(down, right) - self.start) % (2 * pi) < self.turn


class Stripe(NamedTuple):
    """A line from one point to another, which a pointer may miss by `STRIPE` pixels."""

    start: Point
    end: Point

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on the line or near it."""
        (left, top), (right, bottom) = self.start, self.end
        across, down = right - left, bottom - top
        length = across**2 + down**2
        share = ((x - left) * across + (y - top) * down) / length if length else 0.0
        share = min(1.0, max(0.0, share))
        return hypot(x - left - share * across, y - top - share * down) <= STRIPE


AreaShape = Box | Segment | Stripe


@dataclass(frozen=True)
class LiveArea:
    """A part of the picture that stands for a skill.

    `which` is that of the mark it stands for, as in `DrawnMark`; empty if it stands for the skill
    in all the reviews shown. `words` say what it is.
    """

    key: SkillKey
    shape: AreaShape
    words: str
    which: str = ""
