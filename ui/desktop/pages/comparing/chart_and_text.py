"""The chart of the Growth page and its text: beside it where both have room, else below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.desktop.widgets.staying import Staying
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


class ChartAndText(QWidget):
    """Holds a chart, what belongs below it, and the text about the chosen skill.

    The chart stays in view while one scrolls through the text.
    """

    def __init__(
        self, theme: Theme, column: Column, chart: ChartView, below: QWidget, text: QWidget
    ) -> None:
        """`column` is the page's, in which this widget is scrolled."""
        super().__init__()
        self._theme, self._column = theme, column
        self._chart, self._below, self._text = chart, below, text
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

    def bring_text_into_view(self) -> None:
        """Shows the beginning of the text: below the chart, or where one had scrolled past it."""
        if self._row.direction() is QBoxLayout.Direction.TopToBottom:
            self._column.ensureWidgetVisible(self._text, 24, 24)
            return
        top = self._text.mapTo(self._column.viewport(), QPoint(0, 0)).y()
        if top < 0:
            bar = self._column.verticalScrollBar()
            bar.setValue(bar.value() + top - GAP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
