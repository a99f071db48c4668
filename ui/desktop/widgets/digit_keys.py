"""The digit that a key bears, also where the layout needs Shift for digits (French, Czech)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QKeyEvent

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""What Windows sends for AltGr."""
_MAC_KEYS = (29, 18, 19, 20, 21, 23, 22, 26, 28, 25)
"""The virtual keys of macOS above the letters, from 0 to 9."""


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key types, or bears in the row above the letters, or None."""
    if len(event.text()) == 1 and "0" <= event.text() <= "9":
        return int(event.text())
    if ord("0") <= event.key() <= ord("9"):
        return event.key() - ord("0")
    return None if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _borne_by(event)


def is_command(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is held, so that the key types nothing."""
    held = event.modifiers() & _COMMANDS
    if sys.platform == "win32" and held == _ALT_GR and event.text().isprintable():
        # AltGr types a sign, such as the "[" on the key of the 8 in German.
        return not event.text()
    return bool(held)


def is_digit_command(event: QKeyEvent) -> bool:
    """Whether it is a command by the key of a digit: for the window, and no text in any layout."""
    return is_command(event) and digit_of(event) is not None


def run_by_digit(event: QKeyEvent, actions: Iterable[QAction]) -> bool:
    """Runs the action whose shortcut is a digit with the same modifiers, on any layout.

    Qt finds it itself only where the layout types the digit. Returns whether there is one.
    """
    digit = digit_of(event)
    if digit is None or not is_command(event):
        return False
    keys = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(ord("0") + digit)))
    for action in actions:
        if action.isEnabled() and keys in action.shortcuts():
            action.trigger()
            return True
    return False


def _borne_by(event: QKeyEvent) -> int | None:
    if sys.platform == "darwin":
        key = event.nativeVirtualKey()
        return _MAC_KEYS.index(key) if key in _MAC_KEYS else None
    # Windows counts the keys 1 to 9 and 0 from 2 on, X11 and Wayland from 10 on.
    place = event.nativeScanCode() - (2 if sys.platform == "win32" else 10)
    return (place + 1) % 10 if 0 <= place <= 9 else None  # noqa: PLR2004 - ten digits
