"""Frames for quotations from a review; the edge shows whether it is then or now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


def frame(role: str) -> tuple[QFrame, QVBoxLayout]:
    """A frame in the role "then" or "now", and the box to add its contents to."""
    made = QFrame()
    made.setProperty("role", role)
    box = QVBoxLayout(made)
    box.setContentsMargins(14, 0, 0, 0)
    box.setSpacing(2)
    return made, box


def read(text: str, role: str = "body") -> QLabel:
    """A label whose text can be selected and copied."""
    return selectable(label(text, role))


def selectable(made: QLabel) -> QLabel:
    """The same label, with its text made selectable."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
