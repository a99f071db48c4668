"""One section of the settings: a hairline, a heading and its contents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.widgets.reading_order import focus_on, holds_keyboard
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
        self.heading = label(title, "section")
        self.box.addWidget(self.heading)

    def take_keyboard(self) -> None:
        """Gives the focus to the first stop in the section, or to its heading if it has none.

        On something of another section, Enter would do what nobody looks at.
        """
        focus_on(self)
        if not holds_keyboard(self):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
