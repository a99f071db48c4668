"""The changes that the journal announces to its listeners."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class ChangeKind(StrEnum):
    """What kind of thing was saved."""

    ANSWER = "answer"
    RATING = "rating"
    SECOND_RATING = "second rating"
    FEEDBACK = "feedback"
    EVIDENCE = "evidence"
    QUOTATION = "quotation"
    CYCLE = "cycle"
    OTHER_VERSION = "other version"
    PLACE = "place"
    PREFERENCE = "preference"


class Change(NamedTuple):
    """Something that was saved, and the id of the cycle it belongs to, if any."""

    kind: ChangeKind
    cycle_id: str | None


Listener = Callable[[Change], None]


class Listeners:
    """The functions to call after a change, in the order in which they were added."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every change from now on. Call the returned function to stop."""
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    def announce(self, change: Change) -> None:
        """Calls every listener. The change must be on the disk.

        An error in a listener is reported through `sys.excepthook` and does not reach the caller,
        to whom it would mean that nothing was saved.
        """
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception as error:  # noqa: BLE001 - reported, and the others are called too
                sys.excepthook(type(error), error, error.__traceback__)
