"""A chart known only to the test that adds it: one dot per review, on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from assessment.wording import capitalised, counted
from ui.charts.drawn import ChartTable, DrawnChart, DrawnMark
from ui.charts.heading import heading_height
from ui.charts.spec import ChartOptions, ChartSpec
from ui.charts.style import ChartStyle

if TYPE_CHECKING:
    from ui.charts.sheet import ChartSheet

STEP = 40.0


def draw(sheet: ChartSheet, history: History, _options: ChartOptions) -> DrawnChart:
    title, caption, finding = _words(history)
    top = sheet.heading(title, caption)
    ink = sheet.style.colours.ink
    places = [(STEP * (n + 1), top + STEP / 2) for n in range(len(history.points))]
    sheet.dots(places, [ink] * len(places), [ink] * len(places), [12.0] * len(places), "beads")
    marks = tuple(
        DrawnMark(
            skill.key, point.cycle_id, skill.marks[number].level, *places[number], point.title
        )
        for skill in history.skills[:1]
        for number, point in enumerate(history.points)
    )
    rows = tuple((point.title,) for point in history.points)
    return DrawnChart(title, caption, finding, ChartTable(("Review",), rows), marks)


def preferred_height(
    history: History, style: ChartStyle, width: float, _options: ChartOptions
) -> float:
    title, caption, _ = _words(history)
    return heading_height(style, title, caption, width) + STEP


def _words(history: History) -> tuple[str, str, str]:
    reviews = capitalised(counted(len(history.points), "review"))
    return "Beads", "A bead is a review.", f"{reviews} on a string."


BEADS = ChartSpec(
    name="beads",
    title="Beads on a string",
    shows="a bead a review",
    needs=History,
    on_sheet=draw,
    height=preferred_height,
)
