"""What is painted over the picture of a chart: what is chosen, and what the pointer is on.

Painted by Qt over the finished picture, so choosing a skill never draws the chart again.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import degrees
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.charts.live import STRIPE, AreaShape, Box, Segment

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from ui.charts.drawn import DrawnMark
    from ui.charts.live import LiveArea
    from ui.desktop.theme import Theme

TINT, POINTED = 20, 12
"""How strongly a chosen row and the one under the pointer are tinted, of 255."""
BAR, CORNER = 3.0, 5.0
"""The width of the bar beside a chosen row, and the radius of its corners, in pixels."""
CIRCLE = 12
"""The radius of the circle around a chosen mark, in pixels at 100 %."""
EDGE, HALO = 2.5, 5.0
"""The width of the line around a chosen field and of the paper around that line, in pixels."""


def paint_chosen(painter: QPainter, theme: Theme, areas: Iterable[LiveArea], key: SkillKey) -> None:
    """Tints the rows, names and lines of the chosen skill; a part of the rings gets an outline."""
    for shape in (area.shape for area in areas if area.key == key and not area.which):
        if isinstance(shape, Segment):
            _paint_outline(painter, theme, _path_of(shape))
            continue
        _tint(painter, theme, shape, TINT)
        if isinstance(shape, Box):
            bar = QRectF(shape.left, shape.top, BAR, shape.bottom - shape.top)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)


def paint_chosen_mark(
    painter: QPainter, theme: Theme, areas: Iterable[LiveArea], mark: DrawnMark
) -> None:
    """Outlines the area of the chosen mark; a mark without one gets a circle."""
    who = mark.key, mark.which
    shape = next((area.shape for area in areas if (area.key, area.which) == who), None)
    path = QPainterPath() if shape is None else _path_of(shape)
    if shape is None:
        radius = theme.px(CIRCLE)
        path.addEllipse(QPointF(mark.x, mark.y), radius, radius)
    _paint_outline(painter, theme, path)


def paint_pointed(painter: QPainter, theme: Theme, shapes: Iterable[AreaShape]) -> None:
    """Tints what the pointer is on; on the rings it gets a thin line, as colours mean levels."""
    for shape in shapes:
        if isinstance(shape, Segment):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("ink"), 1.5))
            painter.drawPath(_path_of(shape))
        else:
            _tint(painter, theme, shape, POINTED)


def _paint_outline(painter: QPainter, theme: Theme, path: QPainterPath) -> None:
    """A line around a field that stands out from any colour inside or outside of it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (("paper", HALO), ("ink", EDGE)):
        painter.setPen(QPen(theme.color(colour), width))
        painter.drawPath(path)


def _path_of(shape: AreaShape) -> QPainterPath:
    """The outline of an area of the picture."""
    path = QPainterPath()
    if isinstance(shape, Box):
        wide, high = shape.right - shape.left, shape.bottom - shape.top
        path.addRoundedRect(QRectF(shape.left, shape.top, wide, high), CORNER, CORNER)
    elif isinstance(shape, Segment):
        _add_segment(path, shape)
    else:
        path.moveTo(*shape.start)
        path.lineTo(*shape.end)
    return path


def _add_segment(path: QPainterPath, shape: Segment) -> None:
    """Adds the outline of a part of a ring. Qt counts angles in degrees, counterclockwise."""
    start, turn = -degrees(shape.start), -degrees(shape.turn)
    outer, inner = (_around(shape, radius) for radius in (shape.outer, shape.inner))
    path.arcMoveTo(outer, start)
    path.arcTo(outer, start, turn)
    if shape.inner:
        path.arcTo(inner, start + turn, -turn)
    else:
        # Qt leaves out an arc without a radius.
        path.lineTo(*shape.centre)
    path.closeSubpath()


def _around(shape: Segment, radius: float) -> QRectF:
    middle = QPointF(*shape.centre)
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)


def _tint(painter: QPainter, theme: Theme, shape: AreaShape, strength: int) -> None:
    colour = theme.color("accent")
    colour.setAlpha(strength)
    if isinstance(shape, Box):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    else:
        # A line has no inside; the tint is as wide as what a pointer may miss it by.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2 * STRIPE, c=Qt.PenCapStyle.RoundCap))
    painter.drawPath(_path_of(shape))
