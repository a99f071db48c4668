"""Rows of skills on a shared axis of levels, for the dumbbell and the profile.

Names are set to the left of the axis. If that would break or cut a name, all names are set above
their rows instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ui.charts.live import Box
from ui.charts.measure import LINE, fits, widest, width_of, wrap
from ui.charts.shapes import Point
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

ROW, CLUSTER_GAP, AXIS = 42.0, 12.0, 34.0
WIDEST_LABELS = 0.36
"""The largest share of the picture's width for the names of the skills."""
LABEL_LINES, NOTE_LINES, ABOVE_LINES = 3, 2, 8
LARGEST_DOT = 24.0
"""The diameter reserved for a mark, in CSS pixels at 100 %."""
AFTER_AXIS = 24.0
TICK = 4.0
LANE, FIRST_LANE = 14.0, 18.0
"""CSS pixels at 100 %: between two lanes of small marks, and from the row's main mark to the first
lane."""


@dataclass(frozen=True)
class RowLabel:
    """A row's title, its cluster and its highest level.

    `note` explains a missing mark; `beside` is the level of the only mark the row has, if any.
    `lanes` is the number of lanes for small marks below the row's main mark.
    """

    title: str
    cluster: str
    highest_level: int
    note: str = ""
    beside: int | None = None
    lanes: int = 0


@dataclass(frozen=True)
class TextBlock:
    """Lines of text; `at` is their left edge and vertical middle."""

    at: Point
    lines: tuple[str, ...]


@dataclass
class _Rows:
    tops: list[float] = field(default_factory=list[float])
    ys: list[float] = field(default_factory=list[float])
    lanes: list[float] = field(default_factory=list[float])
    names: list[TextBlock] = field(default_factory=list[TextBlock])
    notes: list[TextBlock] = field(default_factory=list[TextBlock])


@dataclass(frozen=True)
class RowLayout:
    """The positions of the rows and the levels, in CSS pixels."""

    left: float
    right: float
    top: float
    highest: int
    is_stacked: bool
    ys: tuple[float, ...] = ()
    lanes: tuple[float, ...] = ()
    """The y of the first lane of each row, given even for a row without lanes."""
    tops: tuple[float, ...] = ()
    bottom: float = 0.0
    names: tuple[TextBlock, ...] = ()
    notes: tuple[TextBlock, ...] = ()

    def x(self, level: float) -> float:
        """The x of a level, from 1 to `highest`."""
        return self.left + (self.right - self.left) * (level - 1) / max(1, self.highest - 1)

    def boxes(self, width: float) -> list[Box]:
        """The whole of each row, from edge to edge of a picture of this width."""
        ends = (*self.tops[1:], self.bottom)
        return [Box(2, top, width - 2, end) for top, end in zip(self.tops, ends, strict=True)]

    def holding(self, rows: _Rows, bottom: float) -> RowLayout:
        """The layout with these rows, which end at `bottom`."""
        return replace(
            self,
            tops=tuple(rows.tops),
            ys=tuple(rows.ys),
            lanes=tuple(rows.lanes),
            bottom=bottom,
            names=tuple(rows.names),
            notes=tuple(rows.notes),
        )


def lay_out(labels: Sequence[RowLabel], style: ChartStyle, width: float, top: float) -> RowLayout:
    """The layout of the rows, with the axis of levels starting at `top`."""
    return _side_by_side(labels, style, width, top) or _stacked(labels, style, width, top)


def _side_by_side(
    labels: Sequence[RowLabel], style: ChartStyle, width: float, top: float
) -> RowLayout | None:
    """Names left of the axis; None if a name or a note would not fit, or the axis is too short."""
    font, small = style.font(style.body), style.font(style.meta)
    room = min(widest([row.title for row in labels], font) + 1, width * WIDEST_LABELS)
    frame = RowLayout(
        left=style.margin + room + style.px(30),
        right=width - style.margin - style.px(AFTER_AXIS),
        top=top + style.px(AXIS),
        highest=_highest(labels),
        is_stacked=False,
    )
    step = max(width_of(str(frame.highest), small), style.mark(LARGEST_DOT)) + style.px(4)
    spots = [_note_spot(row, frame, style) for row in labels]
    if (
        frame.right - frame.left < step * (frame.highest - 1)
        or not all(fits(row.title, room, font, LABEL_LINES) for row in labels)
        or not all(
            fits(row.note, space, small, NOTE_LINES)
            for row, (_, space) in zip(labels, spots, strict=True)
        )
    ):
        return None
    rows, y = _Rows(), frame.top
    for number, (row, (x, space)) in enumerate(zip(labels, spots, strict=True)):
        y += _gap_before(labels, number, style)
        title, note = wrap(row.title, room, font), wrap(row.note, space, small)
        letters = max(len(title) * style.body, len(note) * style.meta)
        height = max(style.mark(ROW), letters * LINE + style.body / 2)
        middle = y + height / 2
        rows.tops.append(y)
        lane = middle + max(style.mark(FIRST_LANE), _half(note, style) + style.mark(LANE) / 2)
        rows.ys.append(middle)
        rows.lanes.append(lane)
        rows.names.append(TextBlock((style.margin, middle), title))
        rows.notes.append(TextBlock((x, middle), note))
        y = max(y + height, lane + style.mark(LANE) * row.lanes if row.lanes else 0)
    return frame.holding(rows, y)


def _stacked(labels: Sequence[RowLabel], style: ChartStyle, width: float, top: float) -> RowLayout:
    """Names and notes above their axes, at the full width of the picture."""
    room, edge = width - 2 * style.margin, style.mark(LARGEST_DOT) / 2 + 1
    frame = RowLayout(
        left=style.margin + edge,
        right=max(style.margin + edge + 40, width - style.margin - edge),
        top=top + style.px(AXIS),
        highest=_highest(labels),
        is_stacked=True,
    )
    rows, y = _Rows(), frame.top
    for number, row in enumerate(labels):
        y += _gap_before(labels, number, style)
        rows.tops.append(y)
        title = wrap(row.title, room, style.font(style.body), ABOVE_LINES)
        note = wrap(row.note, room, style.font(style.meta), ABOVE_LINES)
        high, less_high = len(title) * style.body * LINE, len(note) * style.meta * LINE
        rows.names.append(TextBlock((style.margin, y + high / 2), title))
        rows.notes.append(TextBlock((style.margin, y + high + less_high / 2), note))
        y += high + less_high + style.mark(LARGEST_DOT + 8) / 2
        rows.ys.append(y)
        rows.lanes.append(y + style.mark(FIRST_LANE))
        y += style.mark(LARGEST_DOT + 28) / 2 + row.lanes * style.mark(LANE)
    return frame.holding(rows, y)


def _half(lines: Sequence[str], style: ChartStyle) -> float:
    """Half the height of lines in small print."""
    return len(lines) * style.meta * LINE / 2


def _note_spot(row: RowLabel, frame: RowLayout, style: ChartStyle) -> tuple[float, float]:
    """The left edge of a note and its largest width, on the side of the mark with more room."""
    if row.beside is None:
        return frame.left, frame.right - frame.left
    mark, gap = frame.x(row.beside), style.mark(LARGEST_DOT) / 2 + style.px(2)
    before = mark - gap - frame.left
    behind = frame.right + style.px(AFTER_AXIS) - mark - gap
    return (frame.left, before) if before > behind else (mark + gap, behind)


def _highest(labels: Sequence[RowLabel]) -> int:
    return max((row.highest_level for row in labels), default=2)


def _gap_before(labels: Sequence[RowLabel], number: int, style: ChartStyle) -> float:
    is_new = number > 0 and labels[number].cluster != labels[number - 1].cluster
    return style.px(CLUSTER_GAP) if is_new else 0.0


def draw_rows(sheet: ChartSheet, labels: Sequence[RowLabel], layout: RowLayout) -> None:
    """Draws the axis, its numbers, and the names and notes of the rows."""
    style, muted = sheet.style, sheet.style.colours.muted
    for level in range(1, layout.highest + 1):
        place = (layout.x(level), layout.top - style.px(16))
        sheet.text(place, str(level), size=style.meta, colour=muted, align="center")
    axis = _axis(labels, layout, style)
    sheet.lines(axis, [style.colours.line] * len(axis), [1.0] * len(axis), "axis", above=0)
    for name, note in zip(layout.names, layout.notes, strict=True):
        sheet.block(name.at, name.lines)
        sheet.block(note.at, note.lines, size=style.meta, colour=muted)


def _axis(
    labels: Sequence[RowLabel], layout: RowLayout, style: ChartStyle
) -> list[tuple[Point, Point]]:
    """Lines at the levels all rows share; ticks per row for higher levels and for stacked rows."""
    shared = 0 if layout.is_stacked else min(row.highest_level for row in labels)
    lines: list[tuple[Point, Point]] = []
    for level in range(1, shared + 1):
        lines += _post(layout, layout.x(level), style)
    for row, y in zip(labels, layout.ys, strict=True):
        if layout.is_stacked:
            lines.append(((layout.left, y), (layout.x(row.highest_level), y)))
        lines += [
            ((layout.x(level), y - TICK), (layout.x(level), y + TICK))
            for level in range(shared + 1, row.highest_level + 1)
        ]
    return lines


def _post(layout: RowLayout, x: float, style: ChartStyle) -> list[tuple[Point, Point]]:
    """A vertical line through the rows, interrupted where it would cross a note."""
    ends = [layout.top]
    for note in layout.notes:
        left, middle = note.at
        right = left + widest(note.lines, style.font(style.meta))
        if note.lines and left - 2 <= x <= right + 2:
            half = len(note.lines) * style.meta * LINE / 2
            ends += [middle - half, middle + half]
    ends.append(layout.bottom)
    return [((x, start), (x, end)) for start, end in zip(ends[::2], ends[1::2], strict=True)]
