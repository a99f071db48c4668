"""A bar that shows that work is going on, and cancels it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.spoken import announce


class WorkingBar(QWidget):
    """A bar without a percentage, named after the work. Hidden, it keeps its room."""

    def __init__(
        self, name: str, cancel: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        """With `cancel`, a button beside the bar calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        bar = QProgressBar()
        bar.setAccessibleName(name)
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        row.addWidget(bar, 1)
        if cancel is not None:
            row.addWidget(button("Cancel", cancel, "link", name=f"Cancel: {name}"))
        keep = self.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keep)

    def show_working(self, *, working: bool) -> None:
        """Shows whether the work is going on, and announces that it begins.

        How it ended is for the page to say: it may have failed, or have been cancelled.
        """
        begins = working and self.isHidden()
        self.setVisible(working)
        if begins:
            announce(self, f"{self.accessibleName()}…")
