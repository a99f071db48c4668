"""A tinted block of words, for something that is kept but not shown."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.desktop.widgets.text import label


def tint(words: str) -> QFrame:
    """A tinted block with these words."""
    frame = QFrame()
    frame.setProperty("role", "tint")
    box = QVBoxLayout(frame)
    box.setContentsMargins(14, 10, 14, 10)
    box.addWidget(label(words))
    return frame
