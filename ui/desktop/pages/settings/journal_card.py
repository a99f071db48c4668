"""The journal: its path, how safe it is there, a verified copy, and opening another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from rubrics.errors import KnownError
from storage.file.places import synced_folder
from storage.migrations import MIGRATIONS
from ui.desktop.errors import show_known
from ui.desktop.folders import SHOW_IN_FOLDER, say_where, show_in_folder
from ui.desktop.pages.settings.conflict_copies import ConflictCopies
from ui.desktop.pages.settings.section import Section
from ui.desktop.ways_to_journals import GO_TO_OWN, OPEN_ANOTHER, OPEN_KEYS
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import JOURNAL_KINDS, choose_open_path, choose_save_path
from ui.desktop.widgets.file_names import safe_file_name
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.widgets.showable import showable
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desktop.page import PageContext

LOOK_AT_SAMPLE = "Look at the sample journal"
KB, MB = 1024, 1024 * 1024
NOT_ENCRYPTED = (
    "Everything you write is in this one file. Other accounts on this computer can’t read it, "
    "but it is not encrypted yet: anyone who has the disk, or a copy of the file, can."
)
NO_TEXT = (
    "Nothing was copied: this path has characters that can’t be copied as text. "
    f"Use “{SHOW_IN_FOLDER}” instead."
)


class JournalSection(Section):
    """Shows the open journal's file and the actions on it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("The journal")
        self._context = context
        self._size = label("", "meta")
        self._synced = label("", "warning")
        self.box.addWidget(Selectable("Path of the journal", str(context.journal.path)))
        self.box.addWidget(self._size)
        self.box.addWidget(label(NOT_ENCRYPTED, "muted"))
        self.box.addWidget(self._synced)
        self.box.addSpacing(4)
        buttons = FlowLayout(gap=8)
        self.box.addLayout(buttons)
        buttons.addWidget(button("Save a copy…", self._save_copy))
        buttons.addWidget(button("Copy the path", self._copy_path))
        buttons.addWidget(button(SHOW_IN_FOLDER, self._show_in_folder))
        if context.journal.preferences.is_sample:
            buttons.addWidget(button(GO_TO_OWN, partial(context.open_journal, None)))
        else:
            buttons.addWidget(button(LOOK_AT_SAMPLE, context.open_sample))
        buttons.addWidget(KeyButton(context.theme, OPEN_ANOTHER, OPEN_KEYS, self._open_another))
        self._copies = ConflictCopies(context)
        self.box.addWidget(self._copies)
        self.refresh()

    def refresh(self) -> None:
        """Shows the file's current state."""
        path = self._context.journal.path
        self._size.setText(f"{_size_words(path)} · journal format {MIGRATIONS[-1].number}")
        service = synced_folder(path)
        self._synced.setVisible(service is not None)
        self._synced.setText(
            f"This folder is synced by {service}, which may copy the file while it is being "
            f"written or replace it with an older one. Save a copy outside {service} and open "
            "that one."
        )
        self._copies.refresh()

    def _copy_path(self) -> None:
        path = str(self._context.journal.path)
        if path == showable(path):
            QGuiApplication.clipboard().setText(path)
            self._context.notice.say("The path is on the clipboard.")
        else:
            self._context.notice.say(NO_TEXT)

    def _show_in_folder(self) -> None:
        show_in_folder(self._context.journal.path, self._context.window)

    def _save_copy(self) -> None:
        journal = self._context.journal
        day = journal.local_now().date().isoformat()
        name = safe_file_name(journal.path.stem, f"-{day}.rings")
        suggested = journal.path.with_name(name)
        target = choose_save_path(
            self, "Save a copy of the journal", suggested, JOURNAL_KINDS, may_replace=False
        )
        if target is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            journal.back_up(target)
        except KnownError as error:
            QApplication.restoreOverrideCursor()
            show_known(self, error)
        else:
            QApplication.restoreOverrideCursor()
            words = f"A copy was saved at {target} and checked: it is complete."
            say_where(self, words, target)

    def _open_another(self) -> None:
        chosen = choose_open_path(self, "Open another journal", self._context.journal.path.parent)
        if chosen is not None:
            self._context.open_journal(chosen)


def _size_words(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return "The file can’t be reached"
    return f"{size / KB:.0f} KB" if size < MB else f"{size / MB:.1f} MB"
