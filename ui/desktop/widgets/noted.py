"""An entry of the work log as shown in a review, or between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.evidence import Evidence
from ui.desktop.widgets.quotes import frame, read
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QVBoxLayout


def noted(entry: Evidence) -> tuple[QFrame, QVBoxLayout]:
    """A frame with an entry's title, kind and day, and the box to add more to."""
    made, box = frame("now")
    box.addWidget(read(entry.title, "strong"))
    private = " · private" if entry.private else ""
    box.addWidget(label(f"{entry.heading}{private}", "meta"))
    return made, box
