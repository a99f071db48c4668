"""An editor for Markdown that grows with its text instead of scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.desktop.widgets.full_height import fix_height, stop_scrolling
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

LEAST_LINES = 3
LINE_PERCENT = 118


class Editor(QTextEdit):
    """Edits plain text. Tab moves the focus on; Ctrl+B and Ctrl+I insert Markdown marks."""

    left = Signal()
    """The editor lost the focus."""

    entered = Signal()
    """The editor got the focus."""

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        stop_scrolling(self)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_text("")

    def set_text(self, text: str) -> None:
        """Shows `text` as saved, without emitting a change."""
        self.blockSignals(True)
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._open_lines()
        self.document().setUndoRedoEnabled(True)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

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
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Bold):
            self._surround("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._surround("*")
        else:
            super().keyPressEvent(event)

    def _surround(self, mark: str) -> None:
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        cursor.insertText(f"{mark}{chosen}{mark}")
        if not chosen:
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark)
            )
            self.setTextCursor(cursor)

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
