"""The table with a chart's data: sorted by a click on a column's head, copied with Ctrl+C."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import tokens
from ui.charts.drawn import ChartTable

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft
_CELL_PADDING = 5
"""Pixels at 100 % around the words of a cell; the style sheet says the same."""
_QT_PADDING = 8
"""What Qt leaves free beside the words on top of that, whatever the text size, and a little."""
_WIDEST = 420
"""Pixels at 100 % for the words of the widest column."""


class TableModel(QAbstractTableModel):
    """A chart's table. Sorting by no column gives its own order back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = ChartTable((), ())
        self._order: list[int] = []

    def show_table(self, table: ChartTable) -> None:
        """Shows another table, in its own order."""
        self.beginResetModel()
        self._table = table
        self._order = list(range(len(table.rows)))
        self.endResetModel()

    def as_table(self, rows: Iterable[int]) -> ChartTable:
        """Some of the rows as they are shown now, by their number from 0."""
        return ChartTable(
            self._table.headers, tuple(self._table.rows[self._order[row]] for row in rows)
        )

    def words(self, row: int, column: int) -> str:
        """The words of a cell as the rows are shown now; of the header for row -1."""
        if row < 0:
            return self._table.headers[column]
        return self._table.rows[self._order[row]][column]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.headers[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before, kept = self._order, self.persistentIndexList()
        self._order = list(range(len(before)))
        if 0 <= column < len(self._table.headers):
            self._order.sort(
                key=lambda row: _rank(self._table.rows[row][column]),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
        place = {row: number for number, row in enumerate(self._order)}
        moved = [self.index(place[before[one.row()]], one.column()) for one in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()


class ChartTableView(QTableView):
    """The whole table at once: it is as tall as its rows, and the page scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = TableModel(self)
        self.setModel(self._rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
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
        self._rows.layoutChanged.connect(self._fit)
        theme.changed.connect(self._fit)

    def show_table(self, name: str, table: ChartTable) -> None:
        """Shows a chart's data; `name` is read aloud."""
        self.setAccessibleName(name)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._rows.show_table(table)
        self.setCurrentIndex(self._rows.index(0, 0))
        self.clearSelection()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """The selected rows (all of them when none is) under their headers, tabs between cells."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self._rows.as_table(selected or range(self._rows.rowCount())).as_tsv()

    def sizeHint(self) -> QSize:
        frame = 2 * self.frameWidth() + 4
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        height = self.horizontalHeader().height() + self.verticalHeader().length()
        return QSize(self._theme.px(400), height + frame + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def _fit(self) -> None:
        """Gives each column the width of its words, or less where they can wrap."""
        if not self.isVisible():
            # A lifetime's table takes as long to measure as its picture takes to draw, and every
            # chart has one that few look at.
            return
        header, columns = self.horizontalHeader(), range(self._rows.columnCount())
        metrics, padding = QFontMetrics(self._theme.font(tokens.META)), self._padding()
        most = self._theme.px(_WIDEST)
        wanted, least = [], []
        for column in columns:
            words = [self._rows.words(row, column) for row in range(-1, self._rows.rowCount())]
            wanted.append(padding + min(most, _widest(metrics, words)))
            single = _widest(metrics, [part for cell in words for part in cell.split()])
            least.append(padding + single)
        room = self.viewport().width() - sum(least)
        spare = sum(wanted) - sum(least)
        share = max(0.0, min(1.0, room / spare)) if spare > 0 else 0.0
        for column, whole, narrow in zip(columns, wanted, least, strict=True):
            header.resizeSection(column, narrow + int((whole - narrow) * share))
        header.setFixedHeight(self._height_of(metrics, -1))
        for row in range(self._rows.rowCount()):
            self.verticalHeader().resizeSection(row, self._height_of(metrics, row))
        self.updateGeometry()

    def _padding(self) -> int:
        return 2 * self._theme.px(_CELL_PADDING) + _QT_PADDING

    def _height_of(self, metrics: QFontMetrics, row: int) -> int:
        """The height of a row's words, wrapped in their columns; of the headers' for row -1.

        Qt's own guess leaves the style sheet's padding out of the width.
        """
        padding = self._padding()
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
    # A pixel more: letters are not as wide as whole pixels, and a line that is short of one wraps.
    return max((metrics.horizontalAdvance(one) + 1 for one in words), default=0)


def _rank(cell: str) -> tuple[bool, float, list[tuple[int, str]]]:
    """Numbers by size, before words; numbers within words count as numbers too."""
    try:
        return (False, float(cell.replace("\N{MINUS SIGN}", "-")), [])
    except ValueError:
        parts = re.split(r"(\d+)", cell.casefold())
        return (True, 0.0, [(int(p) if p.isdecimal() else -1, p) for p in parts])
