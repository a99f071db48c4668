"""The ring around the part of a long text that can be seen, while the text has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import tokens
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme
    from ui.desktop.widgets.column import Column

AROUND, EDGE, PEN = 12, 4, 2
"""How far the ring stays from the text and from the window's edge, and its width, in pixels."""


class ReadingRing(QWidget):
    """Drawn on the column and not on the text, of which only two sides would be in view."""

    def __init__(self, theme: Theme, text: QWidget, column: Column) -> None:
        super().__init__(column.viewport())
        self._theme = theme
        self._text = text
        self._column = column
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for watched in (text, column.viewport()):
            watched.installEventFilter(self)
        column.verticalScrollBar().valueChanged.connect(self._fit)
        column.sheet.moved.connect(self._fit)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in (
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self._fit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), PEN))
        half = PEN / 2
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _fit(self) -> None:
        """Goes around what can be seen of the text."""
        view = self._column.viewport()
        if not (self._text.hasFocus() and view.isAncestorOf(self._text)):
            self.hide()
            return
        place = QRect(self._text.mapTo(view, QPoint(0, 0)), self._text.size())
        around = place.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        self.setGeometry(around & view.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
        self.show()
        self.raise_()
