"""One section of the settings: a hairline, a heading and its contents."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.widgets.text import label, line


class Section(QWidget):
    """A section; add its contents to `box`."""

    def __init__(self, title: str, *, first: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0 if first else 16, 0, 8)
        self.box.setSpacing(8)
        if not first:
            self.box.addWidget(line())
            self.box.addSpacing(16)
        self.box.addWidget(label(title, "section"))
