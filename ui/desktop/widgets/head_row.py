"""A head in two parts: side by side where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayoutItem, QWidget

from ui.desktop.widgets.item_layout import ItemLayout
from ui.overriding import override

GAP, LINE_GAP = 16, 8


class HeadRow(QWidget):
    """The left part may wrap; the right part stays at the right edge."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = _HeadLayout(self)
        row.addWidget(left)
        row.addWidget(right)


class _HeadLayout(ItemLayout):
    """Computes the height for any width, so that it never depends on an earlier arrangement."""

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        width = sum(_natural_width(item) for item in self._items) + GAP
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        return QSize(1, 1)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        if len(self._items) != 2 or self._items[1].isEmpty():  # noqa: PLR2004 - left and right
            return [QRect(0, 0, width, _height(item, width)) for item in self._items]
        left, right = self._items
        right_width = min(right.sizeHint().width(), width)
        room = width - right_width - GAP
        if _natural_width(left) <= room:
            height = max(_height(left, room), _height(right, right_width))
            beside = QRect(width - right_width, 0, right_width, _height(right, right_width))
            beside.moveTop((height - beside.height()) // 2)
            here = QRect(0, 0, room, _height(left, room))
            here.moveTop((height - here.height()) // 2)
            return [here, beside]
        above = QRect(0, 0, width, _height(left, width))
        return [above, QRect(0, above.height() + LINE_GAP, width, _height(right, width))]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _natural_width(item: QLayoutItem) -> int:
    """The width of a widget on one line, which a label that may wrap does not report."""
    widget = item.widget()
    if isinstance(widget, QLabel):
        return widget.fontMetrics().horizontalAdvance(widget.text())
    return item.sizeHint().width()
