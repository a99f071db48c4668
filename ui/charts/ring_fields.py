"""The fields of the growth rings: one part of a ring for each skill in each review."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, pi, sin, tan
from typing import TYPE_CHECKING

from assessment.comparing.growth import History, SkillHistory
from assessment.reviews.marks import Mark, MarkState
from ui.charts.shapes import CLOSE, CURVE, MOVE, STRAIGHT, Outline, Point
from ui.charts.style import LEAST_CONTRAST, ChartStyle
from ui.tokens import contrast, level_colour

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

CORE = 0.17
"""The share of the radius left empty in the middle."""
GAP, PULSE = 2.5, 0.55
"""CSS pixels between two fields; the share of its ring's width that a pulse fills."""
ROOM_FOR_OUTLINES = 6.0
"""CSS pixels per ring: fields are not outlined below this, as little fill would be left."""
LONGEST_ARC = pi / 3
"""The largest arc, in radians, that one curve approximates without a visible error."""


@dataclass(frozen=True)
class Rings:
    """The positions of the rings, in CSS pixels."""

    centre: Point
    radius: float
    count: int
    sectors: int

    @property
    def step(self) -> float:
        """The width of one ring, in CSS pixels."""
        return self.radius * (1 - CORE) / self.count

    @property
    def turn(self) -> float:
        """The angle of one sector in radians."""
        return 2 * pi / self.sectors

    def middle_of(self, ring: int) -> float:
        """The radius in the middle of a ring; 0 is the oldest, at the core."""
        return self.radius * CORE + (ring + 0.5) * self.step

    def angle(self, sector: float) -> float:
        """The angle where a sector starts, in radians clockwise from the right (y grows downwards).

        The first sector starts at the top.
        """
        return sector * self.turn - pi / 2

    def at(self, radius: float, angle: float) -> Point:
        """The point on the sheet at a radius and an angle."""
        return self.centre[0] + radius * cos(angle), self.centre[1] + radius * sin(angle)


def draw_fields(sheet: ChartSheet, history: History, rings: Rings) -> None:
    """Fills the fields that have a level; the others get a thin line."""
    style = sheet.style
    filled: list[Outline] = []
    fills: list[str] = []
    thin: dict[str, list[Outline]] = {"no-level": [], "hidden": []}
    for sector, skill in enumerate(history.skills):
        for ring, (mark, point) in enumerate(zip(skill.marks, history.points, strict=True)):
            if mark.level is None:
                name = "hidden" if mark.state is MarkState.HIDDEN else "no-level"
                thin[name].append(_line(rings, ring, sector))
                continue
            filled.append(_field(rings, ring, sector, is_pulse=point.is_pulse))
            fills.append(level_fill(skill, mark, style))
    width = 0.8 if rings.step >= ROOM_FOR_OUTLINES else 0.0
    sheet.fields(filled, fills, field_edge(style), "rings", width=width)
    for name, lines in thin.items():
        edge, width, dotted = style.colours.outline, min(1.4, rings.step / 4), name == "hidden"
        sheet.fields(lines, ["none"], edge, name, width=width, dotted=dotted)


def level_fill(skill: SkillHistory, mark: Mark, style: ChartStyle) -> str:
    """The colour of a field whose mark has a level."""
    return level_colour(style.colours, mark.level or 1, skill.highest_level)


def field_edge(style: ChartStyle) -> str:
    """The colour of the fields' outline: the palest step with enough contrast on the background."""
    for step in style.colours.steps:
        if contrast(step, style.background) >= LEAST_CONTRAST:
            return step
    return style.colours.ink


def _field(rings: Rings, ring: int, sector: int, *, is_pulse: bool) -> Outline:
    gap = _gap(rings)
    thickness = (rings.step - min(gap, rings.step * 0.16)) * (PULSE if is_pulse else 1.0)
    outer = rings.middle_of(ring) + thickness / 2
    there = _arc(rings, outer, sector, gap)
    back = _arc(rings, outer - thickness, sector, gap)
    codes = _arc_codes(len(there))
    return Outline([*there, *reversed(back), there[0]], (*codes, STRAIGHT, *codes[1:], CLOSE))


def _line(rings: Rings, ring: int, sector: int) -> Outline:
    corners = _arc(rings, rings.middle_of(ring), sector, 2 * _gap(rings))
    return Outline(corners, _arc_codes(len(corners)))


def _gap(rings: Rings) -> float:
    at_core = rings.radius * CORE * rings.turn
    return 0.0 if rings.sectors == 1 else min(GAP, at_core * 0.3)


def _arc(rings: Rings, radius: float, sector: int, gap: float) -> list[Point]:
    """The Bézier points of one sector's arc at a radius, leaving `gap` CSS pixels free.

    Plain arithmetic is several times faster than arrays for so few numbers.
    """
    x, y = rings.centre
    start = rings.angle(sector) + gap / 2 / radius
    turn = rings.turn - gap / radius
    pieces = max(1, ceil(turn / LONGEST_ARC))
    handle = 4 / 3 * tan(turn / pieces / 4)
    right, down = radius * cos(start), radius * sin(start)
    corners = [(x + right, y + down)]
    for piece in range(1, pieces + 1):
        angle = start + turn * piece / pieces
        next_right, next_down = radius * cos(angle), radius * sin(angle)
        corners += [
            (x + right - down * handle, y + down + right * handle),
            (x + next_right + next_down * handle, y + next_down - next_right * handle),
            (x + next_right, y + next_down),
        ]
        right, down = next_right, next_down
    return corners


def _arc_codes(corners: int) -> tuple[int, ...]:
    return (MOVE, *[CURVE] * (corners - 1))
