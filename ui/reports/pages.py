"""The report on A4 pages: as a PDF, as pictures of the same pages, and as their text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assessment.reporting.report_model import Report
from assessment.sharing import Shareable, value_of
from ui.reports.blocks import to_values, to_words
from ui.reports.chart import ReportChart
from ui.reports.long_words import breakable
from ui.reports.paper import Paper, Values, to_paper, to_pictures
from ui.reports.paper_length import refuse_too_long
from ui.reports.report_blocks import blocks_of
from ui.tokens import LIGHT

TEMPLATE = "report.typ"


def to_pdf(report: Report, charts: Sequence[ReportChart], made_at: datetime) -> Paper:
    """The report as a PDF, dated `made_at` (UTC). Raises TooLongForPaper."""
    return to_paper(TEMPLATE, _values(report, charts), made_at=made_at)


def to_page_pictures(
    report: Shareable[Report], charts: Sequence[ReportChart], pixels_per_inch: float
) -> tuple[bytes, ...]:
    """The same pages as PNG pictures. Raises TooLongForPaper."""
    values = _values(value_of(report), charts)
    return to_pictures(TEMPLATE, values, pixels_per_inch=pixels_per_inch)


def to_page_words(report: Shareable[Report], charts: Sequence[ReportChart]) -> str:
    """The text of the pages, in reading order."""
    return to_words(blocks_of(value_of(report), charts))


def _values(report: Report, charts: Sequence[ReportChart]) -> Values:
    refuse_too_long(report)
    return {
        "title": report.title,
        "foot": breakable(report.title),
        "blocks": to_values(blocks_of(report, charts)),
        "colours": LIGHT._asdict(),
    }
