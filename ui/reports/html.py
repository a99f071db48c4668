"""The report as one self-contained HTML page: it fetches nothing and runs no script.

Its headings are in order; every chart has a name and a table.
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
    """The report as a self-contained page, light or dark to match the reader's screen."""
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
