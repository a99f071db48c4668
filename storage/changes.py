"""What the journal tells its listeners after something was saved."""

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
    PLACE = "place"
    PREFERENCE = "preference"


class Change(NamedTuple):
    """Something that was saved; `cycle_id` is the cycle it belongs to, if it belongs to one."""

    kind: ChangeKind
    cycle_id: str | None


Listener = Callable[[Change], None]


class Listeners:
    """Everyone who wants to know of a change, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Has `listener` called after every change; call the result to end that."""
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    def announce(self, change: Change) -> None:
        """Calls every listener; the change is on the disk by then.

        An error of one is reported through `sys.excepthook` as a fault of its own. It never
        reaches the caller, to whom it would look as if nothing had been saved.
        """
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception as error:  # noqa: BLE001 - reported, and the others are called too
                sys.excepthook(type(error), error, error.__traceback__)
