"""Rows of skills on a shared axis of steps: what the dumbbell and the profile have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.measure import LINE, widest, wrap
from ui.charts.sheet import Sheet
from ui.charts.style import ChartStyle

ROW, CLUSTER_GAP, AXIS = 42.0, 12.0, 34.0
WIDEST_LABELS = 0.36
"""The share of the picture's width that the skills' names may take."""


@dataclass(frozen=True)
class RowLabel:
    """A row's name, its cluster and how many levels it has."""

    title: str
    cluster: str
    highest_level: int


@dataclass(frozen=True)
class RowLayout:
    """Where the rows and the steps lie, in pixels."""

    ys: tuple[float, ...]
    left: float
    right: float
    top: float
    bottom: float
    highest: int
    labels: tuple[tuple[str, ...], ...]

    def x(self, level: float) -> float:
        """Where a level lies."""
        return self.left + (self.right - self.left) * (level - 1) / max(1, self.highest - 1)


def lay_out(labels: Sequence[RowLabel], style: ChartStyle, width: float, top: float) -> RowLayout:
    """The layout of rows under an axis of steps that begins at `top`."""
    font = style.font(style.body)
    room = min(widest([row.title for row in labels], font) + 1, width * WIDEST_LABELS)
    wrapped = tuple(wrap(row.title, room, font) for row in labels)
    left = style.margin + room + style.px(30)
    right = width - style.margin - style.px(24)
    y = top + style.px(AXIS)
    ys: list[float] = []
    for number, row in enumerate(labels):
        if number and row.cluster != labels[number - 1].cluster:
            y += style.px(CLUSTER_GAP)
        height = max(style.mark(ROW), (len(wrapped[number]) * LINE + 0.5) * style.body)
        ys.append(y + height / 2)
        y += height
    return RowLayout(
        ys=tuple(ys),
        left=left,
        right=max(left + 40, right),
        top=top + style.px(AXIS),
        bottom=y,
        highest=max((row.highest_level for row in labels), default=2),
        labels=wrapped,
    )


def draw_rows(sheet: Sheet, labels: Sequence[RowLabel], layout: RowLayout) -> None:
    """The axis, its numbers, and the names of the rows. A row's axis ends at its own top level."""
    style, colours = sheet.style, sheet.style.colours
    for level in range(1, layout.highest + 1):
        x = layout.x(level)
        sheet.text(
            (x, layout.top - style.px(16)),
            str(level),
            size=style.meta,
            colour=colours.muted,
            align="center",
        )
    posts = [
        ((layout.x(level), layout.top), (layout.x(level), layout.bottom))
        for level in range(1, layout.highest + 1)
        if all(row.highest_level >= level for row in labels)
    ]
    sheet.lines(posts, [colours.line] * len(posts), 1, "axis", above=0)
    for row, y, lines in zip(labels, layout.ys, layout.labels, strict=True):
        first = y - (len(lines) - 1) * style.body * LINE / 2
        for number, line in enumerate(lines):
            sheet.text((style.margin, first + number * style.body * LINE), line)
        own = [
            ((layout.x(level), y - 4), (layout.x(level), y + 4))
            for level in range(1, row.highest_level + 1)
        ]
        sheet.lines(own, [colours.line] * len(own), 1, "axis", above=0)
