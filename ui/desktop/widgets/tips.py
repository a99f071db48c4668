"""Tooltips, always in the very words: Qt itself guesses whether a tip is rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.widgets.showable import showable

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def set_tip(widget: QWidget, words: str, *, read: str | None = None) -> None:
    """Gives a widget a tooltip; `read` is read aloud instead of `words`, which may be empty."""
    widget.setToolTip(_as_rich_text(words))
    # Without a description of its own, Qt reads out the tip with its marks.
    widget.setAccessibleDescription(words if read is None else read)


def show_tip(widget: QWidget, words: str, where: QPoint) -> None:
    """Shows a tooltip at a place on the screen."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(where, _as_rich_text(words), widget)


def _as_rich_text(words: str) -> str:
    """The words as rich text that shows nothing else, and breaks where it would be too wide."""
    return f"<qt>{showable(words).translate(_ESCAPED)}</qt>" if words else ""
