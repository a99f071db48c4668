"""The growth rings: one ring a review, the oldest at the core. A cover, not a way to read values."""

from __future__ import annotations

from math import cos, pi, sin

from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, Wedge

from assessment.growth import History, SkillHistory
from assessment.marks import Mark, MarkState
from assessment.wording import capitalised, counted, mark_words
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.measure import LINE, wrap
from ui.charts.sheet import Sheet, heading_height
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

CORE = 0.17
"""The share of the radius that is left free in the middle."""
LABELS_FROM = 420.0
"""Pixels at 100 % from which there is room to name the skills around the rings."""
LARGEST, LEGEND = 560.0, 46.0
NOTHING = "There is no closed review to draw a ring for."


def draw(figure: Figure, history: History, style: ChartStyle) -> DrawnChart:
    """Draws a ring for each review and a sector for each skill, clockwise from the top."""
    sheet = Sheet(figure, style)
    title, caption, finding = _words(history)
    table = _table(history)
    top = sheet.heading(title, caption)
    if not history.points or not history.skills:
        sheet.paragraph((style.margin, top), NOTHING, sheet.width, colour=style.colours.muted)
        return DrawnChart(title, caption, finding, table, ())
    room = _label_room(style, sheet.width)
    bottom = sheet.height - style.px(LEGEND)
    radius = max(20.0, min(sheet.width / 2 - room[0], (bottom - top) / 2 - room[1]) - 4)
    centre = (sheet.width / 2, (top + bottom) / 2)
    marks = _draw_rings(sheet, history, centre, radius)
    if room[0]:
        _draw_names(sheet, history, centre, radius, room[0])
    _draw_legend(sheet, history, sheet.height - style.px(LEGEND) / 2)
    return DrawnChart(title, caption, finding, table, tuple(marks))


def preferred_height(history: History, style: ChartStyle, width: float) -> float:
    """The height in pixels that the chart wants at a width."""
    title, caption, _ = _words(history)
    top = heading_height(style, title, caption, width)
    if not history.points or not history.skills:
        return top + style.px(60)
    room = _label_room(style, width)
    diameter = min(width - 2 * room[0], LARGEST)
    return top + diameter + 2 * room[1] + style.px(LEGEND)


def _words(history: History) -> tuple[str, str, str]:
    reviews = capitalised(counted(len(history.points), "review"))
    return (
        f"Growth rings: {history.rubric_title}",
        f"{reviews}, the oldest at the core; darker is higher, an outline has no level.",
        f"{reviews} by {history.rubric_title}, {counted(len(history.skills), 'skill')} each.",
    )


def _table(history: History) -> ChartTable:
    return ChartTable(
        ("Skill", *(point.title for point in history.points)),
        tuple(
            (skill.title, *(capitalised(mark_words(mark)) for mark in skill.marks))
            for skill in history.skills
        ),
    )


def _label_room(style: ChartStyle, width: float) -> tuple[float, float]:
    """The room for names beside and above the rings; none where the picture is small."""
    if width / style.scale < LABELS_FROM:
        return 0.0, 0.0
    return style.px(120), style.px(30)


def _draw_rings(
    sheet: Sheet, history: History, centre: tuple[float, float], radius: float
) -> list[DrawnMark]:
    style, colours = sheet.style, sheet.style.colours
    rings, sectors = len(history.points), len(history.skills)
    step = radius * (1 - CORE) / rings
    gap = min(2.5, step * 0.16)
    turn = 360 / sectors
    groups: dict[str, tuple[list[Wedge], list[str]]] = {
        "rings": ([], []),
        "no level": ([], []),
        "hidden": ([], []),
    }
    marks: list[DrawnMark] = []
    for number, skill in enumerate(history.skills):
        start = -90 + number * turn
        for ring, mark in enumerate(skill.marks):
            inner = radius * CORE + ring * step
            name, fill = _look(mark, skill, style)
            wedge = Wedge(centre, inner + step - gap / 2, start, start + turn, width=step - gap)
            groups[name][0].append(wedge)
            groups[name][1].append(fill)
            marks.append(
                _mark(history, skill, ring, mark, centre, (inner + step / 2, start + turn / 2))
            )
    for name, (wedges, fills) in groups.items():
        drawn = PatchCollection(
            wedges,
            facecolors=fills,
            edgecolors=style.background if name == "rings" else colours.outline,
            linewidths=1.2 if name == "rings" else 0.6,
            hatch="////" if name == "hidden" else None,
        )
        # Above the spokes, which would cut the outline of a field without a level.
        drawn.set_zorder(1 if name == "rings" else 3)
        drawn.set_gid(name)
        sheet.axes.add_collection(drawn, autolim=False)
    spokes = [
        (
            _at(centre, radius * CORE, -90 + n * turn),
            _at(centre, radius, -90 + n * turn),
        )
        for n in range(sectors)
    ]
    sheet.lines(spokes, [style.background] * sectors, min(4.0, radius / 50), "spokes", above=2)
    return marks


def _look(mark: Mark, skill: SkillHistory, style: ChartStyle) -> tuple[str, str]:
    """Which group a field belongs to and its colour."""
    if mark.level is not None:
        return "rings", level_colour(style.colours, mark.level, skill.highest_level)
    return ("hidden" if mark.state is MarkState.HIDDEN else "no level"), style.background


def _mark(
    history: History,
    skill: SkillHistory,
    ring: int,
    mark: Mark,
    centre: tuple[float, float],
    polar: tuple[float, float],
) -> DrawnMark:
    point = history.points[ring]
    x, y = _at(centre, *polar)
    words = f"{skill.title}, {point.title}: {mark_words(mark)}"
    return DrawnMark(skill.key, point.cycle_id, mark.level, x, y, words)


def _at(centre: tuple[float, float], radius: float, degrees: float) -> tuple[float, float]:
    # The sheet's y grows downwards, so growing angles go clockwise, as a reader expects.
    angle = degrees * pi / 180
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _draw_names(
    sheet: Sheet, history: History, centre: tuple[float, float], radius: float, room: float
) -> None:
    style = sheet.style
    turn = 360 / len(history.skills)
    size = style.meta
    for number, skill in enumerate(history.skills):
        angle = -90 + (number + 0.5) * turn
        x, y = _at(centre, radius + style.px(10), angle)
        across = cos(angle * pi / 180)
        align = "left" if across > 0.15 else "right" if across < -0.15 else "center"
        edge = {"left": sheet.width - x, "right": x, "center": 2 * room}[align]
        lines = wrap(skill.title, max(40.0, edge - 4), style.font(size), 2)
        lift = (
            (len(lines) - 1) / 2 if align != "center" else (0 if y > centre[1] else len(lines) - 1)
        )
        for line, words in enumerate(lines):
            place = (x, y + (line - lift) * size * LINE)
            sheet.text(place, words, size=size, colour=style.colours.muted, align=align)


def _draw_legend(sheet: Sheet, history: History, y: float) -> None:
    style, colours = sheet.style, sheet.style.colours
    highest = max(skill.highest_level for skill in history.skills)
    wide, high, gap = style.px(24), style.px(9), style.px(6)
    x = (sheet.width - highest * (wide + gap)) / 2
    sheet.text((x - style.px(8), y), "1", size=style.meta, colour=colours.muted, align="right")
    for level in range(1, highest + 1):
        sheet.axes.add_patch(
            Rectangle(
                (x, y - high / 2),
                wide,
                high,
                facecolor=level_colour(colours, level, highest),
                edgecolor=colours.outline,
                linewidth=0.4,
            )
        )
        x += wide + gap
    sheet.text((x + style.px(2), y), str(highest), size=style.meta, colour=colours.muted)
