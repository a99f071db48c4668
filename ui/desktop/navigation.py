"""Navigation: the current destination, the history, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.changes import Change, ChangeKind
from ui.desktop.destinations import Destination, settled

if TYPE_CHECKING:
    from storage.journal import Journal


class Visit:
    """One visit to a destination. Two visits to the same destination are not equal."""

    def __init__(self, destination: Destination) -> None:
        self.destination = destination


OpenPage = Callable[[Visit], bool]
"""Shows the destination of a visit; False when the open page can't be left yet."""


class Navigation(QObject):
    """Goes to destinations in one open journal, and back."""

    moved = Signal()
    """The current destination changed, or whether there is a way back."""

    def __init__(self, journal: Journal, open_page: OpenPage) -> None:
        super().__init__()
        self._journal = journal
        self._open_page = open_page
        self._here: Visit | None = None
        self._past: list[Visit] = []
        journal.subscribe(self._changed)

    @property
    def here(self) -> Destination | None:
        """The current destination; None before the first page."""
        return self._here.destination if self._here else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a destination to go back to."""
        return bool(self._past)

    def go(self, destination: Destination, *, back_to: Destination | None = None) -> None:
        """Goes to a destination, unless the open page can't be left yet.

        Back then leads to the current destination, or to `back_to` if given.
        """
        left, visit = self._here, Visit(settled(destination, self._journal, self.here))
        if not self._open_page(visit):
            return
        self._here = visit
        if left is not None:
            self._past.append(left if back_to is None else Visit(back_to))
        self._settle_past()
        self.moved.emit()

    def back(self) -> bool:
        """Goes back one step. Returns whether it did."""
        # Another process may have deleted or closed a review since.
        self._settle_past()
        went = bool(self._past) and self._open_page(self._past[-1])
        if went:
            self._here = self._past.pop()
            self._settle_past()
        self.moved.emit()
        return went

    def _changed(self, change: Change) -> None:
        if change.kind is ChangeKind.CYCLE:
            self._settle_past()
            self.moved.emit()

    def _settle_past(self) -> None:
        """Drops from the history what can't be shown any more, and steps within one page."""
        is_draft = self._drafts() if any(v.destination.reviews for v in self._past) else {}
        past: list[Visit] = []
        following = self.here
        for visit in reversed(self._past):
            destination = visit.destination
            if following is not None and destination.is_same_page(following):
                continue
            if all(
                cycle_id in is_draft and (is_draft[cycle_id] or not destination.needs_draft)
                for cycle_id in destination.reviews
            ):
                past.append(visit)
                following = destination
        self._past = past[::-1]

    def _drafts(self) -> dict[str, bool]:
        """Whether each review is open, by its cycle id; reviews in the trash are left out."""
        return {cycle.id: cycle.is_draft for cycle in self._journal.reviews.cycles()}
