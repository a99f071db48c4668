"""The lower words of home: the latest evidence, what moved last time, and the latest reviews."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop import destinations as to
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from assessment.home.glance import Glance
    from ui.desktop.page import PageContext

PRIVATE = "Private entry"
"""Home is what others see over a shoulder, so it has no title of what is private."""

TOP = Qt.AlignmentFlag.AlignTop


class LatestWords(QWidget):
    """What a glance says of the past, with links to it."""

    def __init__(self, context: PageContext, glance: Glance) -> None:
        super().__init__()
        self._go = context.navigation.go
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        if glance.noted:
            self._add_noted(glance)
        if glance.closed:
            self._box.addSpacing(16)
            self._add_last_time(glance)
            self._add_reviews(glance)

    def _add_noted(self, glance: Glance) -> None:
        for entry in glance.noted:
            title = entry.title or PRIVATE
            self._add_row(f"{entry.day} · {title}", "Open", title, to.evidence(entry.entry_id))

    def _add_last_time(self, glance: Glance) -> None:
        self._box.addWidget(label("Last time", "section"))
        self._box.addWidget(label(glance.last_time))
        if glance.growing_in:
            self._box.addWidget(label(glance.growing_in, "muted"))
        self._box.addSpacing(12)

    def _add_reviews(self, glance: Glance) -> None:
        self._box.addWidget(label("Reviews", "section"))
        for review in glance.closed:
            words = f"{review.title} · {review.days}"
            self._add_row(words, "Read", review.title, to.report(review.cycle_id))
        if glance.has_more:
            self._box.addWidget(button("All reviews", partial(self._go, to.reviews()), "link"))

    def _add_row(self, words: str, act: str, name: str, destination: to.Destination) -> None:
        """Adds a row with one label only: each widget delays the first sight of home."""
        row = QHBoxLayout()
        row.setSpacing(16)
        self._box.addLayout(row)
        row.addWidget(label(words), 1)
        go = button(act, partial(self._go, destination), "link", name=f"{act} {name}")
        row.addWidget(go, 0, TOP)
