"""Ctrl+Z and its reverse in a text: left to the window where the text has nothing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable


def is_left_to_window(
    event: QEvent, can_undo: Callable[[], bool], can_redo: Callable[[], bool]
) -> bool:
    """Whether a key undoes or redoes what was done elsewhere; it is then left to the window.

    Qt's texts would take the key for themselves, even with nothing to undo or redo.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoes = event.matches(QKeySequence.StandardKey.Undo)
    redoes = event.matches(QKeySequence.StandardKey.Redo)
    is_left = (undoes and not can_undo()) or (redoes and not can_redo())
    if is_left:
        event.ignore()
    return is_left
