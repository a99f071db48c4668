"""The reader: shows a document that scrolls with the page's column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from assessment.typed.text import places
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.full_height import fix_height, stop_scrolling
from ui.overriding import override

_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class Reader(QTextBrowser):
    """Shows our own HTML, as tall as it needs. It loads nothing and opens nothing.

    Tab goes from link to link and Enter follows one; the column handles the scrolling keys.
    """

    def __init__(self, name: str, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.setProperty("role", "reader")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # A click must not scroll the page to the old cursor, so it gives the focus late.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        stop_scrolling(self)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.anchorClicked.connect(self._follow)

    def show_html(self, html: str, found: Sequence[str], mark: QTextCharFormat) -> None:
        """Shows a document from its beginning, with every one of the words `found` marked."""
        self.setHtml(html)
        self.setExtraSelections(
            [selection for word in found for selection in self._places_of(word, mark)]
        )

    @override
    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._column.verticalScrollBar()
        if event.key() in _SCROLLING:
            event.ignore()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus():
            place = self.viewport().mapTo(self._column.sheet, self.cursorRect().center())
            self._column.ensureVisible(place.x(), place.y(), 24, 48)
        return moved

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _follow(self, link: QUrl) -> None:
        self.show_section(link.fragment())

    def show_section(self, anchor: str) -> None:
        """Scrolls to the section that an anchor names, if there is one."""
        top = self._top_of(anchor)
        if top is not None:
            start = self.viewport().mapTo(self._column.sheet, self.rect().topLeft()).y()
            self._column.verticalScrollBar().setValue(round(start + top) - 16)

    def _top_of(self, anchor: str) -> float | None:
        block = self.document().begin()
        while block.isValid():
            pieces = block.textFormats()
            if any(anchor in piece.format.anchorNames() for piece in pieces):
                return self.document().documentLayout().blockBoundingRect(block).top()
            block = block.next()
        return None

    def _places_of(self, word: str, mark: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        found: list[QTextEdit.ExtraSelection] = []
        text, at, position = self.document().toPlainText(), 0, 0
        for start, end in places(word, text):
            place, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
            position += _units(text[at:start])
            cursor.setPosition(position)
            position += _units(text[start:end])
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            at = end
            place.cursor, place.format = cursor, mark
            found.append(place)
        return found

    def _grow(self, *_size: object) -> None:
        height = round(self.document().size().height()) + self.height() - self.viewport().height()
        fix_height(self, height)


def _units(text: str) -> int:
    """The length of a text as Qt counts it: in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
