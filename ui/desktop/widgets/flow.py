"""A layout that wraps widgets like words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.desktop.widgets.item_layout import ItemLayout
from ui.overriding import override


class FlowLayout(ItemLayout):
    """Lays widgets out like words of a paragraph, from the left, `gap` pixels apart."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._gap = gap

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        """No width: a widget that is wider than its line is cut to it.

        With a least width that is more than there is, a layout around this one would ask for the
        height at that width, and then give the smaller one.
        """
        return QSize(0, max((item.minimumSize().height() for item in self._items), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = _size_within(item, rect.width()).width()
            if lines[-1] and x + width > rect.width():
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += width + self._gap
        y = rect.y()
        for line in lines:
            sizes = [_size_within(item, rect.width()) for item in line]
            height = max((size.height() for size in sizes), default=0)
            if move:
                self._set_line(line, rect, y, height)
            y += height + self._gap
        return y - self._gap - rect.y() if self._items else 0

    def _set_line(self, line: list[QLayoutItem], rect: QRect, y: int, height: int) -> None:
        x = rect.x()
        for item in line:
            size = _size_within(item, rect.width())
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap


def _size_within(item: QLayoutItem, room: int) -> QSize:
    """The size of an item on a line of `room` pixels; one that can wraps rather than being cut."""
    size = item.sizeHint()
    if size.width() <= room:
        return size
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())


def flow_of(*widgets: QWidget, gap: int = 8) -> QWidget:
    """A widget that holds these widgets, wrapped like words."""
    made = QWidget()
    row = FlowLayout(made, gap=gap)
    for widget in widgets:
        row.addWidget(widget)
    return made
