"""The levels of a skill one below the other, each with its whole anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from rubrics.model import Skill
from ui.desktop.widgets.digit_keys import digit_of, is_command
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.notice import say_beside
from ui.desktop.widgets.text import line
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

TENTH = 10
"""The level that the key 0 chooses."""
NOT_TYPED = (
    "You are on the levels, so nothing was typed. To choose a level, press Alt and its digit."
)


class LevelCard(QFrame):
    """A list of levels of which at most one is chosen; none at first.

    Choosing the chosen level again clears it. Where the card has the keyboard, digits choose.
    """

    level_chosen = Signal(object)
    """The level that the user chose, or None when it was cleared."""
    locked_pressed = Signal()
    """A level was clicked while all are locked."""

    def __init__(self, theme: Theme, skill: Skill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        self._rows: list[LevelRow] = []
        self._level: int | None = None
        self._is_prose = False
        self._has_said_so = False
        for level in range(1, skill.highest_level + 1):
            if level > 1:
                rows.addWidget(line())
            row = LevelRow(theme, level, skill.anchor(level))
            row.clicked.connect(self._clicked)
            row.installEventFilter(self)
            self._rows.append(row)
            rows.addWidget(row)

    @property
    def level(self) -> int | None:
        """The chosen level, or None."""
        return next((row.level for row in self._rows if row.isChecked()), None)

    def show_level(self, level: int | None) -> None:
        """Shows a level as chosen (None: nothing), without emitting a signal.

        If one of the levels has the focus, the focus moves to a newly chosen one.
        """
        is_new, self._level = level != self._level, level
        for row in self._rows:
            row.setAutoExclusive(False)
            row.setChecked(row.level == level)
            row.setAutoExclusive(True)
            if is_new and row.isChecked() and any(one.hasFocus() for one in self._rows):
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, level: int) -> bool:
        """Chooses a level as a click would. Returns False above the highest and while locked."""
        if not self.isEnabled() or not 1 <= level <= len(self._rows):
            return False
        was_writing = isinstance(QApplication.focusWidget(), QTextEdit)
        self._rows[level - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rows[level - 1].click()
        self._is_prose = was_writing
        return True

    def focus_first(self) -> None:
        """Gives the focus to the chosen level, or to the first one without choosing it."""
        chosen = [row for row in self._rows if row.isChecked()]
        (chosen or self._rows)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps prose that is typed on, after a level was chosen by key, from choosing one.

        It also gets the clicks on levels that are locked: Qt's buttons swallow them.
        """
        if event.type() == QEvent.Type.MouseButtonPress and not self.isEnabled():
            self.locked_pressed.emit()
        elif event.type() == QEvent.Type.FocusIn:
            self._is_prose = self._has_said_so = False
        elif isinstance(event, QKeyEvent) and self._is_prose_typed(event):
            self._say_not_typed()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = digit_of(event)
        if level is None or is_command(event):
            super().keyPressEvent(event)
        else:
            self.choose(level or TENTH)

    def _is_prose_typed(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to prose: a letter, or a space or digit in a row with letters."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        typed = "" if is_command(event) else event.text()
        if not typed or not typed.isprintable():
            self._is_prose = False
        elif not typed.isspace() and digit_of(event) is None:
            self._is_prose = True
        return self._is_prose

    def _say_not_typed(self) -> None:
        """Says it once: the writer goes on, and would see nothing of the words."""
        if not self._has_said_so:
            self._has_said_so = True
            say_beside(self, NOT_TYPED)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LevelRow):
            self.show_level(None if row.level == self._level else row.level)
            self.level_chosen.emit(self._level)
