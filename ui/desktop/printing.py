"""Prints pages given as pictures, on the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PIXELS_PER_INCH = 300
"""The resolution of the pictures: sharp letters, at an acceptable speed."""


def ask_for_printer(parent: QWidget, question: str, title: str) -> QPrinter | None:
    """The printer that the user chose, set to whole A4 pages; None when the user cancels.

    `question` is the title of the dialog, `title` the name of the print job.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(question)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Prints the pages (PNG), each as large as the paper; False when the printer accepts nothing.

    The pages have margins of their own, so they cover the whole sheet.
    """
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = QRect(0, 0, printer.width(), printer.height())
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            return False
        picture = QImage.fromData(page)
        size = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(paper.topLeft(), size)
        place.moveCenter(paper.center())
        painter.drawImage(place, picture)
    return painter.end()
