"""Asks what a rating leaves open beside its level, before it is committed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.desktop.page import PageContext
    from ui.desktop.widgets.column import Column
    from ui.desktop.widgets.scale import RatingScale


class BeforeCommit:
    """Brings what is left open into view, once for each skill, and says so in a notice.

    A question that the user has passed over is not asked again.
    """

    def __init__(self, context: PageContext, column: Column, step: str = "commit") -> None:
        """`step` is the word for what the user is about to do."""
        self._context = context
        self._column = column
        self._step = step
        self._has_asked = False
        self._said = ""
        self._passed_over: set[str] = set()

    def begin(self) -> None:
        """Forgets what was asked: a skill is opened, or was committed."""
        self._has_asked = False
        self._take_back()

    def may_commit(self, scale: RatingScale) -> bool:
        """Whether nothing is left open, or it can be seen, or was asked for already.

        If not, scrolls to it, gives it the focus and asks.
        """
        if self._has_asked:
            self._passed_over.add(scale.left_open)
        left_open = scale.left_open and scale.left_open not in self._passed_over
        if not left_open or self._column.bring_into_view(scale.beside):
            return True
        self._has_asked = True
        self._said = f"Before you {self._step}: {scale.left_open}"
        self._context.notice.say(self._said, about=scale)
        scale.focus_left_open()
        # The notice takes its place at the foot of the page first.
        QTimer.singleShot(0, scale, partial(self._column.bring_into_view, scale.beside))
        return False

    def follow(self, scale: RatingScale) -> None:
        """Takes the question away once it is answered."""
        if self._said and not scale.left_open:
            self._take_back()

    def _take_back(self) -> None:
        if self._said:
            self._context.notice.take_back(self._said)
        self._said = ""
