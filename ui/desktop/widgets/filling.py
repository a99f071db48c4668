"""Fills a read-only text that scrolls, a very long one in parts, so the window never freezes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.desktop.widgets.long_words import LONGEST_SHAPED
from ui.desktop.widgets.raw_text import for_qt
from ui.desktop.widgets.showable import showable
from ui.overriding import override

Piece = tuple[str, QTextCharFormat]
"""A piece of a text, and how it is drawn."""

FIRST_LETTERS, PART_LETTERS = 50_000, 150_000
"""About how much is put in at once, and then at each turn of the event loop, in characters."""


def fill(edit: QPlainTextEdit, pieces: Sequence[Piece]) -> None:
    """Puts the pieces of a text in place of the one shown; the cursor is at its beginning."""
    for earlier in edit.findChildren(_Filling):
        edit.removeEventFilter(earlier)
        earlier.stop()
        earlier.deleteLater()
    edit.setUndoRedoEnabled(False)
    edit.clear()
    _Filling(edit, pieces).begin()
    edit.moveCursor(QTextCursor.MoveOperation.Start)


class _Filling(QTimer):
    """Puts in the rest, in the turns of the event loop that follow, or at once before a key.

    Whoever selects all of the text with a key selects all of it.
    """

    def __init__(self, edit: QPlainTextEdit, pieces: Sequence[Piece]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._parts = deque(_parts(pieces))
        self.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Puts in the beginning at once."""
        self._put_in(FIRST_LETTERS)
        if self._parts:
            self._edit.installEventFilter(self)
            self.start(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ContextMenu):
            while self.isActive():
                self._go_on()
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        self._put_in(PART_LETTERS)
        if not self._parts:
            self._edit.removeEventFilter(self)
            self.stop()

    def _put_in(self, letters: int) -> None:
        cursor = QTextCursor(self._edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while self._parts and letters > 0:
            words, drawn = self._parts.popleft()
            cursor.insertText(for_qt(words), drawn)
            letters -= len(words)
        cursor.endEditBlock()


def _parts(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a long one cut where lines end: a line is laid out again when it grows."""
    most = FIRST_LETTERS
    for words, drawn in pieces:
        shown, start = showable(words), 0
        while start < len(shown):
            end = shown.find("\n", start + most) + 1 or len(shown)
            yield shown[start:end], _lighter(shown[start:end], drawn)
            start, most = end, PART_LETTERS


def _lighter(words: str, drawn: QTextCharFormat) -> QTextCharFormat:
    """The format without kerning and ligatures where a paragraph is too long for prose."""
    if len(words) <= LONGEST_SHAPED or max(map(len, words.split("\n"))) <= LONGEST_SHAPED:
        return drawn
    plain = QTextCharFormat(drawn)
    plain.setFontStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return plain
