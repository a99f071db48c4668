"""The report to be read in the window: the very document that goes to paper, in its colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QSizePolicy, QTextBrowser, QWidget

from assessment.report_model import Report
from ui import tokens

if TYPE_CHECKING:
    from ui.desktop.theme import Theme
    from ui.reports.chart import ReportChart
    from ui.reports.document import ReportDocument

SHEET_MARGIN = 36
SETTLED_MS = 80


class Preview(QTextBrowser):
    """As tall as its document: the page scrolls as one. It follows no link and fetches nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report: Report | None = None
        self._charts: tuple[ReportChart, ...] = ()
        self._shown: ReportDocument | None = None
        self._set_width = 0
        self.setAccessibleName("The report")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.set_again)

    def show_report(self, report: Report, charts: Sequence[ReportChart]) -> None:
        """Shows a report in place of the last one."""
        self._report, self._charts = report, tuple(charts)
        self.setAccessibleName(f"The report: {report.title}")
        self.set_again()

    def show_nothing(self) -> None:
        """Takes the report away until there is another one."""
        self._report, self._charts = None, ()
        self.clear()
        self._fit_height()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(tokens.READING_WIDTH), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        if self._report is not None and self.viewport().width() != self._set_width:
            self._soon.start(SETTLED_MS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves scrolling to the page."""
        event.ignore()

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

    def set_again(self) -> None:
        """Sets the report in the present size and colours."""
        from ui.reports.document import ReportDocument, to_document_html

        if self._report is None:
            return
        margin = self._theme.px(SHEET_MARGIN if self.width() > self._theme.px(520) else 16)
        self._set_width = self.viewport().width()
        size, width = self._theme.px(tokens.BODY), max(120, self._set_width - 2 * margin)
        document = ReportDocument(self._report, self._charts, size=size, width=width, parent=self)
        if self._theme.colours != tokens.LIGHT:
            html = to_document_html(self._report, self._charts, size=size, width=width)
            document.setHtml(_in_colours(html, self._theme.colours))
        self._sharpen(document)
        document.setDocumentMargin(margin)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self._fit_height()

    def _sharpen(self, document: ReportDocument) -> None:
        """Gives the document its charts in the very pixels of the screen: Qt scales them roughly."""
        ratio = self.devicePixelRatioF()
        kind = QTextDocument.ResourceType.ImageResource.value
        for chart in (f.toImageFormat() for f in document.allFormats() if f.isImageFormat()):
            image = document.resource(kind, QUrl(chart.name()))
            if isinstance(image, QImage) and not image.isNull():
                sharp = image.scaledToWidth(
                    round(chart.width() * ratio), Qt.TransformationMode.SmoothTransformation
                )
                sharp.setDevicePixelRatio(ratio)
                document.addResource(kind, QUrl(chart.name()), sharp)

    def _fit_height(self) -> None:
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(round(self.document().size().height()) + max(frame, 2))


def _in_colours(html: str, colours: tokens.Colours) -> str:
    """The document with print's colours replaced by the window's, in its style sheet only."""
    sheet, end, body = html.partition("</style>")
    for name in ("ink", "muted", "accent", "line"):
        sheet = sheet.replace(getattr(tokens.LIGHT, name), getattr(colours, name))
    return sheet + end + body


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
