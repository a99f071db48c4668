"""The heatmap: one row per skill, one column per review, levels in the cells (rule 18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from assessment.comparing.growth_words import finding_words
from assessment.reviews.marks import Mark, MarkState
from assessment.wording import (
    HIDDEN_UNTIL,
    STATE_WORDS,
    mark_words,
)
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.heatmap_layout import BETWEEN, DIAMOND, HeatmapLayout, lay_out
from ui.charts.history_table import skill_words, table_of
from ui.charts.live import Box, LiveArea
from ui.charts.measure import LINE
from ui.charts.ring_fields import field_edge, level_fill
from ui.charts.shapes import Outline, Point, Printed, Shape, lines_of, polygon
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle
from ui.tokens import text_on

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

NOTHING = "There is no closed review to draw a column for."
CUT = 0.34
"""The share of a cell's height cut off its corner to show low confidence."""
HATCH = 6.0
"""CSS pixels between the lines of a hatched cell."""
_FRAMED = (MarkState.NO_OPPORTUNITY, MarkState.NOT_ENOUGH_EVIDENCE)


def draw(sheet: ChartSheet, history: History, _options: ChartOptions) -> DrawnChart:
    """Draws the reviews from left to right, oldest first, in as many bands as they need."""
    title, caption, finding = _words(history)
    table = table_of(history)
    top = sheet.heading(title, caption)
    if not history.points or not history.skills:
        sheet.sentence(top, NOTHING)
        return DrawnChart(title, caption, finding, table, ())
    layout = lay_out(history, sheet.style, sheet.width, top)
    _draw_words(sheet, layout)
    _draw_pulses(sheet, history, layout)
    marks = _draw_cells(sheet, history, layout)
    _draw_breaks(sheet, history, layout)
    areas = tuple(_areas(history, layout, marks, sheet.width))
    return DrawnChart(title, caption, finding, table, marks, areas)


def _areas(
    history: History, layout: HeatmapLayout, marks: tuple[DrawnMark, ...], width: float
) -> Iterator[LiveArea]:
    """A cell for each mark, and each row of each band."""
    for mark in marks:
        box = Box(*_edges(layout, (mark.x, mark.y), gap=0.0))
        yield LiveArea(mark.key, box, mark.words, mark.which)
    for band in layout.bands:
        for skill, row in zip(history.skills, band.rows, strict=True):
            box = Box(2, row.y - row.height / 2, width - 2, row.y + row.height / 2)
            yield LiveArea(skill.key, box, skill_words(skill))


def preferred_height(
    history: History, style: ChartStyle, width: float, _options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    title, caption, _ = _words(history)
    top = heading_height(style, title, caption, width)
    if not history.points or not history.skills:
        return top + sentence_height(style, NOTHING, width)
    return lay_out(history, style, width, top).bottom + max(style.margin, style.px(8))


def _words(history: History) -> tuple[str, str, str]:
    marks = [mark for skill in history.skills for mark in skill.marks]
    states = {mark.state for mark in marks}
    sentences = ["Each cell shows the level: the stronger the colour, the higher."]
    if any(mark.is_faint for mark in marks):
        sentences.append("A cut corner means low confidence.")
    if any(point.is_pulse for point in history.points):
        sentences.append("A diamond over a column marks a pulse, ratings only.")
    if MarkState.NOT_APPLICABLE in states:
        sentences.append("A hatched cell means not applicable.")
    if states & {*_FRAMED}:
        sentences.append("An empty frame means no opportunity or not enough evidence.")
    if MarkState.UNRATED in states:
        sentences.append("A blank cell means not rated.")
    if MarkState.HIDDEN in states:
        sentences.append(f"A dotted frame means {STATE_WORDS[MarkState.HIDDEN]}. {HIDDEN_UNTIL}")
    if any(skill.line_breaks for skill in history.skills):
        sentences.append("A vertical bar marks where the rubric changed what the skill means.")
    return (
        f"Every level: {history.rubric_title}",
        " ".join(sentences),
        finding_words(history),
    )


def _draw_words(sheet: ChartSheet, layout: HeatmapLayout) -> None:
    style, muted = sheet.style, sheet.style.colours.muted
    printed: list[Printed] = []
    for band in layout.bands:
        for place, lines in band.heads.items():
            at = (
                layout.x(band, place),
                band.top + layout.head_height - style.px(4) - len(lines) * style.meta * LINE / 2,
            )
            printed += lines_of(Printed(at, "", muted, style.meta, "center"), lines)
        for lines, row in zip(layout.names, band.rows, strict=True):
            printed += lines_of(
                Printed((style.margin, row.y), "", style.colours.ink, style.body), lines
            )
    if len(layout.bands) == 1:
        sheet.set_words(printed)
    else:
        sheet.print_words(printed, "names")
    middle = layout.notes_top + len(layout.notes) * style.meta * LINE / 2
    sheet.block((style.margin, middle), layout.notes, size=style.meta, colour=muted)


def _draw_pulses(sheet: ChartSheet, history: History, layout: HeatmapLayout) -> None:
    style, size = sheet.style, sheet.style.mark(DIAMOND)
    places = [
        (layout.x(band, place), band.top + layout.head_height + size / 2)
        for band in layout.bands
        for place in range(band.first, band.last + 1)
        if history.points[place].is_pulse
    ]
    fills, edges = [style.background] * len(places), [style.colours.muted] * len(places)
    sheet.dots(places, fills, edges, [size * 0.8] * len(places), "pulses", shape=Shape.DIAMOND)


def _draw_cells(
    sheet: ChartSheet, history: History, layout: HeatmapLayout
) -> tuple[DrawnMark, ...]:
    """Draws every cell, and returns a mark for each, since each can be selected."""
    style, marks = sheet.style, list[DrawnMark]()
    filled: list[Point] = []
    cuts: list[bool] = []
    fills: list[str] = []
    empty: dict[str, list[Point]] = defaultdict(list)
    digits: dict[tuple[int, str], list[Point]] = defaultdict(list)
    hatching: list[tuple[Point, Point]] = []
    for number, skill in enumerate(history.skills):
        for band in layout.bands:
            for place in range(band.first, band.last + 1):
                mark, at = skill.marks[place], (layout.x(band, place), band.rows[number].y)
                point = history.points[place]
                words = f"{skill.title}, {point.title}: {mark_words(mark)}"
                marks.append(DrawnMark(skill.key, point.cycle_id, mark.level, *at, words))
                if mark.level is None:
                    empty[_frame_of(mark)].append(at)
                    if mark.state is MarkState.NOT_APPLICABLE:
                        hatching += _hatch(layout, at)
                    continue
                fill = level_fill(skill, mark, style)
                filled.append(at)
                cuts.append(mark.is_faint)
                fills.append(fill)
                digits[mark.level, text_on(style.colours, fill)].append(at)
    whole, cut = _cell(layout), _cell(layout, is_cut=True)
    shapes = [cut if is_cut else whole for is_cut in cuts]
    sheet.fields(shapes, fills, field_edge(style), "cells", at=filled)
    for name in ("hatched", "framed", "hidden"):
        edge, dotted = style.colours.outline, name == "hidden"
        sheet.fields([whole], ["none"], edge, name, at=empty[name], dotted=dotted)
    sheet.lines(
        hatching, [style.colours.outline] * len(hatching), [0.8] * len(hatching), "hatching"
    )
    sheet.digits(digits)
    return tuple(marks)


def _frame_of(mark: Mark) -> str:
    if mark.state is MarkState.NOT_APPLICABLE:
        return "hatched"
    if mark.state is MarkState.HIDDEN:
        return "hidden"
    return "framed" if mark.state in _FRAMED else "blank"


def _cell(layout: HeatmapLayout, *, is_cut: bool = False) -> Outline:
    """The outline of a cell, relative to its middle."""
    left, top, right, bottom = _edges(layout, (0.0, 0.0))
    cut = (bottom - top) * CUT if is_cut else 0.0
    corners = [(left, top), (right - cut, top), (right, top + cut), (right, bottom), (left, bottom)]
    return polygon(corners)


def _edges(
    layout: HeatmapLayout, at: Point, *, gap: float = BETWEEN
) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of a cell with its middle at a point."""
    wide, high = (layout.cell - gap) / 2, layout.high / 2
    return at[0] - wide, at[1] - high, at[0] + wide, at[1] + high


def _hatch(layout: HeatmapLayout, at: Point) -> list[tuple[Point, Point]]:
    """The lines of a hatched cell: they rise to the right, from edge to edge."""
    left, top, right, bottom = _edges(layout, at)
    wide, high = right - left, bottom - top
    lines: list[tuple[Point, Point]] = []
    along = HATCH
    while along < wide + high:
        start = (left, top + along) if along <= high else (left + along - high, bottom)
        end = (left + along, top) if along <= wide else (right, top + along - wide)
        lines.append((start, end))
        along += HATCH
    return lines


def _draw_breaks(sheet: ChartSheet, history: History, layout: HeatmapLayout) -> None:
    posts: list[tuple[Point, Point]] = []
    for number, skill in enumerate(history.skills):
        for band in layout.bands:
            for place in sorted(skill.breaks):
                if band.first <= place <= band.last:
                    x, y = layout.x(band, place) - layout.cell / 2, band.rows[number].y
                    posts.append(((x, y - layout.high / 2), (x, y + layout.high / 2)))
    ink, width = sheet.style.colours.ink, BETWEEN
    sheet.lines(posts, [ink] * len(posts), [width] * len(posts), "breaks", above=3)


HEATMAP = ChartSpec(
    name="heatmap",
    title="Every level",
    shows="every level as a number, in every review with the same rubric, up to this one",
    needs=History,
    on_sheet=draw,
    height=preferred_height,
)
