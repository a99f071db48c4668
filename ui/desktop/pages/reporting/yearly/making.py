"""Makes, saves and prints the page of a year. Making and saving happen off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from assessment.comparing.context import RatingContext
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reporting.yearly_page import YearlyPage, build_yearly_page
from assessment.reviews.review import Review
from ui.desktop.tasks import Checkpoint
from ui.desktop.widgets.file_names import safe_file_name
from ui.tokens import Colours

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

KINDS = "PDF (*.pdf);;Web page (*.html)"
PICTURE_WIDTH = 1240
"""Pixels of the picture in the window: an A4 side at 150 dots an inch."""


@dataclass(frozen=True)
class Order:
    """What a page is made of. All of it was read from the journal beforehand."""

    review: Review
    before: Review | None
    hidden: frozenset[SkillKey]
    rating_context: RatingContext
    quotations: tuple[Quotation, ...]
    colours: Colours


@dataclass(frozen=True)
class Made:
    """A page as it is taken away, and its picture in the colours of the window.

    `picture` is None when it does not fit on one side; `too_long` then says what to do.
    """

    page: YearlyPage
    picture: QImage | None
    too_long: str
    note: str

    @property
    def file_name(self) -> str:
        """What its file may be called, without the suffix."""
        return f"{safe_file_name(self.page.title)}, one page"

    def save(self, path: Path) -> None:
        """Writes the page to a file, in the form of its suffix. Raises KnownError."""
        from ui.reports.yearly.write import write_yearly_page

        write_yearly_page(self.page, path)

    def print(self, parent: QWidget) -> None:
        """Asks for a printer and prints the page. Raises ReportError when it takes nothing."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.reports.yearly.pdf import a4

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.page.title)
        printer.setPageLayout(a4())
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("Print the page")
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            _paint(self.page, printer)


def make(order: Order, checkpoint: Checkpoint) -> Made:
    """Builds the page, sets it, and paints it for the window."""
    page = build_yearly_page(
        order.review, order.before, order.hidden, order.quotations, order.rating_context
    )
    checkpoint()
    from ui.reports.yearly.paint import paint_sheet
    from ui.reports.yearly.sheet import HEIGHT, set_sheet
    from ui.reports.yearly.words import WIDTH

    sheet = set_sheet(page, colours=order.colours, background=order.colours.surface)
    if sheet.too_long:
        return Made(page, None, sheet.too_long, sheet.note)
    checkpoint()
    scale = PICTURE_WIDTH / WIDTH
    picture = QImage(PICTURE_WIDTH, round(HEIGHT * scale), QImage.Format.Format_RGB32)
    picture.fill(QColor(order.colours.surface))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint_sheet(painter, sheet)
    painter.end()
    return Made(page, picture, "", sheet.note)


def _paint(page: YearlyPage, printer: QPrinter) -> None:
    from ui.reports.write import ReportError
    from ui.reports.yearly.pdf import paint_side
    from ui.reports.yearly.sheet import set_sheet

    printer.setFullPage(True)
    if not paint_side(set_sheet(page), printer, printer.resolution()):
        raise ReportError(
            "The printer took nothing. Your journal is untouched.",
            "Choose another printer, or save the page as a PDF and print that.",
        )
