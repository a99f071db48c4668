"""The report to be read in the window: the very document that goes to paper, in its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QSizePolicy, QTextBrowser, QWidget

from ui import tokens
from ui.desktop.pages.reporting.report.making import Look, Made
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

SHEET_MARGIN, NARROW_MARGIN, NARROW_BELOW = 36, 16, 520
"""Pixels at 100 %: around the text, the same on a narrow sheet, and which one that is."""
EMPTY_HEIGHT = 1200
SETTLED_MS = 80


class Preview(QTextBrowser):
    """As tall as its document: the page scrolls as one. It follows no link and fetches nothing."""

    refit_wanted = Signal()
    """The report is to be made anew, for another width of the sheet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: _Sheet | None = None
        self._column = 0
        self.setAccessibleName("The report")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask_for_refit)
        self.show_nothing()

    def look(self) -> Look:
        """What the report must look like to fit in here."""
        return Look(
            colours=self._theme.colours,
            family=self._theme.font(tokens.BODY).family(),
            size=self._theme.px(tokens.BODY),
            width=max(120, self.viewport().width() - 2 * self._margin()),
        )

    def show_report(self, made: Made) -> None:
        """Shows a report in place of the last one."""
        from ui.reports.document import body_font

        self._column = made.look.width
        pictures = {
            f"chart:{number}": self._sharp(QImage.fromData(chart.png), width)
            for number, (chart, width) in enumerate(made.seen, start=1)
        }
        sheet = _Sheet(pictures, self)
        sheet.setIndentWidth(made.look.size * 1.3)
        sheet.setDefaultFont(body_font(made.look.size))
        sheet.setHtml(made.html)
        sheet.setDocumentMargin(self._margin())
        self.setAccessibleName(f"The report: {made.report.title}")
        self.setDocument(sheet)
        if self._sheet is not None:
            self._sheet.deleteLater()
        self._sheet = sheet
        self._fit_height()
        self._soon.start(0)

    def show_nothing(self) -> None:
        """Shows an empty sheet until there is another report."""
        self._column = 0
        self.clear()
        # Tall, so that the page has its scroll bar, and the sheet its width, before the report is.
        self.setFixedHeight(max(self.height(), self._theme.px(EMPTY_HEIGHT)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(tokens.READING_WIDTH), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._column:
            self._fit_height()
        # Begun anew at each step: while the edge is dragged nothing is made.
        self._soon.start(SETTLED_MS)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves scrolling to the page."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls the page; Ctrl+C and Tab work as ever."""
        step, area = _STEPS.get(Qt.Key(event.key())), self._page()
        if step is None or area is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            area.verticalScrollBar().triggerAction(step)

    def _page(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _margin(self) -> int:
        narrow = self.width() <= self._theme.px(NARROW_BELOW)
        return self._theme.px(NARROW_MARGIN if narrow else SHEET_MARGIN)

    def _ask_for_refit(self) -> None:
        if self._column and self._column != self.look().width:
            self.refit_wanted.emit()

    def _sharp(self, image: QImage, width: int) -> QImage:
        """A chart in the very pixels of the screen: Qt would scale it roughly."""
        ratio = self.devicePixelRatioF()
        sharp = image.scaledToWidth(
            round(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        sharp.setDevicePixelRatio(ratio)
        return sharp

    def _fit_height(self) -> None:
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(round(self.document().size().height()) + max(frame, 2))


class _Sheet(QTextDocument):
    """A document that has its own pictures and loads no other, from disk or network."""

    def __init__(self, pictures: dict[str, QImage], parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures

    @override
    def loadResource(self, resource_type: int, name: QUrl | str) -> object:
        address = name.toString() if isinstance(name, QUrl) else name
        return self._pictures.get(address, QImage())


_Step = QAbstractSlider.SliderAction
_STEPS = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_Space: _Step.SliderPageStepAdd,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}
