"""What was noted of a skill between two reviews, and whether it stands behind a rise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from assessment.evidence import Evidence
from assessment.skill_story import Noted
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.noted import noted
from ui.desktop.widgets.quotes import read
from ui.desktop.widgets.text import label

ADD, READ = "Add evidence", "Read in the work log"


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
    for entry in told.entries:
        box.addWidget(_entry(entry, show))


def _entry(entry: Evidence, show: Callable[[str], object]) -> QFrame:
    made, box = noted(entry)
    if entry.text.strip():
        box.addSpacing(2)
        box.addWidget(read(entry.text.strip()))
    way = button(READ, lambda: show(entry.id), "link", name=f"{READ}: {entry.title}")
    box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
    return made
