"""The line that narrows a rubric to the skills with some words, and is cleared as easily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.desktop.icons import tinted_icon
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

ICON, SIDE = 14, 24
"""The sizes of the cross and of the button with it, in pixels at 100 % text."""


class FilterLine(QLineEdit):
    """A line that Escape clears, and for the mouse the cross at its end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # Not in the order of Tab: the keyboard has Escape.
        self._cross = cross = QPushButton(self)
        cross.setProperty("role", "back")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setCursor(Qt.CursorShape.ArrowCursor)
        cross.setAccessibleName("Clear")
        set_tip(cross, "Clear  Esc")
        cross.hide()
        cross.clicked.connect(self.clear)
        self.textChanged.connect(self._show_cross)
        theme.changed.connect(self._paint_cross)
        self._paint_cross()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    def _paint_cross(self) -> None:
        size, side = self._theme.px(ICON), self._theme.px(SIDE)
        self._cross.setIcon(tinted_icon("close", self._theme.colours.muted, size))
        self._cross.setIconSize(QSize(size, size))
        self._cross.setFixedSize(side, side)
        self.setTextMargins(0, 0, side, 0)
        self._place_cross()

    def _place_cross(self) -> None:
        air = (self.height() - self._cross.height()) // 2
        self._cross.move(self.width() - self._cross.width() - air, air)
