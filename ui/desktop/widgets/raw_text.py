"""Text between Python and Qt, character by character as it was typed.

Qt's own `toPlainText` turns no-break spaces into spaces and U+2028 into a line feed, and the
binding drops a byte order mark at the beginning of a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.widgets.prose import length_for_qt

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor, QTextDocument

_PARAGRAPH_END = "\u2029"
_MARK, _SWAPPED_MARK = "\ufeff", "\ufffe"


def text_of(document: QTextDocument) -> str:
    """The text of a document, each paragraph but the last with a line feed at its end."""
    return document.toRawText().replace(_PARAGRAPH_END, "\n")


def whole_text_of(document: QTextDocument) -> str | None:
    """The same as `text_of`, or None if the document has halves of surrogate pairs.

    The binding drops these in silence. A long text is read once for both.
    """
    text = text_of(document)
    # The document counts one more: the end of its last paragraph.
    return text if document.characterCount() - 1 == length_for_qt(text) else None


def selected_text(cursor: QTextCursor) -> str:
    """The selected text in the same form as `text_of`."""
    return cursor.selectedText().replace(_PARAGRAPH_END, "\n")


def for_qt(text: str) -> str:
    """The text in the form that reaches Qt whole.

    The binding takes a mark at the beginning for a note on the order of bytes, and follows it.
    """
    return f"{_MARK}{text}" if text.startswith((_MARK, _SWAPPED_MARK)) else text
