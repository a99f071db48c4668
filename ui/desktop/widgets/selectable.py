"""Text to read and copy, such as a path, that is never cut off."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desktop.widgets.beginnings import beginning
from ui.desktop.widgets.filling import fill
from ui.desktop.widgets.full_height import fix_height, stop_scrolling
from ui.desktop.widgets.long_words import wrap_mode
from ui.desktop.widgets.raw_text import for_qt, selected_text
from ui.overriding import override

LINES_OF_A_LONG_TEXT = 20
"""The height of a text that scrolls, in lines."""


class Selectable(QPlainTextEdit):
    """Read-only plain text, as tall as it needs; long words break.

    A very long one scrolls instead: as tall as it needs, all of it would be laid out at each width.
    """

    def __init__(self, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_long = False
        self.setProperty("role", "selectable")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        stop_scrolling(self)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows another text from its beginning."""
        self._is_long = beginning(text) != text
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._is_long else policy.ScrollBarAlwaysOff
        )
        # Before the text, or Qt would look for the end of a very long word at each of its lines.
        self.setWordWrapMode(wrap_mode(text))
        fill(self, [(text, QTextCharFormat())])
        self._grow()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text with every character as it is: Qt's own has other spaces."""
        mime = QMimeData()
        mime.setText(for_qt(selected_text(self.textCursor())))
        return mime

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

    def _wanted_height(self) -> int:
        if self._is_long:
            return LINES_OF_A_LONG_TEXT * self.fontMetrics().lineSpacing()
        # A plain text document gives its height in lines, not in pixels.
        text, block = 0.0, self.document().begin()
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        frame = self.height() - self.viewport().height()
        # One pixel more, or Qt takes the last line as hidden and lets the wheel scroll to it.
        return ceil(text) + 1 + max(frame, 4)

    def _grow(self, *_size: object) -> None:
        fix_height(self, self._wanted_height())
