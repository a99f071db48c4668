"""Builds the parts of the window and gives each what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rubrics.errors import KnownError
from ui.desktop import destinations as to
from ui.desktop.following import Following
from ui.desktop.instance import ANSWER_WITHIN, NO_CLAIM, Instance
from ui.desktop.other_journals import OtherJournals
from ui.desktop.page import Page, PageContext
from ui.desktop.page_registry import PAGES, RegisteredPage
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Theme
from ui.desktop.window import Window

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from storage.journal import Journal
    from ui.desktop.errors import ErrorHandler
    from ui.desktop.loading import ModelLoading
    from ui.desktop.navigation import Navigation
    from ui.desktop.page_stack import PageStack
    from ui.desktop.window_actions import WindowActions
    from ui.desktop.without_journal import WithoutJournal

LISTEN_AFTER_MS = 40
"""The delay that lets home be painted first, in milliseconds."""

PATIENCE = 0.02
"""Seconds to wait for a lock: the window must not freeze while another program has it."""


class Desktop:
    """The window with one journal. The window is drawn before the journal is opened."""

    def __init__(
        self,
        app: QApplication,
        path: Path,
        *,
        preferences: Preferences | None = None,
        clock: Callable[[], datetime] | None = None,
        instance: Instance | None = None,
        family: str = "",
        pages: Sequence[RegisteredPage] = PAGES,
    ) -> None:
        self._path = path
        self._clock = clock
        self._journal: Journal | None = None
        self._pages = pages
        self._navigation: Navigation | None = None
        self._actions: WindowActions | None = None
        self._instance = instance or Instance(path)
        self._instance.claim()
        self._preferences = preferences or Preferences()
        self.others = OtherJournals(self, self._preferences, path)
        self._theme = Theme(
            app, self._preferences.appearance, self._preferences.text_percent, family
        )
        self.window = Window(self._theme, self._preferences, pages)
        self.window.wanted.connect(self.go)
        self.window.back_pressed.connect(self.go_back)
        self._instance.called.connect(self.window.come_to_front)
        self.window.closing.connect(self.stop)
        self._loading: ModelLoading | None = None
        self._alone: WithoutJournal | None = None
        self._errors: ErrorHandler | None = None
        self._following = Following(self.window, self._preferences)

    @property
    def theme(self) -> Theme:
        """The theme of the window."""
        return self._theme

    @property
    def path(self) -> Path:
        """The path of the journal that is open, or was to be opened."""
        return self._path

    @property
    def journal(self) -> Journal | None:
        """The open journal, if there is one."""
        return self._journal

    @property
    def navigation(self) -> Navigation | None:
        """The navigation of the open journal, if there is one."""
        return self._navigation

    def start(self) -> None:
        """Opens the journal, or shows the first run when there is none yet."""
        from storage.file.errors import MissingJournal
        from storage.journal import Journal, utc_now
        from ui.desktop.page_stack import PageStack

        self._theme.follow_system()
        self._offer_actions()
        # The lock already keeps others out, and what answers their calls takes a while to make.
        QTimer.singleShot(LISTEN_AFTER_MS, self._instance.listen)
        if not self._instance.keeps():
            self._without_journal().taken()
            self._instance.call(ANSWER_WITHIN)
            return
        try:
            clock = self._clock or utc_now
            self._use(Journal.open(self._path, clock=clock, wait=PATIENCE), PageStack)
        except MissingJournal:
            if self._path in self._preferences.recent_journals:
                self._without_journal().gone()
            else:
                self._without_journal().welcome()
        except KnownError as error:
            self._close_journal()
            self._without_journal().trouble(error)
        except Exception:
            # Reported like any other bug, but not above an empty window.
            self._close_journal()
            self._without_journal().unforeseen()
            raise

    def stop(self) -> None:
        """Closes the journal and releases the claim on it."""
        self._close_journal()
        self._instance.release()

    def _close_journal(self) -> None:
        self._following.stop()
        if self._loading is not None:
            self._loading.stop()
        journal, self._journal = self._journal, None
        try:
            if journal is not None:
                journal.put_away()
        except Exception as error:  # noqa: BLE001 - handed over: nothing may keep a window open
            sys.excepthook(type(error), error, error.__traceback__)

    def open_journal(self, path: Path | None) -> None:
        """Opens another journal in this window, or says why it can't be opened.

        None means the user's own, as opposed to a sample.
        """
        from ui.desktop.without_answer import may_have

        path = path or self.others.own()
        wanted = Instance(path)
        is_same = wanted.is_on_same(self._instance)
        # Asked before the page is left, which ends what is being written there.
        if not is_same and not may_have(wanted, self.window):
            return
        page = self.window.page
        if page is not None and not page.leave():
            wanted.release()
            return
        if is_same:
            self._close_journal()
        else:
            self.stop()
            self._instance = wanted
            wanted.called.connect(self.window.come_to_front)
        self._path = path
        self.start()

    def begin(self, rubric_ids: tuple[str, ...]) -> None:
        """Starts a new journal with these rubrics and a first review, or says why it can't."""
        from storage.journal import Journal, utc_now
        from ui.desktop.page_stack import PageStack

        try:
            journal = Journal.create(self._path, clock=self._clock or utc_now, wait=PATIENCE)
        except KnownError as error:
            self._without_journal().trouble(error)
            return
        journal.preferences.chosen_rubrics = rubric_ids
        self._use(journal, PageStack)
        self.go(to.start_review())

    def _use(self, journal: Journal, stack: type[PageStack]) -> None:
        self._journal = journal
        self._instance.claim()
        self.window.drop_pages()
        self.window.name_journal(self._path.name)
        self.window.show_pages(shown=True)
        self._navigation = stack(
            self.window, self._pages, journal, partial(self._context, journal)
        ).navigation
        self._navigation.moved.connect(self._show_way_back)
        # Read now: a moment later another program may hold the file, and nobody has asked.
        if not journal.preferences.is_sample:
            QTimer.singleShot(LISTEN_AFTER_MS, partial(self.others.remember, journal))
        self._navigation.go(to.home())
        self._following.start(journal, self._navigation)
        if self._instance.doubt:
            self.window.notice.say(NO_CLAIM.format(self._instance.doubt))
        if self.window.page is not None and self.window.page.is_provisional:
            self._load_models()

    def _context(self, journal: Journal, navigation: Navigation) -> PageContext:
        from rubrics.library import Library

        return PageContext(
            journal=journal,
            library=Library(journal.kept_rubrics),
            theme=self._theme,
            preferences=self._preferences,
            window=self.window,
            navigation=navigation,
            open_journal=self.open_journal,
            open_sample=self.others.open_sample,
        )

    def _load_models(self) -> None:
        from ui.desktop.loading import ModelLoading

        if self._loading is None:
            self._loading = ModelLoading(self.window)
            self._loading.loaded.connect(self._fill)
        self._loading.start()

    def _fill(self) -> None:
        """Shows the open page from the models, if it was shown before they were loaded."""
        if (page := self.window.page) is None or not page.is_provisional:
            return
        try:
            page.arrive()
        except KnownError as error:
            self._close_journal()
            self._without_journal().trouble(error)

    def _show_alone(self, page: Page) -> None:
        self._navigation = None
        self._show_way_back()
        self.window.drop_pages()
        self.window.name_journal("")
        self.window.show_pages(shown=False)
        self.window.show_page(page)
        page.arrive()

    def _without_journal(self) -> WithoutJournal:
        from ui.desktop.without_journal import WithoutJournal

        # Kept because Qt holds no reference to what a button calls.
        self._alone = WithoutJournal(self, self._path, self._show_alone)
        return self._alone

    def _offer_actions(self) -> None:
        # Only once: trying again to open a journal comes here again.
        if self._actions is None:
            from ui.desktop.window_actions import WindowActions

            self._actions = WindowActions(self, self._preferences, self._pages)

    def catch_errors(self) -> ErrorHandler:
        """Sends every uncaught exception from now on to the log and a dialog."""
        from ui.desktop.errors import ErrorHandler, default_log_path

        if self._errors is None:
            self._errors = ErrorHandler(lambda: self.window, default_log_path())
            self._errors.install()
        return self._errors

    def handle_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Does the same with an exception that comes before. Loading it then costs no start."""
        self.catch_errors().handle(kind, error, trace)

    def go(self, destination: to.Destination) -> None:
        """Goes to a destination, if a journal is open."""
        if self._navigation is not None:
            self._navigation.go(destination)

    def go_back(self) -> None:
        """Goes back to where the user came from, if to anywhere."""
        if self._navigation is not None:
            self._navigation.back()

    def _show_way_back(self) -> None:
        can_go_back = self._navigation is not None and self._navigation.can_go_back
        self.window.sidebar.show_way_back(shown=can_go_back)
        if self._actions is not None:
            self._actions.show_way_back(shown=can_go_back)
