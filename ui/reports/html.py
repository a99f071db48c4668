"""The report as one HTML page that stands alone: nothing is fetched, nothing can run.

Headings in order, every chart with its name and its table.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessment.reporting.report_model import Report
from ui.reports.chart import ReportChart
from ui.reports.inline_svg import inline_svg, page_colours
from ui.reports.prose import is_safe_link
from ui.reports.template import fill
from ui.tokens import DARK, LIGHT


def to_html(report: Report, charts: Sequence[ReportChart]) -> str:
    """The report as a self-contained page, light or dark as its reader's screen is."""
    figures = [
        (chart, inline_svg(chart.svg, f"chart-{number}-", chart.finding))
        for number, chart in enumerate(charts, start=1)
    ]
    return fill(
        "report.html",
        report=report,
        figures=figures,
        is_safe_link=is_safe_link,
        light=page_colours(LIGHT),
        dark=page_colours(DARK),
    )
