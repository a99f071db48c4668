"""What every page of the window is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from rubrics.library import Library
    from storage.journal import Journal
    from ui.desktop.navigation import Navigation
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme
    from ui.desktop.widgets.notice import NoticeBar


class PageContext(NamedTuple):
    """What a page works with: the open journal and its library, and the window around it."""

    journal: Journal
    library: Library
    theme: Theme
    preferences: Preferences
    notice: NoticeBar
    navigation: Navigation
    open_journal: Callable[[Path | None], None]
    """Opens another journal in this window; the one in the usual place for None."""


class Page(QWidget):
    """A page of the window."""

    is_provisional = False
    """Whether what stands here was kept from last time, to be read anew by another `arrive`."""

    def arrive(self) -> None:
        """Shows what the journal holds now; called each time the page is opened."""

    def arrive_at(self, spot: object) -> None:
        """Arrives at a spot that a destination names (see `ui.desktop.destinations`)."""
        raise TypeError(f"{type(self).__name__} has no {type(spot).__name__} to arrive at")

    def leave(self) -> bool:
        """Called before another page is shown; False when the page must not be left yet."""
        return True

    def offer(self, words: str, keys: str, run: Callable[[], object]) -> QAction:
        """Adds an action that works, and stands in the palette, while this page is open."""
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)
        return action
