"""A menu below a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.desktop.widgets.buttons import as_words


def show_menu(beside: QWidget, lines: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
    """Opens a menu below a widget; choosing a line calls its function."""
    menu = QMenu(beside)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, run in lines:
        action = menu.addAction(as_words(words))
        action.triggered.connect(lambda _checked=False, run=run: run())
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu
