"""What is quoted from a review: a frame at whose edge one sees when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


def frame(role: str) -> tuple[QFrame, QVBoxLayout]:
    """A frame in one of the roles "then" and "now", and the box that it is filled through."""
    made = QFrame()
    made.setProperty("role", role)
    box = QVBoxLayout(made)
    box.setContentsMargins(14, 0, 0, 0)
    box.setSpacing(2)
    return made, box


def read(text: str, role: str = "body") -> QLabel:
    """A text that can be copied."""
    return selectable(label(text, role))


def selectable(made: QLabel) -> QLabel:
    """The label, with its text there to be copied."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
