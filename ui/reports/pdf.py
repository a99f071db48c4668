"""The report as a PDF: A4, page numbers, and no heading left alone at the foot of a page.

Everything is laid out in pixels of 1/96 inch and painted larger: given a finer device, Qt scales
margins above and below a paragraph but not those beside it. Qt's PDFs are untagged: the HTML
report is the accessible form.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
)

from assessment.reporting.report_model import Report
from ui.reports.chart import ReportChart
from ui.reports.document import ReportDocument, body_font
from ui.reports.paging import keep_together
from ui.tokens import LIGHT

BODY_SIZE = 13.5
FOOTER_SIZE = 11
MARGINS = QMarginsF(30, 26, 30, 30)
"""Millimetres. They leave a column of about seventy-five characters."""

DOTS_PER_INCH = 1200
PIXELS_PER_INCH = 96


def to_pdf(report: Report, charts: Sequence[ReportChart]) -> bytes:
    """The report as a PDF file. Where no Qt application runs, one without a display is lent."""
    # The name keeps a lent application alive until the last page is painted.
    application = QGuiApplication.instance() or QGuiApplication(
        ["growth-rings", "-platform", "offscreen"]
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator("Growth Rings")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    paint_pages(report, charts, writer, DOTS_PER_INCH)
    del application
    return bytes(buffer.data().data())


def paint_pages(
    report: Report, charts: Sequence[ReportChart], device: QPagedPaintDevice, dots_per_inch: int
) -> bool:
    """Paints the report on a PDF or a printer, page by page; False when it takes nothing."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = PIXELS_PER_INCH / dots_per_inch
    page = QSizeF(QSize(int(device.width() * scale), int(device.height() * scale)))
    painter.scale(1 / scale, 1 / scale)
    _paint(set_in_pages(report, charts, page), report.title, painter, device)
    painter.end()
    return True


def set_in_pages(report: Report, charts: Sequence[ReportChart], page: QSizeF) -> ReportDocument:
    """The report set in pages of that size in whole pixels, each heading with what it heads."""
    document = ReportDocument(report, charts, size=BODY_SIZE, width=int(page.width()))
    document.setUseDesignMetrics(True)
    document.setPageSize(page)
    keep_together(document)
    return document


def _paint(
    document: ReportDocument, title: str, painter: QPainter, device: QPagedPaintDevice
) -> None:
    size = document.pageSize()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        shown = QRectF(0, page * size.height(), size.width(), size.height())
        context.clip = shown
        painter.save()
        painter.translate(0, -shown.top())
        painter.setClipRect(shown)
        document.documentLayout().draw(painter, context)
        painter.restore()
        _paint_footer(painter, title, f"{page + 1} of {document.pageCount()}", size)


def _paint_footer(painter: QPainter, title: str, number: str, size: QSizeF) -> None:
    font = body_font(FOOTER_SIZE)
    metrics = QFontMetricsF(font)
    room = size.width() - metrics.horizontalAdvance(number) - metrics.height() * 2
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    foot = QRectF(0, size.height() + metrics.height() * 2.5, size.width(), metrics.height() * 1.5)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
