"""Before a rating is committed: brings what it leaves open beside its level into view."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.desktop.page import PageContext
    from ui.desktop.widgets.column import Column
    from ui.desktop.widgets.scale import RatingScale


class BeforeCommit:
    """Asks, in a notice, for what a rating leaves open and the user may not have seen.

    It asks once for each skill, also if the user goes elsewhere and comes back. What was passed
    over, by going on without an answer, is not asked of later skills either.
    """

    def __init__(self, context: PageContext, column: Column, step: str = "commit") -> None:
        """`step` is the word for what the user is about to do."""
        self._context = context
        self._column = column
        self._step = step
        self._skill: Hashable = None
        self._asked: set[Hashable] = set()
        self._said = ""
        self._passed_over: set[str] = set()

    def begin(self, skill: Hashable) -> None:
        """Notes which skill is open from now on, and takes back what was asked of another."""
        self._skill = skill
        self.end()

    def end(self) -> None:
        """Takes the question away: it was answered, or the rating is committed."""
        if self._said:
            self._context.notice.take_back(self._said)
        self._said = ""

    def may_commit(self, scale: RatingScale) -> bool:
        """Whether nothing is left open, or it can be seen, or was asked for already.

        If not, scrolls to it, gives it the focus and asks.
        """
        if self._skill in self._asked:
            self._passed_over.add(scale.left_open)
        left_open = scale.left_open and scale.left_open not in self._passed_over
        if not left_open or self._column.bring_into_view(scale.beside):
            return True
        self._asked.add(self._skill)
        self._said = f"Before you {self._step}: {scale.left_open}"
        self._context.notice.say(self._said, about=scale)
        scale.focus_left_open()
        # The notice takes its place at the foot of the page first.
        QTimer.singleShot(0, scale, partial(self._column.bring_into_view, scale.beside))
        return False

    def follow(self, scale: RatingScale) -> None:
        """Takes the question away once it is answered."""
        if self._said and not scale.left_open:
            self.end()
