"""What every page of the window is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from assessment.model import SkillKey
    from assessment.reviews.cycles import Place
    from rubrics.library import Library
    from storage.journal import Journal
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme
    from ui.desktop.widgets.notice import NoticeBar


class Ways(Protocol):
    """Where one can go from a page."""

    def home(self) -> None:
        """Opens home."""
        ...

    def reviews(self) -> None:
        """Opens the list of reviews."""
        ...

    def start_review(self) -> None:
        """Opens the form that starts a review."""
        ...

    def walk(self, cycle_id: str, place: Place | None = None) -> None:
        """Opens the walk through a cycle, where it was left or at a place."""
        ...

    def look_back(self, cycle_id: str) -> None:
        """Opens the page that closes a review."""
        ...

    def report(self, cycle_id: str) -> None:
        """Opens the report of a cycle."""
        ...

    def rate_again(self, cycle_id: str) -> None:
        """Opens the repeat of a cycle."""
        ...

    def then_test(self, before_id: str, after_id: str) -> None:
        """Opens the rating of an earlier cycle from memory."""
        ...

    def others(self, cycle_id: str, skill: SkillKey | None = None) -> None:
        """Opens what others said in a cycle."""
        ...

    def yearly_page(self, cycle_id: str) -> None:
        """Opens the yearly page of a cycle."""
        ...

    def evidence(self) -> None:
        """Opens the work log."""
        ...

    def note_evidence(
        self, skill: SkillKey | None = None, back: Callable[[], object] | None = None
    ) -> None:
        """Opens the form for a new entry."""
        ...

    def read_evidence(self, entry_id: str) -> None:
        """Opens the work log at an entry."""
        ...

    def growth(self, before: str | None = None, after: str | None = None) -> None:
        """Opens the charts."""
        ...

    def library(self, rubric_id: str | None = None) -> None:
        """Opens the library."""
        ...

    def settings(self) -> None:
        """Opens the settings."""
        ...

    def open_journal(self, path: Path) -> None:
        """Opens another journal in this window."""
        ...

    def own_journal(self) -> None:
        """Goes back to the journal in the usual place."""
        ...


class PageContext(NamedTuple):
    """What a page works with: the open journal and its library, and the window around it."""

    journal: Journal
    library: Library
    theme: Theme
    preferences: Preferences
    notice: NoticeBar
    ways: Ways


class Page(QWidget):
    """A page of the window. `name` is its line in the navigation."""

    name = ""

    is_provisional = False
    """Whether what stands here was kept from last time, to be read anew by another `arrive`."""

    def arrive(self) -> None:
        """Shows what the journal holds now; called each time the page is opened."""

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
