"""The table with a chart's data: sorted by a click on a column's head, copied with Ctrl+C."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.charts.drawn import ChartTable

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Rows of words under headers. Sorting by no column gives the rows' own order back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._shown: tuple[tuple[str, ...], ...] = ()

    def show_table(self, table: ChartTable) -> None:
        """Shows another table, in its own order."""
        self.beginResetModel()
        self._headers, self._rows = table.headers, table.rows
        self._shown = table.rows
        self.endResetModel()

    def as_table(self, rows: Iterable[int]) -> ChartTable:
        """Some of the rows as they are shown now, by their number from 0."""
        return ChartTable(self._headers, tuple(self._shown[row] for row in rows))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown[index.row()][index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._shown = self._rows
        if 0 <= column < len(self._headers):
            self._shown = tuple(
                sorted(
                    self._rows,
                    key=lambda row: _in_order(row[column]),
                    reverse=order is Qt.SortOrder.DescendingOrder,
                )
            )
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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._rows.layoutChanged.connect(self.updateGeometry)

    def show_table(self, name: str, table: ChartTable) -> None:
        """Shows a chart's data; `name` is read aloud."""
        self.setAccessibleName(name)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._rows.show_table(table)
        self.setCurrentIndex(self._rows.index(0, 0))
        self.clearSelection()
        self.updateGeometry()

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
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(self._theme.px(400), height + frame + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())


def _in_order(cell: str) -> tuple[bool, float, str]:
    """Numbers by size, before words by letter; steps such as "+2" count as numbers."""
    number = _number(cell)
    return (True, 0.0, cell.casefold()) if number is None else (False, number, "")


def _number(cell: str) -> float | None:
    try:
        return float(cell.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
