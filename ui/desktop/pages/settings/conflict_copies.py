"""The copies that a sync program put beside the open journal, each to be opened and looked at."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.dates import date_words
from storage.file.conflict_copies import ConflictCopy, conflict_copies
from ui.desktop.findable import shown_name
from ui.desktop.folders import SHOW_IN_FOLDER, show_in_folder
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

NOTE = (
    "These files in this journal’s folder have the kind of names that sync programs give to "
    "copies when a journal is changed on two computers before it can sync. They may hold text that "
    "is missing here. Growth Rings leaves them as they are. Open one to see what is in it; you "
    "will find this journal again under “Recent journals”."
)
UNSEEN = "This journal’s folder can’t be read ({}), so any copies in it can’t be listed."
NANOSECONDS = 1_000_000_000


class ConflictCopies(QWidget):
    """A row for each copy, the one changed last first; hidden when there is none."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        self._words = label("")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        box.addWidget(self._words)
        box.addLayout(self._rows)

    def refresh(self) -> None:
        """Shows the copies that are there now, or why they can't be seen."""
        empty(self._rows)
        try:
            copies = conflict_copies(self._context.journal.path)
        except OSError as error:
            copies, words = (), UNSEEN.format((error.strerror or str(error)).lower())
        else:
            words = NOTE if copies else ""
        for copy in copies:
            self._rows.addWidget(self._row(copy))
        self._words.setText(words)
        self.setVisible(bool(words))

    def _row(self, copy: ConflictCopy) -> QWidget:
        name = shown_name(copy.path)
        changed = datetime.fromtimestamp(copy.changed_at / NANOSECONDS).astimezone()
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        row.addLayout(words, 1)
        words.addWidget(label(name, "strong"))
        words.addWidget(
            label(f"changed on {date_words(changed.date())} at {changed:%H:%M}", "meta")
        )
        open_it = partial(self._context.open_journal, copy.path)
        show_it = partial(show_in_folder, copy.path, self._context.window)
        for made_button in (
            button("Open", open_it, name=f"Open {name}"),
            button(SHOW_IN_FOLDER, show_it, name=f"Show {name} in its folder"),
        ):
            row.addWidget(made_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return made
