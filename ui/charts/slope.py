"""Direction at a glance: two columns of levels, joined skill by skill (method rule 16)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from matplotlib.figure import Figure

from assessment.comparison import Comparison, SkillComparison
from assessment.model import SkillKey
from assessment.wording import mark_words
from ui.charts import dumbbell
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.measure import LINE, widest, wrap
from ui.charts.sheet import Sheet, heading_height
from ui.charts.style import ChartStyle

DOT, HEAD, SLOT, BAND_GAP = 12.0, 34.0, 24.0, 16.0
WIDEST_LABELS = 0.34
NOTHING = "No skill has a level in both reviews, so there is no line to draw."


@dataclass(frozen=True)
class _Places:
    """Where each skill lies on both sides. Within a level the order has no meaning."""

    before: dict[SkillKey, float]
    after: dict[SkillKey, float]
    levels: dict[int, float]
    bottom: float


def draw(
    figure: Figure, comparison: Comparison, style: ChartStyle, *, highlight: SkillKey | None = None
) -> DrawnChart:
    """Draws the skills that have a level on both sides; `highlight` brings one of them out."""
    sheet = Sheet(figure, style)
    words = _words(comparison)
    rows = _drawn_rows(comparison)
    top = sheet.heading(words.title, words.caption)
    if not rows:
        sheet.paragraph(
            (style.margin, top + style.px(8)), NOTHING, sheet.width, colour=style.colours.muted
        )
        return words
    room = _label_room(rows, style, sheet.width)
    places = _lay_out(rows, style, top, room)
    left, right = style.margin + style.px(22) + room, sheet.width - style.margin - room
    _draw_frame(sheet, comparison, places, (left, right))
    marks: list[DrawnMark] = []
    for row in sorted(rows, key=lambda row: row.key == highlight):
        marks += _draw_row(sheet, comparison, row, places, (left, right), highlight)
    _say_what_is_missing(sheet, comparison, places.bottom)
    order = {row.key: place for place, row in enumerate(rows)}
    marks.sort(key=lambda mark: (order[mark.key], mark.which == "now"))
    return DrawnChart(words.title, words.caption, words.finding, words.table, tuple(marks))


def preferred_height(comparison: Comparison, style: ChartStyle, width: float) -> float:
    """The height in pixels that the chart wants at a width."""
    words = _words(comparison)
    top = heading_height(style, words.title, words.caption, width)
    rows = _drawn_rows(comparison)
    if not rows:
        return top + style.px(80)
    missing = wrap(_missing_words(comparison), width - 20, style.font(style.meta), 4)
    places = _lay_out(rows, style, top, _label_room(rows, style, width))
    return places.bottom + (len(missing) + 1) * style.meta * LINE


def _drawn_rows(comparison: Comparison) -> tuple[SkillComparison, ...]:
    return tuple(row for row in comparison.rows if row.steps is not None)


def _words(comparison: Comparison) -> DrawnChart:
    # The same data as the dumbbell, so the same table and the same finding.
    same = dumbbell.words_of(comparison)
    return DrawnChart(
        title=f"From {comparison.before_title} to {comparison.after_title}",
        caption="A line a skill, rising or falling by whole levels. "
        "Within a level the order has no meaning.",
        finding=same.finding,
        table=same.table,
        marks=(),
    )


def _lay_out(
    rows: tuple[SkillComparison, ...], style: ChartStyle, top: float, room: float
) -> _Places:
    before: dict[int, list[SkillComparison]] = defaultdict(list)
    after: dict[int, list[SkillComparison]] = defaultdict(list)
    for row in rows:
        before[row.before.level or 0].append(row)
        after[row.after.level or 0].append(row)
    inner = room - style.px(20)
    most = max(len(wrap(row.title, inner, style.font(style.body), 2)) for row in rows)
    slot = max(style.mark(SLOT), (most + 0.35) * style.body * 1.15)
    y = top + style.px(HEAD)
    places = _Places({}, {}, {}, 0)
    used = sorted({*before, *after})
    for level in range(used[-1], used[0] - 1, -1):
        height = max(len(before[level]), len(after[level]), 1) * slot
        places.levels[level] = y + slot / 2
        for side, there, sign in (
            (before[level], places.before, -1),
            (after[level], places.after, 1),
        ):
            # What held comes first on both sides, so that its line is level.
            ordered = sorted(side, key=lambda row: (row.steps != 0, sign * (row.steps or 0)))
            for number, row in enumerate(ordered):
                there[row.key] = y + (number + 0.5) * slot
        y += height + style.px(BAND_GAP)
    return _Places(places.before, places.after, places.levels, y)


def _label_room(rows: tuple[SkillComparison, ...], style: ChartStyle, width: float) -> float:
    wanted = widest([row.title for row in rows], style.font(style.body)) + style.px(20)
    return min(wanted, width * WIDEST_LABELS)


def _draw_frame(
    sheet: Sheet, comparison: Comparison, places: _Places, sides: tuple[float, float]
) -> None:
    style, colours = sheet.style, sheet.style.colours
    top = min([*places.before.values(), *places.after.values()]) - style.px(28)
    for x, title, align in (
        (sides[0], comparison.before_title, "right"),
        (sides[1], comparison.after_title, "left"),
    ):
        sheet.text((x, top), title, size=style.meta, colour=colours.muted, align=align)
    for level, y in places.levels.items():
        sheet.text((style.margin, y), str(level), size=style.meta, colour=colours.muted)
    edges = [((x, top + style.px(14)), (x, places.bottom - style.px(BAND_GAP))) for x in sides]
    sheet.lines(edges, [colours.line, colours.line], 1, "axis", above=0)


def _draw_row(
    sheet: Sheet,
    comparison: Comparison,
    row: SkillComparison,
    places: _Places,
    sides: tuple[float, float],
    highlight: SkillKey | None,
) -> list[DrawnMark]:
    style, colours = sheet.style, sheet.style.colours
    steps = row.steps or 0
    chosen = row.key == highlight
    colour = colours.leaf if steps > 0 else colours.accent if steps < 0 else colours.outline
    start, end = (sides[0], places.before[row.key]), (sides[1], places.after[row.key])
    sheet.lines([(start, end)], [colour], style.mark(4 if chosen else 2), "slopes", above=2)
    marks: list[DrawnMark] = []
    for which, place, mark, title in (
        ("before", start, row.before, comparison.before_title),
        ("now", end, row.after, comparison.after_title),
    ):
        ink = colours.muted if which == "before" else colours.ink
        ink = style.faint(ink) if mark.is_faint else ink
        fill = style.background if which == "before" else ink
        sheet.dots([place], [fill], [ink], style.mark(DOT), which)
        words = f"{row.title}, {title}: {mark_words(mark)}"
        marks.append(DrawnMark(row.key, which, mark.level, *place, words))
        gap = style.mark(DOT) / 2 + style.px(8)
        left = which == "before"
        room = sides[0] - style.px(30) - gap if left else sheet.width - sides[1] - gap
        lines = wrap(row.title, max(40, room), style.font(style.body, strong=chosen), 2)
        for number, line in enumerate(lines):
            lift = (number - (len(lines) - 1) / 2) * style.body * 1.15
            sheet.text(
                (place[0] - gap if left else place[0] + gap, place[1] + lift),
                line,
                align="right" if left else "left",
                strong=chosen,
            )
    return marks


def _missing_words(comparison: Comparison) -> str:
    missing = [row.title for row in comparison.rows if row.steps is None]
    return f"Without a level on both sides: {', '.join(missing)}." if missing else ""


def _say_what_is_missing(sheet: Sheet, comparison: Comparison, y: float) -> None:
    style = sheet.style
    sheet.paragraph(
        (style.margin, y),
        _missing_words(comparison),
        sheet.width - 2 * style.margin,
        size=style.meta,
        colour=style.colours.muted,
    )
