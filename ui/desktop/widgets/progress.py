"""The bar that shows that something is being made."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


def working_bar(name: str) -> QProgressBar:
    """A bar without an end, called `name`. It keeps its place while it is hidden."""
    bar = QProgressBar()
    bar.setAccessibleName(name)
    bar.setTextVisible(False)
    bar.setRange(0, 0)
    keep = bar.sizePolicy()
    keep.setRetainSizeWhenHidden(True)
    bar.setSizePolicy(keep)
    return bar
