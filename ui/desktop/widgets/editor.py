"""An editor for Markdown that grows with its text instead of scrolling."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from assessment.typed.text import REPLACEMENT, keepable
from ui.desktop.widgets.digit_keys import is_digit_command
from ui.desktop.widgets.full_height import fix_height, stop_scrolling
from ui.desktop.widgets.long_words import has_long_word, is_in_long_word
from ui.desktop.widgets.markdown import MarkdownStyle, toggle_mark
from ui.desktop.widgets.notice import say_beside
from ui.desktop.widgets.prose import length_for_qt
from ui.desktop.widgets.raw_text import for_qt, selected_text, text_of, whole_text_of
from ui.desktop.widgets.window_keys import is_left_to_window
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

LEAST_LINES = 3
LINE_PERCENT = 118
UNKEEPABLE = (
    f"Some of the characters are not text and can’t be saved. Each was replaced by {REPLACEMENT}."
)
_ENDS_A_LINE = (
    QKeySequence.StandardKey.InsertParagraphSeparator,
    QKeySequence.StandardKey.InsertLineSeparator,
)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
PAUSE_MS = 1000
"""The pause in typing that ends a step of undo, in milliseconds."""


class Editor(QTextEdit):
    """Edits plain text as Markdown; Ctrl+B and Ctrl+I switch marks. Tab moves the focus on."""

    left = Signal()
    """The editor lost the focus."""

    entered = Signal()
    """The editor got the focus."""

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.leaves_undo: Callable[[], bool] = lambda: False
        """Whether Ctrl+Z is left to the window: something else was done after what is typed."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        stop_scrolling(self)
        # Made in Python: the binding lets go of one made by Qt as soon as this editor is deleted.
        document = QTextDocument(self)
        MarkdownStyle(theme, document)
        self.setDocument(document)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._end_step)
        self.textChanged.connect(self._bound_step)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_text("")

    def set_text(self, text: str) -> None:
        """Shows `text` as saved, without emitting a change and without a way back."""
        self.blockSignals(True)
        self.document().setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._make_room_for(text)
        self.setPlainText("")
        self._open_lines()
        # Its paragraphs begin with the format that the empty text has: Qt lays them out once.
        QTextCursor(self.document()).insertText(for_qt(keepable(text)))
        self.document().setUndoRedoEnabled(True)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    def replace_text(self, text: str) -> None:
        """Shows `text` as saved, without emitting a change. An undo brings back what stood here."""
        before = self.toPlainText()
        if text == before:
            return
        if not before and not self.document().isUndoAvailable():
            self.set_text(text)
            return
        self.blockSignals(True)
        self._end_step()
        self._make_room_for(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(for_qt(keepable(text)))
        self._end_step()
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def go_on_with(self, document: QTextDocument) -> None:
        """Edits another document, with what can be undone in it; its text becomes the one here."""
        text = self.toPlainText()
        # It still has the resolution of the widget that showed it last, which may be deleted.
        document.documentLayout().setPaintDevice(self.viewport())
        self.blockSignals(True)
        # Qt breaks the lines of a document as the editor that it comes to does.
        if document.defaultTextOption().wrapMode() is QTextOption.WrapMode.WrapAnywhere:
            self._wrap_anywhere()
        self.setDocument(document)
        self.blockSignals(False)
        document.setDefaultFont(self.font())
        document.documentLayout().documentSizeChanged.connect(self._grow)
        self.replace_text(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    def let_go(self) -> None:
        """Leaves its document to another editor, and emits no more changes."""
        self.blockSignals(True)
        self.document().documentLayout().documentSizeChanged.disconnect(self._grow)
        self.setDocument(QTextDocument(self))

    @override
    def toPlainText(self) -> str:
        """The text character by character as it was typed or pasted, which Qt's own is not.

        What can't be kept is replaced on the page too, and a notice says so.
        """
        text = whole_text_of(self.document())
        if text is None:
            self._replace_lone_halves()
            say_beside(self, UNKEEPABLE)
            text = text_of(self.document())
        return text

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text, to be copied or dragged, with every character as it is here."""
        mime = QMimeData()
        mime.setText(for_qt(selected_text(self.textCursor())))
        return mime

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        kept = keepable(pasted)
        self._make_room_for(kept)
        if kept.count(REPLACEMENT) > pasted.count(REPLACEMENT):
            say_beside(self, UNKEEPABLE)
            self.textCursor().insertText(for_qt(kept))
            self.ensureCursorVisible()
        else:
            super().insertFromMimeData(source)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    @override
    def event(self, event: QEvent) -> bool:
        if is_left_to_window(event, self._can_undo, self._can_redo):
            return False
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # What is typed later is another step: something else may be done in between.
        self._end_step()
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Bold):
            self._toggle("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._toggle("*")
        elif is_digit_command(event):
            event.ignore()
        elif event.keyCombination() == _CTRL_Y:
            self.redo()
        elif any(event.matches(key) for key in _ENDS_A_LINE):
            # Qt would insert U+2028 with Shift, which nothing but Qt takes for the end of a line.
            # In an empty line it would only take away the room between lines, and end nothing.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable() and not self.leaves_undo()

    def _can_redo(self) -> bool:
        return self.document().isRedoAvailable()

    def _replace_lone_halves(self) -> None:
        """Replaces every unpaired surrogate; slow, and hardly ever needed."""
        document, cursor = self.document(), QTextCursor(self.document())
        cursor.beginEditBlock()
        place = 0
        for character in document.toRawText():
            while _between(cursor, place, length_for_qt(character)) != character:
                _between(cursor, place, 1)
                cursor.insertText(REPLACEMENT)
                place += 1
            place += length_for_qt(character)
        for half in range(place, document.characterCount() - 1):
            _between(cursor, half, 1)
            cursor.insertText(REPLACEMENT)
        cursor.endEditBlock()

    def _toggle(self, mark: str) -> None:
        cursor = self.textCursor()
        self._end_step()
        toggle_mark(cursor, mark)
        self._end_step()
        self.setTextCursor(cursor)

    def _make_room_for(self, text: str) -> None:
        """Breaks lines anywhere before a text with a very long word is put in."""
        if has_long_word(text):
            self._wrap_anywhere()

    def _wrap_anywhere(self) -> None:
        """Breaks lines anywhere: Qt would look for the end of a very long word at every line."""
        if self.wordWrapMode() is not QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _bound_step(self) -> None:
        """Makes a step of undo end with the word that is typed, or with a pause."""
        if is_in_long_word(self.textCursor()):
            self._wrap_anywhere()
        place = self.textCursor().position() - 1
        if place >= 0 and not self.document().characterAt(place).strip():
            self._end_step()
        else:
            self._pause.start()

    def _end_step(self) -> None:
        """Ends a step of undo: Qt joins what is typed only to a document that counts as changed."""
        self._pause.stop()
        self.document().setModified(False)

    def _wanted_height(self) -> int:
        least = LEAST_LINES * self.fontMetrics().height() * LINE_PERCENT / 100
        margin = 2 * self.document().documentMargin()
        words = max(least + margin, self.document().size().height())
        return round(words) + 2 * self._theme.px(7) + 4

    def _open_lines(self) -> None:
        air = QTextBlockFormat()
        air.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)

    def _grow(self, *_size: object) -> None:
        fix_height(self, self._wanted_height())


def _between(cursor: QTextCursor, place: int, units: int) -> str:
    """Selects that many UTF-16 units from `place` on. Returns what the binding makes of them."""
    cursor.setPosition(place)
    cursor.setPosition(place + units, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()
