"""The command palette (Ctrl+K): whatever can be found by a few words, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.widgets.text import label
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.finding import Findable
    from ui.desktop.theme import Theme

NOTHING = (
    "No page, review, skill or action is called that. Find doesn’t look through what you wrote."
)

Find = Callable[[str], Sequence["Findable"]]
"""The entries for what was typed, best first."""


class CommandPalette(QDialog):
    """A search line and the entries found; Enter runs the chosen one."""

    def __init__(self, theme: Theme, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find")
        self.setModal(True)
        self._theme = theme
        self._find = find
        self._entries: Sequence[Findable] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        self._line = QLineEdit()
        self._line.setPlaceholderText("Type what you want to do")
        self._line.setAccessibleName("Find")
        self._list = QTreeWidget()
        self._list.setAccessibleName("Actions")
        self._list.setColumnCount(2)
        self._list.setRootIsDecorated(False)
        self._list.header().hide()
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = label(NOTHING, "muted")
        box.addWidget(self._line)
        box.addWidget(self._list, 1)
        box.addWidget(self._none)
        self._line.textChanged.connect(self._filter)
        self._line.installEventFilter(self)
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self.resize(
            min(theme.px(520), parent.width() - 48), min(theme.px(440), parent.height() - 48)
        )
        self._filter("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Down:
                self._step(1)
                return True
            if key == Qt.Key.Key_Up:
                self._step(-1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        current = self._list.currentItem()
        if current is not None:
            row = self._list.indexOfTopLevelItem(current) + by
            self._choose(max(0, min(row, self._list.topLevelItemCount() - 1)))

    def _choose(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)

    def _filter(self, typed: str) -> None:
        self._entries = self._find(typed)
        self._list.clear()
        for entry in self._entries:
            item = QTreeWidgetItem([entry.words, entry.keys])
            item.setForeground(1, self._theme.color("muted"))
            self._list.addTopLevelItem(item)
        self._choose(0)
        self._none.setVisible(not self._entries)

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        entry = self._entries[self._list.indexOfTopLevelItem(item)]
        self.accept()
        entry.run()
