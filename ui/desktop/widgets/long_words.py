"""Words and paragraphs so long that they are no prose: the window must not stand still for them."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextOption

LONGEST_WORD = 1000
"""The longest word that is kept whole where a line ends, if it can be, in characters."""
LONGEST_SHAPED = 20_000
"""The longest paragraph whose letters are set with kerning and ligatures, in characters."""

_NO_BREAKS = ("\u00a0", "\u2007", "\u202f")
"""Spaces at which Qt does not break a line, but Python splits a text."""


def has_long_word(text: str) -> bool:
    """Whether a word of the text is longer than `LONGEST_WORD`."""
    if len(text) <= LONGEST_WORD:
        return False
    for space in _NO_BREAKS:
        text = text.replace(space, "-")
    return any(len(word) > LONGEST_WORD for word in text.split())


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How the lines of a text break: Qt would look for the end of a very long word at each line."""
    if has_long_word(text):
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def is_in_long_word(cursor: QTextCursor) -> bool:
    """Whether a cursor is in such a word. Of any text only the letters near it are read."""
    block, place = cursor.block(), cursor.position()
    start = block.position()
    near = QTextCursor(block)
    near.setPosition(max(start, place - LONGEST_WORD - 1))
    end = min(start + block.length() - 1, place + LONGEST_WORD + 1)
    near.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return has_long_word(near.selectedText())
