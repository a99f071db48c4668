"""Fixtures for one page: a real journal, a real window, a navigation that opens no other page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rubrics.library import Library
from storage.journal import Journal
from tests.ui.desktop.driving import DialogDriver
from tests.ui.desktop.pages.comparing.growing import at_rest
from ui.desktop.destinations import Destination
from ui.desktop.navigation import Navigation, Visit
from ui.desktop.page import Page, PageContext
from ui.desktop.page_registry import PAGES
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Appearance, Theme
from ui.desktop.window import Window

SAMPLE = Path("the sample")
"""What stands for the sample among the journals that a page under test opened."""

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)

Show = Callable[[Page], None]

Heard = list[str]
"""What a screen reader was given to say, in order."""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, removed from the application afterwards."""
    made = Theme(qapp, Appearance.LIGHT, 100)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal in a file, with a fixed clock."""
    with Journal.create(tmp_path / "mine" / "journal.rings", clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def visited() -> list[Destination]:
    """The destinations that the page under test opened, in order."""
    return []


@pytest.fixture
def opened_journals() -> list[Path | None]:
    """The journals that the page under test opened; None is the user's own."""
    return []


@pytest.fixture
def navigation(journal: Journal, visited: list[Destination]) -> Navigation:
    """The real navigation, which stays on the page under test."""

    def note(visit: Visit) -> bool:
        visited.append(visit.destination)
        return True

    return Navigation(journal, note)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, preferences: Preferences) -> Window:
    """The real window, shown, without a page."""
    made = Window(theme, preferences, PAGES)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.offer_pages()
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def context(
    journal: Journal,
    theme: Theme,
    preferences: Preferences,
    window: Window,
    navigation: Navigation,
    opened_journals: list[Path | None],
) -> PageContext:
    return PageContext(
        journal=journal,
        library=Library(journal.kept_rubrics),
        theme=theme,
        preferences=preferences,
        window=window,
        navigation=navigation,
        open_journal=opened_journals.append,
        open_sample=partial(opened_journals.append, SAMPLE),
    )


@pytest.fixture
def show(qtbot: QtBot, window: Window) -> Show:
    """Shows a page in the window, as the page stack does."""

    def put(page: Page) -> None:
        window.show_page(page)
        page.arrive()
        qtbot.waitUntil(page.isVisible)

    return put


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Iterator[DialogDriver]:
    """Answers modal dialogs: call `in_dialog(act)` before opening one."""
    driver = DialogDriver()
    yield driver
    # A failed test keeps its fixtures; its driver would reject a dialog of the next test.
    driver.stop()
    assert not driver.waiting, "a dialog was expected, but none was opened"


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What was announced since the test began."""
    words: Heard = []

    def note(_widget: QWidget, said: str, *, interrupts: bool = False) -> None:
        del interrupts
        words.append(said)

    for module in ("text", "saved_words", "other_versions"):
        monkeypatch.setattr(f"ui.desktop.widgets.{module}.announce", note)
    return words


Opened = Callable[[], GrowthPage]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, show: Show) -> Opened:
    """Opens the Growth page on the current journal, and waits until its chart is drawn."""

    def open_it() -> GrowthPage:
        page = GrowthPage(context)
        show(page)
        return at_rest(qtbot, page)

    return open_it
