"""Choices as steps of the window's history: each can be undone and done again, and says what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ui.desktop.undoing import Refused, Undoable

if TYPE_CHECKING:
    from assessment.reviews.ratings import Rating
    from assessment.reviews.second_ratings import SecondRating
    from ui.desktop.undoing import UndoHistory

Chosen = TypeVar("Chosen")

Turn = Callable[[Chosen, Chosen], bool]
"""Puts the second value in place of the first and shows it; False if something else is there."""


def choice_step(
    what: str, before: Chosen, after: Chosen, turn: Turn[Chosen], *, where: str = ""
) -> Undoable:
    """The step of a choice: `what` of it was made ("level 3"), and `where` ("Execution").

    An undo does nothing to what was chosen otherwise since.
    """
    place = f" in {where}" if where else ""

    def step(expected: Chosen, wanted: Chosen, did: str) -> str:
        return f"{did}{place}: {what}." if turn(expected, wanted) else ""

    return Undoable(partial(step, after, before, "Undone"), partial(step, before, after, "Redone"))


def note_choice(
    history: UndoHistory,
    what: str,
    before: Chosen,
    after: Chosen,
    turn: Turn[Chosen],
    *,
    where: str = "",
) -> None:
    """Notes a choice that was just made: see `choice_step`."""
    history.add(choice_step(what, before, after, turn, where=where))


def note_final(history: UndoHistory, words: str, still_so: Callable[[], bool]) -> None:
    """Notes something that stays: an undo says so in `words`, instead of undoing what was before.

    It does so only while it is `still_so`.
    """
    history.add(Undoable(lambda: Refused(words) if still_so() else ""))


def rating_words(before: Rating | SecondRating | None, after: Rating | SecondRating | None) -> str:
    """What was chosen or cleared between two ratings of a skill, in a few words."""
    level, reason = (None, None) if after is None else (after.level, after.reason)
    had_level, had_reason = (None, None) if before is None else (before.level, before.reason)
    # A reason takes the place of a level: whoever chose it thinks of it, not of the level.
    if reason is not None and reason != had_reason:
        return "the reason for no level"
    if level != had_level:
        return f"level {level}" if level is not None else "clearing the level"
    if reason != had_reason:
        return "clearing the reason for no level"
    if (after and after.confidence) != (before and before.confidence):
        return "your confidence"
    return "your energy"
