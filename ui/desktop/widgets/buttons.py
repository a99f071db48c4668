"""Makes push buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.desktop.widgets.enter_button import EnterButton
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def as_words(text: str) -> str:
    """The text with each "&" escaped: on a button or in a menu it would mark a shortcut."""
    return text.replace("&", "&&")


def button(
    text: str, on_click: Callable[[], object], role: str = "plain", *, name: str = ""
) -> QPushButton:
    """A push button in one of the style sheet's roles. `name` is read aloud instead of `text`."""
    made = _Button(as_words(text))
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


class _Button(EnterButton):
    """A button whose words are cut in the middle, and say so, where there is no room for them."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        # Not above: PySide takes long to make Qt's style, and home is shown without it.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        within, middle = QStyle.SubElement.SE_PushButtonContents, Qt.TextElideMode.ElideMiddle
        room = self.style().subElementRect(within, option, self).width()
        mnemonic = Qt.TextFlag.TextShowMnemonic.value
        option.text = self.fontMetrics().elidedText(self.text(), middle, room, mnemonic)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
