"""The window's shortcuts, read from its actions so that the list is always right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.text import label

NOTE = "A page has more of its own while it is open; Find lists those too."


class ShortcutsSection(Section):
    """A table of actions and their keys."""

    def __init__(self) -> None:
        super().__init__("Shortcuts")
        self._table: QWidget | None = None
        self._shown: list[tuple[str, str]] = []
        self.box.addWidget(label(NOTE, "muted"))

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Lists the actions that have a shortcut, in their order."""
        form = QKeySequence.SequenceFormat.NativeText
        rows = [
            (action.text(), action.shortcut().toString(form))
            for action in actions
            if action.text() and not action.shortcut().isEmpty()
        ]
        if rows == self._shown:
            return
        self._shown = rows
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = _table(rows)
        self.box.addWidget(self._table)


def _table(rows: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    made.setAccessibleName("Shortcuts")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for number, (words, keys) in enumerate(rows):
        grid.addWidget(label(words), number, 0)
        cap = label(keys, "key", wrap=False)
        cap.setAccessibleName(f"{words}: {keys}")
        grid.addWidget(cap, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
