"""The trash: reviews, evidence and views of others that were deleted, a click from coming back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assessment.dates import date_words, period_words
from assessment.evidence import Evidence
from assessment.feedback import Feedback, named_feedback
from assessment.model import SkillKey
from assessment.reviews.cycles import ReviewCycle
from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import confirm
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from ui.desktop.page import PageContext

EMPTY = (
    "The trash is empty. A review that you delete comes here, as does evidence and what someone "
    "said of you, and stays until you empty the trash."
)
FULL = "Each is whole, with all that you wrote in it, until you empty the trash."


class Thrown(NamedTuple):
    """One thing in the trash, in words, and how it comes back and goes again.

    A notice calls it `named`: a title of the user's own stands in quotation marks there.
    """

    title: str
    named: str
    meta: str
    restore: Callable[[], None]
    move_to_trash: Callable[[], None]


class TrashSection(Section):
    """Lists what is in the trash, the last thrown away first."""

    relisted = Signal()
    """The rows were made anew."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Trash")
        self._context = context
        self._shown: tuple[object, ...] | None = None
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
        journal = self._context.journal
        cycles, feedback = journal.reviews.trashed(), journal.feedback.trashed()
        evidence, hidden = journal.evidence.trashed(), journal.reviews.hidden_skills()
        if (cycles, evidence, feedback, hidden) == self._shown:
            return
        self._shown = (cycles, evidence, feedback, hidden)
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        of_feedback = (self._item(item, hidden) for item in feedback)
        for thrown in (*map(self._cycle, cycles), *map(self._entry, evidence), *of_feedback):
            self._rows.addWidget(self._row(thrown))
        self._words.setText(FULL if self._rows.count() else EMPTY)
        self._empty.setVisible(self._rows.count() > 0)
        self.relisted.emit()

    def _cycle(self, cycle: ReviewCycle) -> Thrown:
        reviews = self._context.journal.reviews
        return Thrown(
            cycle.title,
            f"“{cycle.title}”",
            _dates(cycle),
            partial(reviews.restore, cycle.id),
            partial(reviews.move_to_trash, cycle.id),
        )

    def _entry(self, entry: Evidence) -> Thrown:
        evidence = self._context.journal.evidence
        return Thrown(
            entry.title,
            f"“{entry.title}”",
            entry.heading,
            partial(evidence.restore, entry.id),
            partial(evidence.move_to_trash, entry.id),
        )

    def _item(self, item: Feedback, hidden: frozenset[SkillKey]) -> Thrown:
        reviews, feedback = self._context.journal.reviews, self._context.journal.feedback
        review = reviews.review(item.cycle_id)
        titles = [skill.title for key, skill in review.skills.items() if key == item.key]
        named = named_feedback(item, titles[0] if titles else "a skill", hidden)
        return Thrown(
            named,
            named,
            review.cycle.title,
            partial(feedback.restore, item.id),
            partial(feedback.move_to_trash, item.id),
        )

    def _row(self, thrown: Thrown) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(thrown.title, "strong"))
        words.addWidget(label(thrown.meta, "meta"))
        row.addLayout(words, 1)
        restore = button("Restore", lambda: self._restore(thrown), name=f"Restore {thrown.title}")
        row.addWidget(restore, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _restore(self, thrown: Thrown) -> None:
        if self._rows.count() == 1:
            # Nothing here can have the keyboard then: it goes to what stands just above.
            self.focusPreviousChild()
        try:
            thrown.restore()
        except KnownError as error:
            show_known(self, error)
        else:
            self.refresh()
            self._focus_first()
            self._context.notice.say(f"{thrown.named} is back.", undo=thrown.move_to_trash)

    def _empty_trash(self) -> None:
        journal = self._context.journal
        cycles, feedback = len(journal.reviews.trashed()), len(journal.feedback.trashed())
        entries = len(journal.evidence.trashed())
        what = _counted(cycles, entries, feedback)
        it = "it" if cycles + entries + feedback == 1 else "them"
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
        feedback = entries = cycles = 0
        try:
            feedback = journal.feedback.empty_trash()
            entries = journal.evidence.empty_trash()
            cycles = journal.reviews.empty_trash()
        except KnownError as error:
            show_known(self, error)
        self.refresh()
        if gone := feedback + entries + cycles:
            verb = "was" if gone == 1 else "were"
            counted = capitalised(_counted(cycles, entries, feedback))
            self._context.notice.say(f"{counted} {verb} deleted for good.")

    def _focus_first(self) -> None:
        """The button that had the focus is gone; the next one gets it."""
        first = self._rows.itemAt(0)
        row = first.widget() if first else None
        target = row.findChild(QPushButton) if row else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _counted(cycles: int, entries: int, feedback: int) -> str:
    parts = [counted(cycles, "review")] if cycles else []
    parts += [counted(entries, "piece of evidence", "pieces of evidence")] if entries else []
    parts += [counted(feedback, "view from someone else", "views from others")] if feedback else []
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _dates(cycle: ReviewCycle) -> str:
    moment = cycle.opened_at if cycle.closed_at is None else cycle.closed_at
    done = "opened" if cycle.closed_at is None else "closed"
    return f"{period_words(cycle.period)} · {done} {date_words(moment.astimezone().date())}"
