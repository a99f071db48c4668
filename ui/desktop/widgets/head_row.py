"""A head in two parts: side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

GAP = 16


class HeadRow(QWidget):
    """What is at the left may wrap; what is at the right keeps to the right edge."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(left, 1)
        self._row.addWidget(right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        wanted = _natural_width(self._left) + GAP + self._right.sizeHint().width()
        way = QBoxLayout.Direction
        fits = wanted <= self.width()
        self._row.setDirection(way.LeftToRight if fits else way.TopToBottom)


def _natural_width(widget: QWidget) -> int:
    """The width of a widget on one line; a label that may wrap does not tell it itself."""
    if isinstance(widget, QLabel):
        return widget.fontMetrics().horizontalAdvance(widget.text())
    return widget.sizeHint().width()
