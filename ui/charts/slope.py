"""Direction at a glance: two columns of levels, joined skill by skill (method rule 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.model import SkillKey
from assessment.wording import hidden_words as all_hidden
from assessment.wording import mark_words
from ui.charts.comparison_words import hidden_words, pulse_words, words_of
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.legend import shape_of
from ui.charts.live import LiveArea, Stripe
from ui.charts.measure import LINE, wrap
from ui.charts.slope_layout import DOT, SlopeLayout, lay_out
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.shapes import Align, Point
    from ui.charts.sheet import ChartSheet

MISSING_LINES, BELOW = 12, 10.0
NOTHING = "No skill has a level in both reviews, so there is no line to draw."
NOTHING_SEEN = "No skill shown now has a level in both reviews."


def draw(sheet: ChartSheet, comparison: Comparison, options: ChartOptions) -> DrawnChart:
    """Draws the skills that have a level in both reviews; one of them can be highlighted."""
    style, highlight = sheet.style, options.highlight
    chart = _words(comparison)
    rows = _drawn_rows(comparison)
    top = sheet.heading(chart.title, chart.caption)
    if not rows:
        sheet.sentence(top, _nothing(comparison))
        return chart
    layout = lay_out(comparison, rows, style, sheet.width, top)
    _draw_frame(sheet, layout)
    _draw_lines(sheet, rows, layout, highlight)
    before = _draw_side(sheet, comparison, rows, layout, "before")
    now = _draw_side(sheet, comparison, rows, layout, "now")
    _draw_names(sheet, rows, layout, highlight)
    lines = _missing_lines(comparison, style, sheet.width)
    middle = layout.bottom + len(lines) * style.meta * LINE / 2
    sheet.block((style.margin, middle), lines, size=style.meta, colour=style.colours.muted)
    marks = [side[row.key] for row in rows for side in (before, now)]
    return replace(chart, marks=tuple(marks), areas=tuple(_areas(rows, layout, style)))


def _areas(
    rows: tuple[SkillComparison, ...], layout: SlopeLayout, style: ChartStyle
) -> Iterator[LiveArea]:
    """The names of each skill, then its line: names never overlap, lines may cross."""
    found = [(row, f"{row.title}. {row.sentence}") for row in rows]
    for row, words in found:
        for box in layout.name_boxes(row.key, style):
            yield LiveArea(row.key, box, words)
    for row, words in found:
        line = Stripe((layout.left, layout.before[row.key]), (layout.right, layout.after[row.key]))
        yield LiveArea(row.key, line, words)


def preferred_height(
    comparison: Comparison, style: ChartStyle, width: float, _options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    chart = _words(comparison)
    top = heading_height(style, chart.title, chart.caption, width)
    rows = _drawn_rows(comparison)
    if not rows:
        return top + sentence_height(style, _nothing(comparison), width)
    missing = len(_missing_lines(comparison, style, width)) * style.meta * LINE
    return lay_out(comparison, rows, style, width, top).bottom + missing + style.px(BELOW)


def _nothing(comparison: Comparison) -> str:
    hidden = sum(row.is_hidden for row in comparison.rows)
    if hidden and hidden == len(comparison.rows):
        return all_hidden(hidden, hidden)
    return NOTHING_SEEN if hidden else NOTHING


def _drawn_rows(comparison: Comparison) -> tuple[SkillComparison, ...]:
    return tuple(row for row in comparison.rows if row.steps is not None)


def _words(comparison: Comparison) -> DrawnChart:
    # The data is the same as in the dumbbell, and so are the table and the finding, except memory,
    # for which the two columns have no room.
    rows = tuple(row.model_copy(update={"memory": None}) for row in comparison.rows)
    same = words_of(comparison.model_copy(update={"rows": rows}), rows)
    sentences = (
        "Each line is a skill, rising or falling by whole levels.",
        "Names that share a level are listed beside it. A paler name means low confidence.",
        hidden_words(comparison),
        pulse_words(comparison),
    )
    return replace(
        same,
        title=f"From {comparison.before_title} to {comparison.after_title}",
        caption=" ".join(part for part in sentences if part),
    )


def _draw_frame(sheet: ChartSheet, layout: SlopeLayout) -> None:
    style, muted = sheet.style, sheet.style.colours.muted
    middle = layout.top + layout.title_height / 2
    before, after = layout.titles
    if layout.names_both_sides:
        at = (layout.left, middle)
        sheet.block(at, before, size=style.meta, colour=muted, align="right")
    else:
        sheet.block((style.margin, middle), before, size=style.meta, colour=muted)
    sheet.block((layout.right, middle), after, size=style.meta, colour=muted)
    for level, y in layout.levels.items():
        sheet.text((style.margin, y), str(level), size=style.meta, colour=muted)
    top = layout.top + layout.title_height + style.px(4)
    end = max(layout.levels.values()) + style.mark(DOT)
    posts = [((x, top), (x, end)) for x in (layout.left, layout.right)]
    levels = [((layout.left, y), (layout.right, y)) for y in layout.levels.values()]
    grid = [*posts, *levels]
    sheet.lines(grid, [style.colours.line] * len(grid), [1.0] * len(grid), "axis", above=0)


def _draw_lines(
    sheet: ChartSheet,
    rows: tuple[SkillComparison, ...],
    layout: SlopeLayout,
    highlight: SkillKey | None,
) -> None:
    colours, style = sheet.style.colours, sheet.style
    ordered = sorted(rows, key=lambda row: row.key == highlight)
    steps = [row.steps or 0 for row in ordered]
    sheet.lines(
        [
            ((layout.left, layout.before[row.key]), (layout.right, layout.after[row.key]))
            for row in ordered
        ],
        [colours.leaf if n > 0 else colours.accent if n < 0 else colours.outline for n in steps],
        [style.mark(4 if row.key == highlight else 2) for row in ordered],
        "slopes",
        above=2,
    )


def _draw_side(
    sheet: ChartSheet,
    comparison: Comparison,
    rows: tuple[SkillComparison, ...],
    layout: SlopeLayout,
    which: str,
) -> dict[SkillKey, DrawnMark]:
    """Draws the dots of one review; returns its marks by skill."""
    style, is_before = sheet.style, which == "before"
    x = layout.left if is_before else layout.right
    ys = layout.before if is_before else layout.after
    title = comparison.before_title if is_before else comparison.after_title
    ink = style.colours.muted if is_before else style.colours.ink
    drawn: dict[SkillKey, DrawnMark] = {}
    marks = {row.key: row.before if is_before else row.after for row in rows}
    # Skills of one level share a dot, which is as dark as the surest of them.
    sure = {mark.level for mark in marks.values() if not mark.is_faint}
    edges: list[str] = []
    for row in rows:
        mark = marks[row.key]
        words = f"{row.title}, {title}: {mark_words(mark)}"
        drawn[row.key] = DrawnMark(row.key, which, mark.level, x, ys[row.key], words)
        edges.append(ink if mark.level in sure else style.faint(ink))
    fills = [style.background] * len(edges) if is_before else edges
    is_pulse = comparison.before_is_pulse if is_before else comparison.after_is_pulse
    sheet.dots(
        [(mark.x, mark.y) for mark in drawn.values()],
        fills,
        edges,
        [style.mark(DOT)] * len(edges),
        which,
        shape=shape_of(is_pulse=is_pulse),
    )
    return drawn


def _draw_names(
    sheet: ChartSheet,
    rows: tuple[SkillComparison, ...],
    layout: SlopeLayout,
    highlight: SkillKey | None,
) -> None:
    """Draws the names, each with a leader to its level if it stands higher or lower."""
    gap, style = layout.gap, sheet.style
    sides: list[tuple[Align, float, dict[SkillKey, float], dict[SkillKey, float], int]]
    sides = [("left", layout.right, layout.after, layout.after_names, 1)]
    if layout.names_both_sides:
        sides.append(("right", layout.left, layout.before, layout.before_names, -1))
    leaders: list[tuple[Point, Point]] = []
    widths: list[float] = []
    for align, x, levels, names, way in sides:
        for row in rows:
            key, mark = row.key, row.after if way > 0 else row.before
            colour = style.colours.muted if mark.is_faint else style.colours.ink
            at, strong = (x + way * gap, names[key]), key == highlight
            sheet.block(at, layout.names[key], align=align, strong=strong, colour=colour)
            if abs(names[key] - levels[key]) > 1:
                leaders.append(((x, levels[key]), (at[0] - way * style.px(4), at[1])))
                widths.append(2.0 if strong else 1.0)
    sheet.lines(leaders, [style.colours.outline] * len(leaders), widths, "leaders")


def _missing_lines(comparison: Comparison, style: ChartStyle, width: float) -> tuple[str, ...]:
    missing = [row.title for row in comparison.rows if row.steps is None]
    if not missing:
        return ()
    words = f"Without two levels to compare: {', '.join(missing)}."
    return wrap(words, width - 2 * style.margin, style.font(style.meta), MISSING_LINES)


SLOPE = ChartSpec(
    name="slope",
    title="Slopes",
    shows="the direction of each skill since the previous review",
    needs=Comparison,
    on_sheet=draw,
    height=preferred_height,
    highlights=True,
)
