"""A very long text in a window of its own, to be read and copied whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import CalmDialog
from ui.desktop.widgets.filling import Piece, fill
from ui.desktop.widgets.long_words import wrap_mode
from ui.desktop.widgets.raw_text import for_qt, selected_text
from ui.desktop.widgets.showable import showable
from ui.overriding import override

TITLE = "The whole text"
WORDS = "You can read and copy all of it here."
COPY = "Copy all"
LINES = 20
"""The height of the text in lines, where the screen has room for them."""
SHARE_OF_SCREEN = 0.45


def show_whole(parent: QWidget | None, pieces: Sequence[Piece]) -> None:
    """Shows a text until the user closes it; Escape does."""
    dialog = CalmDialog(parent, TITLE, WORDS)
    reader = WholeText(TITLE, pieces)
    room = dialog.screen().availableGeometry().height() * SHARE_OF_SCREEN
    reader.setFixedHeight(round(min(room, LINES * reader.fontMetrics().lineSpacing())))
    dialog.box.addWidget(reader)
    dialog.add_button(button(COPY, reader.copy_all))
    dialog.add_button(button("Close", dialog.accept, "primary"), default=True)
    reader.setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.exec()
    dialog.deleteLater()


class WholeText(QPlainTextEdit):
    """Read-only plain text that scrolls: only the lines in view are laid out and painted."""

    def __init__(self, name: str, pieces: Sequence[Piece], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = "".join(words for words, _drawn in pieces)
        self._text = text
        self.setProperty("role", "selectable")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(wrap_mode(text))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        fill(self, pieces)

    def copy_all(self) -> None:
        """Puts the whole text on the clipboard, with every character as it is."""
        QGuiApplication.clipboard().setText(for_qt(showable(self._text)))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text with every character as it is: Qt's own has other spaces."""
        mime = QMimeData()
        mime.setText(for_qt(selected_text(self.textCursor())))
        return mime
