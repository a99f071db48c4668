"""Brings what a rating leaves open beside its level into view, before it is committed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.desktop.widgets.column import Column
    from ui.desktop.widgets.scale import RatingScale


def has_been_seen(scale: RatingScale, column: Column, ask: Callable[[str], object]) -> bool:
    """Whether nothing is left open on the scale, or what is left open can be seen.

    If not, scrolls to it, gives it the focus and calls `ask` with the open question.
    """
    if not scale.left_open or column.bring_into_view(scale.beside):
        return True
    ask(scale.left_open)
    scale.focus_left_open()
    # What `ask` shows takes its place at the foot of the page first.
    QTimer.singleShot(0, scale, partial(column.bring_into_view, scale.beside))
    return False
