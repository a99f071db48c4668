"""The list of rubrics: those on offer, then other editions in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.desktop.pages.library.editions import Edition
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.skill_line import SkillLine
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class Shelf(QWidget):
    """Lists editions, emits which one is wanted, and shows which one is open."""

    wanted = Signal(str)
    """The SHA-256 of the edition."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: dict[str, SkillLine] = {}
        self._heads: list[QLabel] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        theme.changed.connect(self._fit)

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Lists editions in their order, under headings that say where they come from."""
        self._lines.clear()
        self._heads.clear()
        empty(self._box)
        offered = [edition for edition in editions if edition.is_offered]
        answered = [edition for edition in editions if not edition.is_offered]
        for words, group in (("Library", offered), ("In your journal", answered)):
            if group:
                head = label(words, "meta")
                self._heads.append(head)
                self._box.addWidget(head)
            for edition in group:
                self._box.addWidget(self._line(edition))
        self._fit()

    def show_current(self, sha256: str) -> None:
        """Marks the open edition."""
        for own, made in self._lines.items():
            made.setChecked(own == sha256)

    def _fit(self) -> None:
        for number, head in enumerate(self._heads):
            head.setContentsMargins(self._theme.px(11), 12 if number else 0, 0, 6)

    def _line(self, edition: Edition) -> SkillLine:
        made = SkillLine(self._theme, edition.title, dot=False)
        made.clicked.connect(lambda _checked=False, key=edition.sha256: self.wanted.emit(key))
        self._lines[edition.sha256] = made
        return made
