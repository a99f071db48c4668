"""The Growth page: the evidence since the earlier review, and whether it supports a rise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from storage.journal import Journal
from tests.assessment.examples import LISTENING, PLANNING
from tests.assessment.noted_examples import an_entry
from tests.ui.commands.running import add_review
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.conftest import Show
from tests.ui.desktop.driving import all_named, the, words_on
from tests.ui.desktop.pages.comparing.growing import at_rest, choose, press, start_draft, two_years
from tests.ui.hands import CONTROL, click, on, write
from ui.desktop import destinations as to
from ui.desktop.destinations import Destination
from ui.desktop.page import PageContext
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.widgets.prose import Prose

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

SUPPORTED = "Evidence since then supports this rise."
NOT_YET = "No evidence since then supports this rise yet."
DAYS = "Only evidence from these days counts: 1 January to 31 December 2026."
SINCE = "Evidence since Review of 2025"
Opened = Callable[..., GrowthPage]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, journal: Journal, show: Show) -> Opened:
    """Opens the page on two reviews, planning risen and listening unchanged, with these entries."""

    def open_it(*entries: Evidence) -> GrowthPage:
        two_years(journal)
        for entry in entries:
            journal.evidence.save(entry)
        page = GrowthPage(context)
        show(page)
        return at_rest(qtbot, page)

    return open_it


def test_a_rise_without_evidence_says_so_kindly_and_leads_to_the_form(
    opened: Opened, visited: list[Destination]
) -> None:
    page = opened()
    assert f"{NOT_YET}\n{DAYS}" in words_on(page)
    (words,) = (one for one in page.findChildren(QLabel) if one.text() == NOT_YET)
    assert words.property("role") == "muted"
    click(page, "Add evidence")
    assert visited == [to.new_evidence(PLANNING)]


def test_a_supported_rise_says_so_and_lists_what_was_noted_since(
    opened: Opened, visited: list[Destination]
) -> None:
    page = opened(
        an_entry("Long before", on=date(2024, 3, 3)),
        an_entry("Moved the site", text="On a *quiet* Sunday.", private=True),
    )
    words = words_on(page)
    assert SUPPORTED in words
    assert SINCE in words
    assert "Moved the site\nShipped on 3 March 2026 · private\nOn a *quiet* Sunday." in words
    assert "Long before" not in words
    assert all_named(QAbstractButton, "Add evidence", page) == []
    click(page, "Open in Evidence: Moved the site")
    assert visited == [to.evidence("Moved the site 2026-03-03")]


def test_of_many_entries_the_latest_stand_there_and_a_key_brings_the_earlier_ones(
    opened: Opened, qtbot: QtBot
) -> None:
    page = opened(*(an_entry(f"Day {day}", on=date(2026, 3, day)) for day in range(1, 8)))
    titles = [f"Day {day}" for day in range(1, 8)]
    assert [line for line in words_on(page).splitlines() if line in titles] == titles[-3:]
    way = the(QAbstractButton, "Show four earlier entries", page)
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Return)
    assert [line for line in words_on(page).splitlines() if line in titles] == titles
    assert the(QAbstractButton, "Open in Evidence: Day 1", page).hasFocus()
    assert all_named(QAbstractButton, "Show four earlier entries", page) == []


def test_of_hundreds_of_entries_a_key_brings_a_sheet_and_then_the_sheet_before_it(
    opened: Opened, qtbot: QtBot
) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(40)]
    page = opened(*(an_entry(f"Day {number}", on=day) for number, day in enumerate(days)))
    assert titles_on(page) == ["Day 37", "Day 38", "Day 39"]
    way = the(QAbstractButton, "Show 25 earlier entries", page)
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Return)
    assert titles_on(page) == [f"Day {number}" for number in range(12, 40)]
    assert the(QAbstractButton, "Open in Evidence: Day 12", page).hasFocus()
    click(page, "Show 12 earlier entries")
    assert titles_on(page) == [f"Day {number}" for number in range(40)]
    assert the(QAbstractButton, "Open in Evidence: Day 0", page).hasFocus()
    assert not way.isVisible()


def titles_on(page: GrowthPage) -> list[str]:
    """The titles of the visible entries, from top to bottom."""
    QApplication.processEvents()
    titles = [one for one in page.findChildren(Prose) if one.text().startswith("Day ")]
    seen = [one for one in titles if one.isVisible()]
    return [one.text() for one in sorted(seen, key=lambda one: one.mapTo(page, QPoint()).y())]


def test_of_a_skill_that_held_what_was_noted_is_listed_and_nothing_said_of_support(
    opened: Opened,
) -> None:
    page = opened(an_entry("Lost an hour", LISTENING, kind=EvidenceKind.WENT_WRONG))
    assert SINCE not in words_on(page)
    choose(page, "Skill", "Listening")
    words = words_on(page)
    assert "Lost an hour\nWent wrong on 3 March 2026" in words
    assert (SUPPORTED in words, NOT_YET in words) == (False, False)


def test_of_a_hidden_skill_what_was_noted_is_listed_and_nothing_said_of_support(
    opened: Opened, journal: Journal
) -> None:
    start_draft(journal)
    page = opened(an_entry("Moved the site"))
    words = words_on(page)
    assert "Moved the site" in words
    assert (SUPPORTED in words, NOT_YET in words) == (False, False)


def test_an_entry_that_is_taken_back_while_the_page_is_open_goes_away(
    opened: Opened, journal: Journal, qtbot: QtBot
) -> None:
    page = opened(an_entry("Moved the site"))
    journal.evidence.move_to_trash("Moved the site 2026-03-03")
    qtbot.waitUntil(lambda: NOT_YET in words_on(page))
    assert "Moved the site" not in words_on(page)
    journal.evidence.restore("Moved the site 2026-03-03")
    qtbot.waitUntil(lambda: SUPPORTED in words_on(page))


def test_a_review_that_is_read_alone_has_no_evidence_since(opened: Opened, qtbot: QtBot) -> None:
    page = opened(an_entry("Moved the site"))
    press(page, Qt.Key.Key_2)
    at_rest(qtbot, page)
    assert "Moved the site" not in words_on(page)


def test_the_chart_is_drawn_as_if_nothing_private_had_been_noted(
    qtbot: QtBot, context: PageContext, journal: Journal, show: Show
) -> None:
    add_review(journal, 2025, {PLANNING: 2})
    add_review(journal, 2026, {PLANNING: 3})
    journal.evidence.save(an_entry("Moved the site", private=True))
    page = GrowthPage(context)
    show(page)
    at_rest(qtbot, page)
    assert "One step up, with no confidence given: a change." in words_on(page)
    press(page, Qt.Key.Key_T, CONTROL)
    rows = [one for one in table_of(page) if "hange" in one]
    assert rows == ["Possible change"]


def table_of(page: GrowthPage) -> list[str]:
    (table,) = (one for one in page.findChildren(QTableView) if one.isVisible())
    model = table.model()
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def test_one_comes_back_from_the_form_to_a_rise_that_is_supported(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    with Journal.create(journal_path) as journal:
        add_review(journal, 2025, {PLANNING: 2})
        add_review(journal, 2026, {PLANNING: 4})
    desktop = open_desktop(journal_path)
    assert desktop.navigation is not None
    desktop.navigation.go(to.growth())
    page = desktop.window.page
    assert isinstance(page, GrowthPage)
    at_rest(qtbot, page)
    the(QAbstractButton, "Add evidence", page).click()
    QApplication.processEvents()
    write("Moved the site")
    on()
    qtbot.waitUntil(lambda: desktop.window.page is page)
    at_rest(qtbot, page)
    assert f"{SINCE}\nMoved the site" in words_on(page)
    assert SUPPORTED in words_on(page)
