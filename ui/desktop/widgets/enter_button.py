"""A push button that Enter presses. The first window uses it, so this module must load fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QPushButton

from ui.desktop.widgets.ring import RingByKeyboard
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionButton


def press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Presses the button if the key is Enter, which Qt does on some systems only."""
    # Imported late: the first use of this namespace takes 14 ms, too long for the first window.
    from PySide6.QtCore import Qt

    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class EnterButton(RingByKeyboard, QPushButton):
    """A push button that Enter presses, like Space."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._was_clicked:
            from PySide6.QtWidgets import QStyle

            # What the style sheet takes for the focus.
            option.state &= ~QStyle.StateFlag.State_HasFocus
