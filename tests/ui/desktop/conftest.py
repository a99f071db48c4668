"""A desk to put a page on: a real journal, a real window, and ways that only note themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import Place
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.desktop.driving import DialogDriver
from tests.ui.desktop.pages.comparing.growing import at_rest
from ui.desktop.page import Page, PageContext
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Appearance, Theme
from ui.desktop.window import Window

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)

Show = Callable[[Page], None]


class NotedWays:
    """Goes nowhere; `taken` holds each way that was asked for, with what it was given."""

    def __init__(self) -> None:
        self.taken: list[tuple[object, ...]] = []

    def home(self) -> None:
        self.taken.append(("home",))

    def reviews(self) -> None:
        self.taken.append(("reviews",))

    def start_review(self) -> None:
        self.taken.append(("start_review",))

    def walk(self, cycle_id: str, place: Place | None = None) -> None:
        self.taken.append(("walk", cycle_id, place))

    def look_back(self, cycle_id: str) -> None:
        self.taken.append(("look_back", cycle_id))

    def report(self, cycle_id: str) -> None:
        self.taken.append(("report", cycle_id))

    def rate_again(self, cycle_id: str) -> None:
        self.taken.append(("rate_again", cycle_id))

    def then_test(self, before_id: str, after_id: str) -> None:
        self.taken.append(("then_test", before_id, after_id))

    def others(self, cycle_id: str, skill: SkillKey | None = None) -> None:
        self.taken.append(("others", cycle_id, skill))

    def yearly_page(self, cycle_id: str) -> None:
        self.taken.append(("yearly_page", cycle_id))

    def evidence(self) -> None:
        self.taken.append(("evidence",))

    def note_evidence(
        self, skill: SkillKey | None = None, back: Callable[[], object] | None = None
    ) -> None:
        self.taken.append(("note_evidence", skill, back))

    def read_evidence(self, entry_id: str) -> None:
        self.taken.append(("read_evidence", entry_id))

    def growth(self, before: str | None = None, after: str | None = None) -> None:
        self.taken.append(("growth", before, after))

    def library(self, rubric_id: str | None = None) -> None:
        self.taken.append(("library", rubric_id))

    def settings(self) -> None:
        self.taken.append(("settings",))

    def own_journal(self) -> None:
        self.taken.append(("own_journal",))

    def open_journal(self, path: Path) -> None:
        self.taken.append(("open_journal", path))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, taken off the application afterwards."""
    made = Theme(qapp, Appearance.LIGHT, 100)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal in a file; its clock stands still."""
    with Journal.create(tmp_path / "mine" / "journal.rings", clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def ways() -> NotedWays:
    return NotedWays()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, preferences: Preferences) -> Window:
    """The real window, shown, without a page."""
    made = Window(theme, preferences)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.offer_ways()
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def context(
    journal: Journal, theme: Theme, preferences: Preferences, window: Window, ways: NotedWays
) -> PageContext:
    return PageContext(
        journal=journal,
        library=Library(journal.kept_rubrics),
        theme=theme,
        preferences=preferences,
        notice=window.notice,
        ways=ways,
    )


@pytest.fixture
def show(qtbot: QtBot, window: Window) -> Show:
    """Puts a page into the window, as the window's own ways do."""

    def put(page: Page) -> None:
        window.show_page(page)
        page.arrive()
        qtbot.waitUntil(page.isVisible)

    return put


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Iterator[DialogDriver]:
    """Drives dialogs that wait for an answer: `in_dialog(act)` before what opens one."""
    driver = DialogDriver()
    yield driver
    assert not driver.waiting, "a dialog was expected, but none was opened"


Opened = Callable[[], GrowthPage]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, show: Show) -> Opened:
    """Opens the Growth page on the journal as it is by then, and waits until its chart is drawn."""

    def open_it() -> GrowthPage:
        page = GrowthPage(context)
        show(page)
        return at_rest(qtbot, page)

    return open_it
