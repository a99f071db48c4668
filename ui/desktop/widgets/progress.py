"""A bar that shows that work is going on."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


def working_bar(name: str) -> QProgressBar:
    """A bar without a percentage, with the accessible name `name`. Hidden, it keeps its room."""
    bar = QProgressBar()
    bar.setAccessibleName(name)
    bar.setTextVisible(False)
    bar.setRange(0, 0)
    keep = bar.sizePolicy()
    keep.setRetainSizeWhenHidden(True)
    bar.setSizePolicy(keep)
    return bar
