"""The quotations chosen for a yearly page; each choice is saved at once."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessment.reporting.quotations import MOST_QUOTATIONS, Quotable, Quotation
from storage.file.refusals import ChangedElsewhere
from ui.desktop import destinations as to
from ui.desktop.choice_steps import choice_step
from ui.desktop.errors import show_known
from ui.desktop.page import PageContext
from ui.desktop.widgets.dialogs import confirm

if TYPE_CHECKING:
    from ui.desktop.undoing import Undoable

Quotations: TypeAlias = tuple[Quotation, ...]


class QuotationChoice(QObject):
    """The quotations chosen from one review, in the order of the page."""

    changed = Signal(object, int)
    """The choice changed. Carries the place that gets the focus, or None.

    The number is by how many places the passage there was just moved.
    """

    def __init__(self, context: PageContext, cycle_id: str, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._cycle_id = cycle_id
        self._page = page
        self.chosen: tuple[Quotation, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another passage."""
        return len(self.chosen) >= MOST_QUOTATIONS

    def read(self) -> None:
        """Reads the current choice from the journal."""
        self.chosen = self._context.journal.quotations.chosen(self._cycle_id)

    def pick(self, text: Quotable, passage: str) -> None:
        """Adds a passage to the choice; asks first if it is private."""
        if self.is_full or not self._agreed(text.is_private):
            return
        new = Quotation(source=text.source, passage=passage, despite_private=text.is_private)
        if step := self._choose((*self.chosen, new), "adding a quotation"):
            self._context.notice.say("It is on the page now.", step.undo, step.redo)

    def allow(self, place: int) -> None:
        """Keeps a quotation that was marked private since, after asking."""
        if self._agreed(is_private=True):
            changed = list(self.chosen)
            changed[place] = changed[place].with_changes(despite_private=True)
            self._note(self._choose(tuple(changed), "using a private quotation", focus=place))

    def move(self, place: int, by: int) -> None:
        """Moves the quotation at `place` up or down."""
        order = list(self.chosen)
        order.insert(place + by, order.pop(place))
        self._note(self._choose(tuple(order), "moving a quotation", focus=place + by, step=by))

    def remove(self, place: int) -> None:
        """Removes the quotation at `place` from the page; this can be undone."""
        rest = tuple(one for n, one in enumerate(self.chosen) if n != place)
        if step := self._choose(rest, "removing a quotation", focus=place):
            self._context.notice.say(
                "The quotation is no longer on the page.", step.undo, step.redo
            )

    def _agreed(self, is_private: bool) -> bool:
        return not is_private or confirm(
            self._page,
            "Print what you marked as private?",
            "Anyone who has the printed page or the file can read it. In your journal it stays "
            "private.",
            "Use it anyway",
        )

    def _choose(
        self, quotations: Quotations, what: str, focus: int | None = None, step: int = 0
    ) -> Undoable | None:
        """Saves and shows a choice. Returns its step, or None if another was made elsewhere."""
        made, before = None, self.chosen
        try:
            self._context.journal.quotations.choose(self._cycle_id, quotations, read=self.chosen)
        except ChangedElsewhere as error:
            show_known(self._page, error)
            self.read()
        else:
            self.chosen = quotations
            made = choice_step(what, before, quotations, self._turn)
        self.changed.emit(focus, step)
        return made

    def _note(self, step: Undoable | None) -> None:
        if step is not None:
            self._context.window.history.add(step)

    def _turn(self, expected: Quotations, wanted: Quotations) -> bool:
        """Puts one choice in place of another, on the page, unless it was changed since."""
        store, pairs = self._context.journal.quotations, zip(expected, wanted, strict=False)
        if store.chosen(self._cycle_id) != expected:
            return False
        if not self._page.isVisible():
            self._context.navigation.go(to.yearly_page(self._cycle_id))
        if not self._page.isVisible():
            return False
        store.choose(self._cycle_id, wanted, read=expected)
        self.chosen = wanted
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        self.changed.emit(min(same, len(wanted) - 1) if wanted else None, 0)
        return True
