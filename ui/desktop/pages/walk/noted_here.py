"""The evidence for a skill on the days under review, and a button to add more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.evidence import Evidence
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.noted import noted
from ui.desktop.widgets.quotes import read
from ui.desktop.widgets.text import label

TITLE, ADD = "Noted in this period", "Add evidence"
SHOW, HIDE = "Read what happened", "Hide what happened"
SHORT = 240
"""The longest text shown at once, in characters; a longer one would push the scale too far down."""


class NotedHere(QWidget):
    """Lists entries of the work log; a button shows the text of long ones."""

    add_wanted = Signal()

    def __init__(self, days: str, parent: QWidget | None = None) -> None:
        """`days` are those under review, in words."""
        super().__init__(parent)
        self._entries: Sequence[Evidence] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(TITLE, "strong"))
        self._nothing = label(f"Nothing yet. This review covers {days}.", "meta")
        box.addWidget(self._nothing)
        self._place = QVBoxLayout()
        self._place.setSpacing(10)
        box.addLayout(self._place)
        self._add = button(ADD, self.add_wanted.emit, "link")
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def show_entries(self, entries: Sequence[Evidence]) -> None:
        """Shows these entries; rows of entries already shown stay."""
        if entries == self._entries:
            return
        self._entries = entries
        empty(self._place)
        for entry in entries:
            self._place.addWidget(_entry(entry))
        self._nothing.setVisible(not entries)


def _entry(entry: Evidence) -> QFrame:
    made, box = noted(entry)
    text = entry.text.strip()
    if not text:
        return made
    words = read(text)
    if len(text) > SHORT:
        words.hide()

        def turn() -> None:
            words.setVisible(words.isHidden())
            toggle.setText(SHOW if words.isHidden() else HIDE)
            toggle.setAccessibleName(f"{toggle.text()}: {entry.title}")

        toggle = button(SHOW, turn, "link", name=f"{SHOW}: {entry.title}")
        box.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
    box.addWidget(words)
    return made
