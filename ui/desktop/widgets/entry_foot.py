"""The buttons below the form for one entry: Done, and Delete or Discard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.foot_strip import FootStrip
from ui.desktop.widgets.key_button import KeyButton
from ui.desktop.widgets.text import set_role

if TYPE_CHECKING:
    from ui.desktop.theme import Theme


class EntryFoot(FootStrip):
    """Hidden until a form is shown. `this` is the word for one entry, as in "this entry"."""

    def __init__(
        self,
        theme: Theme,
        this: str,
        done: Callable[[], object],
        throw_away: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._this = this
        self._away = button("Delete", throw_away, "danger")
        self._done = KeyButton(theme, "Done", "Ctrl+Return", done, "primary")
        self.row.addWidget(self._away)
        self.row.addStretch(1)
        self.row.addWidget(self._done)
        self.hide()

    def begin(self, *, is_new: bool) -> None:
        """Offers to discard what is new, for as long as its form is open, or to delete an entry."""
        words = "Discard" if is_new else "Delete"
        self._away.setText(words)
        self._away.setAccessibleName(f"{words} this {self._this}")
        set_role(self._away, "plain" if is_new else "danger")

    def put_done_first(self) -> None:
        """Has Tab reach Done before the button that deletes, which is to its left."""
        QWidget.setTabOrder(self._done, self._away)
