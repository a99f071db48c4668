"""Two reviews side by side: hollow is before, filled is now (method rule 15).

A triangle below the line is memory: the earlier period as rated later (rule 11).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.comparing.three_values import memory_title
from assessment.wording import capitalised, mark_words
from ui.charts.comparison_words import NOTHING, has_both, words_of
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.legend import draw_legend, legend_height, shape_of
from ui.charts.live import LiveArea
from ui.charts.rows import LARGEST_DOT, RowLabel, RowLayout, draw_rows, lay_out
from ui.charts.shapes import Shape
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

DOT = 14.0
MEMORY_DOT = 9.0
"""CSS pixels at 100 %. Memory is below the line: its level often equals one of the other two."""


def draw(sheet: ChartSheet, comparison: Comparison, options: ChartOptions) -> DrawnChart:
    """Draws the comparison in the rubric's order, or from the largest rise to the largest fall."""
    rows = _rows(comparison, options)
    chart = words_of(comparison, rows)
    top = sheet.heading(chart.title, chart.caption)
    if not rows:
        sheet.sentence(top, NOTHING)
        return chart
    labels = _labels(rows, by_change=options.by_change)
    layout = lay_out(labels, sheet.style, sheet.width, top)
    draw_rows(sheet, labels, layout)
    _draw_links(sheet, rows, layout)
    before = _draw_side(sheet, comparison, rows, layout, "before")
    memory = _draw_memory(sheet, comparison, rows, layout)
    now = _draw_side(sheet, comparison, rows, layout, "now")
    draw_legend(sheet, comparison, layout.bottom)
    sides = (before, memory, now)
    marks = [side[row.key] for row in rows for side in sides if row.key in side]
    return replace(chart, marks=tuple(marks), areas=_areas(rows, layout, sheet.width))


def _areas(
    rows: tuple[SkillComparison, ...], layout: RowLayout, width: float
) -> tuple[LiveArea, ...]:
    boxes = zip(rows, layout.boxes(width), strict=True)
    return tuple(LiveArea(row.key, box, f"{row.title}. {row.sentence}") for row, box in boxes)


def preferred_height(
    comparison: Comparison, style: ChartStyle, width: float, options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    rows = _rows(comparison, options)
    chart = words_of(comparison, rows)
    top = heading_height(style, chart.title, chart.caption, width)
    if not rows:
        return top + sentence_height(style, NOTHING, width)
    layout = lay_out(_labels(rows, by_change=options.by_change), style, width, top)
    return layout.bottom + legend_height(comparison, style, width)


def _rows(comparison: Comparison, options: ChartOptions) -> tuple[SkillComparison, ...]:
    return comparison.by_change() if options.by_change else comparison.rows


def _labels(rows: tuple[SkillComparison, ...], *, by_change: bool) -> list[RowLabel]:
    # The order by change mixes the clusters, so gaps between them would mean nothing.
    return [
        RowLabel(
            row.title,
            "" if by_change else f"{row.key.rubric_id} {row.cluster}",
            row.highest_level,
            note="" if has_both(row) else capitalised(row.obstacle),
            beside=row.before.level or row.after.level,
            lanes=int(row.memory is not None and row.memory.level is not None),
        )
        for row in rows
    ]


def _draw_links(sheet: ChartSheet, rows: tuple[SkillComparison, ...], layout: RowLayout) -> None:
    colours = sheet.style.colours
    moved = [(row, y) for row, y in zip(rows, layout.ys, strict=True) if row.steps]
    sheet.lines(
        [
            ((layout.x(row.before.level or 0), y), (layout.x(row.after.level or 0), y))
            for row, y in moved
        ],
        [colours.leaf if (row.steps or 0) > 0 else colours.accent for row, _ in moved],
        [sheet.style.mark(4)] * len(moved),
        "links",
        above=2,
    )


def _draw_side(
    sheet: ChartSheet,
    comparison: Comparison,
    rows: tuple[SkillComparison, ...],
    layout: RowLayout,
    which: str,
) -> dict[tuple[str, str], DrawnMark]:
    """Draws the dots of one review; returns its marks by skill."""
    style, is_before = sheet.style, which == "before"
    ink = style.colours.muted if is_before else style.colours.ink
    drawn: dict[tuple[str, str], DrawnMark] = {}
    edges: list[str] = []
    sizes: list[float] = []
    for row, y in zip(rows, layout.ys, strict=True):
        mark = row.before if is_before else row.after
        if mark.level is None:
            continue
        title = comparison.before_title if is_before else comparison.after_title
        words = f"{row.title}, {title}: {mark_words(mark)}"
        drawn[row.key] = DrawnMark(row.key, which, mark.level, layout.x(mark.level), y, words)
        edges.append(style.faint(ink) if mark.is_faint else ink)
        # At the same place the past dot is drawn larger, around the present one, so that both show.
        is_outer = is_before and row.before.level == row.after.level
        sizes.append(style.mark(LARGEST_DOT if is_outer else DOT))
    fills = [style.background] * len(edges) if is_before else edges
    places = [(mark.x, mark.y) for mark in drawn.values()]
    is_pulse = comparison.before_is_pulse if is_before else comparison.after_is_pulse
    sheet.dots(places, fills, edges, sizes, which, shape=shape_of(is_pulse=is_pulse))
    return drawn


def _draw_memory(
    sheet: ChartSheet, comparison: Comparison, rows: tuple[SkillComparison, ...], layout: RowLayout
) -> dict[tuple[str, str], DrawnMark]:
    """Draws the ratings from memory below the lines of their skills; returns the marks by skill."""
    style, ink = sheet.style, sheet.style.colours.muted
    drawn: dict[tuple[str, str], DrawnMark] = {}
    edges: list[str] = []
    for row, y in zip(rows, layout.lanes, strict=True):
        mark = row.memory
        if mark is None or mark.level is None:
            continue
        words = f"{row.title}, {memory_title(comparison)}: {mark_words(mark)}"
        drawn[row.key] = DrawnMark(row.key, "memory", mark.level, layout.x(mark.level), y, words)
        edges.append(style.faint(ink) if mark.is_faint else ink)
    places = [(mark.x, mark.y) for mark in drawn.values()]
    sizes = [style.mark(MEMORY_DOT)] * len(edges)
    sheet.dots(places, edges, edges, sizes, "memory", shape=Shape.TRIANGLE)
    return drawn


DUMBBELL = ChartSpec(
    name="dumbbell",
    title="Side by side",
    shows="what moved since the previous review, skill by skill",
    needs=Comparison,
    on_sheet=draw,
    height=preferred_height,
    orders=True,
)
