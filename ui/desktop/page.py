"""The base of every page, and the context it gets."""

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
    from ui.desktop.window import Window


class PageContext(NamedTuple):
    """What a page works with: the open journal, its library, and parts of the window."""

    journal: Journal
    library: Library
    theme: Theme
    preferences: Preferences
    window: Window
    navigation: Navigation
    open_journal: Callable[[Path | None], None]
    """Opens another journal in this window; None means the one in the default place."""
    open_sample: Callable[[], None]
    """Opens the sample journal in this window."""

    @property
    def notice(self) -> NoticeBar:
        """The notice at the foot of the window, made when it is first used."""
        return self.window.notice


class Page(QWidget):
    """A page of the window."""

    is_provisional = False
    """Whether the page shows contents kept from last time; the next `arrive` reads them again."""

    stays_as_left = False
    """Whether every way to the page shows it as it was left, like a list to read on in.

    Other pages start at their top, except by Back.
    """

    def arrive(self) -> None:
        """Shows the journal's current state; called each time the page is opened."""

    def arrive_at(self, spot: object) -> None:
        """Shows the spot that a destination names (see `ui.desktop.destinations`)."""
        raise TypeError(f"{type(self).__name__} has no {type(spot).__name__} to arrive at")

    def follow(self) -> None:
        """Shows what another program changed, where the user is not writing."""
        from PySide6.QtWidgets import QLineEdit, QTextEdit

        if not isinstance(self.window().focusWidget(), (QLineEdit, QTextEdit)):
            self.arrive()

    def leave(self) -> bool:
        """Called before another page is shown. Returns False when the page must not be left yet."""
        return True

    def note_evidence(self) -> bool:
        """Opens the form for new evidence of what the page shows; False if it shows nothing."""
        return False

    def offer(self, words: str, keys: str, run: Callable[[], object]) -> QAction:
        """Adds an action that works and is in the command palette while this page is open."""
        return add_action(self, words, keys, run)


def add_action(widget: QWidget, words: str, keys: str, run: Callable[[], object]) -> QAction:
    """Adds an action to a widget, with a shortcut unless `keys` is empty."""
    action = QAction(words, widget)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: run())
    widget.addAction(action)
    return action
