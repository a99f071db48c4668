"""Labels. Every text on a page is plain: Qt must never guess rich text in what a user wrote."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.desktop.widgets.prose import LEADING, TITLE_LEADING, Prose


def label(text: str, role: str = "body", *, wrap: bool = True) -> QLabel:
    """A plain-text label in one of the style sheet's roles, wrapped unless asked otherwise."""
    leading = TITLE_LEADING if role in ("welcome", "page", "section") else LEADING
    made = Prose(text, leading) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def line() -> QFrame:
    """A hairline across the column."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget another role of the style sheet, at once."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
