"""The page of a year as a PDF of one A4 side, with its text as text."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from assessment.reporting.yearly_page import YearlyPage
from ui.reports.pdf import DOTS_PER_INCH, PIXELS_PER_INCH
from ui.reports.yearly.errors import TooLong
from ui.reports.yearly.paint import paint_sheet
from ui.reports.yearly.sheet import Sheet, set_sheet


def to_pdf(page: YearlyPage) -> bytes:
    """The page as a PDF file. Where no Qt application runs, one without a display is lent.

    Raises TooLong when it does not fit on one side.
    """
    # The name keeps a lent application alive until the page is painted.
    application = QGuiApplication.instance() or QGuiApplication(
        ["growth-rings", "-platform", "offscreen"]
    )
    sheet = set_sheet(page)
    if sheet.too_long:
        raise TooLong(sheet.too_long)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Growth Rings")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(a4())
    paint_side(sheet, writer, DOTS_PER_INCH)
    del application
    return bytes(buffer.data().data())


def a4() -> QPageLayout:
    """The whole of an A4 side: the sheet has its own margins."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
    )


def paint_side(sheet: Sheet, device: QPagedPaintDevice, dots_per_inch: int) -> bool:
    """Paints the sheet on a PDF or a printer; False when it takes nothing."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(dots_per_inch / PIXELS_PER_INCH, dots_per_inch / PIXELS_PER_INCH)
    paint_sheet(painter, sheet)
    painter.end()
    return True
