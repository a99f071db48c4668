"""Goes from page to page: makes each page when it is first wanted and opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.desktop.page import Page, PageContext
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.reading_order import focus_on, holds_keyboard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessment.model import SkillKey
    from assessment.reviews.cycles import Place
    from rubrics.library import Library
    from storage.journal import Journal
    from ui.desktop.pages.evidence import EvidencePage
    from ui.desktop.preferences import Preferences
    from ui.desktop.theme import Theme
    from ui.desktop.window import Window


class Router:
    """The ways through the window for one open journal (see `ui.desktop.page.Ways`)."""

    def __init__(
        self,
        window: Window,
        theme: Theme,
        preferences: Preferences,
        journal: Journal,
        library: Library,
        open_journal: Callable[[Path], None],
        own_journal: Callable[[], None],
    ) -> None:
        self._window = window
        self._open_journal = open_journal
        self._own_journal = own_journal
        self._context = PageContext(journal, library, theme, preferences, window.notice, self)
        self._pages: dict[str, Page] = {}

    def go(self, page: str) -> None:
        """Opens a page of the navigation by name."""
        {
            "home": self.home,
            "review": self.reviews_or_walk,
            "evidence": self.evidence,
            "growth": self.growth,
            "library": self.library,
            "settings": self.settings,
        }[page]()

    def home(self) -> None:
        """Opens home."""
        from ui.desktop.pages.home.page import HomePage

        self._show("home", lambda: HomePage(self._context))

    def reviews(self) -> None:
        """Opens the list of reviews."""
        from ui.desktop.pages.reviews.cycles import CyclesPage

        self._show("reviews", lambda: CyclesPage(self._context))

    def reviews_or_walk(self) -> None:
        """Opens the one open review, or the list when there is none or more than one."""
        drafts = [cycle for cycle in self._context.journal.reviews.cycles() if cycle.is_draft]
        if len(drafts) == 1 and self._window.page is not self._pages.get(f"walk {drafts[0].id}"):
            self.walk(drafts[0].id)
        else:
            self.reviews()

    def start_review(self) -> None:
        """Opens the form that starts a review."""
        from ui.desktop.pages.reviews.start import StartPage

        self._show("start", lambda: StartPage(self._context))

    def walk(self, cycle_id: str, place: Place | None = None) -> None:
        """Opens the walk through a cycle, where it was left or at a place."""
        from ui.desktop.pages.walk.page import WalkPage

        page = self._show(f"walk {cycle_id}", lambda: WalkPage(self._context, cycle_id))
        if place is not None and isinstance(page, WalkPage):
            page.show_place(place)

    def look_back(self, cycle_id: str) -> None:
        """Opens the look back on a cycle."""
        from ui.desktop.pages.reviews.closing import ClosingPage

        self._show(f"look back {cycle_id}", lambda: ClosingPage(self._context, cycle_id))

    def report(self, cycle_id: str) -> None:
        """Opens the report of a cycle."""
        from ui.desktop.pages.reporting.report import ReportPage

        self._show(f"report {cycle_id}", lambda: ReportPage(self._context, cycle_id))

    def rate_again(self, cycle_id: str) -> None:
        """Opens the repeat of a cycle: its skills, rated a second time."""
        from ui.desktop.pages.second_ratings import RepeatUse, SecondRatingPage

        def make() -> Page:
            return SecondRatingPage(self._context, RepeatUse(self._context, cycle_id))

        self._show(f"rate again {cycle_id}", make)

    def then_test(self, before_id: str, after_id: str) -> None:
        """Opens the look back from a cycle at an earlier one, by today's standard."""
        from ui.desktop.pages.second_ratings import SecondRatingPage, ThenTestUse

        def make() -> Page:
            return SecondRatingPage(self._context, ThenTestUse(self._context, before_id, after_id))

        self._show(f"then-test {before_id} {after_id}", make)

    def others(self, cycle_id: str, skill: SkillKey | None = None) -> None:
        """Opens what others said in a cycle, at a skill when one is named."""
        from ui.desktop.pages.feedback import FeedbackPage

        page = self._show(f"others {cycle_id}", lambda: FeedbackPage(self._context, cycle_id))
        if skill is not None and isinstance(page, FeedbackPage):
            page.show_skill(skill)

    def yearly_page(self, cycle_id: str) -> None:
        """Opens the page to keep of a cycle."""
        from ui.desktop.pages.reporting.yearly import YearPage

        self._show(f"yearly page {cycle_id}", lambda: YearPage(self._context, cycle_id))

    def evidence(self) -> None:
        """Opens the work log."""
        self._evidence()

    def note_evidence(
        self, skill: SkillKey | None = None, back: Callable[[], object] | None = None
    ) -> None:
        """Opens the form for a new entry, of a skill when one is named.

        Done then leads `back`, or to the work log.
        """
        page = self._evidence()
        if page is not None:
            page.note(skill, back)

    def read_evidence(self, entry_id: str) -> None:
        """Opens the work log at an entry."""
        page = self._evidence()
        if page is not None:
            page.show_entry(entry_id)

    def growth(self, before: str | None = None, after: str | None = None) -> None:
        """Opens the charts, with a pair of cycles when one is named."""
        from ui.desktop.pages.comparing import GrowthPage

        def choose(page: Page) -> None:
            if (before or after) and isinstance(page, GrowthPage):
                page.show_pair(before, after)

        self._show("growth", lambda: GrowthPage(self._context), choose)

    def library(self, rubric_id: str | None = None) -> None:
        """Opens the library, at a rubric when one is named."""
        from ui.desktop.pages.library import LibraryPage

        page = self._show("library", lambda: LibraryPage(self._context))
        if rubric_id is not None and isinstance(page, LibraryPage):
            page.show_rubric(rubric_id)

    def settings(self) -> None:
        """Opens the settings."""
        from ui.desktop.pages.settings import SettingsPage

        self._show("settings", lambda: SettingsPage(self._context))

    def open_journal(self, path: Path) -> None:
        """Opens another journal in this window."""
        self._open_journal(path)

    def own_journal(self) -> None:
        """Goes back from the sample to the journal in the usual place."""
        self._own_journal()

    def _evidence(self) -> EvidencePage | None:
        from ui.desktop.pages.evidence import EvidencePage

        page = self._show("evidence", lambda: EvidencePage(self._context))
        return page if isinstance(page, EvidencePage) else None

    def _show(
        self, name: str, make: Callable[[], Page], choose: Callable[[Page], None] | None = None
    ) -> Page | None:
        """Leaves the open page, then opens another; None when the open one can't be left.

        What is to be seen on it may be chosen before it arrives.
        """
        shown = self._window.page
        if shown is not None and not shown.leave():
            return None
        page = self._pages.get(name)
        is_new = page is None
        if page is None:
            page = self._pages[name] = make()
        if choose is not None:
            choose(page)
        self._window.show_page(page)
        # Qt gives the keyboard of the page before to some stop of this one.
        given = page.window().focusWidget()
        page.arrive()
        # What a page puts up as it arrives is visible, and so can be focused, a moment later.
        QTimer.singleShot(0, page, partial(_begin, page, given if is_new else None))
        return page


def _begin(page: Page, given: QWidget | None) -> None:
    """Gives the keyboard to a page that did not place it itself, and shows that from its top.

    `given` is what has the keyboard only because Qt gave it.
    """
    is_placed = holds_keyboard(page) and (given is None or page.window().focusWidget() is not given)
    if is_placed:
        return
    focus_on(page)
    for column in page.findChildren(Column):
        column.begin_at_top(to_read=True)
