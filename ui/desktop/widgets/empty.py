"""The empty state of a page: what it will show, and one next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.text import label

BELOW_HEAD = 12
"""The room between the title of a page and the first heading below it, beside the usual spacing."""


def empty_state(title: str, words: str, step: str, on_step: Callable[[], object]) -> QWidget:
    """A block of words with one primary button."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, BELOW_HEAD, 0, 24)
    box.setSpacing(12)
    box.addWidget(label(title, "section"))
    box.addWidget(label(words, "muted"))
    box.addSpacing(4)
    box.addWidget(button(step, on_step, "primary"), 0, Qt.AlignmentFlag.AlignLeft)
    return made
