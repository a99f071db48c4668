"""A button that is on or off, and keeps its width either way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.enter_button import EnterButton
from ui.overriding import override


class Toggle(EnterButton):
    """Words in one of the style sheet's roles whose words are bold once they are on."""

    def __init__(self, words: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(as_words(words), parent)
        self.setProperty("role", role)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        """As wide as the words are once they are on, and so bold."""
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        now = self.fontMetrics().horizontalAdvance(self.text())
        grown = QFontMetrics(bold).horizontalAdvance(self.text())
        hint.setWidth(hint.width() + max(0, grown - now))
        return hint
