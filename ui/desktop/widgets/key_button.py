"""A button that shows its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import tokens
from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.enter_button import EnterButton
from ui.desktop.widgets.margins import LARGE_TEXT
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class KeyButton(EnterButton):
    """A button with its shortcut drawn as a keycap after the words, where there is room."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        shortcut: str,
        on_click: Callable[[], object],
        role: str = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(as_words(text), parent)
        self._theme = theme
        self._keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = self._keys.replace("Return", "⏎")
        self._pressed_as = ""
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        set_tip(self, self._keys, read=f"Shortcut {self._keys}")
        self.clicked.connect(lambda _checked=False: on_click())

    @override
    def setText(self, text: str) -> None:
        """Sets the words and the accessible name."""
        super().setText(as_words(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        # With large text the shortcut is in the tip only.
        if self._theme.scale < LARGE_TEXT:
            hint.setWidth(hint.width() + self._cap_width() + self._theme.px(10))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_as = self._deed
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # After the first click the button may do something else, which nobody has asked for.
        if self._deed == self._pressed_as:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    @property
    def _deed(self) -> str:
        """What the button does, without what it does it to: “Next” of “Next: Team”."""
        return self.text().partition(":")[0]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shows_cap():
            self._paint_cap()

    def _paint_cap(self) -> None:
        """Paints the keycap in the room at the right, which the words, set to the left, leave."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(tokens.META - 1))
        primary = self.property("role") == "primary" and self.isEnabled()
        painter.setPen(QPen(self._theme.color("on_accent" if primary else "muted"), 1))
        width, height = self._cap_width(), self._theme.px(19)
        cap = QRect(
            self.width() - width - self._theme.px(14), (self.height() - height) // 2, width, height
        )
        painter.drawRoundedRect(cap, 4, 4)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.end()

    def _shows_cap(self) -> bool:
        hint = self.sizeHint().width()
        return super().sizeHint().width() < hint <= self.width()

    def _cap_width(self) -> int:
        metrics = QFontMetrics(self._theme.font(tokens.META - 1))
        return metrics.horizontalAdvance(self._keys) + self._theme.px(12)
