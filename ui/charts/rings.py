"""The growth rings: one ring per review, the oldest at the core. A cover image, not for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from assessment.reviews.marks import MarkState
from assessment.wording import HIDDEN_UNTIL, STATE_WORDS, capitalised, counted, mark_words
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.history_table import skill_words
from ui.charts.live import Box, LiveArea, Segment
from ui.charts.ring_fields import CORE, Rings, draw_fields, field_edge
from ui.charts.ring_names import NameRoom, draw_key, draw_names, room_for_names
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle
from ui.tokens import level_colour

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

LEGEND, BELOW = 46.0, 8.0
"""CSS pixels at 100 % for the steps under the rings, and below everything."""
LEAST_RADIUS = 20.0
NOTHING = "There is no closed review to draw a ring for."


def draw(sheet: ChartSheet, history: History, options: ChartOptions) -> DrawnChart:
    """Draws one ring per review and one sector per skill, clockwise from the top."""
    style = sheet.style
    title, caption, finding = _words(history)
    table = _table(history)
    top = sheet.heading(title, caption)
    if _is_empty(history):
        sheet.sentence(top, NOTHING)
        return DrawnChart(title, caption, finding, table, ())
    titles = [skill.title for skill in history.skills]
    room = _room(history, style, sheet.width, options.within - top)
    free = sheet.height - top - _below(room, style) - 2 * room.over
    radius = max(LEAST_RADIUS, min(room.diameter, free) / 2)
    centre = (sheet.width / 2, top + room.over + radius)
    rings = Rings(centre, radius, len(history.points), len(history.skills))
    draw_fields(sheet, history, rings)
    names = draw_names(sheet, titles, rings, room)
    end = centre[1] + radius + room.over
    _draw_legend(sheet, history, end + style.px(LEGEND) / 2)
    names += draw_key(sheet, room, end + style.px(LEGEND))
    marks = _marks(history, rings)
    areas = (*_segments(rings, marks), *_skill_areas(history, rings, names))
    return DrawnChart(title, caption, finding, table, marks, areas)


def preferred_height(
    history: History, style: ChartStyle, width: float, options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    title, caption, _ = _words(history)
    top = heading_height(style, title, caption, width)
    if _is_empty(history):
        return top + sentence_height(style, NOTHING, width)
    room = _room(history, style, width, options.within - top)
    return top + room.diameter + 2 * room.over + _below(room, style)


def _is_empty(history: History) -> bool:
    return not history.points or not history.skills


def _room(history: History, style: ChartStyle, width: float, high: float) -> NameRoom:
    titles = [skill.title for skill in history.skills]
    return room_for_names(titles, style, width, high - style.px(LEGEND + BELOW))


def _below(room: NameRoom, style: ChartStyle) -> float:
    return style.px(LEGEND + BELOW) + room.key_height


def _words(history: History) -> tuple[str, str, str]:
    count = len(history.points)
    reviews, skills = capitalised(counted(count, "review")), counted(len(history.skills), "skill")
    sentences = [f"{reviews}, the oldest at the core."] if count > 1 else []
    sentences.append("The stronger the colour, the higher the level; a thin line means no level.")
    if any(point.is_pulse for point in history.points):
        sentences.append("A narrow ring is a pulse, ratings only.")
    if any(mark.state is MarkState.HIDDEN for skill in history.skills for mark in skill.marks):
        sentences.append(f"A dotted line means {STATE_WORDS[MarkState.HIDDEN]}. {HIDDEN_UNTIL}")
    return (
        f"Growth rings: {history.rubric_title}",
        " ".join(sentences),
        f"{reviews} with {history.rubric_title}, {skills}{' each' if count > 1 else ''}.",
    )


def _table(history: History) -> ChartTable:
    return ChartTable(
        ("Skill", *(point.title for point in history.points)),
        tuple(
            (skill.title, *(capitalised(mark_words(mark)) for mark in skill.marks))
            for skill in history.skills
        ),
        tuple(skill.key for skill in history.skills),
    )


def _marks(history: History, rings: Rings) -> tuple[DrawnMark, ...]:
    marks: list[DrawnMark] = []
    for sector, skill in enumerate(history.skills):
        angle = rings.angle(sector + 0.5)
        for ring, (mark, point) in enumerate(zip(skill.marks, history.points, strict=True)):
            words = f"{skill.title}, {point.title}: {mark_words(mark)}"
            place = rings.at(rings.middle_of(ring), angle)
            marks.append(DrawnMark(skill.key, point.cycle_id, mark.level, *place, words))
    return tuple(marks)


def _segments(rings: Rings, marks: tuple[DrawnMark, ...]) -> Iterator[LiveArea]:
    """The whole of each mark's field, so that no place between two fields is dead."""
    for number, mark in enumerate(marks):
        sector, ring = divmod(number, rings.count)
        middle, half = rings.middle_of(ring), rings.step / 2
        start = rings.angle(sector)
        shape = Segment(rings.centre, middle - half, middle + half, start, rings.turn)
        yield LiveArea(mark.key, shape, mark.words, mark.which)


def _skill_areas(history: History, rings: Rings, names: Sequence[Box]) -> Iterator[LiveArea]:
    """The name of each skill, and its sector from the core to the edge."""
    for sector, (skill, name) in enumerate(zip(history.skills, names, strict=True)):
        words, core = skill_words(skill), rings.radius * CORE
        yield LiveArea(skill.key, name, words)
        shape = Segment(rings.centre, core, rings.radius, rings.angle(sector), rings.turn)
        yield LiveArea(skill.key, shape, words)


def _draw_legend(sheet: ChartSheet, history: History, y: float) -> None:
    style, colours = sheet.style, sheet.style.colours
    highest = max(skill.highest_level for skill in history.skills)
    gap, high, room = style.px(6), style.px(9), style.px(26)
    wide = min(style.px(24), (sheet.width - 2 * (style.margin + room)) / highest - gap)
    x = (sheet.width - highest * (wide + gap) + gap) / 2
    at = (x - style.px(8), y)
    sheet.text(at, "1", size=style.meta, colour=colours.muted, align="right")
    for level in range(1, highest + 1):
        fill = level_colour(colours, level, highest)
        sheet.rectangle((x, y - high / 2), (wide, high), fill, edge=field_edge(style))
        x += wide + gap
    at = (x - gap + style.px(8), y)
    sheet.text(at, str(highest), size=style.meta, colour=colours.muted)


RINGS = ChartSpec(
    name="rings",
    title="Rings",
    shows="a ring for each review with the same rubric, up to this one",
    needs=History,
    on_sheet=draw,
    height=preferred_height,
    scales=True,
)
