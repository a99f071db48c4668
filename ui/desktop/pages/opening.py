"""The page shown when the journal can't be opened: why, that it is safe, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from rubrics.errors import KnownError
from storage.file.errors import AlteredSchema, DamagedJournal
from ui.desktop.page import Page
from ui.desktop.ways_to_journals import OPEN_KEYS
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.dialogs import JOURNAL_KINDS, choose_open_path, choose_save_path
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.selectable import Selectable
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tips import set_tip
from ui.overriding import override

if TYPE_CHECKING:
    from ui.desktop.theme import Theme

CHOOSE_OTHER = "Choose another journal…"

Way: TypeAlias = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class TroublePage(Page):
    """Takes the place of home. It emits what the user wants and opens nothing itself."""

    def __init__(
        self,
        theme: Theme,
        error: KnownError,
        path: Path,
        heading: str,
        ways: Sequence[Way],
        on_choose_other: Callable[[Path], object],
        on_new: Callable[[Path], object],
    ) -> None:
        """`ways` are buttons before the usual ones; the first has the focus."""
        super().__init__()
        self._path = path
        self._on_choose_other = on_choose_other
        self._on_new = on_new
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column = Column(theme)
        row.addWidget(column)
        roles = ["primary", *(["plain"] * (len(ways) - 1))]
        self._ways = [button(*way, role) for way, role in zip(ways, roles, strict=True)]
        self._fill(column.box, error, heading)
        self.offer(CHOOSE_OTHER, OPEN_KEYS, self._choose_other)

    @override
    def arrive(self) -> None:
        self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, box: QVBoxLayout, error: KnownError, heading: str) -> None:
        box.addWidget(label(heading, "page"))
        box.addSpacing(4)
        box.addWidget(label(error.message))
        if error.way_out:
            box.addWidget(label(error.way_out))
        box.addSpacing(12)
        box.addWidget(label("The journal", "meta"))
        box.addWidget(Selectable("Path of the journal", str(self._path)))
        box.addSpacing(16)
        if isinstance(error, (AlteredSchema, DamagedJournal)):
            from ui.desktop.widgets.good_copy import GoodCopy

            box.addWidget(GoodCopy(self._path, self._on_choose_other))
            box.addSpacing(16)
        buttons = FlowLayout(gap=8)
        box.addLayout(buttons)
        for way in self._ways:
            buttons.addWidget(way)
        other = button(CHOOSE_OTHER, self._choose_other)
        set_tip(other, OPEN_KEYS)
        buttons.addWidget(other)
        buttons.addWidget(button("Start a new journal…", self._start_new))
        buttons.addWidget(button("Quit", lambda: self.window().close()))

    def _choose_other(self) -> None:
        chosen = choose_open_path(self, "Choose a journal", self._path.parent)
        if chosen is not None:
            self._on_choose_other(chosen)

    def _start_new(self) -> None:
        name = Path("journal.rings")
        chosen = choose_save_path(self, "A new journal", name, JOURNAL_KINDS, may_replace=False)
        if chosen is not None:
            self._on_new(chosen)
