"""The table of a chart's data: sorted by its column headers or by key, copied with Ctrl+C.

A row is chosen by a click or with Space, as in the picture, and the chosen one is marked alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from assessment.model import SkillKey
from ui import tokens
from ui.charts.drawn import ChartTable
from ui.desktop.widgets.chart_table_model import ARROWS, TableModel
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft
_CELL_PADDING = 5
"""The padding of a cell in pixels at 100 %, as in the style sheet."""
_HEAD_PADDING = 8
"""The padding of a column header, likewise."""
_QT_PADDING = 8
"""The pixels that Qt adds to the padding at any text size, and a few to spare."""
BAR = 3
"""The width of the bar beside the chosen row, in pixels, as in the picture."""
_WIDEST = 420
"""The greatest width of a column's words, in pixels at 100 %."""


class ChosenRow(NamedTuple):
    """The skill of a row that was chosen. `which` is as in `LiveArea`: the skill, not one mark."""

    key: SkillKey
    which: str = ""


class ChartTableView(QTableView):
    """Shows the whole table: it is as tall as its rows, and the page scrolls."""

    is_live = True
    """Whether something happens when a row is chosen."""

    chosen = Signal(object)
    """The ChosenRow that the user chose."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = TableModel(self)
        self.setModel(self._rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(
            _LEFT | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        )
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._choose)
        self._rows.layoutChanged.connect(self._fit)
        theme.changed.connect(self._fit)

    def show_table(self, name: str, table: ChartTable) -> None:
        """Shows a chart's data; `name` is for screen readers."""
        self.setAccessibleName(name)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._rows.show_table(table)
        self.setCurrentIndex(self._rows.index(0, 0))
        self.clearSelection()
        self._fit()

    def show_chosen(self, key: SkillKey | None) -> None:
        """Marks the rows about the skill that is read beside the table."""
        self._rows.show_chosen(key)
        self.viewport().update()

    @property
    def least_width(self) -> int:
        """The width in pixels at which no word is broken and nothing scrolls sideways."""
        metrics = QFontMetrics(self._theme.font(tokens.META))
        columns = range(self._rows.columnCount())
        return sum(self._widths_of(metrics, column)[0] for column in columns) + self._frame()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sort_here()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        key = self._rows.key_of(self.rowAt(event.position().toPoint().y()))
        has_hand = self.is_live and key is not None
        shape = Qt.CursorShape.PointingHandCursor if has_hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row in range(self._rows.rowCount()):
            if self._rows.is_chosen(row):
                bar = QRect(0, self.rowViewportPosition(row), BAR, self.rowHeight(row))
                painter.fillRect(bar, self._theme.color("accent"))
        painter.end()

    def _choose(self, index: QModelIndex) -> None:
        key = self._rows.key_of(index.row())
        if key is not None and self.is_live:
            self.chosen.emit(ChosenRow(key))

    def _frame(self) -> int:
        return 2 * self.frameWidth() + 4

    def _sort_here(self) -> None:
        """Sorts by the cursor's column as a click on its header does: up, down, unsorted."""
        header, column = self.horizontalHeader(), self.currentIndex().column()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, up)
        elif header.sortIndicatorOrder() is up:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, up)

    def selected_text(self) -> str:
        """The selected rows, or all when none is, under their headers, with tabs between cells."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self._rows.as_table(selected or range(self._rows.rowCount())).as_tsv()

    @override
    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        height = self.horizontalHeader().height() + self.verticalHeader().length()
        return QSize(self._theme.px(400), height + self._frame() + below)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def _fit(self) -> None:
        """Makes each column as wide as its words, or narrower where they can wrap."""
        if not self.isVisible():
            # Measuring the table of a lifetime takes as long as drawing its picture, and few
            # people look at it.
            return
        header, columns = self.horizontalHeader(), range(self._rows.columnCount())
        metrics = QFontMetrics(self._theme.font(tokens.META))
        widths = [self._widths_of(metrics, column) for column in columns]
        least, wanted = [least for least, _ in widths], [wanted for _, wanted in widths]
        room = self.viewport().width() - sum(least)
        spare = sum(wanted) - sum(least)
        share = max(0.0, min(1.0, room / spare)) if spare > 0 else 0.0
        for column, whole, narrow in zip(columns, wanted, least, strict=True):
            header.resizeSection(column, narrow + int((whole - narrow) * share))
        header.setFixedHeight(self._height_of(metrics, -1))
        for row in range(self._rows.rowCount()):
            self.verticalHeader().resizeSection(row, self._height_of(metrics, row))
        self.updateGeometry()

    def _widths_of(self, metrics: QFontMetrics, column: int) -> tuple[int, int]:
        """The least width of a column, with one word on each line, and its preferred width."""
        head = self._rows.head(column, ARROWS[Qt.SortOrder.AscendingOrder])
        cells = [self._rows.words(row, column) for row in range(self._rows.rowCount())]
        least = wanted = 0
        # The chosen row's first cell is bold, and so needs the most room.
        widest = QFontMetrics(self._theme.font(tokens.META, bold=True)) if not column else metrics
        for words, padding in ((cells, self._padding(0)), ([head], self._padding(-1))):
            single = _widest(widest, [part for one in words for part in one.split(" ")])
            whole = min(self._theme.px(_WIDEST), _widest(widest, words))
            least, wanted = max(least, padding + single), max(wanted, padding + whole)
        return least, wanted

    def _padding(self, row: int) -> int:
        """The horizontal padding of a row in pixels; of the headers for row -1."""
        return 2 * self._theme.px(_HEAD_PADDING if row < 0 else _CELL_PADDING) + _QT_PADDING

    def _height_of(self, metrics: QFontMetrics, row: int) -> int:
        """The height of a row with its words wrapped in their columns; of the headers for row -1.

        Qt's own estimate ignores the style sheet's padding.
        """
        padding = self._padding(row)
        heights = [
            metrics.boundingRect(
                QRect(0, 0, self.columnWidth(column) - padding, 10_000),
                int(Qt.TextFlag.TextWordWrap),
                self._rows.words(row, column),
            ).height()
            for column in range(self._rows.columnCount())
        ]
        return max(heights, default=0) + self._theme.px(14)


def _widest(metrics: QFontMetrics, words: Iterable[str]) -> int:
    # One more pixel: widths of letters are fractions, and a line wraps if it lacks one.
    return max((metrics.horizontalAdvance(one) + 1 for one in words), default=0)
