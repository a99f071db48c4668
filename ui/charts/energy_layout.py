"""Layout of the map of level and energy: names are placed in cells, so that none overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assessment.comparing.energy import Quarter, Spot
from assessment.reviews.ratings import Energy
from ui.charts.energy_labels import Label, axis_labels, key_labels, quarter_labels
from ui.charts.live import Box
from ui.charts.measure import LINE, fits, widest, width_of, wrap
from ui.charts.shapes import Point
from ui.charts.style import ChartStyle

DOT = 10.0
PAD, BETWEEN, LEAST_ROW = 8.0, 5.0, 40.0
"""CSS pixels at 100 %: padding in a cell, space between names, and a row's minimum height."""
NAME_LINES, YEAR_LINES = 3, 2
ENERGIES = tuple(Energy)


class Moment(Enum):
    """When a skill was at the position of its dot. The value names the dots' artist."""

    NOW = "now"
    BEFORE = "before"
    """One of the latest positions of the trail, which are joined by a line."""
    EARLIER = "earlier"


Stop = tuple[Moment, tuple[Spot, ...]]
"""The reviews in which the chosen skill was in one cell, and how recent they are."""

_Entry = tuple[tuple[Spot, ...], Moment, tuple[str, ...]]
"""What a dot represents, when that was, and the text beside it."""


@dataclass(frozen=True)
class Item:
    """A dot and its label. `spots` holds one skill of the latest review, or stops of a trail.

    `label_at` is the left edge and the vertical middle of the label.
    """

    spots: tuple[Spot, ...]
    moment: Moment
    lines: tuple[str, ...]
    at: Point
    label_at: Point
    size: float

    def label_box(self, style: ChartStyle) -> Box:
        """The room of the dot and its label."""
        (x, y), (left, middle), radius = self.at, self.label_at, style.mark(DOT) / 2
        wide = widest(self.lines, style.font(self.size, strong=True))
        half = len(self.lines) * self.size * LINE / 2
        top, bottom = min(y - radius, middle - half), max(y + radius, middle + half)
        return Box(min(x - radius, left) - 6, top - 1, left + wide + 4, bottom + 1)


@dataclass(frozen=True)
class Naming:
    """How the skills are named on the map: their size, the room for a name, and where it goes.

    A name is beside its dot, or below it where the columns are narrow. Where even that would break
    or cut one, the skills are numbered.
    """

    size: float
    room: float
    is_under: bool = False
    is_numbered: bool = False


@dataclass(frozen=True)
class EnergyLayout:
    """All positions, in CSS pixels. `rows` are the tops of the levels, the highest level first.

    `key` is the room of each numbered name below the map, in the order of the skills, or empty.
    """

    left: float
    right: float
    rows: tuple[float, ...]
    spots: tuple[Spot, ...]
    key: tuple[Box, ...]
    items: tuple[Item, ...]
    labels: tuple[Label, ...]
    bottom: float

    @property
    def column(self) -> float:
        """The width of one column, which is one step of energy."""
        return (self.right - self.left) / len(ENERGIES)

    @property
    def end(self) -> float:
        """The bottom of the last row."""
        return self.rows[-1]

    @property
    def quarters(self) -> dict[Quarter, tuple[float, float, float, float]]:
        """Left, top, right and bottom of each quarter. A middle level is in none of them."""
        half, inner = (len(self.rows) - 1) // 2, 2 * self.column
        above, below = self.rows[half], self.rows[-1 - half]
        return {
            Quarter.STRONG_DRAINED: (self.left, self.rows[0], self.left + inner, above),
            Quarter.STRONG_FED: (self.right - inner, self.rows[0], self.right, above),
            Quarter.WEAK_DRAINED: (self.left, below, self.left + inner, self.end),
            Quarter.WEAK_FED: (self.right - inner, below, self.right, self.end),
        }


def lay_out(
    spots: Sequence[Spot], stops: Sequence[Stop], style: ChartStyle, width: float, top: float
) -> EnergyLayout:
    """The layout, below `top`, of at least one skill and of the `stops` of a trail.

    Stops in the same cell share one item.
    """
    highest = max(spot.highest_level for spot in spots)
    left = style.margin + width_of(str(highest), style.font(style.meta)) + style.px(8)
    right = width - style.margin
    column = (right - left) / len(ENERGIES)
    names = [_name(spot, highest) for spot in spots]
    naming = _naming(names, style, column)
    cells = _cells(spots, stops, names, style, naming)
    y, upper = quarter_labels(style, left, right, top, (Quarter.STRONG_DRAINED, Quarter.STRONG_FED))
    rows, items = _rows(cells, style, naming, highest, (left, y + style.px(6)), column)
    y, lower = quarter_labels(
        style, left, right, rows[-1] + style.px(4), (Quarter.WEAK_DRAINED, Quarter.WEAK_FED)
    )
    y, axis = axis_labels(style, left, right, y + style.px(8))
    labels, boxes = [*upper, *lower, *axis], list[Box]()
    if naming.is_numbered:
        y, key, boxes = key_labels(names, style, width, y + style.px(10))
        labels += key
    return EnergyLayout(
        left=left,
        right=right,
        rows=tuple(rows),
        spots=tuple(spots),
        key=tuple(boxes),
        items=tuple(items),
        labels=tuple(labels),
        bottom=y,
    )


def _naming(names: Sequence[str], style: ChartStyle, column: float) -> Naming:
    """The first way of naming the skills in which no name is broken or cut."""
    beside = column - style.px(PAD) - style.mark(DOT) - style.px(5) - style.px(PAD) / 2
    for found in (
        Naming(style.body, beside),
        Naming(style.meta, beside),
        Naming(style.meta, column - style.px(PAD), is_under=True),
    ):
        # The chosen skill's name is bold, and so needs the most room.
        font = style.font(found.size, strong=True)
        if all(fits(name, found.room, font, NAME_LINES) for name in names):
            return found
    return Naming(style.body, beside, is_numbered=True)


def _cells(
    spots: Sequence[Spot],
    stops: Sequence[Stop],
    names: Sequence[str],
    style: ChartStyle,
    naming: Naming,
) -> dict[tuple[int, int], list[_Entry]]:
    """The entries of each cell, by its level and its column."""
    highest = max(spot.highest_level for spot in spots)
    small, own = style.font(style.meta), style.font(naming.size, strong=True)
    beside = style.px(PAD) + style.mark(DOT) + style.px(5)
    room = naming.room - beside if naming.is_under else naming.room
    cells: dict[tuple[int, int], list[_Entry]] = defaultdict(list)
    for number, (spot, name) in enumerate(zip(spots, names, strict=True), start=1):
        lines = wrap(name, naming.room, own, NAME_LINES)
        if naming.is_numbered:
            lines = (str(number),)
        cells[_cell(spot, highest)].append(((spot,), Moment.NOW, lines))
    for moment, stop in stops:
        years = ", ".join(dict.fromkeys(str(spot.point.end.year) for spot in stop))
        has_room = moment is Moment.BEFORE and fits("2000,", room, small, 1)
        lines = wrap(years, room, small, YEAR_LINES) if has_room else ()
        cells[_cell(stop[0], highest)].append((stop, moment, lines))
    return cells


def _rows(
    cells: dict[tuple[int, int], list[_Entry]],
    style: ChartStyle,
    naming: Naming,
    highest: int,
    corner: Point,
    column: float,
) -> tuple[list[float], list[Item]]:
    """The top of each row, followed by the bottom of the last, and the items in the rows."""
    left, y = corner
    rows, items = [y], list[Item]()
    for level in range(highest, 0, -1):
        height = style.px(LEAST_ROW)
        for energy in range(len(ENERGIES)):
            here = y + style.px(PAD)
            for spots, moment, lines in cells.get((level, energy), ()):
                edge, dot = left + energy * column + style.px(PAD), style.mark(DOT)
                size = naming.size if moment is Moment.NOW else style.meta
                letters = len(lines) * size * LINE
                if moment is Moment.NOW and naming.is_under:
                    high = dot + 4 + letters
                    at = (edge + dot / 2, here + dot / 2 + 1)
                    label_at = (
                        left + energy * column + style.px(PAD) / 2,
                        here + high - letters / 2,
                    )
                else:
                    high = max(letters, dot + 4)
                    at = (edge + dot / 2, here + high / 2)
                    label_at = (edge + dot + style.px(5), at[1])
                items.append(Item(spots, moment, lines, at, label_at, size))
                here += high + style.px(BETWEEN)
            height = max(height, here - style.px(BETWEEN) + style.px(PAD) - y)
        y += height
        rows.append(y)
    return rows, items


def _name(spot: Spot, highest: int) -> str:
    """The skill's name, with its level if its scale has fewer levels than the map."""
    if spot.highest_level == highest:
        return spot.title
    return f"{spot.title} ({spot.level} of {spot.highest_level})"


def _cell(spot: Spot, highest: int) -> tuple[int, int]:
    """The row (1 to `highest`) and the column; a shorter scale is stretched to the full height."""
    share = (spot.level - 1) / (spot.highest_level - 1)
    return 1 + round(share * (highest - 1)), ENERGIES.index(spot.energy)
