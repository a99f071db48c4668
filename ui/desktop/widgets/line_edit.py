"""A field for one line, which refuses what it has no room for instead of cutting it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from assessment.typed.text import keepable
from ui.desktop.widgets.digit_keys import is_digit_command
from ui.desktop.widgets.notice import say_about
from ui.desktop.widgets.prose import length_for_qt
from ui.desktop.widgets.raw_text import for_qt
from ui.desktop.widgets.window_keys import is_left_to_window
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_LINE_ENDS = re.compile("[\n\u2028]+")


class LineEdit(QLineEdit):
    """A line of limited length (see `limit`)."""

    def __init__(self, name: str, most: int, text: str = "", parent: QWidget | None = None) -> None:
        """`name` is what the line holds: "Title". It is read aloud, too."""
        super().__init__(parent)
        self.leaves_undo = False
        """Whether Ctrl+Z is left to the window: something else was done after what is typed."""
        self.setAccessibleName(name)
        limit(self, most)
        self.setText(text)

    @override
    def setText(self, text: str | None) -> None:
        """Shows `text` as saved."""
        super().setText(for_qt(text or ""))

    @override
    def event(self, event: QEvent) -> bool:
        if is_left_to_window(event, self._can_undo, self._can_redo):
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_digit_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _can_undo(self) -> bool:
        return self.isUndoAvailable() and not self.leaves_undo

    def _can_redo(self) -> bool:
        return self.isRedoAvailable() and not self.leaves_undo


def limit(line: QLineEdit, most: int) -> None:
    """Limits a line to `most` letters, not counting spaces at its ends.

    Typing or pasting more changes nothing, and a notice says so. Line ends become spaces.
    """
    room = _Room(most, line)
    line.setValidator(room)
    line.inputRejected.connect(room.say_refused)


class _Room(QValidator):
    """Accepts one line of at most `most` letters."""

    def __init__(self, most: int, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._most = most
        self._refused = 0

    @override
    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        head = _to_place(text, place)
        before = _one_line(head)
        line = before + _one_line(text[len(head) :])
        length = len(line.strip())
        if length > self._most:
            self._refused = length
            return QValidator.State.Invalid, for_qt(text), place
        if line == text:
            return QValidator.State.Acceptable, for_qt(text), place
        return QValidator.State.Acceptable, for_qt(line), length_for_qt(before)

    def say_refused(self) -> None:
        """Says why nothing was added."""
        if self._refused:
            say_about(
                self._line,
                f"There is room for {self._most} characters here, and this would make "
                f"{self._refused}. Nothing was added.",
            )


def _to_place(text: str, place: int) -> str:
    """The text up to a place as Qt counts it: a character beyond the first plane is two."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[: 2 * place].decode("utf-16-le", "surrogatepass")


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", keepable(text))
