"""Layout of the heatmap: one row per skill, one column per review.

Columns that do not fit side by side continue in another band below.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from assessment.comparing.growth import History
from assessment.comparing.growth_words import break_words
from ui.charts.measure import LINE, fits, plain, widest, width_of, wrap
from ui.charts.style import ChartStyle

LEAST_CELL, WIDEST_CELL, CELL = 22.0, 96.0, 26.0
"""CSS pixels at 100 %: the smallest and largest width of a cell, and its height."""
BETWEEN = 3.0
"""CSS pixels between two cells."""
WIDEST_NAMES, WIDEST_WORD = 0.34, 0.5
"""Largest share of the width for the names; the second applies if a word would break."""
NAMES_GAP = 14.0
"""CSS pixels at 100 % between the names and the cells."""
NAME_LINES, HEAD_LINES, NOTE_LINES = 8, 3, 8
DIAMOND = 9.0
BAND_GAP, NOTES_GAP = 20.0, 12.0


@dataclass(frozen=True)
class Row:
    """A skill's row in one band: the vertical middle of its cells, and the height of the row."""

    y: float
    height: float


@dataclass(frozen=True)
class Band:
    """A span of reviews drawn side by side; `heads` are the column headings by review index."""

    first: int
    last: int
    top: float
    rows: tuple[Row, ...]
    heads: dict[int, tuple[str, ...]]


@dataclass(frozen=True)
class HeatmapLayout:
    """All positions, in CSS pixels."""

    left: float
    cell: float
    high: float
    head_height: float
    names: tuple[tuple[str, ...], ...]
    bands: tuple[Band, ...]
    notes: tuple[str, ...]
    notes_top: float
    bottom: float

    def x(self, band: Band, place: int) -> float:
        """The x of the middle of a review's column."""
        return self.left + (place - band.first + 0.5) * self.cell


def lay_out(history: History, style: ChartStyle, width: float, top: float) -> HeatmapLayout:
    """The layout, below `top`, of a history with at least one skill and one review."""
    font, small = style.font(style.body), style.font(style.meta)
    titles = [skill.title for skill in history.skills]
    longest = widest([word for title in titles for word in plain(title).split(" ")], font)
    room = min(
        widest(titles, font) + 1, max(width * WIDEST_NAMES, min(longest + 1, width * WIDEST_WORD))
    )
    names = tuple(wrap(title, room, font, NAME_LINES) for title in titles)
    left = style.margin + room + style.px(NAMES_GAP)
    free = width - style.margin - left
    least = max(style.mark(LEAST_CELL), width_of("10", small) + style.px(6))
    count = len(history.points)
    across = ceil(count / ceil(count / max(1, int(free / least))))
    cell = min(style.mark(WIDEST_CELL), free / across)
    high = max(style.mark(CELL), style.meta * LINE + style.px(4))
    heads = _heads(history, style, cell, across)
    # A pulse has a diamond between its heading and its column.
    diamond = style.mark(DIAMOND) + 4 if any(p.is_pulse for p in history.points) else 0
    head_height = max(len(lines) for lines in heads.values()) * style.meta * LINE + style.px(6)
    bands: list[Band] = []
    y = top
    for first in range(0, count, across):
        last = min(first + across, count) - 1
        begin, rows = y, list[Row]()
        y += head_height + diamond
        for lines in names:
            # Without extra space, two names of several lines would read as one.
            letters = len(lines) * style.body * LINE + (style.px(6) if len(lines) > 1 else 0)
            height = max(high, letters) + BETWEEN
            rows.append(Row(y + height / 2, height))
            y += height
        shown = {place: lines for place, lines in heads.items() if first <= place <= last}
        bands.append(Band(first, last, begin, tuple(rows), shown))
        y += style.px(BAND_GAP)
    notes = _notes(history, style, width)
    notes_top = y - style.px(BAND_GAP) + style.px(NOTES_GAP)
    return HeatmapLayout(
        left=left,
        cell=cell,
        high=high,
        head_height=head_height,
        names=names,
        bands=tuple(bands),
        notes=notes,
        notes_top=notes_top,
        bottom=notes_top + len(notes) * style.meta * LINE,
    )


def _heads(
    history: History, style: ChartStyle, cell: float, across: int
) -> dict[int, tuple[str, ...]]:
    """The titles of the reviews if all fit, else as many years as fit."""
    font = style.font(style.meta)
    titles = [point.title for point in history.points]
    room = cell - style.px(8)
    if all(fits(title, room, font, HEAD_LINES) for title in titles):
        return {place: wrap(title, room, font, HEAD_LINES) for place, title in enumerate(titles)}
    wide = width_of("2000", font) + style.px(6)
    heads: dict[int, tuple[str, ...]] = {}
    # A year may be wider than its column, so it must clear the previous year and the edge.
    free, last = 0.0, ""
    for place, point in enumerate(history.points):
        middle, year = (place % across + 0.5) * cell, str(point.end.year)
        if place % across == 0:
            free, last = -wide, ""
        if year != last and middle - wide / 2 >= free and middle + wide / 2 <= across * cell + 4:
            heads[place], free, last = (year,), middle + wide / 2, year
    return heads or {0: (str(history.points[0].end.year),)}


def _notes(history: History, style: ChartStyle, width: float) -> tuple[str, ...]:
    """The lines that say, for each skill, where its history breaks and why."""
    return tuple(
        line
        for skill in history.skills
        for words in break_words(history, skill)
        for line in wrap(
            f"{skill.title}: {words}",
            width - 2 * style.margin,
            style.font(style.meta),
            NOTE_LINES,
        )
    )
