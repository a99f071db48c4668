"""The colours and the text size as they are chosen by word: applied, kept, and a step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.choice_steps import note_choice
from ui.desktop.theme import Appearance

if TYPE_CHECKING:
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme
    from ui.desktop.undoing import UndoHistory

NAMES = {
    Appearance.SYSTEM: "colours of the system",
    Appearance.LIGHT: "light colours",
    Appearance.DARK: "dark colours",
}


class Looks:
    """Changes how the window looks, and keeps that on this computer.

    Larger and smaller text by key is no step: as everywhere, the other key takes it back, and
    Ctrl+Z is left to the words that are being written.
    """

    def __init__(self, theme: Theme, preferences: Preferences, history: UndoHistory) -> None:
        self._theme = theme
        self._preferences = preferences
        self._history = history

    def choose_colours(self, appearance: Appearance) -> None:
        """Chooses the colours."""
        before = self._theme.appearance
        self._show(appearance)
        if appearance is not before:
            note_choice(self._history, NAMES[appearance], before, appearance, self._turn)

    def choose_size(self, percent: int) -> None:
        """Chooses the text size."""
        before = self._theme.percent
        self._show_size(percent)
        if percent != before:
            note_choice(self._history, f"text at {percent}%", before, percent, self._turn_size)

    def _show(self, appearance: Appearance) -> None:
        self._preferences.appearance = appearance
        self._theme.choose(appearance)

    def _show_size(self, percent: int) -> None:
        self._preferences.text_percent = percent
        self._theme.resize_text(percent)

    def _turn(self, expected: Appearance, wanted: Appearance) -> bool:
        is_so = self._theme.appearance is expected
        if is_so:
            self._show(wanted)
        return is_so

    def _turn_size(self, expected: int, wanted: int) -> bool:
        is_so = self._theme.percent == expected
        if is_so:
            self._show_size(wanted)
        return is_so
