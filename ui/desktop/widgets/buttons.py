"""Buttons: each says what it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy


def as_words(text: str) -> str:
    """The text as Qt shows it whole on a button or in a menu, where "&" would mark a letter."""
    return text.replace("&", "&&")


def press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Presses the button if the key is Enter. Qt does so on some systems only, by Space on all."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class EnterButton(QPushButton):
    """A push button that Enter presses, like Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


def button(
    text: str, on_click: Callable[[], object], role: str = "plain", *, name: str = ""
) -> QPushButton:
    """A push button in one of the style sheet's roles. `name` is read aloud instead of `text`."""
    made = EnterButton(as_words(text))
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda _checked=False: on_click())
    return made
