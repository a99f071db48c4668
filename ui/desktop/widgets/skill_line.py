"""A line of a list at the left of a page: a skill with its state, or another title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assessment.reviews.review import SkillState
from ui import tokens
from ui.desktop.widgets.enter_button import press_by_enter
from ui.desktop.widgets.ring import RingByKeyboard
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

LIST_WIDTH = 216
"""The width of the list, in pixels at 100 % text."""
CORE = 0.25
"""How far the core of a chosen dot stands in from its ring, as a part of its size."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SkillLine(RingByKeyboard, QAbstractButton):
    """One skill with a dot: hollow, half once begun, ringed once chosen, full once committed."""

    def __init__(
        self, theme: Theme, title: str, *, dot: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot = dot
        self._state = SkillState.UNTOUCHED
        self.setText(title)
        # Of an "&" in it Qt makes a key.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: SkillState) -> None:
        """Shows how far the skill is, also in its accessible name and in a tip."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {state}")
        set_tip(self, f"{state[:1].upper()}{state[1:]}", read="")
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rect = self._text_rect(width, 4000)
        words = QFontMetrics(self._font()).boundingRect(rect, int(_WRAP), self.text())
        return words.height() + 2 * self._theme.px(8)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(LIST_WIDTH) - 24
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._theme.px(36))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(self.rect(), tokens.RADIUS, tokens.RADIUS)
        if self._dot:
            self._paint_dot(painter)
        painter.setFont(self._font())
        painter.setPen(theme.color("ink" if self.isChecked() else "muted"))
        painter.drawText(self._text_rect(self.width(), self.height()), int(_WRAP), self.text())
        if self.has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        theme, size = self._theme, self._theme.px(11)
        circle = QRectF(theme.px(11), (self.height() - size) / 2, size, size)
        painter.setPen(QPen(theme.color("ink"), 1.5))
        full = self._state is SkillState.COMMITTED
        painter.setBrush(theme.color("ink") if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._state is SkillState.BEGUN:
            painter.setBrush(theme.color("ink"))
            painter.drawPie(circle, 90 * 16, 180 * 16)
        elif self._state is SkillState.CHOSEN:
            inset = size * CORE
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ink"))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))

    def _text_rect(self, width: int, height: int) -> QRect:
        left = self._theme.px(34 if self._dot else 11)
        return QRect(left, 0, max(20, width - left - 6), height)

    def _font(self) -> QFont:
        return self._theme.font(tokens.BODY, bold=self.isChecked())
