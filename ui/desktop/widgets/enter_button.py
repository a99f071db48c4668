"""A push button that Enter presses. The first window has some, so nothing slow is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QPushButton

from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Presses the button if the key is Enter. Qt does so on some systems only, by Space on all."""
    # The first use of this namespace takes 14 ms, which the first window does without.
    from PySide6.QtCore import Qt

    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class EnterButton(QPushButton):
    """A push button that Enter presses, like Space."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
