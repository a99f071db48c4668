"""Shows the sheet as printed: white, even in a dark window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import tokens
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

A4 = 297 / 210
LEAST_WIDTH = 200


class SheetView(QWidget):
    """A sheet as large as its place allows, in A4 proportions. Empty until it has a picture."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._scaled: QImage | None = None
        self.setAccessibleName("The page as it will be printed")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: bytes, words: str) -> None:
        """Shows a picture (PNG) of the sheet; empty bytes show nothing.

        `words` are its alternative text for screen readers.
        """
        self._picture = QImage.fromData(picture) if picture else None
        self._scaled = None
        self.setAccessibleDescription(words)
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * A4)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        sheet = self._sheet()
        painter = QPainter(self)
        painter.fillRect(sheet, QColor(tokens.LIGHT.surface))
        if self._picture is not None:
            painter.drawImage(sheet.topLeft(), self._fitting(self._picture, sheet.size()))
        painter.setPen(self._theme.color("line"))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _sheet(self) -> QRect:
        width = min(self.width(), round(self.height() / A4))
        return QRect((self.width() - width) // 2, 0, width, round(width * A4))

    def _fitting(self, picture: QImage, size: QSize) -> QImage:
        """The picture scaled to the screen's pixels, more smoothly than a painter would."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._scaled is None or self._scaled.size() != wanted:
            self._scaled = picture.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
