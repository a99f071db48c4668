"""The trash: reviews that were deleted, each a click from coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessment.cycles import ReviewCycle
from assessment.dates import date_words, period_words
from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import confirm
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import Desk

EMPTY = (
    "The trash is empty. A review that you delete comes here and stays until you empty the trash."
)
FULL = "Each review is whole, with all that you wrote in it, until you empty the trash."


class TrashSection(Section):
    """Lists what is in the trash, the last thrown away first."""

    relisted = Signal()
    """The rows were made anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Trash")
        self._desk = desk
        self._shown: tuple[ReviewCycle, ...] | None = None
        self._words = label("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._empty = button("Empty the trash…", self._empty_trash, "danger")
        self.box.addWidget(self._words)
        self.box.addLayout(self._rows)
        self.box.addSpacing(4)
        self.box.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the journal holds."""
        cycles = self._desk.journal.reviews.trashed()
        if cycles == self._shown:
            return
        self._shown = cycles
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for cycle in cycles:
            self._rows.addWidget(self._row(cycle))
        self._words.setText(FULL if cycles else EMPTY)
        self._empty.setVisible(bool(cycles))
        self.relisted.emit()

    def _row(self, cycle: ReviewCycle) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(cycle.title, "strong"))
        words.addWidget(label(_dates(cycle), "meta"))
        row.addLayout(words, 1)
        restore = button("Restore", lambda: self._restore(cycle), name=f"Restore {cycle.title}")
        row.addWidget(restore, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _restore(self, cycle: ReviewCycle) -> None:
        reviews = self._desk.journal.reviews
        try:
            reviews.restore(cycle.id)
        except KnownError as error:
            show_known(self, error)
        else:
            self.refresh()
            self._focus_first()
            self._desk.notice.say(
                f"{cycle.title} is back.", undo=lambda: reviews.move_to_trash(cycle.id)
            )

    def _empty_trash(self) -> None:
        count = len(self._desk.journal.reviews.trashed())
        what = counted(count, "review")
        it = "it" if count == 1 else "them"
        sure = confirm(
            self,
            f"Delete {what} for good?",
            f"Everything written in {it} goes too: answers, ratings and notes. "
            "This can’t be undone.",
            f"Delete {what}",
            danger=True,
        )
        if not sure:
            return
        try:
            gone = self._desk.journal.reviews.empty_trash()
        except KnownError as error:
            show_known(self, error)
        else:
            self.refresh()
            verb = "was" if gone == 1 else "were"
            self._desk.notice.say(
                f"{capitalised(counted(gone, 'review'))} {verb} deleted for good."
            )

    def _focus_first(self) -> None:
        """The button that had the focus is gone; the next one gets it."""
        first = self._rows.itemAt(0)
        row = first.widget() if first else None
        target = row.findChild(QPushButton) if row else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _dates(cycle: ReviewCycle) -> str:
    moment = cycle.opened_at if cycle.closed_at is None else cycle.closed_at
    done = "opened" if cycle.closed_at is None else "closed"
    return f"{period_words(cycle.period)} · {done} {date_words(moment.astimezone().date())}"
