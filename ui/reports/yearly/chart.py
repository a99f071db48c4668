"""Draws the chart of a yearly page at the size that the page has room for."""

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
"""The width of the page within its margins, in pixels of 1/96 inch."""
LETTER = float(tokens.BODY)
"""The size of a chart's letters before it is made to fit, in pixels."""


@dataclass(frozen=True)
class PlacedChart:
    """A chart on the page, with its text kept as text; its height there is in pixels."""

    svg: str
    drawn: DrawnChart
    height: float

    @property
    def words(self) -> str:
        """The alternative text of the picture: its finding and its values."""
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
    """The review compared with the one before it, or its profile when there is none."""

    def __init__(self, page: Shareable[YearlyPage], background: str = "#FFFFFF") -> None:
        """Draws on that background (#RRGGBB), as wide as the column."""
        self._chart: Chart = PROFILE if page.value.comparison is None else DUMBBELL
        self._values: ChartData = ratings_of_page(page)
        self._style = replace(for_print(heading=False), margin=0, background=background)

    def height(self, letter: float) -> float:
        """The chart's height when its letters have that size, both in pixels."""
        drawn = COLUMN * LETTER / letter
        high = self._chart.preferred_height(self._values, self._style, drawn)
        return high * letter / LETTER

    def draw(self, letter: float) -> PlacedChart:
        """The chart with letters of that size, in pixels."""
        drawn_width = COLUMN * LETTER / letter
        svg, drawn = render(self._chart, self._values, "svg", style=self._style, width=drawn_width)
        return PlacedChart(svg.decode(), drawn, self.height(letter))
