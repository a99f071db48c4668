"""A menu below a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.desktop.widgets.buttons import as_words

EDGE = 8
"""The room that a menu leaves at the right edge of the window, in pixels."""


def show_menu(beside: QWidget, lines: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
    """Opens a menu below a widget, inside its window; choosing a line calls its function."""
    menu = QMenu(beside)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, run in lines:
        action = menu.addAction(as_words(words))
        action.triggered.connect(lambda _checked=False, run=run: run())
    menu.popup(beside.window().mapToGlobal(_place(beside, menu.sizeHint())))
    return menu


def _place(beside: QWidget, size: QSize) -> QPoint:
    """The corner of a menu in the window of its widget: below it, or above where there is more."""
    window = beside.window()
    top = beside.mapTo(window, QPoint(0, 0))
    below = top.y() + beside.height()
    fits = below + size.height() <= window.height() or top.y() < size.height()
    across = max(0, min(top.x(), window.width() - size.width() - EDGE))
    return QPoint(across, below if fits else top.y() - size.height())
