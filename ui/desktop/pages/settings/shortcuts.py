"""The window's shortcuts, read from its actions so that the list is always right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.desktop.pages.settings.section import Section
from ui.desktop.shortcut_sheet import Rows, shortcut_rows, shortcut_table
from ui.desktop.widgets.text import label

NOTE = "Each page has more of its own; press F1 there to see them."


class ShortcutsSection(Section):
    """A table of actions and their keys."""

    def __init__(self) -> None:
        super().__init__("Shortcuts")
        self._table: QWidget | None = None
        self._shown: Rows = []
        self.box.addWidget(label(NOTE, "muted"))

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Lists the actions that have a shortcut, in their order."""
        rows = shortcut_rows(actions)
        if rows == self._shown:
            return
        self._shown = rows
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = shortcut_table("Shortcuts", rows)
        self.box.addWidget(self._table)
