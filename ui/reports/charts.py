"""Draws the chart of a report with `ui.charts`."""

from __future__ import annotations

from dataclasses import replace

from assessment.comparing.comparison import Comparison
from assessment.sharing import ShareableRatings, value_of
from ui import tokens
from ui.charts.dumbbell import DUMBBELL
from ui.charts.export import render
from ui.charts.profile import PROFILE
from ui.charts.spec import Chart, ChartData
from ui.charts.style import ChartStyle, for_print
from ui.reports.chart import ReportChart

WIDTH = 640.0
"""The width of the HTML page's column, in CSS pixels."""

PRINT_COLUMN, PRINT_HEIGHT = 150 / 25.4 * 96, 440.0
"""In CSS pixels: the width of the column on paper, and the greatest height of a chart below the
title."""

PRINT_SCALES = (0.75, 0.72, 0.69, 0.66, 0.63, 0.6)
"""The scales at which a chart may be set on paper, best first; at the first, its letters have 7 to
8 points."""


def charts_of(ratings: ShareableRatings) -> tuple[ReportChart, ...]:
    """A comparison side by side, or a profile (see `assessment.sharing.ratings_to_share`).

    One chart is enough: the comparison holds all the ratings that the profile shows.
    """
    chart = DUMBBELL if isinstance(value_of(ratings), Comparison) else PROFILE
    return (_chart(chart, ratings),)


def _chart(chart: Chart, values: ChartData) -> ReportChart:
    """The chart drawn in the page's colours, which a dark page can replace, and on white."""
    on_white = replace(for_print(heading=False), margin=0)
    on_paper = replace(on_white, background=tokens.LIGHT.paper)
    svg, drawn = render(chart, values, "svg", style=on_paper, width=WIDTH)
    printed, _ = render(
        chart, values, "svg", style=on_white, width=_width_on_paper(chart, values, on_white)
    )
    return ReportChart(
        svg=svg.decode(),
        print_svg=printed.decode(),
        finding=drawn.finding,
        caption=drawn.caption,
        headers=drawn.table.headers,
        rows=drawn.table.rows,
    )


def _width_on_paper(chart: Chart, values: ChartData, style: ChartStyle) -> float:
    """The width to draw at (CSS pixels) so that the chart fills the column and leaves room below.

    A chart that is too high at every scale gets its own page and the largest letters.
    """
    for scale in PRINT_SCALES:
        width = PRINT_COLUMN / scale
        if chart.preferred_height(values, style, width) * scale <= PRINT_HEIGHT:
            return width
    return PRINT_COLUMN / PRINT_SCALES[0]
