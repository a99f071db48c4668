"""What was noted of a skill between two reviews, and whether it stands behind a rise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessment.comparing.skill_story import Noted
from assessment.evidence import Evidence
from assessment.wording import counted
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.noted import noted
from ui.desktop.widgets.quotes import read
from ui.desktop.widgets.reading_order import focus_on, set_reading_order
from ui.desktop.widgets.text import label

ADD, READ = "Add evidence", "Read in the work log"
FEW = 3
"""How many entries stand there at once, the latest ones."""


def add_support(box: QVBoxLayout, told: Noted, add: Callable[[], object]) -> None:
    """Adds to `box` what stands behind a rise and, where nothing does, the way to `add` some."""
    if not told.words:
        return
    box.addWidget(label(told.words, "muted"))
    if told.days:
        box.addWidget(label(f"The days that count: {told.days}.", "meta"))
        box.addWidget(button(ADD, add, "link"), 0, Qt.AlignmentFlag.AlignLeft)


def add_entries(box: QVBoxLayout, told: Noted, show: Callable[[str], object]) -> None:
    """Adds each entry to `box`, with the way to `show` it in the work log, by its id."""
    if not told.entries:
        return
    box.addSpacing(6)
    box.addWidget(label(told.title, "meta"))
    earlier, latest = told.entries[:-FEW], told.entries[-FEW:]
    if earlier:
        box.addWidget(EarlierEntries(earlier, show))
    for entry in latest:
        box.addWidget(_entry(entry, show))


class EarlierEntries(QWidget):
    """The way to the entries before the latest few, and then they themselves in its place.

    Forty years of a skill may have hundreds, and a page has to stand at once.
    """

    def __init__(self, entries: Sequence[Evidence], show: Callable[[str], object]) -> None:
        super().__init__()
        self._entries = entries
        self._show = show
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        words = f"Show {counted(len(entries), 'earlier entry', 'earlier entries')}"
        self._way = button(words, self._open, "link")
        self._box.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self) -> None:
        made = [_entry(entry, self._show) for entry in self._entries]
        for entry in made:
            self._box.addWidget(entry)
        # Shown at once: what a layout shows by itself, a moment later, takes no keyboard.
        made[0].show()
        set_reading_order(self)
        focus_on(made[0])
        self._way.hide()


def _entry(entry: Evidence, show: Callable[[str], object]) -> QFrame:
    made, box = noted(entry)
    if entry.text.strip():
        box.addSpacing(2)
        box.addWidget(read(entry.text.strip()))
    way = button(READ, lambda: show(entry.id), "link", name=f"{READ}: {entry.title}")
    box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return made
