"""The names of the skills around the growth rings.

They are set to the left and right of the rings. If there is too little room, numbers are set
around the rings and the numbered names are listed below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, sin, sqrt
from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from ui.charts.measure import LINE, fits, spread, widest, width_of, wrap
from ui.charts.ring_fields import Rings
from ui.charts.shapes import Point
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

LARGEST = 560.0
"""The largest diameter of the rings, in CSS pixels."""
ROOMS, LEAST_RINGS = (96.0, 120.0, 150.0), 200.0
"""CSS pixels at 100 %: the widths tried for the names on one side, narrowest first, and the
smallest diameter of the rings."""
AWAY, OVER, NUMBERS = 10.0, 26.0, 26.0
"""CSS pixels at 100 %: from the rings to a name, above the rings, and for the numbers around
them."""
KEY_COLUMN, KEY_GAP = 200.0, 20.0
LINES, KEY_LINES = 2, 6


@dataclass(frozen=True)
class NameRoom:
    """The largest possible diameter of the rings, the room for the names, and the key below."""

    diameter: float
    side: float
    over: float
    key: tuple[tuple[str, ...], ...]
    key_height: float

    @property
    def is_numbered(self) -> bool:
        """Whether numbers are set around the rings, and the names in the key."""
        return bool(self.key)


@dataclass(frozen=True)
class _Name:
    lines: tuple[str, ...]
    sector: int
    is_right: bool
    wanted: float
    height: float


def room_for_names(history: History, style: ChartStyle, width: float) -> NameRoom:
    """The room the names need in a picture of this width."""
    font = style.font(style.meta)
    titles = [skill.title for skill in history.skills]
    inner = width - 2 * style.margin
    for room in ROOMS:
        side = min(widest(titles, font) + 1, style.px(room))
        diameter = min(LARGEST, inner - 2 * (side + style.px(AWAY)))
        most = max(len(wrap(title, side, font)) for title in titles)
        high = most * style.meta * LINE + style.px(3)
        if (
            diameter >= style.px(LEAST_RINGS)
            and all(fits(title, side, font, LINES) for title in titles)
            and ceil(len(titles) / 2) * high <= diameter + style.px(OVER)
        ):
            return NameRoom(diameter, side, style.px(OVER), (), 0.0)
    around = style.px(NUMBERS)
    columns = _columns(style, width)
    column = (inner - (columns - 1) * style.px(KEY_GAP)) / columns - _number_room(style, titles)
    key = tuple(wrap(title, column, font, KEY_LINES) for title in titles)
    height = max(sum(_height(lines, style) for lines in part) for part in _parts(key, columns))
    return NameRoom(min(LARGEST, inner - 2 * around), around, around, key, height)


def draw_names(sheet: ChartSheet, history: History, rings: Rings, room: NameRoom) -> None:
    """Draws the names, or the numbers, around the rings."""
    if room.is_numbered:
        _draw_numbers(sheet, rings)
    else:
        _draw_sides(sheet, history, rings, room)


def draw_key(sheet: ChartSheet, room: NameRoom, top: float) -> None:
    """Draws the key of numbered names below `top`; nothing if the names are around the rings."""
    if not room.is_numbered:
        return
    style, muted = sheet.style, sheet.style.colours.muted
    columns = _columns(style, sheet.width)
    wide = (sheet.width - 2 * style.margin + style.px(KEY_GAP)) / columns
    indent, half = _number_room(style, room.key), style.meta * LINE / 2
    number = 0
    for column, part in enumerate(_parts(room.key, columns)):
        x, y = style.margin + column * wide, top
        for lines in part:
            number += 1
            sheet.text((x, y + half), str(number), size=style.meta, colour=muted)
            sheet.block((x + indent, y + len(lines) * half), lines, size=style.meta)
            y += _height(lines, style)


def _columns(style: ChartStyle, width: float) -> int:
    return max(1, int((width - 2 * style.margin) / style.px(KEY_COLUMN + KEY_GAP)))


def _number_room(style: ChartStyle, titles: Sequence[object]) -> float:
    return width_of(str(len(titles)), style.font(style.meta)) + style.px(8)


def _parts(key: Sequence[tuple[str, ...]], columns: int) -> list[Sequence[tuple[str, ...]]]:
    """The key split into columns, to be read one after the other."""
    each = ceil(len(key) / columns)
    return [key[start : start + each] for start in range(0, len(key), each)]


def _height(lines: Sequence[str], style: ChartStyle) -> float:
    return len(lines) * style.meta * LINE + style.px(4)


def _draw_numbers(sheet: ChartSheet, rings: Rings) -> None:
    style = sheet.style
    radius = rings.radius + style.px(NUMBERS) / 2
    wide = max(width_of(str(rings.sectors), style.font(style.meta)), style.meta * LINE)
    every = max(1, ceil(wide / (radius * rings.turn)))
    for sector in range(0, rings.sectors, every):
        at = rings.at(radius, rings.angle(sector + 0.5))
        colour = style.colours.muted
        sheet.text(at, str(sector + 1), size=style.meta, colour=colour, align="center")


def _draw_sides(sheet: ChartSheet, history: History, rings: Rings, room: NameRoom) -> None:
    style = sheet.style
    font, colour = style.font(style.meta), style.colours.muted
    names: list[_Name] = []
    for sector, skill in enumerate(history.skills):
        angle = rings.angle(sector + 0.5)
        y = rings.centre[1] + (rings.radius + style.px(AWAY)) * sin(angle)
        lines = wrap(skill.title, room.side, font, LINES)
        high = len(lines) * style.meta * LINE + style.px(3)
        names.append(_Name(lines, sector, cos(angle) > 0, y, high))
    reach = rings.radius + room.over
    leaders: list[tuple[Point, Point]] = []
    for is_right in (True, False):
        side = sorted((n for n in names if n.is_right == is_right), key=lambda n: n.wanted)
        low, high = rings.centre[1] - reach, rings.centre[1] + reach
        ys = spread([n.wanted for n in side], [n.height for n in side], low, high)
        for name, y in zip(side, ys, strict=True):
            x = _beside(rings, y, name.height, style.px(AWAY), is_right=is_right)
            align = "left" if is_right else "right"
            sheet.block((x, y), name.lines, size=style.meta, colour=colour, align=align)
            if abs(y - name.wanted) > style.meta / 2:
                start = rings.at(rings.radius + 2, rings.angle(name.sector + 0.5))
                leaders.append((start, (x + (-3 if is_right else 3), y)))
    sheet.lines(leaders, [style.colours.outline] * len(leaders), [1.0] * len(leaders), "leaders")


def _beside(rings: Rings, y: float, height: float, away: float, *, is_right: bool) -> float:
    """The x of a name centred at `y`, so that its corners keep `away` from the rings."""
    nearest = max(0.0, abs(y - rings.centre[1]) - height / 2)
    reach = rings.radius + away
    out = max(sqrt(max(0.0, reach**2 - nearest**2)), away)
    return rings.centre[0] + (out if is_right else -out)
