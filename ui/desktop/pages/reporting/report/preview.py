"""Shows the pages of the report as they are printed, on white paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QSizePolicy, QWidget

from ui import tokens
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

A4 = 297 / 210
A4_INCHES = 210 / 25.4
GAP = 20
"""The space between two pages, in pixels at 100 %."""
LEAST_WIDTH = 160
SETTLED_MS = 80
SAME = 0.005
"""The factor by which a picture may be scaled and still look sharp."""
DECODED = 4
"""How many decoded pages are kept: as many as a window can show, and one more."""


class Preview(QWidget):
    """Pages one below the other, as wide as the column, scrolled with it.

    Their text is its accessible description. No link in them works and nothing is loaded.
    """

    refit_wanted = Signal()
    """The pages are needed at another width or for another screen."""

    copy_wanted = Signal()
    """The user pressed Ctrl+C on the pages."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[bytes, ...] = ()
        self._count = 1
        self._pixels_per_inch = 0.0
        self._decoded = lru_cache(DECODED)(self._decode)
        self.setAccessibleName("The report")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = 0
        self._place = 0.0
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._go_back)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._ask_for_refit)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    @property
    def words(self) -> str:
        """The text of the pages. Empty while there are none."""
        return self.accessibleDescription()

    def pixels_per_inch(self) -> float:
        """The resolution at which the pages are as sharp as the screen."""
        return self.width() * self.devicePixelRatioF() / A4_INCHES

    def show_pages(
        self, title: str, pages: Sequence[bytes], words: str, pixels_per_inch: float
    ) -> None:
        """Shows pages (PNG) instead of the last ones, at the same place of the text.

        `words` are the text of the pages.
        """
        self._pages = tuple(pages)
        self._count = len(self._pages)
        self._pixels_per_inch = pixels_per_inch
        self._decoded.cache_clear()
        self.setAccessibleName(f"The report: {title}")
        self.setAccessibleDescription(words)
        self._fit_height()
        self.update()
        self._soon.start(0)

    def show_nothing(self) -> None:
        """Shows as many empty pages as there were, until there are new ones."""
        self._pages = ()
        self._decoded.cache_clear()
        self.setAccessibleDescription("")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(tokens.READING_WIDTH), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_WIDTH), self.height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        area = self._area()
        if area is not None:
            area.verticalScrollBar().valueChanged.connect(
                self._note_place, Qt.ConnectionType.UniqueConnection
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()
        # Restarted at each step, so nothing is made while the edge is being dragged.
        self._soon.start(SETTLED_MS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in range(self._count):
            sheet = QRect(0, number * self._step, self.width(), self._page_height())
            if not sheet.intersects(event.rect()):
                continue
            painter.fillRect(sheet, QColor(tokens.LIGHT.surface))
            if self._pages:
                painter.drawImage(sheet, self._decoded(number))
            focused = self.hasFocus()
            painter.setPen(QPen(self._theme.color("accent" if focused else "line"), 1 + focused))
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()
        if self._pages and not self._is_sharp():
            self._soon.start(SETTLED_MS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls the page, or copies its text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        step, area = _STEPS.get((Qt.Key(event.key()), event.modifiers())), self._area()
        if step is None or area is None:
            super().keyPressEvent(event)
        else:
            area.verticalScrollBar().triggerAction(step)

    def _decode(self, number: int) -> QImage:
        return QImage.fromData(self._pages[number])

    def _page_height(self) -> int:
        return round(self.width() * A4)

    def _fit_height(self) -> None:
        """Sets the height that the pages need, without moving what is being read."""
        gap = self._theme.px(GAP)
        step = self._page_height() + gap
        height = max(1, self._count * step - gap)
        if (step, height) != (self._step, self.height()):
            self._step = step
            # After everything has been laid out again.
            self._moved.start()
            self.setFixedHeight(height)

    @Slot()
    def _note_place(self) -> None:
        """Notes how many pages, and what share of the next, are above the visible part."""
        area = self._area()
        if area is not None and not self._moved.isActive():
            self._place = self._pixels_above(area) / self._step

    def _go_back(self) -> None:
        """Scrolls back to what was being read before the pages changed."""
        area = self._area()
        if area is not None and self._place > 0:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + round(self._place * self._step) - self._pixels_above(area))

    def _pixels_above(self, area: QScrollArea) -> int:
        return -self.mapTo(area.viewport(), self.rect().topLeft()).y()

    def _is_sharp(self) -> bool:
        wanted = self.pixels_per_inch()
        return abs(self._pixels_per_inch - wanted) <= wanted * SAME

    def _ask_for_refit(self) -> None:
        if self._pages and not self._is_sharp():
            self.refit_wanted.emit()

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above


_Step = QAbstractSlider.SliderAction
_ALONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {
    (Qt.Key.Key_Up, _ALONE): _Step.SliderSingleStepSub,
    (Qt.Key.Key_Down, _ALONE): _Step.SliderSingleStepAdd,
    (Qt.Key.Key_PageUp, _ALONE): _Step.SliderPageStepSub,
    (Qt.Key.Key_PageDown, _ALONE): _Step.SliderPageStepAdd,
    (Qt.Key.Key_Space, _ALONE): _Step.SliderPageStepAdd,
    (Qt.Key.Key_Space, _SHIFT): _Step.SliderPageStepSub,
    (Qt.Key.Key_Home, _ALONE): _Step.SliderToMinimum,
    (Qt.Key.Key_End, _ALONE): _Step.SliderToMaximum,
}
