"""The chart of the Growth page and its text: beside it where both have room, else below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.desktop.pages.comparing.beginning import Beginning
from ui.desktop.widgets.staying import MARGIN, Staying
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.desktop.theme import Theme
    from ui.desktop.widgets.chart_view import ChartView
    from ui.desktop.widgets.column import Column

BESIDE_FROM = 900
"""Width of the page at 100 % text, in pixels, from which the text is beside the chart."""

GAP, LEAST_TEXT, WIDEST_CHART = 40, 280, 640
"""Pixels at 100 % text: between chart and text, the least width of the text beside the chart, and
the greatest of the chart beside the text."""

AIR = 8
"""Pixels free below the picture, when all of it is in view."""

SEEN = 90
"""How much of the text has to be in view, in pixels at 100 % text, to be a beginning."""


class ChartAndText(QWidget):
    """Holds a chart, what belongs below it, and the text about the chosen skill.

    The chart stays in view while one scrolls through the text beside it. Where the text is below,
    its beginning is at the foot of the page until the text itself is in view.
    """

    def __init__(
        self,
        theme: Theme,
        column: Column,
        beginning: Beginning,
        chart: ChartView,
        below: QWidget,
        text: QWidget,
    ) -> None:
        """`column` is the page's, in which this widget is scrolled; `beginning` is its foot."""
        super().__init__()
        self._theme, self._column = theme, column
        self._chart, self._below, self._text = chart, below, text
        self._beginning = beginning
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(chart)
        box.addWidget(below)
        self._staying = Staying(held, column)
        self._row.addWidget(self._staying, 3)
        self._row.addWidget(text, 2)
        for changed in (theme.changed, chart.turned, chart.drawn):
            changed.connect(self.fit)
        for moved in (
            column.verticalScrollBar().valueChanged,
            column.verticalScrollBar().rangeChanged,
            column.sheet.moved,
        ):
            moved.connect(self._show_beginning)
        column.sheet.moved.connect(self._keep_chart_in_view)

    def fit(self) -> None:
        """Divides the width between what is shown of chart and text."""
        self._staying.setVisible(not (self._chart.isHidden() and self._below.isHidden()))
        theme, way = self._theme, QBoxLayout.Direction
        least, room = self._chart.least_width, self._column.text_width
        is_wide = self._column.width() / theme.scale >= BESIDE_FROM
        beside = is_wide and least + GAP + theme.px(LEAST_TEXT) <= room
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._staying.setMinimumWidth(min(least, room))
        most = max(theme.px(WIDEST_CHART), least) if beside else room
        self._staying.setMaximumWidth(max(1, most))
        self._show_beginning()
        self._keep_chart_in_view()

    def bring_text_into_view(self) -> None:
        """Shows the beginning of the text if one had scrolled past it; else nothing moves.

        Where it is still below the window, the foot of the page shows how it begins.
        """
        if self._top_of_text() < 0:
            self.read_on()

    def read_on(self) -> None:
        """Scrolls to where the text begins."""
        bar = self._column.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of_text() - MARGIN)

    def _top_of_text(self) -> int:
        return self._text.mapTo(self._column.viewport(), QPoint(0, 0)).y()

    def _keep_chart_in_view(self) -> None:
        """Limits the picture to what is left of the window below the head of the page."""
        top = self._staying.mapTo(self._column.sheet, QPoint(0, 0)).y()
        foot = self._beginning.sizeHint().height() if self._is_stacked else 0
        self._chart.keep_within(self._page_height - top - foot - AIR)

    @property
    def _page_height(self) -> int:
        """The height of the page with its foot, whether the beginning is shown there or not."""
        page = self._column.parentWidget()
        return self._column.height() if page is None else page.height()

    @property
    def _is_stacked(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def _show_beginning(self) -> None:
        """Shows the beginning at the foot of the page while the text is further down."""
        is_shown = self._is_stacked and not (self._staying.isHidden() or self._text.isHidden())
        seen = self._theme.px(SEEN) + self._top_of_text()
        # As if the beginning were not there, or it would come and go by itself.
        is_needed = is_shown and seen > self._page_height and not self._beginning.is_empty
        self._beginning.setVisible(is_needed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
