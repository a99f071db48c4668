"""The legend under a chart: what each mark means, in as many lines as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.comparing.comparison import Comparison
from assessment.comparing.three_values import memory_title
from ui.charts.measure import LINE, widest, wrap
from ui.charts.shapes import Shape
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

DOT, GAP, BETWEEN = 10.0, 12.0, 22.0
ABOVE, BELOW, APART = 16.0, 10.0, 6.0
"""CSS pixels at 100 % above and below the legend and between its lines."""
MOST_LINES = 4


@dataclass(frozen=True)
class LegendEntry:
    """The look of a mark, and what it means."""

    words: str
    fill: str
    edge: str
    shape: Shape


@dataclass(frozen=True)
class _PlacedEntry:
    entry: LegendEntry
    lines: tuple[str, ...]
    x: float
    top: float


def shape_of(*, is_pulse: bool) -> Shape:
    """The shape of a review's marks."""
    return Shape.DIAMOND if is_pulse else Shape.CIRCLE


def legend_height(comparison: Comparison, style: ChartStyle, width: float) -> float:
    """The height of the legend of a comparison, including the space around it."""
    return entries_height(_entries(comparison, style), style, width)


def draw_legend(sheet: ChartSheet, comparison: Comparison, top: float) -> None:
    """Draws the legend of a comparison below `top`."""
    draw_entries(sheet, _entries(comparison, sheet.style), top)


def entries_height(entries: Sequence[LegendEntry], style: ChartStyle, width: float) -> float:
    """The height of these entries, including the space around them."""
    _, height = _places(entries, style, width)
    return style.px(ABOVE) + height + style.px(BELOW)


def draw_entries(sheet: ChartSheet, entries: Sequence[LegendEntry], top: float) -> None:
    """Draws these entries below `top`."""
    style = sheet.style
    places, _ = _places(entries, style, sheet.width)
    line = style.meta * LINE
    for shape in Shape:
        shown = [place for place in places if place.entry.shape is shape]
        sheet.dots(
            [(p.x + style.mark(DOT) / 2, top + style.px(ABOVE) + p.top + line / 2) for p in shown],
            [place.entry.fill for place in shown],
            [place.entry.edge for place in shown],
            [style.mark(DOT)] * len(shown),
            f"legend-{shape.name.lower()}s",
            shape=shape,
        )
    for place in places:
        middle = top + style.px(ABOVE) + place.top + len(place.lines) * line / 2
        at = (place.x + style.mark(DOT) + style.px(GAP) / 2, middle)
        sheet.block(at, place.lines, size=style.meta, colour=style.colours.muted)


def _entries(comparison: Comparison, style: ChartStyle) -> list[LegendEntry]:
    colours = style.colours
    before = shape_of(is_pulse=comparison.before_is_pulse)
    after = shape_of(is_pulse=comparison.after_is_pulse)
    entries = [
        LegendEntry(comparison.before_title, style.background, colours.muted, before),
        LegendEntry(comparison.after_title, colours.ink, colours.ink, after),
    ]
    marks = [mark for row in comparison.rows for mark in (row.before, row.after, row.memory)]
    if any(row.memory is not None and row.memory.level is not None for row in comparison.rows):
        memory = LegendEntry(memory_title(comparison), colours.muted, colours.muted, Shape.TRIANGLE)
        entries.insert(1, memory)
    if any(mark is not None and mark.is_faint for mark in marks):
        faint = style.faint(colours.ink)
        entries.append(LegendEntry("low confidence", faint, faint, after))
    return entries


def _places(
    entries: Sequence[LegendEntry], style: ChartStyle, width: float
) -> tuple[list[_PlacedEntry], float]:
    font = style.font(style.meta)
    left, right = style.margin + 1, width - style.margin
    start = style.mark(DOT) + style.px(GAP) / 2
    places: list[_PlacedEntry] = []
    x, top, height = left, 0.0, 0.0
    for entry in entries:
        lines = wrap(entry.words, right - left - start, font, MOST_LINES)
        wide = start + widest(lines, font)
        if places and x + wide > right:
            x, top = left, top + height + style.px(APART)
            height = 0.0
        places.append(_PlacedEntry(entry, lines, x, top))
        height = max(height, len(lines) * style.meta * LINE)
        x += wide + style.px(BETWEEN)
    return places, top + height
