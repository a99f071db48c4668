"""The journals beside the open one: the user's own, the sample, and any that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from storage.journal import Journal
    from ui.desktop.app import Desktop
    from ui.desktop.preferences import Preferences

SAMPLE_NAME = "sample.rings"


class OtherJournals:
    """Opens them in the window. Made before it is drawn, so nothing is loaded until it is asked."""

    def __init__(self, desktop: Desktop, preferences: Preferences, path: Path) -> None:
        self._desktop = desktop
        self._preferences = preferences
        self.own_path = path
        """The path of the user's own journal, as far as it is known."""

    def own(self) -> Path:
        """The path of the user's own journal, as opposed to a sample."""
        if self.own_path != self._desktop.path:
            return self.own_path
        # The sample was opened by name, and no other journal since.
        from storage.file.places import default_path

        return next(iter(self._preferences.recent_journals), default_path())

    def remember(self, journal: Journal) -> None:
        """Notes a journal among those opened lately, unless it was closed or is a conflict copy."""
        from storage.file.conflict_copies import original_of

        path, recent = self._desktop.path, self._preferences.recent_journals
        if self._desktop.journal is journal and original_of(path, recent) is None:
            self.own_path = path
            self._preferences.remember_journal(path)

    def open_sample(self) -> None:
        """Opens the sample, beside the user's own journal, and writes it if it is not there yet."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from rubrics.errors import KnownError
        from rubrics.library import Library
        from storage.sample import write_sample
        from ui.desktop.errors import show_known

        path = self.own_path.with_name(SAMPLE_NAME)
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            if not path.exists():
                write_sample(path, Library())
        except KnownError as error:
            QApplication.restoreOverrideCursor()
            show_known(self._desktop.window, error)
        else:
            QApplication.restoreOverrideCursor()
            self._desktop.open_journal(path)

    def choose(self) -> None:
        """Asks for a journal and opens it."""
        from ui.desktop.widgets.dialogs import choose_open_path

        folder = self._desktop.path.parent
        chosen = choose_open_path(self._desktop.window, "Open a journal", folder)
        if chosen is not None:
            self._desktop.open_journal(chosen)
