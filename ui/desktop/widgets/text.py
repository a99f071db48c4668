"""Labels, all plain text: Qt must never take what a user wrote as rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.desktop.widgets.prose import LEADING, TITLE_LEADING, Prose

HEADINGS = ("welcome", "page", "section")
"""The roles of labels that are headings."""


def label(text: str, role: str = "body", *, wrap: bool = True) -> QLabel:
    """A plain-text label in one of the style sheet's roles, wrapped unless `wrap` is False."""
    leading = TITLE_LEADING if role in HEADINGS else LEADING
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
    """Gives a widget another role of the style sheet and restyles it."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
