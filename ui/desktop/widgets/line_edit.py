"""A field for one line, which refuses what it has no room for instead of cutting it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from assessment.typed_text import keepable
from ui.desktop.widgets.notice import say_beside
from ui.desktop.widgets.prose import length_for_qt
from ui.desktop.widgets.raw_text import for_qt
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LINE_ENDS = re.compile("[\n\u2028]+")


class LineEdit(QLineEdit):
    """A line of at most `most` letters, not counting spaces at its ends.

    Typing or pasting more changes nothing, and a notice says so. Line ends become spaces.
    """

    def __init__(self, name: str, most: int, text: str = "", parent: QWidget | None = None) -> None:
        """`name` is what the line holds: "Title". It is read aloud, too."""
        super().__init__(parent)
        self._room = _Room(most, self)
        self.setAccessibleName(name)
        self.setValidator(self._room)
        self.inputRejected.connect(self._say_refused)
        self.setText(text)

    @override
    def setText(self, text: str | None) -> None:
        """Shows `text` as saved."""
        super().setText(for_qt(text or ""))

    def _say_refused(self) -> None:
        if not self._room.refused:
            return
        say_beside(
            self,
            f"There is room for {self._room.most} characters here, and this would make "
            f"{self._room.refused}. Nothing was added.",
        )


class _Room(QValidator):
    """Accepts one line of at most `most` letters."""

    def __init__(self, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.most = most
        self.refused = 0
        """How many letters the text would have that was refused last."""

    @override
    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        before = _one_line(text[:place])
        line = before + _one_line(text[place:])
        length = len(line.strip())
        if length > self.most:
            self.refused = length
            return QValidator.State.Invalid, for_qt(text), place
        if line == text:
            return QValidator.State.Acceptable, for_qt(text), place
        return QValidator.State.Acceptable, for_qt(line), length_for_qt(before)


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", keepable(text))
