"""Makes push buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.desktop.widgets.enter_button import EnterButton


def as_words(text: str) -> str:
    """The text with each "&" escaped: on a button or in a menu it would mark a shortcut."""
    return text.replace("&", "&&")


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
