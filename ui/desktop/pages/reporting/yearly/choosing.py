"""The quotations chosen for a yearly page; each choice is saved at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assessment.reporting.quotations import MOST_QUOTATIONS, Quotable, Quotation
from storage.file.refusals import ChangedElsewhere
from ui.desktop.errors import show_known
from ui.desktop.page import PageContext
from ui.desktop.widgets.dialogs import confirm


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
        self._choose((*self.chosen, new))
        self._context.notice.say("It is on the page now.", partial(self._choose, self.chosen[:-1]))

    def allow(self, place: int) -> None:
        """Keeps a quotation that was marked private since, after asking."""
        if self._agreed(is_private=True):
            changed = list(self.chosen)
            changed[place] = changed[place].with_changes(despite_private=True)
            self._choose(tuple(changed), focus=place)

    def move(self, place: int, by: int) -> None:
        """Moves the quotation at `place` up or down."""
        order = list(self.chosen)
        order.insert(place + by, order.pop(place))
        self._choose(tuple(order), focus=place + by, step=by)

    def remove(self, place: int) -> None:
        """Removes the quotation at `place` from the page; this can be undone."""
        before = self.chosen
        self._choose(tuple(one for n, one in enumerate(before) if n != place), focus=place)
        self._context.notice.say(
            "The quotation is no longer on the page.", partial(self._choose, before, place)
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
        self, quotations: tuple[Quotation, ...], focus: int | None = None, step: int = 0
    ) -> None:
        try:
            self._context.journal.quotations.choose(self._cycle_id, quotations, read=self.chosen)
        except ChangedElsewhere as error:
            show_known(self._page, error)
            self.read()
        else:
            self.chosen = quotations
        self.changed.emit(focus, step)
