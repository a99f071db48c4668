"""One level of the scale: its number and its whole behavioural anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import tokens
from ui.desktop.widgets.prose import Paragraphs
from ui.desktop.widgets.ring import RingByKeyboard
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class LevelRow(RingByKeyboard, QAbstractButton):
    """A radio button whose label may wrap. Space or a click chooses it."""

    def __init__(
        self, theme: Theme, level: int, anchor: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.level = level
        self._anchor = anchor
        self.setText(f"{level}  {anchor}")
        # Of an "&" in it Qt makes a key.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(f"Level {level}: {anchor}")
        set_tip(self, f"Alt+{level % 10}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = self._paragraphs(width)
        return max(text.height, self._theme.px(20)) + 2 * self._theme.px(10)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self.heightForWidth(self._theme.px(400)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, top = self._theme, self._theme.px(10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.fillRect(self.rect(), theme.color("selected" if self.isChecked() else "hover"))
        self._paint_indicator(painter, top)
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        number_left = self._pad() + theme.px(30)
        bold = theme.font(tokens.BODY, bold=True)
        Paragraphs(str(self.level), bold, theme.px(26)).paint(painter, number_left, top)
        self._paragraphs(self.width()).paint(painter, self._text_left(), top)
        if self.has_ring:
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        painter.end()

    def _paint_indicator(self, painter: QPainter, top: int) -> None:
        theme = self._theme
        size = theme.px(17)
        circle = QRectF(self._pad(), top + theme.px(2), size, size)
        colour = theme.color("accent" if self.isChecked() else "outline")
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(circle)
            painter.setBrush(theme.color("surface"))
            inset = size * 0.3
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setPen(QPen(theme.color("outline" if self.isEnabled() else "line"), 1.5))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(circle)

    def _paragraphs(self, width: int) -> Paragraphs:
        inner = max(40, width - self._text_left() - self._pad())
        return Paragraphs(self._anchor, self._theme.font(tokens.BODY), inner)

    def _pad(self) -> int:
        return self._theme.px(14)

    def _text_left(self) -> int:
        return self._pad() + self._theme.px(58)
