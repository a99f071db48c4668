"""The words of the mark that the arrow keys step to, in a small card on the chart itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.desktop.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

WIDEST = 340
"""The greatest width of the card, in pixels at 100 % text."""

SIDE, AIR = 8, 32
"""The pixels kept free beside the card and the mark, and above and below them."""


class ChartTip(Prose):
    """A card that scrolls with the chart and never leaves it, unlike one of Qt's own tips."""

    def __init__(self, theme: Theme, chart: QWidget) -> None:
        super().__init__("", parent=chart)
        self._theme, self._chart = theme, chart
        self.setProperty("role", "tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, words: str, mark: QPoint, reach: int, *, above: bool) -> None:
        """Shows words about a mark that is `reach` pixels around.

        `above` says on which side, so that the marks that come next stay uncovered; it is the
        other side where there is no room.
        """
        self.setText(words)
        width = min(self.sizeHint().width(), self._theme.px(WIDEST), self._chart.width())
        height = self.heightForWidth(width)
        left = max(0, min(mark.x() - width // 2, self._chart.width() - width))
        over, under = mark.y() - reach - height, mark.y() + reach
        fits_under = under + height <= self._chart.height()
        is_over = over >= 0 and (above or not fits_under)
        self.setGeometry(left, over if is_over else under, width, height)
        self.raise_()
        self.show()

    def keeps(self, event: QEvent) -> bool:
        """Accepts the Escape that closes the card, before a shortcut takes it."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        is_kept = is_escape and self.isVisible()
        if is_kept:
            event.accept()
        return is_kept

    def bring_into_view(self, mark: QPoint) -> None:
        """Scrolls the page to the card and the mark."""
        both = self.geometry().united(QRect(mark, mark)).adjusted(-SIDE, -AIR, SIDE, AIR)
        above = self._chart.parentWidget()
        while above is not None:
            sheet = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and sheet is not None:
                there, half = self._chart.mapTo(sheet, both.center()), both.size() / 2
                above.ensureVisible(there.x(), there.y(), half.width(), half.height())
            above = above.parentWidget()
