"""Makes, saves and prints a report. Making and saving happen off the GUI thread."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from assessment.comparing.context import RatingContext
from assessment.comparing.profile import profile
from assessment.comparing.then_test import compare_with_memory
from assessment.evidence import Evidence
from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from assessment.reviews.review import Review
from ui.charts.dumbbell import DUMBBELL
from ui.charts.profile import PROFILE
from ui.charts.spec import Chart, ChartData
from ui.desktop.tasks import Checkpoint
from ui.desktop.widgets.file_names import safe_file_name
from ui.tokens import LIGHT, Colours

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.reports.chart import ReportChart

KINDS = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"


class Look(NamedTuple):
    """How a report is shown in the window.

    `size` is that of its text, `width` that of its column, both in pixels.
    """

    colours: Colours
    family: str
    size: int
    width: int


@dataclass(frozen=True)
class Order:
    """What a report is made of. All of it was read from the journal beforehand."""

    review: Review
    before: Review | None
    hidden: frozenset[SkillKey]
    include_private: bool
    look: Look
    rating_context: RatingContext
    entries: tuple[Evidence, ...]

    @property
    def drawn(self) -> RatingContext:
        """What the chart may show beside the ratings."""
        return (
            self.rating_context if self.include_private else self.rating_context.without_private()
        )


@dataclass(frozen=True)
class Made:
    """A report, its charts as they are taken away, and both as they are shown in the window.

    `html` asks for the pictures `chart:1`, `chart:2`; `seen` holds those, each with its width.
    """

    report: Report
    charts: tuple[ReportChart, ...]
    look: Look
    html: str
    seen: tuple[tuple[ReportChart, int], ...]

    @property
    def file_name(self) -> str:
        """What its file may be called, without the suffix."""
        return safe_file_name(self.report.title)

    @property
    def too_long(self) -> str:
        """Empty: a report has as many pages as it needs."""
        return ""

    def save(self, path: Path) -> None:
        """Writes the report to a file, in the form of its suffix. Raises ReportError."""
        from ui.reports.write import write_report

        write_report(self.report, self.charts, path)

    def print(self, parent: QWidget) -> None:
        """Asks for a printer and prints the report, in pages as the PDF has them.

        Raises ReportError when the printer takes nothing.
        """
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.report.title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("Print the report")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            _paint(self, printer)
        dialog.deleteLater()


def make(order: Order, checkpoint: Checkpoint) -> Made:
    """Builds the report, draws its charts, and sets it for the window."""
    report = build_report(
        order.review,
        order.before,
        order.hidden,
        order.rating_context,
        order.entries,
        include_private=order.include_private,
    )
    checkpoint()
    from ui.reports.charts import charts_of
    from ui.reports.document import to_document_html

    charts = charts_of(order.review, order.before, order.hidden, order.drawn)
    checkpoint()
    look = order.look
    shown = _in_window(order, charts)
    html = to_document_html(report, shown, size=look.size, width=look.width)
    widths = [int(width) for width in re.findall(r'<img src="chart:\d+" width="(\d+)"', html)]
    return Made(
        report,
        charts,
        look,
        _in_colours(html, look.colours),
        tuple(zip(shown, widths, strict=True)),
    )


def _in_window(order: Order, charts: tuple[ReportChart, ...]) -> tuple[ReportChart, ...]:
    """The same charts, drawn anew in the colours of the window."""
    from ui.charts.export import render
    from ui.charts.style import for_screen
    from ui.reports.charts import WIDTH

    look = order.look
    style = for_screen(look.colours, 1, (look.family,), look.colours.surface)
    shown: list[tuple[Chart, ChartData]]
    if order.before is None:
        shown = [(PROFILE, profile(order.review, order.hidden, order.drawn.feedback))]
    else:
        told = compare_with_memory(order.before, order.review, order.hidden, order.drawn)
        shown = [(DUMBBELL, told)]
    return tuple(
        replace(chart, png=render(kind, values, "png", style=style, width=WIDTH)[0])
        for chart, (kind, values) in zip(charts, shown, strict=True)
    )


def _in_colours(html: str, colours: Colours) -> str:
    """The document with print's colours replaced by the window's, in its style sheet only."""
    sheet, end, body = html.partition("</style>")
    for name in ("ink", "muted", "accent", "line"):
        sheet = sheet.replace(getattr(LIGHT, name), getattr(colours, name))
    return sheet + end + body


def _paint(made: Made, printer: QPrinter) -> None:
    from ui.reports.pdf import MARGINS, paint_pages
    from ui.reports.write import ReportError

    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    if not paint_pages(made.report, made.charts, printer, printer.resolution()):
        raise ReportError(
            "The printer took nothing. Your journal is untouched.",
            "Choose another printer, or save the report as a PDF and print that.",
        )
