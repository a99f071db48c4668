"""Stepped lines for three or more reviews: one small panel per skill (method rule 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessment.comparing.growth import History, SkillHistory
from assessment.comparing.growth_words import finding_words, hides_some
from assessment.reviews.marks import Mark
from assessment.wording import HIDDEN_UNTIL, mark_words
from ui.charts.drawn import DrawnChart, DrawnMark
from ui.charts.heading import heading_height, sentence_height
from ui.charts.history_table import skill_words, table_of
from ui.charts.legend import shape_of
from ui.charts.live import LiveArea
from ui.charts.measure import LINE
from ui.charts.shapes import Point, Printed
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.steps_layout import Panel, StepsLayout, is_of_one_day, lay_out, notes_from
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

NOTHING = "There is no closed review to draw a line from."
DASH = 4.0
"""CSS pixels: a dash, and the space after it, in the vertical line that marks a break."""


@dataclass(frozen=True)
class _Dot:
    at: Point
    mark: Mark
    is_pulse: bool
    is_last: bool


def draw(sheet: ChartSheet, history: History, _options: ChartOptions) -> DrawnChart:
    """Draws one panel per skill, in the rubric's order, with the reviews on a time scale."""
    title, caption, finding = _words(history)
    table = table_of(history)
    top = sheet.heading(title, caption)
    if not history.points or not history.skills:
        sheet.sentence(top, NOTHING)
        return DrawnChart(title, caption, finding, table, ())
    layout = lay_out(history, sheet.style, sheet.width, top)
    _draw_frames(sheet, history, layout)
    _draw_lines(sheet, history, layout)
    marks = _draw_marks(sheet, history, layout)
    areas = tuple(
        LiveArea(skill.key, box, skill_words(skill))
        for skill, box in zip(history.skills, layout.boxes(sheet.style), strict=True)
    )
    return DrawnChart(title, caption, finding, table, marks, areas)


def preferred_height(
    history: History, style: ChartStyle, width: float, _options: ChartOptions
) -> float:
    """The height in CSS pixels that the chart needs at this width."""
    title, caption, _ = _words(history)
    top = heading_height(style, title, caption, width)
    if not history.points or not history.skills:
        return top + sentence_height(style, NOTHING, width)
    return lay_out(history, style, width, top).bottom + style.margin


def joined(skill: SkillHistory) -> tuple[int, ...]:
    """The indices of the reviews whose mark is joined to the previous one.

    Both marks have a level, and there is no break between them.
    """
    return tuple(
        place
        for place in range(1, len(skill.marks))
        if skill.marks[place - 1].level is not None
        and skill.marks[place].level is not None
        and place not in skill.breaks
    )


def _words(history: History) -> tuple[str, str, str]:
    sentences = [
        "Each panel is a skill, and all have the same levels. All these reviews ended on the same "
        "day."
        if is_of_one_day(history)
        else "Each panel is a skill, and all have the same levels and the same time scale."
    ]
    sentences.append("A paler mark means low confidence; a line stops where a level is missing.")
    if any(point.is_pulse for point in history.points):
        sentences.append("A hollow diamond is a pulse, ratings only.")
    if any(skill.line_breaks for skill in history.skills):
        sentences.append(
            "A dashed vertical line marks where the rubric changed what the skill means."
        )
    if hides_some(history):
        sentences.append(HIDDEN_UNTIL)
    return (
        f"Skill by skill: {history.rubric_title}",
        " ".join(sentences),
        finding_words(history),
    )


def _draw_frames(sheet: ChartSheet, history: History, layout: StepsLayout) -> None:
    """Draws titles, levels, years, notes and the dashed lines of breaks."""
    style, muted = sheet.style, sheet.style.colours.muted
    grid: list[tuple[Point, Point]] = []
    posts: list[tuple[Point, Point]] = []
    numbers: list[Printed] = []
    for panel, skill in zip(layout.panels, history.skills, strict=True):
        high = len(panel.title) * style.body * LINE
        above = layout.y(panel, layout.highest) - layout.step / 2 - style.px(4)
        sheet.block((panel.left, above - high / 2), panel.title, strong=True)
        floor = layout.floor(panel)
        for level in range(1, layout.highest + 1):
            y = layout.y(panel, level)
            grid.append(((panel.left, y), (panel.right, y)))
            if panel.begins_row:
                at = (panel.left - style.px(8), y)
                numbers.append(Printed(at, str(level), muted, style.meta, "right"))
        for place in layout.labelled:
            year = str(history.points[place].end.year)
            at = (layout.x(panel, place), floor + style.px(12) + style.meta * LINE / 2)
            numbers.append(Printed(at, year, muted, style.meta, "center"))
        first = floor + notes_from(style) + len(panel.notes) * style.meta * LINE / 2
        sheet.block((panel.left, first), panel.notes, size=style.meta, colour=muted)
        for place in sorted(skill.breaks):
            posts += _post(layout, panel, place)
    sheet.print_words(numbers, "numbers")
    sheet.lines(grid, [style.colours.line] * len(grid), [1.0] * len(grid), "axis", above=0)
    sheet.lines(posts, [muted] * len(posts), [1.2] * len(posts), "breaks", above=1)


def _post(layout: StepsLayout, panel: Panel, place: int) -> list[tuple[Point, Point]]:
    """The dashes of a vertical line halfway between a review and the previous one."""
    x = layout.x(panel, place)
    if place:
        x = (x + layout.x(panel, place - 1)) / 2
    y, floor = layout.y(panel, layout.highest), layout.floor(panel)
    dashes: list[tuple[Point, Point]] = []
    while y < floor:
        dashes.append(((x, y), (x, min(y + DASH, floor))))
        y += 2 * DASH
    return dashes


def _draw_lines(sheet: ChartSheet, history: History, layout: StepsLayout) -> None:
    ways: list[list[Point]] = []
    for panel, skill in zip(layout.panels, history.skills, strict=True):
        ends = -1
        for place in joined(skill):
            then, now = skill.marks[place - 1].level or 0, skill.marks[place].level or 0
            x, y = layout.x(panel, place), layout.y(panel, then)
            if place - 1 != ends:
                ways.append([(layout.x(panel, place - 1), y)])
            ways[-1].append((x, y))
            if then != now:
                ways[-1].append((x, layout.y(panel, now)))
            ends = place
    style = sheet.style
    colours, widths = [style.colours.accent] * len(ways), [style.mark(2)] * len(ways)
    sheet.lines(ways, colours, widths, "steps", above=2)


def _draw_marks(sheet: ChartSheet, history: History, layout: StepsLayout) -> tuple[DrawnMark, ...]:
    """Draws the dots, and the level beside the last dot of each skill; returns the marks."""
    style = sheet.style
    dots: list[_Dot] = []
    marks: list[DrawnMark] = []
    numbers: list[Printed] = []
    for panel, skill in zip(layout.panels, history.skills, strict=True):
        rated = [n for n, mark in enumerate(skill.marks) if mark.level is not None]
        for place in rated:
            mark, point = skill.marks[place], history.points[place]
            at = (layout.x(panel, place), layout.y(panel, mark.level or 0))
            is_last = place == rated[-1]
            dots.append(_Dot(at, mark, point.is_pulse, is_last))
            words = f"{skill.title}, {point.title}: {mark_words(mark)}"
            marks.append(DrawnMark(skill.key, point.cycle_id, mark.level, *at, words))
            if is_last:
                beside = (at[0] + layout.last_dot / 2 + style.px(6), at[1])
                ink = style.colours.ink
                numbers.append(Printed(beside, str(mark.level), ink, style.body, strong=True))
    sheet.print_words(numbers, "levels")
    for is_pulse, name in ((False, "full"), (True, "pulse")):
        _draw_dots(sheet, [dot for dot in dots if dot.is_pulse == is_pulse], layout, name)
    return tuple(marks)


def _draw_dots(sheet: ChartSheet, dots: list[_Dot], layout: StepsLayout, name: str) -> None:
    style, accent = sheet.style, sheet.style.colours.accent
    faint, is_pulse = style.faint(accent), name == "pulse"
    edges = [faint if dot.mark.is_faint else accent for dot in dots]
    sheet.dots(
        [dot.at for dot in dots],
        [style.background] * len(dots) if is_pulse else edges,
        edges,
        [layout.last_dot if dot.is_last else layout.dot for dot in dots],
        name,
        shape=shape_of(is_pulse=is_pulse),
    )


STEPS = ChartSpec(
    name="steps",
    title="Skill by skill",
    shows="a line for each skill, through every review with the same rubric, up to this one",
    needs=History,
    on_sheet=draw,
    height=preferred_height,
)
