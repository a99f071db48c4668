"""Level against energy: a map of the latest review, with one skill's way through the years."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from assessment.energy import Spot, energy_words, spots_now, trail
from assessment.growth import History
from assessment.marks import MarkState
from assessment.model import SkillKey
from assessment.wording import ENERGY_WORDS, STATE_WORDS, capitalised, mark_words
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.energy_layout import DOT, EnergyLayout, Item, lay_out
from ui.charts.legend import shape_of
from ui.charts.measure import LINE, widest, wrap
from ui.charts.sheet import Point, Shape, Sheet, heading_height, sentence_height
from ui.charts.style import ChartStyle

NOTHING = "No skill has both a level and an energy in the latest review."
MISSING_LINES, BELOW = 12, 10.0


def draw(
    figure: Figure, history: History, style: ChartStyle, *, highlight: SkillKey | None = None
) -> DrawnChart:
    """Draws the skills of the latest review; `highlight` adds where that skill stood before."""
    sheet = Sheet(figure, style)
    title, caption, finding = _words(history, highlight)
    table = _table(history, highlight)
    top = sheet.heading(title, caption)
    spots = spots_now(history)
    if not spots:
        sheet.sentence(top, NOTHING)
        _draw_missing(sheet, history, top + sentence_height(style, NOTHING, sheet.width))
        return DrawnChart(title, caption, finding, table, ())
    layout = lay_out(spots, _stops(history, highlight), style, sheet.width, top)
    _draw_frame(sheet, layout, has_levels=len({spot.highest_level for spot in spots}) == 1)
    _draw_trail(sheet, history, layout, highlight)
    marks = _draw_items(sheet, layout, highlight)
    _draw_missing(sheet, history, layout.bottom + style.px(BELOW))
    return DrawnChart(title, caption, finding, table, marks)


def preferred_height(
    history: History, style: ChartStyle, width: float, *, highlight: SkillKey | None = None
) -> float:
    """The height in pixels that the chart wants at a width."""
    title, caption, _ = _words(history, highlight)
    top = heading_height(style, title, caption, width)
    spots = spots_now(history)
    missing = len(_missing_lines(history, style, width)) * style.meta * LINE + style.px(BELOW)
    if not spots:
        return top + sentence_height(style, NOTHING, width) + missing
    layout = lay_out(spots, _stops(history, highlight), style, width, top)
    return layout.bottom + style.px(BELOW) + missing


def _past(history: History, highlight: SkillKey | None) -> tuple[tuple[Spot, ...], ...]:
    """The highlighted skill's stretches without the latest review."""
    if highlight is None or not history.points:
        return ()
    latest = history.points[-1].cycle_id
    stretches = trail(history, highlight)
    return tuple(tuple(s for s in part if s.point.cycle_id != latest) for part in stretches)


def _stops(history: History, highlight: SkillKey | None) -> list[tuple[Spot, ...]]:
    """The cells that the highlighted skill was in before, each with the reviews it was there."""
    found: dict[tuple[int, int], list[Spot]] = {}
    for stretch in _past(history, highlight):
        for spot in stretch:
            found.setdefault((spot.level, spot.energy), []).append(spot)
    return [tuple(stop) for stop in found.values()]


def _words(history: History, highlight: SkillKey | None) -> tuple[str, str, str]:
    latest = history.points[-1] if history.points else None
    told = ["Higher is a higher level, further right gives more energy."]
    told.append("Within a cell the order has no meaning; a lighter mark was held unsurely.")
    if latest is not None and latest.is_pulse:
        told.append("A diamond is from a pulse, which takes ratings only.")
    if any(_past(history, highlight)):
        told.append("Hollow marks, with their years, are where the chosen skill stood before.")
    where = f": {latest.title}" if latest is not None else ""
    start = f"{latest.title}. " if latest is not None else ""
    return f"Level and energy{where}", " ".join(told), f"{start}{energy_words(history)}"


def _table(history: History, highlight: SkillKey | None) -> ChartTable:
    spots = {spot.key: spot for spot in spots_now(history)}
    rows: list[tuple[str, ...]] = []
    for skill in history.skills if history.points else ():
        mark, review = skill.marks[-1], history.points[-1].title
        energy = "" if mark.energy is None else capitalised(ENERGY_WORDS[mark.energy])
        spot = spots.get(skill.key)
        rows.append((skill.title, capitalised(mark_words(mark)), energy, _where(spot), review))
    for stretch in _past(history, highlight):
        for spot in stretch:
            energy = capitalised(ENERGY_WORDS[spot.energy])
            level = capitalised(mark_words(spot.mark))
            rows.append((spot.title, level, energy, _where(spot), spot.point.title))
    return ChartTable(("Skill", "Rating", "Energy", "Where that is", "Review"), tuple(rows))


def _where(spot: Spot | None) -> str:
    if spot is None:
        return ""
    return "In between" if spot.quarter is None else capitalised(spot.quarter)


def _draw_frame(sheet: Sheet, layout: EnergyLayout, *, has_levels: bool) -> None:
    """The quarters, the grid, and all the words around them."""
    style, colours = sheet.style, sheet.style.colours
    for left, top, right, bottom in layout.quarters.values():
        sheet.figure.add_artist(
            Rectangle(
                (left, top),
                right - left,
                bottom - top,
                facecolor=colours.hover,
                edgecolor="none",
                transform=sheet.transform,
                zorder=0,
            )
        )
    grid = [((layout.left, y), (layout.right, y)) for y in layout.rows]
    for step in range(6):
        x = layout.left + step * layout.column
        grid.append(((x, layout.rows[0]), (x, layout.end)))
    sheet.lines(grid, [colours.line] * len(grid), [1.0] * len(grid), "axis", above=0.5)
    highest = len(layout.rows) - 1
    for number, (top, bottom) in enumerate(pairwise(layout.rows)):
        if has_levels:
            at = (layout.left - style.px(8), (top + bottom) / 2)
            level = str(highest - number)
            sheet.text(at, level, size=style.meta, colour=colours.muted, align="right")
    for label in layout.labels:
        align = "right" if label.is_right else "center" if label.is_centred else "left"
        sheet.block(label.at, label.lines, size=style.meta, colour=colours.muted, align=align)


def _draw_trail(
    sheet: Sheet, history: History, layout: EnergyLayout, highlight: SkillKey | None
) -> None:
    """The way from stop to stop, through no missing value and over no break."""
    if highlight is None:
        return
    place = {
        spot.point.cycle_id: item.at
        for item in layout.items
        for spot in item.spots
        if spot.key == highlight
    }
    lines: list[tuple[Point, Point]] = []
    for stretch in trail(history, highlight):
        ends = [place[spot.point.cycle_id] for spot in stretch]
        lines += [(a, b) for a, b in pairwise(ends) if a != b]
    colour = sheet.style.faint(sheet.style.colours.accent)
    sheet.lines(lines, [colour] * len(lines), [1.6] * len(lines), "trail", above=1)
    for item in layout.items:
        _clear_behind(sheet, layout, item)


def _clear_behind(sheet: Sheet, layout: EnergyLayout, item: Item) -> None:
    """Keeps the trail from crossing the words beside a dot."""
    style = sheet.style
    size = style.meta if item.is_trail else style.body
    wide, high = widest(item.lines, style.font(size, strong=True)), len(item.lines) * size * LINE
    x, y = item.at[0] + style.mark(DOT) / 2 + style.px(3), item.at[1]
    inside = any(
        left <= x <= right and top <= y <= bottom
        for left, top, right, bottom in layout.quarters.values()
    )
    sheet.figure.add_artist(
        Rectangle(
            (x, y - high / 2),
            min(wide + style.px(4), layout.right - x),
            high,
            facecolor=style.colours.hover if inside else style.background,
            edgecolor="none",
            transform=sheet.transform,
            zorder=1.5,
        )
    )


def _draw_items(
    sheet: Sheet, layout: EnergyLayout, highlight: SkillKey | None
) -> tuple[DrawnMark, ...]:
    style, colours = sheet.style, sheet.style.colours
    marks: list[DrawnMark] = []
    dots: dict[tuple[bool, Shape], list[tuple[Point, str]]] = {}
    for item in layout.items:
        spot = item.spots[-1]
        ink = colours.accent if spot.key == highlight else colours.ink
        edge = style.faint(ink) if spot.mark.is_faint else ink
        shape = shape_of(is_pulse=spot.point.is_pulse)
        dots.setdefault((item.is_trail, shape), []).append((item.at, edge))
        _draw_name(sheet, item, strong=spot.key == highlight)
        marks += [_mark(told, item.at) for told in item.spots]
    for (is_trail, shape), found in dots.items():
        edges = [edge for _, edge in found]
        sheet.dots(
            [at for at, _ in found],
            [style.background] * len(found) if is_trail else edges,
            edges,
            [style.mark(DOT)] * len(found),
            "before" if is_trail else "now",
            shape=shape,
        )
    return tuple(marks)


def _draw_name(sheet: Sheet, item: Item, *, strong: bool) -> None:
    style = sheet.style
    at = (item.at[0] + style.mark(DOT) / 2 + style.px(5), item.at[1])
    if item.is_trail:
        sheet.block(at, item.lines, size=style.meta, colour=style.colours.muted)
    else:
        sheet.block(at, item.lines, strong=strong)


def _mark(spot: Spot, at: Point) -> DrawnMark:
    energy = ENERGY_WORDS[spot.energy]
    words = f"{spot.title}, {spot.point.title}: {mark_words(spot.mark)}, {energy}"
    return DrawnMark(spot.key, spot.point.cycle_id, spot.level, *at, words)


def _draw_missing(sheet: Sheet, history: History, top: float) -> None:
    style = sheet.style
    lines = _missing_lines(history, style, sheet.width)
    middle = top + len(lines) * style.meta * LINE / 2
    sheet.block((style.margin, middle), lines, size=style.meta, colour=style.colours.muted)


def _missing_lines(history: History, style: ChartStyle, width: float) -> tuple[str, ...]:
    placed = {spot.key for spot in spots_now(history)}
    left = [skill for skill in history.skills if skill.key not in placed]
    hidden = [s.title for s in left if s.marks[-1].state is MarkState.HIDDEN]
    missing = [s.title for s in left if s.marks[-1].state is not MarkState.HIDDEN]
    told: list[str] = []
    if missing:
        told.append(f"Without a level or an energy: {', '.join(missing)}.")
    if hidden:
        told.append(f"{capitalised(STATE_WORDS[MarkState.HIDDEN])}: {', '.join(hidden)}.")
    room, font = width - 2 * style.margin, style.font(style.meta)
    return tuple(line for words in told for line in wrap(words, room, font, MISSING_LINES))
