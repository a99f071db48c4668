"""The pages of one open journal: each is made when first needed, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from ui.desktop.navigation import Navigation, Visit
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.reading_order import focus_on, holds_keyboard

if TYPE_CHECKING:
    from storage.journal import Journal
    from ui.desktop.destinations import Destination
    from ui.desktop.page import Page, PageContext
    from ui.desktop.page_registry import RegisteredPage
    from ui.desktop.window import Window


class PageStack:
    """Shows the current destination of its `navigation` in the window."""

    def __init__(
        self,
        window: Window,
        pages: Sequence[RegisteredPage],
        journal: Journal,
        context_with: Callable[[Navigation], PageContext],
    ) -> None:
        self.navigation = Navigation(journal, self._show)
        self._window = window
        self._context = context_with(self.navigation)
        self._registered = {page.name: page for page in pages}
        self._pages: dict[tuple[str, tuple[str, ...]], Page] = {}
        self._visits: dict[Page, Visit] = {}

    def _show(self, visit: Visit) -> bool:
        """Leaves the open page and opens that of a visit; False when the open one can't be left.

        A page not opened for another destination since the visit is shown as it was left. When a
        page can't be opened, the one before it stays, and the error is raised.
        """
        shown = self._window.page
        if shown is not None and not shown.leave():
            return False
        page = self._page_of(visit.destination)
        is_as_left = self._is_as_left(page, visit)
        last = page.focusWidget() if is_as_left else None
        if last is not None:
            for column in page.findChildren(Column):
                column.stay(last)
        self._window.show_page(page, visit.destination.page)
        if not is_as_left and holds_keyboard(page):
            # Qt moved it there from the page before, or left it where it was at the last visit.
            page.window().focusWidget().clearFocus()
        try:
            self._arrive(page, visit)
        except Exception:
            last = None if shown is None else self._visits.get(shown)
            if shown is not None and last is not None:
                self._window.show_page(shown, last.destination.page)
                QTimer.singleShot(0, shown, partial(_begin, shown, is_as_left=True))
            raise
        self._visits[page] = visit
        # Widgets added by `arrive` become visible, and so focusable, only after it returns.
        QTimer.singleShot(0, page, partial(_begin, page, is_as_left=is_as_left))
        return True

    def _page_of(self, destination: Destination) -> Page:
        key = destination.page, destination.reviews
        if key not in self._pages:
            make = self._registered[destination.page].load()
            self._pages[key] = make(self._context, *destination.reviews)
        return self._pages[key]

    def _is_as_left(self, page: Page, visit: Visit) -> bool:
        """Whether the page shows what it showed last, by Back or as a list to read on in."""
        last = self._visits.get(page)
        return last is visit or (
            last is not None and page.stays_as_left and visit.destination.spot is None
        )

    def _arrive(self, page: Page, visit: Visit) -> None:
        spot = visit.destination.spot
        if spot is None or self._visits.get(page) is visit:
            page.arrive()
        else:
            page.arrive_at(spot)


def _begin(page: Page, *, is_as_left: bool) -> None:
    """Gives the focus to a page that did not set it itself, and scrolls it to its top.

    With `is_as_left`, what had the focus at the last visit gets it, and nothing is scrolled.
    """
    if holds_keyboard(page):
        return
    # Where the sidebar was clicked, Qt leaves the focus there.
    last = page.focusWidget() if is_as_left else None
    if last is not None and last is not page and last.isVisible() and last.isEnabled():
        last.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    focus_on(page)
    for column in page.findChildren(Column):
        column.begin_at_top(to_read=True)
