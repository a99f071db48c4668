"""Makes a report, its pages and its files, off the GUI thread and without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assessment.comparing.context import RatingContext
from assessment.evidence import Evidence
from assessment.model import SkillKey
from assessment.reporting.report_model import Report
from assessment.reviews.review import Review
from assessment.sharing import (
    Shareable,
    ShareableRatings,
    context_to_share,
    context_with_private,
    ratings_to_share,
    report_to_share,
    report_with_private,
)
from ui.desktop.tasks import Checkpoint
from ui.desktop.widgets.chart_drawing import load
from ui.desktop.widgets.file_names import safe_file_name

if TYPE_CHECKING:
    from ui.reports.chart import ReportChart

KINDS = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"


@dataclass(frozen=True)
class ReportRequest:
    """The contents of a report, already read from the journal.

    `made_at` dates its file; `pixels_per_inch` is the resolution of its pages in the window.
    """

    review: Review
    before: Review | None
    hidden: frozenset[SkillKey]
    include_private: bool
    rating_context: RatingContext
    entries: tuple[Evidence, ...]
    made_at: datetime
    pixels_per_inch: float

    @property
    def ratings(self) -> ShareableRatings:
        """What the chart is drawn from."""
        share = context_with_private if self.include_private else context_to_share
        return ratings_to_share(self.review, self.before, self.hidden, share(self.rating_context))

    def report(self) -> Shareable[Report]:
        """The report, with private content if its author asked for it."""
        build = report_with_private if self.include_private else report_to_share
        return build(self.review, self.before, self.hidden, self.rating_context, self.entries)


@dataclass(frozen=True)
class ExportedReport:
    """A report with its charts, ready to save and print, and pictures of its pages (PNG).

    `words` are the text of the pages. A report that is too long for paper has neither; `no_pages`
    then says so, and what to do. It is empty for any other.
    """

    report: Shareable[Report]
    charts: tuple[ReportChart, ...]
    made_at: datetime
    pixels_per_inch: float
    pictures: tuple[bytes, ...]
    words: str
    no_pages: str = ""

    @property
    def title(self) -> str:
        """Its name in the printer's queue."""
        return self.report.value.title

    @property
    def file_name(self) -> str:
        """The name of its file, as a PDF."""
        return safe_file_name(self.report.value.title, ".pdf")

    @property
    def too_long(self) -> str:
        """Empty: even a report that is too long for paper can be saved."""
        return ""

    def save(self, path: Path, checkpoint: Checkpoint) -> str:
        """Writes the report to a file in the format of its suffix. Raises ReportError.

        Calls `checkpoint` before the file is put in place. Returns a note on the file to show to
        the user; empty when there is none.
        """
        from ui.reports.write import write_report

        return write_report(self.report, self.charts, path, self.made_at, checkpoint)

    def pages(self, pixels_per_inch: float) -> tuple[bytes, ...]:
        """Its pages as PNG pictures, for a printer."""
        from ui.reports.pages import to_page_pictures

        return to_page_pictures(self.report, self.charts, pixels_per_inch)


def make(request: ReportRequest, checkpoint: Checkpoint) -> ExportedReport:
    """Builds the report, draws its charts, and sets its pages for the window."""
    report = request.report()
    checkpoint()
    load(checkpoint)
    from ui.reports.charts import charts_of
    from ui.reports.pages import to_page_pictures, to_page_words
    from ui.reports.paper_length import TooLongForPaper

    charts = charts_of(request.ratings)
    checkpoint()
    pictures: tuple[bytes, ...] = ()
    words = no_pages = ""
    try:
        pictures = to_page_pictures(report, charts, request.pixels_per_inch)
        checkpoint()
        words = to_page_words(report, charts)
    except TooLongForPaper as error:
        no_pages = str(error)
    return ExportedReport(
        report, charts, request.made_at, request.pixels_per_inch, pictures, words, no_pages
    )
