"""A card that is one button for the mouse: a click anywhere on it does what its button does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from ui.overriding import override


class LiveCard(QFrame):
    """Runs `on_click` for a click that no button on it takes. The keyboard has the buttons."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._on_click = on_click
        self._is_pressed = False
        self.setProperty("role", "card")
        self.setProperty("live", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_pressed = True
        else:
            # The window goes back by the mouse's own button.
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._is_pressed = self._is_pressed, False
        if was_pressed and self.rect().contains(event.position().toPoint()):
            self._on_click()
