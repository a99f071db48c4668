"""The trash: deleted reviews, evidence and feedback, each restored with a click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessment.dates import date_words, period_words
from assessment.evidence import Evidence
from assessment.feedback import Feedback, named_feedback
from assessment.model import SkillKey
from assessment.reviews.cycles import ReviewCycle
from assessment.wording import capitalised, counted
from rubrics.errors import KnownError
from ui.desktop.choice_steps import note_final
from ui.desktop.errors import show_known
from ui.desktop.pages.settings.section import Section
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import confirm
from ui.desktop.widgets.emptying import empty
from ui.desktop.widgets.neighbour import keyboard_stays
from ui.desktop.widgets.reading_order import holds_keyboard
from ui.desktop.widgets.spoken import ReadAs, read_as
from ui.desktop.widgets.text import label

if TYPE_CHECKING:
    from storage.tables.kind import TrashWords
    from storage.trash import Trashed
    from ui.desktop.page import PageContext

EMPTY = (
    "The trash is empty. Reviews, evidence and feedback that you delete stay here until you "
    "empty it."
)
FULL = "Everything here can be restored, with all you wrote in it, until you empty the trash."


class TrashRow(NamedTuple):
    """One thing in the trash, in words. `named` is what a notice calls it, a title in quotes."""

    title: str
    named: str
    meta: str
    thing: Trashed


class TrashSection(Section):
    """Lists what is in the trash, last deleted first."""

    relisted = Signal()
    """The rows were rebuilt."""

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
        things, hidden = journal.trash.everything(), journal.reviews.hidden_skills()
        if (things, hidden) == self._shown:
            return
        self._shown = (things, hidden)
        with keyboard_stays(self._rows):
            empty(self._rows)
            for thing in things:
                self._rows.addWidget(self._row(self._entry(thing, hidden)))
        self._words.setText(FULL if things else EMPTY)
        self._empty.setVisible(bool(things))
        self.relisted.emit()

    def _entry(self, thing: Trashed, hidden: frozenset[SkillKey]) -> TrashRow:
        item = thing.item
        if isinstance(item, Feedback):
            return self._feedback(thing, item, hidden)
        if isinstance(item, ReviewCycle):
            return TrashRow(item.title, f"“{item.title}”", _dates(item), thing)
        if isinstance(item, Evidence):
            return TrashRow(item.title, f"“{item.title}”", item.heading, thing)
        raise TypeError(f"the trash has no words for a {type(item).__name__}")

    def _feedback(self, thing: Trashed, item: Feedback, hidden: frozenset[SkillKey]) -> TrashRow:
        review = self._context.journal.reviews.review(item.cycle_id)
        titles = [skill.title for key, skill in review.skills.items() if key == item.key]
        named = named_feedback(item, titles[0] if titles else "a skill", hidden)
        return TrashRow(named, named, review.cycle.title, thing)

    def _row(self, entry: TrashRow) -> QWidget:
        made = QWidget()
        read_as(made, ReadAs.ITEM, f"{entry.title}, {entry.meta}")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        row.addLayout(words, 1)
        words.addWidget(label(entry.title, "strong"))
        words.addWidget(label(entry.meta, "meta"))
        restore = button("Restore", lambda: self._restore(entry), name=f"Restore {entry.title}")
        row.addWidget(restore, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _restore(self, entry: TrashRow) -> None:
        trash, was_here = self._context.journal.trash, holds_keyboard(self)
        try:
            trash.restore(entry.thing)
        except KnownError as error:
            show_known(self, error)
        else:
            self.refresh()
            if was_here:
                self.take_keyboard()
            undo, redo = partial(self._throw_away_again, entry), partial(self._bring_back, entry)
            self._context.notice.say(f"{entry.named} is back.", undo, redo)

    def _throw_away_again(self, entry: TrashRow) -> str:
        self._context.journal.trash.throw_away_again(entry.thing)
        return f"{entry.named} is in the trash again."

    def _bring_back(self, entry: TrashRow) -> str:
        self._context.journal.trash.restore(entry.thing)
        return f"{entry.named} is back."

    def _empty_trash(self) -> None:
        trash = self._context.journal.trash
        things = Counter(thing.words for thing in trash.everything())
        what, it = _counted(things), "it" if things.total() == 1 else "them"
        sure = confirm(
            self,
            f"Delete {what} for good?",
            f"All answers, ratings and notes in {it} are deleted too. This can’t be undone.",
            f"Delete {what}",
            danger=True,
        )
        if not sure:
            return
        gone: Counter[TrashWords] = Counter()
        try:
            gone.update(trash.empty())
        except KnownError as error:
            show_known(self, error)
        # The button goes with the last row, and the keyboard would go on to the next section.
        self.focusPreviousChild()
        self.refresh()
        if gone.total():
            verb = "was" if gone.total() == 1 else "were"
            words = f"{capitalised(_counted(gone))} {verb} deleted for good."
            self._context.notice.say(words)
            final = f"{words} That can’t be undone."
            note_final(self._context.window.history, final, still_so=lambda: True)


def _counted(things: Mapping[TrashWords, int]) -> str:
    """How many things of each kind: "two reviews, a piece of evidence and a view from ..."."""
    parts = [counted(count, *words) for words, count in things.items() if count]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _dates(cycle: ReviewCycle) -> str:
    if cycle.is_draft or cycle.closed_on is None:
        done = f"opened {date_words(cycle.opened_on)}"
    else:
        done = f"closed {date_words(cycle.closed_on)}"
    return f"{period_words(cycle.period)} · {done}"
