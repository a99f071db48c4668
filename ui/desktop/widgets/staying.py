"""A part of a page that stays in view while the rest of its row scrolls past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.desktop.widgets.item_layout import ItemLayout
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

MARGIN = 16
"""The pixels kept free above what stays, or below it where it is taller than the window."""


class Staying(QWidget):
    """Holds one widget at the top of its row; it slides down as far as the row goes.

    What is taller than the window stays with its lower end in view.
    """

    def __init__(self, held: QWidget, area: QScrollArea, parent: QWidget | None = None) -> None:
        """`area` is the scroll area of the page, which holds this widget."""
        super().__init__(parent)
        self._area = area
        self._place = _SlidingLayout(self)
        self._place.addWidget(held)
        area.verticalScrollBar().valueChanged.connect(self.slide)

    def slide(self) -> None:
        """Moves the held widget to where it is in view."""
        if self._area.isAncestorOf(self):
            self._place.slide_to(self._wanted())

    def _wanted(self) -> int:
        """How far below its usual place the held widget has to be, in pixels; may be negative."""
        view = self._area.viewport()
        top = self.mapTo(view, QPoint(0, 0)).y()
        return min(MARGIN, view.height() - MARGIN - self._place.held_height) - top


class _SlidingLayout(ItemLayout):
    """One item at its own height, some pixels below the top."""

    def __init__(self, parent: Staying) -> None:
        super().__init__(parent)
        self._row = parent
        self._rect = QRect()
        self.held_height = 0

    def slide_to(self, offset: int) -> None:
        """Places the item `offset` pixels below the top, as far as there is room."""
        down = max(0, min(offset, self._rect.height() - self.held_height))
        for item in self._items:
            place = QRect(self._rect.left(), down, self._rect.width(), self.held_height)
            if item.geometry() != place:
                item.setGeometry(place)

    @override
    def heightForWidth(self, width: int) -> int:
        return max((_height(item, width) for item in self._items), default=0)

    @override
    def sizeHint(self) -> QSize:
        hint = self._items[0].sizeHint() if self._items else QSize()
        return QSize(hint.width(), self.heightForWidth(hint.width()))

    @override
    def minimumSize(self) -> QSize:
        return QSize(self._items[0].minimumSize().width() if self._items else 0, 0)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._rect, self.held_height = rect, self.heightForWidth(rect.width())
        self.slide_to(0)
        self._row.slide()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
