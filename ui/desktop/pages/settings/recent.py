"""The journals opened lately: each opened with a click, or taken off the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.findable import shown_name
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.neighbour import keyboard_stays
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

NEXT = "The next start opens the journal you opened last."
NEXT_OTHER = "The next start opens the first journal in this list, not the one that is open now."
"""For the sample and for a conflict copy, which are not among the recent journals."""
NOTE = (
    "This list is saved on this computer and holds only the paths; removing a journal from it does "
    "not touch the file."
)
NONE = "There are no other recent journals."
MISSING = "not found"


class RecentSection(Section):
    """Lists the journals opened lately but for the open one, the latest first."""

    relisted = Signal()
    """The rows were rebuilt."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Recent journals")
        self._context = context
        self._words = label("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.box.addWidget(self._words)
        self.box.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """Shows the current list, and which of its files are missing."""
        here, recent = self._context.journal.path, self._context.preferences.recent_journals
        others = [path for path in recent if path != here]
        with keyboard_stays(self._rows):
            empty(self._rows)
            for path in others:
                self._rows.addWidget(self._row(path))
            self.relisted.emit()
        following = NEXT if here in recent else NEXT_OTHER
        self._words.setText(f"{following} {NOTE}" if others else NONE)

    def _row(self, path: Path) -> QWidget:
        name = shown_name(path)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        row.addLayout(words, 1)
        words.addWidget(label(name, "strong"))
        folder = str(path.parent)
        there = path.exists()
        words.addWidget(label(folder if there else f"{folder} · {MISSING}", "meta"))
        if there:
            open_it = partial(self._context.open_journal, path)
            row.addWidget(
                button("Open", open_it, name=f"Open {name}"), 0, Qt.AlignmentFlag.AlignVCenter
            )
        forget = button(
            "Remove from the list", partial(self._forget, path), name=f"Remove {name} from the list"
        )
        row.addWidget(forget, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _forget(self, path: Path) -> None:
        listed = self._context.preferences.recent_journals
        # Another window may have taken it off meanwhile.
        place = listed.index(path) if path in listed else len(listed)
        undo, redo = partial(self._list_again, path, place), partial(self._take_off, path)
        self._context.notice.say(self._take_off(path), undo, redo)

    def _take_off(self, path: Path) -> str:
        self._context.preferences.forget_journal(path)
        self.refresh()
        return f"“{shown_name(path)}” is off the list."

    def _list_again(self, path: Path, place: int) -> str:
        self._context.preferences.list_journal_again(path, place)
        self.refresh()
        return f"“{shown_name(path)}” is on the list again."
