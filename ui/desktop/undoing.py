"""What was done in the window, to be undone and done again. Kept in memory only."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from storage.file.refusals import (
    CycleIsClosed,
    CycleIsInTrash,
    CycleIsOpen,
    NoSuchEvidence,
    NoSuchFeedback,
    NoSuchReview,
    RatingIsFinal,
)

MOST_STEPS = 1000
"""How many steps are kept; an earlier one is forgotten."""


class Refused(str):
    """Why a step did nothing, in words. It is then forgotten: there is nothing to take back."""

    __slots__ = ()


TOO_LATE = Refused("That can’t be undone any more: the review or entry has changed since.")
TOO_LATE_AGAIN = Refused("That can’t be redone: the review or entry has changed since.")
_CHANGED_SINCE = (
    CycleIsClosed,
    CycleIsInTrash,
    CycleIsOpen,
    NoSuchEvidence,
    NoSuchFeedback,
    NoSuchReview,
    RatingIsFinal,
)


class Undoable(NamedTuple):
    """Something that was done. Each function says in a sentence what it did, or "" if nothing.

    One that says why it did nothing returns that as `Refused`.
    """

    undo: Callable[[], str]
    redo: Callable[[], str] | None = None
    owner: object = None
    """The text that can undo it by itself, and then knows whether it is left to undo."""
    is_left: Callable[[], bool] | None = None


class UndoHistory:
    """The steps of one window, latest last.

    A step that can't be undone now, for instance because the journal is locked, is kept and its
    error raised. One that can never be undone any more says so.
    """

    def __init__(self) -> None:
        self._done: deque[Undoable] = deque(maxlen=MOST_STEPS)
        self._undone: deque[Undoable] = deque(maxlen=MOST_STEPS)
        self._is_at_work = False
        self.added: list[Callable[[Undoable], object]] = []
        """What is called with each step that is noted."""

    @property
    def can_undo(self) -> bool:
        """Whether a step is kept. It may turn out that nothing of it is left to undo."""
        return bool(self._done)

    @property
    def latest(self) -> Undoable | None:
        """The step that an undo would undo; None if there is none."""
        return next((one for one in reversed(self._done) if not one.is_left or one.is_left()), None)

    @property
    def next_undo(self) -> Undoable | None:
        """The step that `undo` would try first; None if there is none."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Undoable | None:
        """The step that `redo` would try first; None if there is none."""
        return self._undone[-1] if self._undone else None

    def add(self, step: Undoable) -> None:
        """Notes what was just done. What an undo or a redo does itself is not noted."""
        if not self._is_at_work:
            self._done.append(step)
            self._undone.clear()
            for listener in self.added:
                listener(step)

    def undo(self) -> str:
        """Undoes the latest step of which something is left, and says what; "" if there is none."""
        while self._done:
            words = self._run(self._done[-1].undo, TOO_LATE)
            step = self._done.pop()
            if words:
                self._may_redo(step, words)
                return words
        return ""

    def undo_step(self, step: Undoable | None) -> str:
        """Undoes this very step, and says what it undid; "" if it is not kept any more."""
        if step is None or not any(kept is step for kept in self._done):
            return ""
        words = self._run(step.undo, TOO_LATE)
        self._done = deque((kept for kept in self._done if kept is not step), maxlen=MOST_STEPS)
        self._may_redo(step, words)
        return words

    def redo(self) -> str:
        """Does again the latest of what was undone that can be; says what, or "" if nothing can."""
        while self._undone:
            if words := self.redo_step(self._undone[-1]):
                return words
        return ""

    def redo_step(self, step: Undoable | None) -> str:
        """Does this very step again, and says what; "" if it can't be, or if it is not the next."""
        if step is None or step is not self.next_redo:
            return ""
        words = "" if step.redo is None else self._run(step.redo, TOO_LATE_AGAIN)
        self._undone.pop()
        if words and not isinstance(words, Refused):
            self._done.append(step)
        return words

    def clear(self) -> None:
        """Forgets everything, because the journal is closed."""
        self._done.clear()
        self._undone.clear()

    def _may_redo(self, step: Undoable, words: str) -> None:
        if step.redo is not None and not isinstance(words, Refused):
            self._undone.append(step)

    def _run(self, act: Callable[[], str], too_late: Refused) -> str:
        self._is_at_work = True
        try:
            return act()
        except _CHANGED_SINCE:
            return too_late
        finally:
            self._is_at_work = False
