"""The chart of a report, drawn by `ui.charts` as it is everywhere else."""

from __future__ import annotations

from dataclasses import replace

from assessment.model import SkillKey
from assessment.reviews.review import Review
from assessment.sharing import NOTHING_TO_SHARE, ShareableContext, ratings_to_share
from ui import tokens
from ui.charts.dumbbell import DUMBBELL
from ui.charts.export import render
from ui.charts.profile import PROFILE
from ui.charts.spec import Chart, ChartData
from ui.charts.style import ChartStyle, for_print
from ui.reports.chart import ReportChart

WIDTH = 640.0
"""CSS pixels: the column of the HTML page."""

PRINT_COLUMN, PRINT_HEIGHT = 150 / 25.4 * 96, 440.0
"""CSS pixels: the column on paper, and what a chart may take of the page with the title."""

PRINT_SCALES = (0.75, 0.72, 0.69, 0.66, 0.63, 0.6)
"""What a chart's letters may be made smaller by on paper; at the first they have 7 to 8 points."""


def charts_of(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    around: ShareableContext = NOTHING_TO_SHARE,
) -> tuple[ReportChart, ...]:
    """The review beside the one `before` it, or its own profile when there is none.

    One chart: side by side holds all the ratings that the profile shows. Those of `hidden` skills
    stay hidden.
    """
    chart = PROFILE if before is None else DUMBBELL
    return (_chart(chart, ratings_to_share(review, before, hidden, around)),)


def _chart(chart: Chart, values: ChartData) -> ReportChart:
    """The chart drawn on the page's paper, which a dark page can turn dark, and on white."""
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

    A chart that is too high even so has a page of its own, and the largest letters.
    """
    for scale in PRINT_SCALES:
        width = PRINT_COLUMN / scale
        if chart.preferred_height(values, style, width) * scale <= PRINT_HEIGHT:
            return width
    return PRINT_COLUMN / PRINT_SCALES[0]
