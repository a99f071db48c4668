"""The chart of a year's page, drawn at whatever size the page has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment.reporting.yearly_page import YearlyPage
from assessment.sharing import Shareable, ratings_of_page
from ui import tokens
from ui.charts.drawn import DrawnChart
from ui.charts.dumbbell import DUMBBELL
from ui.charts.export import render
from ui.charts.profile import PROFILE
from ui.charts.spec import Chart, ChartData
from ui.charts.style import for_print

COLUMN = 210 / 25.4 * 96 - 2 * 84
"""Pixels of 1/96 inch: the width of the page within its margins."""
LETTER = float(tokens.BODY)
"""Pixels: the letters of a chart as it is drawn, before it is made to fit."""


@dataclass(frozen=True)
class PlacedChart:
    """A chart as it stands on the page: its text kept as text, and its height there in pixels."""

    svg: str
    drawn: DrawnChart
    height: float

    @property
    def words(self) -> str:
        """What stands in for the picture where it is read aloud: its finding and its values."""
        table = self.drawn.table
        rows = [
            ", ".join(
                f"{header}: {cell}" if place else cell
                for place, (header, cell) in enumerate(zip(table.headers, row, strict=True))
                if cell.strip()
            )
            for row in table.rows
        ]
        return " ".join([self.drawn.finding, *(f"{row}." for row in rows)])


class YearlyChart:
    """Side by side with the review before, or the review's own profile when there is none."""

    def __init__(self, page: Shareable[YearlyPage], background: str = "#FFFFFF") -> None:
        """On that background, as wide as the column."""
        self._chart: Chart = PROFILE if page.value.comparison is None else DUMBBELL
        self._values: ChartData = ratings_of_page(page)
        self._style = replace(for_print(heading=False), margin=0, background=background)

    def height(self, letter: float) -> float:
        """How high it is when its letters are that large, both in pixels."""
        drawn = COLUMN * LETTER / letter
        high = self._chart.preferred_height(self._values, self._style, drawn)
        return high * letter / LETTER

    def draw(self, letter: float) -> PlacedChart:
        """The chart with letters of that size."""
        drawn_width = COLUMN * LETTER / letter
        svg, drawn = render(self._chart, self._values, "svg", style=self._style, width=drawn_width)
        return PlacedChart(svg.decode(), drawn, self.height(letter))
