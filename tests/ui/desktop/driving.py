"""Finds widgets by their text, as a user does, and answers dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Kind = TypeVar("Kind", bound=QWidget)


def the(kind: type[Kind], name: str, within: QWidget) -> Kind:
    """The only visible widget of this kind with the accessible name `name`."""
    found = all_named(kind, name, within)
    names = sorted({one.accessibleName() for one in within.findChildren(kind) if one.isVisible()})
    assert len(found) == 1, f"{len(found)} visible widgets are called {name!r}; there are {names}"
    return found[0]


def all_named(kind: type[Kind], name: str, within: QWidget) -> list[Kind]:
    """Every visible widget of this kind with the accessible name `name`."""
    QApplication.processEvents()  # the event loop shows widgets just added to a layout
    return [
        one for one in within.findChildren(kind) if one.isVisible() and one.accessibleName() == name
    ]


def words_on(within: QWidget) -> str:
    """The text of all visible labels, buttons and text areas, in the order of creation."""
    QApplication.processEvents()
    words: list[str] = []
    for one in within.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel | QAbstractButton):
            words.append(one.text())
        elif isinstance(one, QPlainTextEdit | QTextEdit):
            words.append(one.toPlainText())
    return "\n".join(words)


def type_name(dialog: QDialog, name: str) -> None:
    """Enters a file name in Qt's file dialog, then presses Enter.

    Typing it letter by letter would open a list of suggestions, which would take the Enter.
    """
    line = next(line for line in dialog.findChildren(QLineEdit) if line.isVisible())
    line.setText(name)
    QTest.keyClick(line, Qt.Key.Key_Return)


class DialogDriver:
    """Waits for a modal dialog, then calls a function with it. Each call serves one dialog."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[QDialog], None]] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)

    def __call__(self, act: Callable[[QDialog], None]) -> None:
        """Calls `act` with the next dialog, then rejects the dialog if it is still open."""
        self.waiting.append(act)
        self._timer.start()

    def stop(self) -> None:
        """Serves no dialog any more."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        act = self.waiting.pop(0)
        if not self.waiting:
            self._timer.stop()
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()
