"""The levels of a skill one below the other, each with its whole anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rubrics.model import Skill
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.text import line

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class LevelCard(QFrame):
    """A list of levels of which at most one is chosen; none at first."""

    level_chosen = Signal(int)

    def __init__(self, theme: Theme, skill: Skill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        self._rows: list[LevelRow] = []
        for level in range(1, skill.highest_level + 1):
            if level > 1:
                rows.addWidget(line())
            row = LevelRow(theme, level, skill.anchor(level))
            row.clicked.connect(self._clicked)
            self._rows.append(row)
            rows.addWidget(row)

    @property
    def level(self) -> int | None:
        """The chosen level, or None."""
        return next((row.level for row in self._rows if row.isChecked()), None)

    def show_level(self, level: int | None) -> None:
        """Shows a level as chosen (None: nothing), without emitting a signal."""
        for row in self._rows:
            row.setAutoExclusive(False)
            row.setChecked(row.level == level)
            row.setAutoExclusive(True)

    def choose(self, level: int) -> None:
        """Chooses a level as a click would; does nothing above the highest or while locked."""
        if self.isEnabled() and 1 <= level <= len(self._rows):
            self._rows[level - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._rows[level - 1].click()

    def focus_first(self) -> None:
        """Gives the focus to the chosen level, or to the first one without choosing it."""
        chosen = [row for row in self._rows if row.isChecked()]
        (chosen or self._rows)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LevelRow):
            self.level_chosen.emit(row.level)
