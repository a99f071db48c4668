"""The evidence for a skill noted between two reviews, and whether it supports a rise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.comparing.skill_story import Noted
from assessment.evidence import Evidence, EvidenceFilter
from assessment.wording import counted
from storage.tables.evidence import EvidenceStore
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.noted import noted as noted_entry
from ui.desktop.widgets.quotes import read
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.text import label

ADD, READ = "Add evidence", "Open in Evidence"
FEW, PER_SHEET = 3, 25
"""How many entries are shown at first (the latest), and how many each press of the button adds."""


def add_support(box: QVBoxLayout, noted: Noted, add: Callable[[], object]) -> None:
    """Adds a line on the evidence for a rise and, where it has none, a button that calls `add`."""
    if not noted.words:
        return
    box.addWidget(label(noted.words, "muted"))
    if noted.days:
        box.addWidget(label(f"Only evidence from these days counts: {noted.days}.", "meta"))
        box.addWidget(button(ADD, add, "link"), 0, Qt.AlignmentFlag.AlignLeft)


def add_entries(
    box: QVBoxLayout, noted: Noted, log: EvidenceStore, show: Callable[[str], object]
) -> None:
    """Adds the latest entries to `box`, and a button for earlier ones where there are any.

    Each entry has a button that calls `show` with the entry's id. Adds nothing without entries.
    """
    latest = log.entries(noted.which, newest_first=True, limit=FEW)
    if not latest:
        return
    box.addSpacing(6)
    box.addWidget(label(noted.title, "meta"))
    if len(latest) == FEW:
        box.addWidget(EarlierEntries(noted.which, log, show))
    for entry in reversed(latest):
        box.addWidget(_entry(entry, show))


class EarlierEntries(QWidget):
    """A button that shows earlier entries, and the entries it has shown so far below it.

    A skill may have thousands of entries after forty years, and the page has to open at once, so
    each press loads at most `PER_SHEET`.
    """

    def __init__(
        self, which: EvidenceFilter, log: EvidenceStore, show: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._which = which
        self._shown = FEW
        self._log = log
        self._show = show
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._way = button("", self._open, "link")
        self._box.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_way()

    def _open(self) -> None:
        made = [_entry(entry, self._show) for entry in reversed(self._next_sheet())]
        for place, entry in enumerate(made, start=1):
            self._box.insertWidget(place, entry)
        self._shown += len(made)
        if made:
            # The layout would show it only later, and a hidden widget cannot take the focus.
            made[0].show()
            set_reading_order(self)
            focus_on(made[0])
        self._show_way()

    def _show_way(self) -> None:
        """Labels the button with the number of entries it adds next; hides it if none are left."""
        more = len(self._next_sheet())
        words = f"Show {counted(more, 'earlier entry', 'earlier entries')}"
        self._way.setText(words)
        self._way.setAccessibleName(words)
        self._way.setVisible(more > 0)
        if more == 0 and self._shown == FEW:
            # Left visible, an empty widget would still take up space in the layout.
            self.hide()

    def _next_sheet(self) -> tuple[Evidence, ...]:
        return self._log.entries(
            self._which, newest_first=True, limit=PER_SHEET, offset=self._shown
        )


def _entry(entry: Evidence, show: Callable[[str], object]) -> QFrame:
    made, box = noted_entry(entry)
    if entry.text.strip():
        box.addSpacing(2)
        box.addWidget(read(entry.text.strip()))
    way = button(READ, lambda: show(entry.id), "link", name=f"{READ}: {entry.title}")
    box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return made
