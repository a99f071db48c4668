"""The rows of a chart's table, in their own order or sorted by a column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from assessment.model import SkillKey
from assessment.typed.text import comparable
from ui.charts.drawn import ChartTable
from ui.overriding import override

ARROWS = {Qt.SortOrder.AscendingOrder: "▲", Qt.SortOrder.DescendingOrder: "▼"}
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft


class TableModel(QAbstractTableModel):
    """A chart's table. Sorting by no column restores its own order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = ChartTable((), ())
        self._order: list[int] = []
        self._sorted_by = -1
        self._arrow = ""
        self._chosen: SkillKey | None = None

    def show_table(self, table: ChartTable) -> None:
        """Shows another table, in its own order."""
        self.beginResetModel()
        self._table = table
        self._order = list(range(len(table.rows)))
        self._sorted_by = -1
        self.endResetModel()

    def show_chosen(self, key: SkillKey | None) -> None:
        """Shows the first cell of the rows about a skill in bold."""
        self._chosen = key
        if self._order:
            last = self.index(len(self._order) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.FontRole])

    def key_of(self, row: int) -> SkillKey | None:
        """The skill that a row is about, in the current order; None where that is not known."""
        known = 0 <= row < len(self._order) and self._table.keys
        return self._table.keys[self._order[row]] if known else None

    def is_chosen(self, row: int) -> bool:
        """Whether a row is about the chosen skill."""
        return self._chosen is not None and self.key_of(row) == self._chosen

    def as_table(self, rows: Iterable[int]) -> ChartTable:
        """A table of some rows in the current order, by their numbers from 0."""
        return ChartTable(
            self._table.headers, tuple(self._table.rows[self._order[row]] for row in rows)
        )

    def words(self, row: int, column: int) -> str:
        """The words of a cell in the current order of rows; of the header for row -1."""
        if row < 0:
            return self.head(column, self._arrow if column == self._sorted_by else "")
        return self._table.rows[self._order[row]][column]

    def head(self, column: int, arrow: str) -> str:
        """The words of a column's header, with `arrow` if the table is sorted by it."""
        words = self._table.headers[column]
        return f"{words}\N{NO-BREAK SPACE}{arrow}" if arrow else words

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._table.headers)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.FontRole and not index.column() and self.is_chosen(index.row()):
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT | Qt.AlignmentFlag.AlignTop
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(-1, section)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._arrow = column, ARROWS[order]
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


def _rank(cell: str) -> tuple[bool, float, list[tuple[int, str]]]:
    """A sort key: numbers before words, by size, also where they are part of words.

    A letter with an accent is beside its own, however it was typed.
    """
    try:
        return (False, float(cell.replace("\N{MINUS SIGN}", "-")), [])
    except ValueError:
        parts = re.split(r"(\d+)", normalize("NFKD", comparable(cell)))
        return (True, 0.0, [(int(p) if p.isdecimal() else -1, p) for p in parts])
