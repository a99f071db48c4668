"""The names of the skills around the growth rings.

They are set to the left and right of the rings. Where that would leave too little room for the
rings, numbers are set around them and the numbered names are listed below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, inf, sin, sqrt
from typing import TYPE_CHECKING

from ui.charts.live import Box
from ui.charts.measure import LINE, fits, plain, spread, widest, width_of, wrap
from ui.charts.ring_fields import Rings
from ui.charts.shapes import Point
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

LARGEST, LEAST = 560.0, 200.0
"""The largest diameter of the rings, and the smallest that a limited height leads to, in CSS
pixels."""
ROOMS = (96.0, 120.0, 150.0)
"""CSS pixels at 100 %: the widths tried for the names on one side, besides that of the longest
word."""
LEAST_SHARE = 0.65
"""The smallest diameter of rings with names beside them, as a share of what it is with numbers."""
AWAY, OVER, NUMBERS = 10.0, 26.0, 26.0
"""CSS pixels at 100 %: from the rings to a name, above the rings, and for the numbers around
them."""
KEY_COLUMN, KEY_GAP = 200.0, 20.0
FEW_LINES, KEY_LINES = (2, 3), 6
"""The numbers of lines tried for a name beside the rings; the most lines of a name in the key."""


@dataclass(frozen=True)
class NameRoom:
    """The largest possible diameter of the rings, the room for the names, and the key below."""

    diameter: float
    side: float
    lines: int
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


def room_for_names(
    titles: Sequence[str], style: ChartStyle, width: float, high: float = inf
) -> NameRoom:
    """The room the names need in a picture of this width.

    `high` is the height there is for the rings, their names and the key.
    """
    inner, font = width - 2 * style.margin, style.font(style.meta)
    numbered = _room_with_key(titles, style, width, high)
    word = widest([word for title in titles for word in plain(title).split(" ")], font) + 1
    beside = [
        _room_beside(titles, style, (inner, high), room, lines)
        for lines in FEW_LINES
        for room in (word, *map(style.px, ROOMS))
    ]
    large = [room for room in beside if room and room.diameter >= LEAST_SHARE * numbered.diameter]
    if large:
        return max(large, key=lambda room: (room.diameter, -room.lines))
    return numbered


def _room_with_key(titles: Sequence[str], style: ChartStyle, width: float, high: float) -> NameRoom:
    """Room for numbers around the rings, and for a key of the names below them."""
    inner, around = width - 2 * style.margin, style.px(NUMBERS)
    columns = _columns(style, width)
    column = (inner - (columns - 1) * style.px(KEY_GAP)) / columns - _number_room(style, titles)
    key = tuple(wrap(title, column, style.font(style.meta), KEY_LINES) for title in titles)
    height = max(sum(_height(lines, style) for lines in part) for part in _parts(key, columns))
    diameter = _diameter(inner - 2 * around, high - height - 2 * around)
    return NameRoom(diameter, around, 1, around, key, height)


def _room_beside(
    titles: Sequence[str], style: ChartStyle, free: tuple[float, float], most: float, lines: int
) -> NameRoom | None:
    """Room for the names beside the rings; None if that would cut a name or pile up the names."""
    font, over = style.font(style.meta), style.px(OVER)
    side = min(widest(titles, font) + 1, most)
    diameter = _diameter(free[0] - 2 * (side + style.px(AWAY)), free[1] - 2 * over)
    if not all(fits(title, side, font, lines) for title in titles):
        return None
    heights = [_name_height(wrap(title, side, font, lines), style) for title in titles]
    half = ceil(len(heights) / 2)
    if max(sum(heights[:half]), sum(heights[half:])) > diameter + over:
        return None
    return NameRoom(diameter, side, lines, over, (), 0.0)


def _diameter(wide: float, high: float) -> float:
    """The diameter in a free width and height, of which the height is to be kept if it can."""
    return min(LARGEST, wide, max(LEAST, high))


def draw_names(sheet: ChartSheet, titles: Sequence[str], rings: Rings, room: NameRoom) -> list[Box]:
    """Draws the names, or the numbers, around the rings; returns the room of each name drawn."""
    if room.is_numbered:
        _draw_numbers(sheet, rings)
        return []
    return _draw_sides(sheet, titles, rings, room)


def draw_key(sheet: ChartSheet, room: NameRoom, top: float) -> list[Box]:
    """Draws the key of numbered names below `top`; returns the room of each name.

    Draws nothing if the names are around the rings.
    """
    if not room.is_numbered:
        return []
    style, muted = sheet.style, sheet.style.colours.muted
    columns = _columns(style, sheet.width)
    wide = (sheet.width - 2 * style.margin + style.px(KEY_GAP)) / columns
    indent, half = _number_room(style, room.key), style.meta * LINE / 2
    boxes: list[Box] = []
    for column, part in enumerate(_parts(room.key, columns)):
        x, y = style.margin + column * wide, top
        for lines in part:
            number = str(len(boxes) + 1)
            sheet.text((x, y + half), number, size=style.meta, colour=muted)
            sheet.block((x + indent, y + len(lines) * half), lines, size=style.meta)
            end = y + _height(lines, style)
            boxes.append(Box(x - 4, y - 2, x + wide - style.px(KEY_GAP), end - 2))
            y = end
    return boxes


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


def _draw_sides(
    sheet: ChartSheet, titles: Sequence[str], rings: Rings, room: NameRoom
) -> list[Box]:
    style = sheet.style
    font, colour = style.font(style.meta), style.colours.muted
    names: list[_Name] = []
    for sector, title in enumerate(titles):
        angle = rings.angle(sector + 0.5)
        y = rings.centre[1] + (rings.radius + style.px(AWAY)) * sin(angle)
        lines = wrap(title, room.side, font, room.lines)
        names.append(_Name(lines, sector, cos(angle) > 0, y, _name_height(lines, style)))
    reach = rings.radius + room.over
    leaders: list[tuple[Point, Point]] = []
    boxes: dict[int, Box] = {}
    for is_right in (True, False):
        side = sorted((n for n in names if n.is_right == is_right), key=lambda n: n.wanted)
        low, high = rings.centre[1] - reach, rings.centre[1] + reach
        ys = spread([n.wanted for n in side], [n.height for n in side], low, high)
        for name, y in zip(side, ys, strict=True):
            x = _beside(rings, y, name.height, style.px(AWAY), is_right=is_right)
            align = "left" if is_right else "right"
            sheet.block((x, y), name.lines, size=style.meta, colour=colour, align=align)
            wide, half = widest(name.lines, font), name.height / 2
            left, right = (x, x + wide) if is_right else (x - wide, x)
            boxes[name.sector] = Box(left - 4, y - half, right + 4, y + half)
            if abs(y - name.wanted) > style.meta / 2:
                start = rings.at(rings.radius + 2, rings.angle(name.sector + 0.5))
                leaders.append((start, (x + (-3 if is_right else 3), y)))
    sheet.lines(leaders, [style.colours.outline] * len(leaders), [1.0] * len(leaders), "leaders")
    return [boxes[sector] for sector in range(len(titles))]


def _name_height(lines: Sequence[str], style: ChartStyle) -> float:
    return len(lines) * style.meta * LINE + style.px(3)


def _beside(rings: Rings, y: float, height: float, away: float, *, is_right: bool) -> float:
    """The x of a name centred at `y`, so that its corners keep `away` from the rings."""
    nearest = max(0.0, abs(y - rings.centre[1]) - height / 2)
    reach = rings.radius + away
    out = max(sqrt(max(0.0, reach**2 - nearest**2)), away)
    return rings.centre[0] + (out if is_right else -out)
