"""Makes, saves and prints a report. Making and saving happen off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from assessment.model import SkillKey
from assessment.report import build_report
from assessment.report_model import Report
from assessment.review import Review
from ui.desktop.tasks import Checkpoint

if TYPE_CHECKING:
    from ui.reports.chart import ReportChart

KINDS = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"


@dataclass(frozen=True)
class Order:
    """What a report is made of. All of it was read from the journal beforehand."""

    review: Review
    before: Review | None
    hidden: frozenset[SkillKey]
    include_private: bool


@dataclass(frozen=True)
class Made:
    """A report with the charts that stand in it."""

    report: Report
    charts: tuple[ReportChart, ...]


def make(order: Order, checkpoint: Checkpoint) -> Made:
    """Builds the report and draws its charts."""
    report = build_report(
        order.review, order.before, order.hidden, include_private=order.include_private
    )
    checkpoint()
    from ui.reports.charts import charts_of

    return Made(report=report, charts=tuple(charts_of(order.review, order.before, order.hidden)))


def save(made: Made, path: Path) -> None:
    """Writes the report to a file, in the form of its suffix. Raises ReportError."""
    from ui.reports.write import write_report

    write_report(made.report, made.charts, path)


def print_report(parent: QWidget, made: Made) -> None:
    """Asks for a printer and prints the report, in pages as the PDF has them."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from ui.reports.pdf import MARGINS, PIXELS_PER_INCH, set_in_pages

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(made.report.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the report")
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        page = printer.pageLayout().paintRectPixels(PIXELS_PER_INCH).size()
        set_in_pages(made.report, made.charts, QSizeF(page)).print_(printer)
    dialog.deleteLater()
