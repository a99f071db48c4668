"""Frames for quotations from a review; the edge shows whether it is then or now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.evidence import beginning_of
from ui.desktop.widgets.beginnings import beginning
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.markdown_prose import MarkdownProse
from ui.desktop.widgets.text import label
from ui.desktop.widgets.whole_text import show_whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

SHOW_ALL = "Show all"
ONLY_THE_BEGINNING = "This is a long text; only the beginning is shown."


def frame(role: str) -> tuple[QFrame, QVBoxLayout]:
    """A frame in the role "then" or "now", and the box to add its contents to."""
    made = QFrame()
    made.setProperty("role", role)
    box = QVBoxLayout(made)
    box.setContentsMargins(14, 0, 0, 0)
    box.setSpacing(2)
    return made, box


def read(text: str, role: str = "body") -> QWidget:
    """A text to select and copy; of a very long one its beginning, with a button for all."""
    shown = beginning(text)
    made = selectable(MarkdownProse(shown))
    made.setProperty("role", role)
    if shown == text:
        return made
    return with_all(made, lambda: show_whole(made.window(), [(text, QTextCharFormat())]))


def selectable(made: QLabel) -> QLabel:
    """The same label, with its text made selectable."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def with_all(made: QLabel, show_all: Callable[[], object]) -> QWidget:
    """A label with the beginning of a text, and under it a button that shows all of it."""
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(made)
    box.addWidget(label(ONLY_THE_BEGINNING, "meta"))
    name = f"{SHOW_ALL}: {beginning_of(made.text())}"
    way = button(SHOW_ALL, show_all, "link", name=name)
    box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return part
