"""A row of words of which one is chosen, or at most one; a single Tab stop, like radio buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.toggle import Toggle
from ui.overriding import override


class Choice(QWidget):
    """Words side by side, of which the arrow keys reach each.

    Where one must be chosen, an arrow also chooses, as among radio buttons. Where the choice may be
    cleared, it only moves; Space and Enter choose, and clear by choosing again. Tab comes to the
    chosen word, or else to the one that had the keyboard last.
    """

    chosen = Signal(object)
    """The value that the user chose, or None when the choice was cleared."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        *,
        may_clear: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._may_clear = may_clear
        self._values: dict[QPushButton, object] = {}
        row = FlowLayout(self, gap=6)
        for value, words in options:
            word = _Word(words, "segment")
            word.setAccessibleName(f"{name}: {words}")
            word.clicked.connect(self._clicked)
            self._values[word] = value
            row.addWidget(word)
            word.focus_changed.connect(self._settle_stop)
        self._stop = next(iter(self._values))
        self._settle_stop()

    def show_value(self, value: object) -> None:
        """Shows `value` as chosen (None: nothing), without emitting a signal.

        If one of these words has the focus, the focus moves to the chosen one.
        """
        is_new = value != self.value()
        for word, own in self._values.items():
            word.setChecked(value is not None and own == value)
            if is_new and word.isChecked() and any(one.hasFocus() for one in self._values):
                word.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle_stop()

    def focus_first(self) -> None:
        """Gives the focus to the first word, without choosing it."""
        next(iter(self._values)).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_chosen(self) -> None:
        """Gives the focus to the word that Tab comes to."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_stop(self) -> None:
        """Makes one word the only one that Tab comes to; a click gives the focus to any."""
        focused = [word for word in self._values if word.hasFocus()]
        chosen = [word for word in self._values if word.isChecked()]
        self._stop = (focused or chosen or [self._stop])[0]
        for word in self._values:
            is_stop = word is self._stop
            word.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    @property
    def words(self) -> tuple[QPushButton, ...]:
        """The buttons, in their order."""
        return tuple(self._values)

    def word_of(self, value: object) -> QPushButton:
        """The word for a value."""
        return next(word for word, own in self._values.items() if own == value)

    def value(self) -> object:
        """The chosen value, or None."""
        return next((own for word, own in self._values.items() if word.isChecked()), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        words = list(self._values)
        focused = self.focusWidget()
        if event.key() in steps and isinstance(focused, QPushButton) and focused in words:
            at = words.index(focused) + steps[Qt.Key(event.key())]
            if self._may_clear:
                words[at % len(words)].setFocus(Qt.FocusReason.TabFocusReason)
            elif 0 <= at < len(words):
                words[at].setFocus(Qt.FocusReason.TabFocusReason)
                words[at].click()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        if not self._may_clear:
            sender.setChecked(True)
        for word in self._values:
            if word is not sender:
                word.setChecked(False)
        self._settle_stop()
        self.chosen.emit(self._values[sender] if sender.isChecked() else None)


class _Word(Toggle):
    """One word; leaves the arrow keys to its row."""

    focus_changed = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)
