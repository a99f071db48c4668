"""Two reviews side by side: hollow is before, filled is now (method rule 15)."""

from __future__ import annotations

from matplotlib.figure import Figure

from assessment.comparison import Comparison, SkillComparison
from assessment.marks import Mark
from assessment.wording import STATE_WORDS, capitalised, mark_words
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.measure import plain, width_of, wrap
from ui.charts.rows import RowLabel, RowLayout, draw_rows, lay_out
from ui.charts.sheet import Sheet, heading_height
from ui.charts.style import ChartStyle

DOT, RING, LEGEND = 14.0, 24.0, 44.0
NOTHING = "These two reviews hold no skill."


def draw(
    figure: Figure, comparison: Comparison, style: ChartStyle, *, by_change: bool = False
) -> DrawnChart:
    """Draws the comparison, in the rubric's order or from the largest rise to the largest fall."""
    sheet = Sheet(figure, style)
    rows = comparison.by_change() if by_change else comparison.rows
    chart = _words(comparison, rows)
    if not rows:
        sheet.nothing(NOTHING)
        return chart
    labels = _labels(rows)
    layout = lay_out(labels, style, sheet.width, sheet.heading(chart.title, chart.caption))
    draw_rows(sheet, labels, layout)
    _draw_links(sheet, rows, layout)
    marks = [
        *_draw_side(sheet, rows, layout, "before", comparison.before_title),
        *_draw_side(sheet, rows, layout, "now", comparison.after_title),
    ]
    for row, y in zip(rows, layout.ys, strict=True):
        _draw_words(sheet, comparison, row, layout, y)
    _draw_legend(sheet, comparison, layout.bottom + style.px(LEGEND) / 2 + style.px(4))
    order = {row.key: place for place, row in enumerate(rows)}
    marks.sort(key=lambda mark: (order[mark.key], mark.which == "now"))
    return DrawnChart(chart.title, chart.caption, chart.finding, chart.table, tuple(marks))


def preferred_height(comparison: Comparison, style: ChartStyle, width: float) -> float:
    """The height in pixels that the chart wants at a width."""
    chart = _words(comparison, comparison.rows)
    top = heading_height(style, chart.title, chart.caption, width)
    if not comparison.rows:
        return top + style.px(60)
    layout = lay_out(_labels(comparison.rows), style, width, top)
    return layout.bottom + _legend_rows(comparison, style, width) * style.px(24) + style.px(28)


def _labels(rows: tuple[SkillComparison, ...]) -> list[RowLabel]:
    return [RowLabel(row.title, row.cluster, row.highest_level) for row in rows]


def words_of(comparison: Comparison) -> DrawnChart:
    """The words and the table of a comparison, in the rubric's order, without any mark."""
    return _words(comparison, comparison.rows)


def _words(comparison: Comparison, rows: tuple[SkillComparison, ...]) -> DrawnChart:
    before, after = comparison.before_title, comparison.after_title
    return DrawnChart(
        title=f"{before} beside {after}",
        caption=f"Each line is a skill on its own levels. Hollow is {before}, filled is {after}; "
        "a lighter mark was held with low confidence.",
        finding=f"{before} beside {after}. {comparison.summary or NOTHING}",
        table=ChartTable(
            ("Skill", before, after, "Steps", "What can be said"),
            tuple(
                (
                    row.title,
                    capitalised(mark_words(row.before)),
                    capitalised(mark_words(row.after)),
                    "–" if row.steps is None else f"{row.steps:+d}" if row.steps else "0",
                    capitalised(row.obstacle or row.movement),
                )
                for row in rows
            ),
        ),
        marks=(),
    )


def _draw_links(sheet: Sheet, rows: tuple[SkillComparison, ...], layout: RowLayout) -> None:
    colours = sheet.style.colours
    moved = [(row, y) for row, y in zip(rows, layout.ys, strict=True) if row.steps]
    sheet.lines(
        [
            ((layout.x(row.before.level or 0), y), (layout.x(row.after.level or 0), y))
            for row, y in moved
        ],
        [colours.leaf if (row.steps or 0) > 0 else colours.accent for row, _ in moved],
        sheet.style.mark(4),
        "links",
        above=2,
    )


def _draw_side(
    sheet: Sheet, rows: tuple[SkillComparison, ...], layout: RowLayout, which: str, title: str
) -> list[DrawnMark]:
    style, colours = sheet.style, sheet.style.colours
    drawn: list[DrawnMark] = []
    for row, y in zip(rows, layout.ys, strict=True):
        mark = row.before if which == "before" else row.after
        if mark.level is None:
            continue
        words = f"{row.title}, {title}: {mark_words(mark)}"
        drawn.append(DrawnMark(row.key, which, mark.level, layout.x(mark.level), y, words))
        ink = colours.muted if which == "before" else colours.ink
        colour = style.faint(ink) if mark.is_faint else ink
        # Where nothing moved, the past one stands around the present one, so that both are seen.
        outer = which == "before" and row.steps == 0
        sheet.dots(
            [(layout.x(mark.level), y)],
            [style.background if which == "before" else colour],
            [colour],
            style.mark(RING if outer else DOT),
            which,
        )
    return drawn


def _draw_words(
    sheet: Sheet, comparison: Comparison, row: SkillComparison, layout: RowLayout, y: float
) -> None:
    """Says in words, where there is room in the row, why a side has no number."""
    told = [
        f"{title}: {_short(mark)}"
        for title, mark in (
            (comparison.before_title, row.before),
            (comparison.after_title, row.after),
        )
        if mark.level is None
    ]
    if not told:
        return
    style = sheet.style
    words = _short(row.after) if row.before.state is row.after.state else "; ".join(told)
    there = row.before.level or row.after.level
    at_left = there is None or there > (1 + layout.highest) / 2
    reach = layout.x(there) - layout.left if there else layout.right - layout.left
    room = (reach if at_left else layout.right - layout.x(there or 1)) - style.px(16)
    size = style.meta
    lines = wrap(plain(words), max(40, room), style.font(size), 2)
    x = layout.left if at_left else layout.x(there or 1) + style.mark(DOT) / 2 + style.px(8)
    for number, line in enumerate(lines):
        offset = (number - (len(lines) - 1) / 2) * size * 1.2
        text = sheet.text((x, y + offset), line, size=size, colour=style.colours.muted)
        text.set_bbox({"facecolor": style.background, "edgecolor": "none", "pad": 1})


def _short(mark: Mark) -> str:
    return STATE_WORDS[mark.state]


def _legend(comparison: Comparison) -> list[tuple[str, str]]:
    entries = [(comparison.before_title, "before"), (comparison.after_title, "now")]
    if any(row.before.is_faint or row.after.is_faint for row in comparison.rows):
        entries.append(("held with low confidence", "faint"))
    return entries


def _legend_rows(comparison: Comparison, style: ChartStyle, width: float) -> int:
    return _legend_places(comparison, style, width)[-1][2] + 1


def _legend_places(
    comparison: Comparison, style: ChartStyle, width: float
) -> list[tuple[str, str, int, float]]:
    places: list[tuple[str, str, int, float]] = []
    x, line = style.margin + style.px(8), 0
    for words, kind in _legend(comparison):
        wide = width_of(plain(words), style.font(style.meta)) + style.px(40)
        if places and x + wide > width - style.margin:
            x, line = style.margin + style.px(8), line + 1
        places.append((words, kind, line, x))
        x += wide
    return places


def _draw_legend(sheet: Sheet, comparison: Comparison, y: float) -> None:
    style, colours = sheet.style, sheet.style.colours
    for words, kind, line, x in _legend_places(comparison, style, sheet.width):
        ink = {
            "before": colours.muted,
            "now": colours.ink,
            "faint": style.faint(colours.ink),
        }[kind]
        fill = style.background if kind == "before" else ink
        at = y + line * style.px(24)
        sheet.dots([(x, at)], [fill], [ink], style.mark(10), "legend")
        sheet.text((x + style.px(12), at), words, size=style.meta, colour=colours.muted)
