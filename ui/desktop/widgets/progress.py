"""A bar that shows that work is going on."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.desktop.widgets.spoken import announce


class WorkingBar(QProgressBar):
    """A bar without a percentage, named after the work. Hidden, it keeps its room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 0)
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
