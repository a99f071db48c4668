"""The report as Qt can set it: for the PDF, and for the preview in the window.

Qt's documents know a small part of HTML and CSS, and by themselves would load any image that a
text names, from disk or network: this one loads the report's own charts and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage, QTextDocument

from assessment.reporting.report_model import Report
from ui.overriding import override
from ui.reports.chart import ReportChart
from ui.reports.prose import is_safe_link
from ui.reports.template import fill
from ui.tokens import LIGHT

TALLEST = 1.35
"""A chart's height, as a share of the column's width: less than a page of A4 holds."""


class ReportDocument(QTextDocument):
    """A document that holds a report and the charts that stand in it, and fetches nothing."""

    def __init__(
        self,
        report: Report,
        charts: Sequence[ReportChart],
        *,
        size: float,
        width: int,
        parent: QObject | None = None,
    ) -> None:
        """`size` is that of the body text, `width` that of the charts, both in pixels."""
        super().__init__(parent)
        self._pngs = {f"chart:{n}": chart.png for n, chart in enumerate(charts, start=1)}
        self.setDocumentMargin(0)
        self.setIndentWidth(size * 1.3)
        self.setDefaultFont(body_font(size))
        self.setHtml(to_document_html(report, charts, size=size, width=width))

    @override
    def loadResource(self, resource_type: int, name: QUrl | str) -> object:
        """The chart of that name, or an empty picture: nothing is ever fetched."""
        png = self._pngs.get(name.toString() if isinstance(name, QUrl) else name)
        return QImage() if png is None else QImage.fromData(png)


def to_document_html(
    report: Report, charts: Sequence[ReportChart], *, size: float, width: int
) -> str:
    """The report in the part of HTML that QTextDocument knows. Charts are `chart:1`, `chart:2`.

    `size` is that of the body text, `width` that of the charts, both in pixels; a tall chart is
    narrower, so that it stands on one page.
    """
    return fill(
        "document.html",
        report=report,
        charts=[(chart, _width_of(chart, width)) for chart in charts],
        size=size,
        is_safe_link=is_safe_link,
        light=LIGHT,
    )


def _width_of(chart: ReportChart, column: int) -> int:
    picture = QImage.fromData(chart.png).size()
    tallest = column * TALLEST
    return min(column, round(tallest * picture.width() / max(picture.height(), 1)))


def body_font(size: float) -> QFont:
    """The report's font at a size in pixels, with letters as far apart as they were drawn."""
    font = QFont(QGuiApplication.font())
    font.setFamilies(["Inter", *font.families()])
    font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
