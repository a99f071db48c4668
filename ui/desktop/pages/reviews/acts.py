"""What can be done to a review in the list: rename, reopen, delete. Each can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessment.reviews.cycles import ReviewCycle
from storage.file.refusals import ChangedElsewhere
from ui.desktop import destinations as to
from ui.desktop.undoing import Refused, Undoable
from ui.desktop.widgets.dialogs import ask_text, confirm

if TYPE_CHECKING:
    from ui.desktop.page import Page, PageContext


class ReviewActs:
    """Acts on reviews for the page that lists them, which is then shown again."""

    def __init__(self, context: PageContext, page: Page) -> None:
        self._context = context
        self._page = page

    def rename(self, cycle: ReviewCycle) -> None:
        """Asks for another title."""
        title = ask_text(self._page, "Rename the review", "Its title", cycle.title)
        if title and title.strip():
            self._save_title(cycle, title)

    def _save_title(self, cycle: ReviewCycle, title: str) -> None:
        reviews = self._context.journal.reviews
        try:
            reviews.rename(cycle.id, title, read=cycle.title)
        except ChangedElsewhere:
            now = reviews.review(cycle.id).cycle
            words = f"It is now called “{now.title}”. Rename it to “{title}” anyway?"
            if confirm(self._page, "Renamed elsewhere too", words, "Rename"):
                self._save_title(now, title)
            else:
                self._page.arrive()
            return
        self._page.arrive()
        given = cycle.with_changes(title=title).title
        renamed = cycle.with_changes(title=given)
        self._context.notice.say(
            "Renamed.",
            partial(self._rename_back, cycle, given),
            partial(self._rename_back, renamed, cycle.title),
        )

    def _rename_back(self, cycle: ReviewCycle, given: str) -> str:
        reviews = self._context.journal.reviews
        try:
            reviews.rename(cycle.id, cycle.title, read=given)
        except ChangedElsewhere:
            self._page.arrive()
            now = reviews.review(cycle.id).cycle.title
            return Refused(f"It has since been renamed elsewhere, so it is still called “{now}”.")
        self._page.arrive()
        return f"It is called “{cycle.title}” again."

    def reopen(self, cycle: ReviewCycle) -> None:
        """Opens a closed review again, after a question."""
        words = (
            "You will be able to change it again. Skills that have no rating in it yet keep their "
            "past ratings hidden. The journal records that you reopened it."
        )
        if confirm(self._page, f"Reopen “{cycle.title}”?", words, "Reopen"):
            self._open_again(cycle)
            step = Undoable(partial(self._close_again, cycle), partial(self._open_again, cycle))
            self._context.window.history.add(step)

    def _open_again(self, cycle: ReviewCycle) -> str:
        self._context.journal.reviews.reopen(cycle.id)
        self._context.navigation.go(to.walk(cycle.id))
        return f"“{cycle.title}” is open again."

    def _close_again(self, cycle: ReviewCycle) -> str:
        self._context.journal.reviews.close(cycle.id)
        self._context.navigation.go(to.reviews())
        return f"“{cycle.title}” is closed again. The journal still records that you reopened it."

    def delete(self, cycle: ReviewCycle) -> None:
        """Puts a review in the trash."""
        words = self._throw_away(cycle)
        self._context.notice.say(
            words, partial(self._restore, cycle), partial(self._throw_away, cycle)
        )

    def _throw_away(self, cycle: ReviewCycle) -> str:
        self._context.journal.reviews.move_to_trash(cycle.id)
        self._page.arrive()
        return (
            f"“{cycle.title}” is in the trash with everything in it. You can restore it in "
            "Settings."
        )

    def _restore(self, cycle: ReviewCycle) -> str:
        self._context.journal.reviews.restore(cycle.id)
        self._page.arrive()
        return f"“{cycle.title}” is back."
