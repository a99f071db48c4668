"""The skills of a review with their state: a list at the left, or one button where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assessment.model import SkillKey
from assessment.reviews.review import Review, SkillState, skill_state
from assessment.walk.walkthrough import progress
from ui import tokens
from ui.desktop.widgets.enter_button import press_by_enter
from ui.desktop.widgets.text import label, line
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

WIDTH = 216
LOOK_BACK = "look back"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SkillList(QScrollArea):
    """Lists every skill with a dot for its state, then the look back."""

    wanted = Signal(object)
    """A SkillKey, or LOOK_BACK."""

    def __init__(self, theme: Theme, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        box = QVBoxLayout(sheet)
        box.setContentsMargins(12, 22, 12, 16)
        box.setSpacing(2)
        self._head = label("", "meta")
        self._head.setContentsMargins(10, 0, 0, 8)
        box.addWidget(self._head)
        self._lines: dict[SkillKey, SkillLine] = {}
        for rubric in review.rubrics:
            if len(review.rubrics) > 1:
                title = label(rubric.title, "meta")
                title.setContentsMargins(10, 10, 0, 4)
                box.addWidget(title)
            for skill in rubric.skills:
                made = SkillLine(theme, skill.title)
                key = SkillKey(rubric.id, skill.id)
                made.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
                self._lines[key] = made
                box.addWidget(made)
        box.addSpacing(6)
        box.addWidget(line())
        box.addSpacing(6)
        self._look_back = SkillLine(theme, "Look back", dot=False)
        self._look_back.clicked.connect(lambda _checked=False: self.wanted.emit(LOOK_BACK))
        box.addWidget(self._look_back)
        box.addStretch(1)
        self.setWidget(sheet)
        self.show_review(review)
        theme.changed.connect(self._fit)
        self._fit()

    def show_review(self, review: Review) -> None:
        """Shows how far the review is."""
        done = progress(review)
        self._head.setText(f"{review.cycle.title} · {done.committed} of {done.total}")
        for key, made in self._lines.items():
            made.show_state(skill_state(review, key))

    def show_current(self, current: SkillKey | str) -> None:
        """Marks the skill (or the look back) that is open."""
        for key, made in self._lines.items():
            made.setChecked(key == current)
        self._look_back.setChecked(current == LOOK_BACK)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))


class SkillLine(QAbstractButton):
    """One skill: a hollow dot, a half one once begun, a full one once committed."""

    def __init__(
        self, theme: Theme, title: str, *, dot: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot = dot
        self._state = SkillState.UNTOUCHED
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: SkillState) -> None:
        """Shows how far the skill is, and says it in the name that is read aloud."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {state}")
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
        width = self._theme.px(WIDTH) - 24
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
        if self.hasFocus():
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

    def _text_rect(self, width: int, height: int) -> QRect:
        left = self._theme.px(34 if self._dot else 11)
        return QRect(left, 0, max(20, width - left - 6), height)

    def _font(self) -> QFont:
        return self._theme.font(tokens.BODY, bold=self.isChecked())
