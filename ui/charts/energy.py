"""Level against energy: a map of the latest review, with the trail of one skill over the years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assessment.comparing.energy import Spot, energy_words, spots_now
from assessment.comparing.growth import History
from assessment.comparing.growth_words import no_skill
from assessment.model import SkillKey
from assessment.reviews.marks import MarkState
from assessment.wording import (
    ENERGY_WORDS,
    HIDDEN_UNTIL,
    STATE_WORDS,
    capitalised,
    full_stop,
    mark_words,
)
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.energy_layout import DOT, EnergyLayout, Moment, lay_out
from ui.charts.energy_trail import draw_trail, past_of, stops_of, trail_words
from ui.charts.heading import heading_height, sentence_height
from ui.charts.legend import shape_of
from ui.charts.live import LiveArea
from ui.charts.measure import LINE, wrap
from ui.charts.shapes import Point, Printed, Shape, lines_of
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

NOTHING = "has both a level and an energy in the latest review"
MISSING_LINES, BELOW = 12, 10.0
EARLIER_DOT = 6.0
"""CSS pixels at 100 %."""


def draw(sheet: ChartSheet, history: History, options: ChartOptions) -> DrawnChart:
    """Draws the skills of the latest review, and the earlier positions of a highlighted one."""
    style, highlight = sheet.style, options.highlight
    title, caption, finding = _words(history, highlight)
    table = _table(history, highlight)
    top = sheet.heading(title, caption)
    spots = spots_now(history)
    if not spots:
        nothing = no_skill(history, NOTHING)
        sheet.sentence(top, nothing)
        _draw_missing(sheet, history, top + sentence_height(style, nothing, sheet.width))
        return DrawnChart(title, caption, finding, table, ())
    layout = lay_out(spots, stops_of(history, highlight), style, sheet.width, top)
    _draw_frame(sheet, layout, has_levels=len({spot.highest_level for spot in spots}) == 1)
    draw_trail(sheet, history, layout, highlight)
    marks = _draw_items(sheet, layout, highlight)
    _draw_missing(sheet, history, layout.bottom + style.px(BELOW))
    areas = tuple(_areas(layout, style))
    return DrawnChart(title, caption, finding, table, marks, areas)


def _areas(layout: EnergyLayout, style: ChartStyle) -> Iterator[LiveArea]:
    """The dot and the name of each skill of the latest review, and its line in the key."""
    now = [item for item in layout.items if item.moment is Moment.NOW]
    for item in now:
        spot = item.spots[-1]
        yield LiveArea(spot.key, item.label_box(style), spot_words(spot))
    for spot, box in zip(layout.spots, layout.key, strict=False):
        yield LiveArea(spot.key, box, spot_words(spot))


def spot_words(spot: Spot) -> str:
    """A skill in one review: "Planning, Review of 2026: level 4, suits me"."""
    energy = ENERGY_WORDS[spot.energy]
    return f"{spot.title}, {spot.point.title}: {mark_words(spot.mark)}, {energy}"


def preferred_height(
    history: History, style: ChartStyle, width: float, options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width, with room for a trail."""
    highlight = options.highlight
    title, caption, _ = _words(history, highlight)
    top = heading_height(style, title, caption, width)
    spots = spots_now(history)
    missing = len(_missing_lines(history, style, width)) * style.meta * LINE + style.px(BELOW)
    if not spots:
        return top + sentence_height(style, no_skill(history, NOTHING), width) + missing
    layout = lay_out(spots, stops_of(history, highlight), style, width, top)
    return layout.bottom + style.px(BELOW) + missing


def _words(history: History, highlight: SkillKey | None) -> tuple[str, str, str]:
    latest = history.points[-1] if history.points else None
    sentences = ["Higher is a higher level, further right gives more energy."]
    sentences.append("Within a cell the order has no meaning; a paler mark means low confidence.")
    if latest is not None and latest.is_pulse:
        sentences.append("A diamond is from a pulse, which takes ratings only.")
    sentences += trail_words(history, highlight)
    if latest is not None and any(s.marks[-1].state is MarkState.HIDDEN for s in history.skills):
        sentences.append(HIDDEN_UNTIL)
    where = f": {latest.title}" if latest is not None else ""
    start = f"{latest.title}{full_stop(latest.title)} " if latest is not None else ""
    return f"Level and energy{where}", " ".join(sentences), f"{start}{energy_words(history)}"


def _table(history: History, highlight: SkillKey | None) -> ChartTable:
    spots = {spot.key: spot for spot in spots_now(history)}
    rows: list[tuple[str, ...]] = []
    keys: list[SkillKey] = []
    for skill in history.skills if history.points else ():
        keys.append(skill.key)
        mark, review = skill.marks[-1], history.points[-1].title
        energy = "" if mark.energy is None else capitalised(ENERGY_WORDS[mark.energy])
        spot = spots.get(skill.key)
        rows.append((skill.title, capitalised(mark_words(mark)), energy, _where(spot), review))
    for spot in past_of(history, highlight):
        energy = capitalised(ENERGY_WORDS[spot.energy])
        level = capitalised(mark_words(spot.mark))
        rows.append((spot.title, level, energy, _where(spot), spot.point.title))
        keys.append(spot.key)
    headers = ("Skill", "Rating", "Energy", "Where that is", "Review")
    return ChartTable(headers, tuple(rows), tuple(keys))


def _where(spot: Spot | None) -> str:
    if spot is None:
        return ""
    return "In between" if spot.quarter is None else capitalised(spot.quarter)


def _draw_frame(sheet: ChartSheet, layout: EnergyLayout, *, has_levels: bool) -> None:
    """Draws the quarters, the grid, and the text around them."""
    style, colours = sheet.style, sheet.style.colours
    for left, top, right, bottom in layout.quarters.values():
        sheet.rectangle((left, top), (right - left, bottom - top), colours.hover, above=0)
    grid = [((layout.left, y), (layout.right, y)) for y in layout.rows]
    for step in range(6):
        x = layout.left + step * layout.column
        grid.append(((x, layout.rows[0]), (x, layout.end)))
    sheet.lines(grid, [colours.line] * len(grid), [1.0] * len(grid), "axis", above=0.5)
    highest = len(layout.rows) - 1
    numbers: list[Printed] = []
    for number, (top, bottom) in enumerate(pairwise(layout.rows)):
        if has_levels:
            at = (layout.left - style.px(8), (top + bottom) / 2)
            level = str(highest - number)
            numbers.append(Printed(at, level, colours.muted, style.meta, "right"))
    sheet.print_words(numbers, "levels")
    for label in layout.labels:
        align = "right" if label.is_right else "center" if label.is_centred else "left"
        sheet.block(label.at, label.lines, size=style.meta, colour=colours.muted, align=align)


def _draw_items(
    sheet: ChartSheet, layout: EnergyLayout, highlight: SkillKey | None
) -> tuple[DrawnMark, ...]:
    style, colours = sheet.style, sheet.style.colours
    marks: list[DrawnMark] = []
    dots: dict[tuple[Moment, Shape], list[tuple[Point, str]]] = {}
    for item in layout.items:
        spot = item.spots[-1]
        ink = colours.accent if spot.key == highlight else colours.ink
        is_pale = spot.mark.is_faint or item.moment is Moment.EARLIER
        edge = style.faint(ink) if is_pale else ink
        shape = shape_of(is_pulse=spot.point.is_pulse)
        dots.setdefault((item.moment, shape), []).append((item.at, edge))
        marks += [_mark(spot, item.at) for spot in item.spots]
        if item.moment is Moment.NOW:
            is_strong = spot.key == highlight
            sheet.block(item.label_at, item.lines, size=item.size, strong=is_strong)
    for (moment, shape), found in dots.items():
        edges = [edge for _, edge in found]
        sheet.dots(
            [at for at, _ in found],
            edges if moment is Moment.NOW else [style.background] * len(found),
            edges,
            [style.mark(EARLIER_DOT if moment is Moment.EARLIER else DOT)] * len(found),
            moment.value,
            shape=shape,
        )
    _print_years(sheet, layout)
    return tuple(marks)


def _print_years(sheet: ChartSheet, layout: EnergyLayout) -> None:
    style = sheet.style
    printed: list[Printed] = []
    for item in layout.items:
        if item.moment is not Moment.NOW:
            first = Printed(item.label_at, "", style.colours.muted, style.meta)
            printed += lines_of(first, item.lines)
    sheet.print_words(printed, "years")


def _mark(spot: Spot, at: Point) -> DrawnMark:
    return DrawnMark(spot.key, spot.point.cycle_id, spot.level, *at, spot_words(spot))


def _draw_missing(sheet: ChartSheet, history: History, top: float) -> None:
    style = sheet.style
    lines = _missing_lines(history, style, sheet.width)
    middle = top + len(lines) * style.meta * LINE / 2
    sheet.block((style.margin, middle), lines, size=style.meta, colour=style.colours.muted)


def _missing_lines(history: History, style: ChartStyle, width: float) -> tuple[str, ...]:
    placed = {spot.key for spot in spots_now(history)}
    left = [skill for skill in history.skills if skill.key not in placed]
    hidden = [s.title for s in left if s.marks[-1].state is MarkState.HIDDEN]
    missing = [s.title for s in left if s.marks[-1].state is not MarkState.HIDDEN]
    sentences: list[str] = []
    if missing:
        sentences.append(f"Without a level or an energy: {', '.join(missing)}.")
    if hidden:
        sentences.append(f"{capitalised(STATE_WORDS[MarkState.HIDDEN])}: {', '.join(hidden)}.")
    room, font = width - 2 * style.margin, style.font(style.meta)
    return tuple(line for words in sentences for line in wrap(words, room, font, MISSING_LINES))


ENERGY = ChartSpec(
    name="energy",
    title="Energy",
    shows="level against energy, with the path of one skill through the reviews",
    needs=History,
    on_sheet=draw,
    height=preferred_height,
    highlights=True,
)
