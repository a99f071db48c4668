"""Words and paragraphs too long to be prose: the window must not freeze because of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

LONGEST_WORD = 5000
"""The longest word, in characters, beside which the lines of a text still end between its words.

Longer than any link that people paste.
"""
LONGEST_SHAPED = 20_000
"""The longest paragraph whose letters are set with kerning and ligatures, in characters."""

# Spaces, but for those that join words (U+00A0, U+2007, U+202F), then the letters of Chinese,
# Japanese and Korean, whose lines may end after any of them. All else is one word to Qt.
_UNBROKEN = (
    "[^\\t-\\r \\x1c-\\x1f\\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f"
    "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)


def has_long_word(text: str) -> bool:
    """Whether a word of the text is longer than `LONGEST_WORD`."""
    if len(text) <= LONGEST_WORD:
        return False
    # A word of that length covers one of these places: the letters around them are enough.
    return any(
        _letters_on(text[place : place + LONGEST_WORD + 1])
        + _letters_on(text[place - LONGEST_WORD : place][::-1])
        > LONGEST_WORD
        for place in range(LONGEST_WORD, len(text), LONGEST_WORD)
        if _letters_on(text[place])
    )


def _letters_on(text: str) -> int:
    """How many letters the text begins with before a line could end."""
    # Compiled here, and then kept by `re`: home is shown before it could be.
    word = re.match(_UNBROKEN, text)
    return 0 if word is None else word.end()


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How the lines of a text break: Qt would look for the end of a very long word at each line."""
    if has_long_word(text):
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def is_in_long_word(cursor: QTextCursor) -> bool:
    """Whether a cursor is in such a word. Of any text only the letters near it are read."""
    from PySide6.QtGui import QTextCursor

    block, place = cursor.block(), cursor.position()
    start = block.position()
    near = QTextCursor(block)
    near.setPosition(max(start, place - LONGEST_WORD - 1))
    end = min(start + block.length() - 1, place + LONGEST_WORD + 1)
    near.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return has_long_word(near.selectedText())
