"""Paints the sheet of a year: on a PDF, on a printer, or on a picture for the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from ui.reports.yearly.sheet import FOOT, HEIGHT, TOP, Sheet
from ui.reports.yearly.words import (
    BETWEEN,
    COLUMN,
    INDENT,
    LABELS,
    MARK,
    RULE,
    SIDE,
    SMALL_GAP,
    SetQuotation,
)

RINGS = ((5.0, 2.4), (10.2, 2.0), (14.6, 1.6), (18.2, 1.2))
"""Radius and width of the rings at the head, the oldest at the core, in pixels."""


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Paints the sheet in pixels of 1/96 inch, its paper's top left corner at the origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    texts, gap = sheet.words, sheet.gap
    y = TOP
    texts.title.paint(painter, SIDE, y)
    texts.period.paint(painter, SIDE, y + texts.title.height + 6)
    _paint_rings(painter, sheet, QPointF(SIDE + COLUMN - MARK / 2, y + MARK / 2))
    y += texts.head_height + gap
    texts.lead.paint(painter, SIDE, y)
    y = _paint_movements(painter, sheet, y + texts.lead.height) + gap
    if sheet.chart is not None:
        chart = QSvgRenderer(QByteArray(sheet.chart.svg.encode()))
        chart.render(painter, QRectF(SIDE, y, sheet.chart.width, sheet.chart.height))
        y += sheet.chart.height
    if texts.quotations:
        y += gap
        texts.said_label.paint(painter, SIDE, y)
        y += texts.said_label.height + SMALL_GAP
        for quotation in texts.quotations:
            _paint_quotation(painter, sheet, quotation, y)
            y += quotation.height + 14 * texts.scale
    _paint_foot(painter, sheet)


def _paint_rings(painter: QPainter, sheet: Sheet, middle: QPointF) -> None:
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius, width in RINGS:
        painter.setPen(QPen(QColor(sheet.colours.accent), width))
        painter.drawEllipse(middle, radius, radius)
    painter.restore()


def _paint_movements(painter: QPainter, sheet: Sheet, y: float) -> float:
    """Where they end."""
    if not sheet.words.movements:
        return y
    y += SMALL_GAP
    for label, names in sheet.words.movements:
        label.paint(painter, SIDE, y)
        names.paint(painter, SIDE + LABELS, y)
        y += max(label.height, names.height) + 4
    return y


def _paint_quotation(painter: QPainter, sheet: Sheet, quotation: SetQuotation, y: float) -> None:
    """The passage beside its rule, which stands where its lines begin."""
    from_the_right = quotation.said.is_from_the_right
    rule = QRectF(SIDE, y + 2, RULE, quotation.height - 4)
    if from_the_right:
        rule.moveRight(SIDE + COLUMN)
    painter.fillRect(rule, QColor(sheet.colours.accent))
    x = SIDE if from_the_right else SIDE + INDENT
    quotation.said.paint(painter, x, y)
    quotation.origin.paint(painter, x, y + quotation.said.height + 4)


def _paint_foot(painter: QPainter, sheet: Sheet) -> None:
    """The skills to grow in and the last line, which keep to the foot of the sheet."""
    texts = sheet.words
    bottom = HEIGHT - FOOT - texts.foot.height
    texts.foot.paint(painter, SIDE, bottom)
    if not texts.focus:
        return
    y = bottom - 22 - texts.focus_height
    painter.fillRect(QRectF(SIDE, y, COLUMN, 1), QColor(sheet.colours.line))
    y += 16
    texts.focus_label.paint(painter, SIDE, y)
    y += texts.focus_label.height + 4
    x = SIDE
    for name in texts.focus:
        name.paint(painter, x, y)
        x += name.width + BETWEEN
