"""What home shows instead of its words when rows that it needs are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from rubrics.errors import KnownError
from storage.file.errors import DamagedJournal
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.good_copy import GoodCopy
from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

HEADING = "Part of this journal is damaged"


class DamageWords(QWidget):
    """Where the damage is, how to find the rest of it, and a good copy. The pages stay open."""

    def __init__(self, context: PageContext, error: DamagedJournal) -> None:
        super().__init__()
        self._context = context
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(label(HEADING, "section"))
        self._where = label(error.message)
        box.addWidget(self._where)
        box.addWidget(
            label(
                "Pages that don’t need the damaged rows open as usual. Make a copy of the file "
                "before you write anything more."
            )
        )
        check = button("Check every row", self._check)
        box.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        box.addSpacing(6)
        box.addWidget(GoodCopy(context.journal.path, context.open_journal))

    def _check(self) -> None:
        words = "The check found no damage. Close the window and open it again."
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._context.journal.check()
        except KnownError as error:
            words = error.message
        finally:
            QApplication.restoreOverrideCursor()
        self._where.setText(words)
        announce(self, words)
