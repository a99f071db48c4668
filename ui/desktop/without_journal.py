"""The pages shown while no journal is open: the first run, or why one can't be opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from rubrics.errors import KnownError
from storage.file.errors import LockedJournal
from ui.desktop.findable import shown_name
from ui.desktop.pages.opening import TroublePage, Way

if TYPE_CHECKING:
    from ui.desktop.app import Desktop
    from ui.desktop.page import Page

TRY_AGAIN_MS = 500


class WithoutJournal:
    """Helps the user open a journal while none is open.

    `path` is the journal that is missing or can't be opened. `show` shows a page without the
    sidebar's lines.
    """

    def __init__(self, desktop: Desktop, path: Path, show: Callable[[Page], None]) -> None:
        self._desktop = desktop
        self._path = path
        self._show = show

    def welcome(self) -> None:
        """Shows the first run."""
        from ui.desktop.pages.welcome import WelcomePage

        desktop, others = self._desktop, self._desktop.others
        self._show(WelcomePage(desktop.theme, desktop.begin, others.open_sample, others.choose))

    def trouble(self, error: KnownError, other_way: Way | None = None) -> None:
        """Shows why the journal can't be opened, and the ways out; `other_way` is one more."""
        back = self._way_back()
        again = ("Try again", self._desktop.start)
        page = TroublePage(
            self._desktop.theme,
            error,
            self._path,
            "Your journal did not open" if back is None else "This journal did not open",
            [way for way in (back, again, other_way) if way is not None],
            self._desktop.open_journal,
            self._new_journal,
        )
        self._show(page)
        if isinstance(error, LockedJournal):
            QTimer.singleShot(TRY_AGAIN_MS, page, self._try_again)

    def _way_back(self) -> Way | None:
        """The words and the way to the user's own journal, if it was another that did not open."""
        own = self._desktop.others.own_path
        if own == self._path or not own.exists():
            return None
        return f"Back to {shown_name(own)}", partial(self._desktop.open_journal, own)

    def _try_again(self) -> None:
        """Opens the journal once no other program holds it, unless the page is gone."""
        from storage.file.opening import is_held

        page = self._desktop.window.page
        if not isinstance(page, TroublePage):
            return
        if is_held(self._path):
            QTimer.singleShot(TRY_AGAIN_MS, page, self._try_again)
        else:
            self._desktop.start()

    def unforeseen(self) -> None:
        """Shows that the journal did not open because of a fault of the program."""
        self.trouble(
            KnownError(
                "Something went wrong in Growth Rings itself while it opened the journal. "
                "Everything you have saved is still in the file.",
                "Try again. If it happens again, please report it.",
            )
        )

    def taken(self) -> None:
        """Says that another window has the file, which came to this path later."""
        self.trouble(
            KnownError(
                "Another Growth Rings window has this file open under another name. Two windows "
                "on one file could damage it, so it was not opened here. Nothing was changed.",
                "Continue in that window, or close it and try again.",
            )
        )

    def gone(self) -> None:
        """Says that a journal that was opened before is not there any more."""
        from storage.file.places import default_path

        usual = default_path()
        if self._path == usual:
            elsewhere = ("Start a new journal here", self.welcome)
        else:
            elsewhere = ("Use the default place", partial(self._desktop.open_journal, usual))
        self.trouble(
            KnownError(
                "The journal that was opened last is no longer there. It may have been moved or "
                "renamed, or its disk may not be connected. Growth Rings has not deleted it.",
                "Connect the disk and try again, or choose the file where it is now.",
            ),
            elsewhere,
        )

    def _new_journal(self, path: Path) -> None:
        from storage.journal import Journal

        try:
            Journal.create(path).close()
        except KnownError as error:
            self.trouble(error)
            return
        self._desktop.open_journal(path)
