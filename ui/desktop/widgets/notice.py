"""The notice bar: says what was just done, and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.text import label

SHOWN_MS = 12_000


class NoticeBar(QFrame):
    """One sentence at the foot of the window, with Undo when there is something to undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tint")
        self.setAccessibleName("Notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        self._words = label("")
        self._undo = button("Undo", self.undo, "link", name="Undo (Ctrl+Z)")
        self._close = button("Dismiss", self.dismiss, "link")
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._undoing: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._undoing is not None

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Shows a sentence for a while; one with `undo` until the next sentence or Dismiss."""
        self._words.setText(words)
        self._undoing = undo
        self._undo.setVisible(undo is not None)
        self.show()
        self._timer.stop()
        if undo is None:
            self._timer.start(SHOWN_MS)

    def undo(self) -> None:
        """Undoes what the sentence says was done, once."""
        undoing, self._undoing = self._undoing, None
        self.hide()
        if undoing is not None:
            undoing()

    def dismiss(self) -> None:
        """Hides the bar. Things it could restore stay in the trash."""
        self._undoing = None
        self.hide()
