"""The pills of the walk, such as “Private”: each press is a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desktop.choice_steps import note_choice
from ui.desktop.widgets.toggle import CHIP, Toggle

if TYPE_CHECKING:
    from ui.desktop.page import PageContext
    from ui.desktop.undoing import UndoHistory


class Chips(QObject):
    """Notes in the window's history what the user switches on and off.

    A pill made again under the same name takes up the steps of the one before.
    """

    def __init__(self, history: UndoHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._kept: dict[Hashable, _KeptChip] = {}

    def keep(self, name: Hashable, chip: Toggle, show: Callable[[], object] | None = None) -> None:
        """Makes `chip` the one called `name`.

        `show` opens its place again after that was left; without it an undo stays on the page.
        """
        kept = self._kept.setdefault(name, _KeptChip())
        if kept.chip is not chip:
            chip.clicked.connect(partial(self._note, kept))
        kept.chip, kept.show = chip, show

    def clear(self) -> None:
        """Forgets everything, because the journal is closed."""
        self._kept.clear()

    def _note(self, kept: _KeptChip) -> None:
        if (chip := kept.chip) is not None:
            now = chip.isChecked()
            note_choice(self._history, f"“{chip.text()}”", not now, now, kept.turn)


class _KeptChip:
    """The pill that has a name now, and the way there."""

    def __init__(self) -> None:
        self.chip: Toggle | None = None
        self.show: Callable[[], object] | None = None

    def turn(self, _expected: bool, wanted: bool) -> bool:
        """Switches the pill, as a click would, and gives it the focus."""
        before = self.chip
        if self.show is not None and not _is_seen(before):
            self.show()
        chip = self.chip
        # One just made is not visible yet.
        is_there = _is_seen(chip) if chip is before else True
        if chip is None or not is_there or chip.isChecked() is wanted:
            return False
        chip.click()
        chip.setFocus()
        return True


def _is_seen(chip: Toggle | None) -> bool:
    return chip is not None and isValid(chip) and chip.isVisible()


def keep_chips(
    context: PageContext, name: Hashable, part: QWidget, show: Callable[[], object] | None = None
) -> None:
    """Keeps every pill on a part of a page (see `Chips.keep`)."""
    for chip in part.findChildren(Toggle):
        if chip.property("role") == CHIP:
            context.window.chips.keep((name, chip.accessibleName()), chip, show)
