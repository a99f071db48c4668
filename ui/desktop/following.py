"""Follows what other programs write to the open journal, or beside it: the window shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from storage.file.errors import JournalError, LockedJournal
from storage.file.refusals import NoSuchReview
from ui.desktop import destinations as to

if TYPE_CHECKING:
    from pathlib import Path

    from storage.journal import Journal
    from ui.desktop.navigation import Navigation
    from ui.desktop.preferences import Preferences
    from ui.desktop.window import Window

LOOK_EVERY_MS = 1000
"""A look reads one number; a change elsewhere is seen within this time."""

LOOKS_FOR_COPIES = 60
"""The folder is read at the first look and then at every so many."""


class Following(QObject):
    """Asks the journal now and then whether it was changed elsewhere."""

    def __init__(self, window: Window, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._journal: Journal | None = None
        self._navigation: Navigation | None = None
        self._is_behind = False
        self._looks_to_copies = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self, journal: Journal, navigation: Navigation) -> None:
        """Follows this journal from now on."""
        self._journal, self._navigation = journal, navigation
        self._is_behind = False
        self._looks_to_copies = 0
        self._timer.start()

    def stop(self) -> None:
        """Follows no journal any more."""
        self._timer.stop()
        self._journal = self._navigation = None

    def _look(self) -> None:
        page = self._window.page
        if self._journal is None or self._navigation is None or page is None:
            return
        try:
            self._is_behind |= self._journal.changed_elsewhere()
            # A dialog asks about what the page shows, and home fills itself once it can.
            is_busy = QApplication.activeModalWidget() is not None or page.is_provisional
            if self._is_behind and not is_busy:
                page.follow()
                self._is_behind = False
            if not is_busy and self._window.isActiveWindow():
                self._look_for_copies(self._journal.path, self._navigation)
        except LockedJournal:
            self._is_behind = True
        except NoSuchReview as error:
            self._is_behind = False
            self._navigation.go(to.home())
            # A notice that stands says where the words went that were typed in it.
            if not self._window.shows_notice:
                self._window.notice.say(error.message)
        except JournalError:
            # What is wrong with the file is said by whatever the user does next.
            self._is_behind = False

    def _look_for_copies(self, journal: Path, navigation: Navigation) -> None:
        """Points out new conflict copies; called only when there is somebody to see it."""
        if self._looks_to_copies == 0:
            from ui.desktop.conflict_notice import point_out_copies

            point_out_copies(journal, self._window, self._preferences, navigation)
            self._looks_to_copies = LOOKS_FOR_COPIES
        self._looks_to_copies -= 1
