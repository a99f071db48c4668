"""The chart of a year's page, drawn at whatever size the page has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment.reporting.yearly_page import YearlyPage
from ui import tokens
from ui.charts.drawn import DrawnChart
from ui.charts.dumbbell import DUMBBELL
from ui.charts.export import render
from ui.charts.profile import PROFILE
from ui.charts.spec import Chart, ChartData
from ui.charts.style import ChartStyle, for_print

LETTER = float(tokens.BODY)
"""Pixels: the letters of a chart as it is drawn, before it is made to fit."""


@dataclass(frozen=True)
class PlacedChart:
    """A chart as it stands on the page: text kept as text, and its size in pixels there."""

    svg: str
    drawn: DrawnChart
    width: float
    height: float


class YearlyChart:
    """Side by side with the review before, or the review's own profile when there is none."""

    def __init__(self, page: YearlyPage, colours: tokens.Colours, background: str) -> None:
        """In these colours, on that background."""
        self._chart: Chart = PROFILE if page.comparison is None else DUMBBELL
        self._values: ChartData = page.profile if page.comparison is None else page.comparison
        self._style: ChartStyle = replace(
            for_print(heading=False), margin=0, colours=colours, background=background
        )

    def height(self, width: float, letter: float) -> float:
        """How high it is at a width when its letters are that large, all in pixels."""
        drawn = width * LETTER / letter
        high = self._chart.preferred_height(self._values, self._style, drawn)
        return high * width / drawn

    def draw(self, width: float, letter: float) -> PlacedChart:
        """The chart of that width with letters of that size."""
        drawn_width = width * LETTER / letter
        svg, drawn = render(self._chart, self._values, "svg", style=self._style, width=drawn_width)
        return PlacedChart(svg.decode(), drawn, width, self.height(width, letter))
