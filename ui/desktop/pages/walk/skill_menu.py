"""The button to all skills of a review, with its title and the place of the open skill."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desktop.widgets.buttons import as_words
from ui.desktop.widgets.enter_button import EnterButton
from ui.overriding import override

ARROW = "  ▾"
SLACK = 2
"""Cutting counts parts of pixels that a width leaves out."""


class SkillMenuButton(EnterButton):
    """Only the title is cut where there is no room for all; the place and the arrow always show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._place = ""
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_place(self, title: str, place: str) -> None:
        """Shows the title of the review and the place of the open skill among all."""
        self._title, self._place = title, f" · {place}{ARROW}"
        self.setAccessibleName(f"All skills of {title}, {place[:1].lower()}{place[1:]}")
        self._fit()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """As wide as the whole title needs."""
        hint = super().sizeHint()
        whole = self._width_of(self._title + self._place)
        return QSize(hint.width() - self._width_of(self._shown) + whole, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @property
    def _shown(self) -> str:
        return self.text().replace("&&", "&")

    def _fit(self) -> None:
        around = self.sizeHint().width() - self._width_of(self._title + self._place)
        room = self.width() - around - self._width_of(self._place) + SLACK
        middle = Qt.TextElideMode.ElideMiddle
        title = self.fontMetrics().elidedText(self._title, middle, max(0, room))
        words = as_words(title + self._place)
        if words != self.text():
            self.setText(words)

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
