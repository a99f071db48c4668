"""The line on home to note something while it is fresh: a sentence makes an entry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.desktop import destinations as to
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.desktop.autosave import Autosave
    from ui.desktop.page import PageContext

NAME = "Note something while it is fresh"
PLACEHOLDER = "I shipped, helped, learned, decided …"
ADD, ADD_NAME = "Add", "Add this note"
HOW = (
    "Enter adds it to your evidence for today, Ctrl+J opens the full form, Escape leaves the line."
)
LONGEST = 4_000


class NoteLine(QLineEdit):
    """Keeps what is typed from the first letter on: as an entry by Enter, else to be finished.

    Home is shown before anything is typed here, so what typing needs is loaded with the focus.
    """

    kept = Signal()
    """A line was kept as an entry, or that was undone."""

    left_by_key = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(NAME)
        self._autosave: Autosave | None = None
        self._is_limited = False
        set_tip(self, HOW)
        self.setPlaceholderText(PLACEHOLDER)
        self.returnPressed.connect(self.keep)
        self.textEdited.connect(self._edited)

    def show_unfinished(self, typed: str) -> None:
        """Shows what was left unfinished, unless something is typed here already."""
        if typed and not self.text():
            from ui.desktop.widgets.raw_text import for_qt

            self.setText(for_qt(typed))

    def flush(self) -> bool:
        """Writes what is unfinished. Returns whether it could be written."""
        return self._autosave is None or self._autosave.flush()

    def open_form(self) -> bool:
        """Opens the whole form with what is typed here; False if nothing is."""
        typed = self.text().strip()
        if not typed:
            return False
        self._context.navigation.go(to.new_evidence(line=typed))
        if not self.isVisible():
            self._empty()
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._is_limited:
            from ui.desktop.widgets.line_edit import limit

            limit(self, LONGEST)
            self._is_limited = True
        super().focusInEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.ShortcutOverride:
            from ui.desktop.widgets.window_keys import is_left_to_window

            if is_left_to_window(event, self.isUndoAvailable, self.isRedoAvailable):
                return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        from ui.desktop.widgets.digit_keys import is_digit_command

        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        elif is_digit_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Makes an entry of what is typed here; nothing if nothing is."""
        from assessment.evidence import KIND_WORDS, entry_of_line
        from assessment.model import new_id
        from rubrics.errors import KnownError
        from ui.desktop.errors import show_known

        typed, journal = self.text().strip(), self._context.journal
        if not typed:
            return
        now = journal.local_now()
        entry = entry_of_line(typed, new_id(now), now.date(), now)
        try:
            journal.evidence.save(entry, read=None)
        except KnownError as error:
            show_known(self, error)
            return
        self._empty()
        self._context.notice.say(
            f"Saved in your evidence for today as {KIND_WORDS[entry.kind]}.",
            partial(self._take_back, entry.id),
            partial(self._bring_back, entry.id),
            offer=("Open", partial(self._context.navigation.go, to.evidence_to_edit(entry.id))),
        )
        self.kept.emit()

    def _take_back(self, entry_id: str) -> str:
        self._context.journal.evidence.move_to_trash(entry_id)
        self.kept.emit()
        return "The note is in the trash."

    def _bring_back(self, entry_id: str) -> str:
        self._context.journal.evidence.restore(entry_id)
        self.kept.emit()
        return "The note is back."

    def _empty(self) -> None:
        # Not `clear`, which Ctrl+Z would take back instead of the entry.
        self.setText("")
        self._edited()
        self.flush()

    def _edited(self, _text: str = "") -> None:
        from ui.desktop.autosave import Autosave
        from ui.desktop.widgets.notice import say_beside

        if self._autosave is None:
            self._autosave = Autosave(self._local_now, self)
            self._autosave.failed.connect(partial(say_beside, self))
        self._autosave.mark("note", self._save)

    def _save(self) -> None:
        preferences = self._context.journal.preferences
        if preferences.unfinished_note != self.text():
            preferences.unfinished_note = self.text()

    def _local_now(self) -> datetime:
        return self._context.journal.local_now()


def with_add(line: NoteLine) -> QWidget:
    """The line, and a button beside it that does what Enter does there."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    add = button(ADD, line.keep, name=ADD_NAME)
    add.setEnabled(False)
    line.textChanged.connect(lambda typed: add.setEnabled(bool(typed.strip())))
    row.addWidget(line, 1)
    row.addWidget(add)
    return made
