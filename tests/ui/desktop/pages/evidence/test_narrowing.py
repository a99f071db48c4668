"""The work log narrowed by skill, kind and year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from assessment.evidence import EVERY_ENTRY, Days, Evidence, EvidenceFilter, EvidenceKind
from assessment.model import SkillKey
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.conftest import Clock, OpenDesktop
from tests.ui.hands import CONTROL, buttons, click, focused, page_of, press, words_on
from ui.desktop import destinations as to
from ui.desktop.app import Desktop

RUBRIC = Library().rubric("larson-management").id
EXECUTION, TEAM = SkillKey(RUBRIC, "execution"), SkillKey(RUBRIC, "team")


def noted(number: int, year: int, kind: EvidenceKind, *skills: SkillKey) -> Evidence:
    return Evidence(
        id=f"entry {number}",
        happened_on=date(year, 3, number),
        title=f"Thing {number}",
        kind=kind,
        skills=skills,
        saved_at=Clock().moment,
    )


LOG = (
    noted(1, 2025, EvidenceKind.SHIPPED, EXECUTION),
    noted(2, 2025, EvidenceKind.HELPED, TEAM),
    noted(3, 2026, EvidenceKind.HELPED, TEAM, EXECUTION),
    noted(4, 2026, EvidenceKind.SHIPPED),
)

Opened = Callable[[], Desktop]


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """Opens the work log of four entries."""

    def open_it() -> Desktop:
        with Journal.create(journal_path, clock=clock) as journal:
            for entry in LOG:
                journal.evidence.save(entry)
        desktop = open_desktop(journal_path)
        press(Qt.Key.Key_3, CONTROL)
        return desktop

    return open_it


def shown(desktop: Desktop) -> list[str]:
    words = words_on(page_of(desktop)).splitlines()
    return [word for word in words if word.startswith("Thing")]


def options(desktop: Desktop, name: str, qtbot: QtBot) -> QMenu:
    """The menu that the button with this name opens by the down arrow."""
    button = buttons(page_of(desktop))[name]
    button.setFocus()
    assert isinstance(button, QPushButton)
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    return menu


def choose(desktop: Desktop, name: str, words: str, qtbot: QtBot) -> None:
    menu = options(desktop, name, qtbot)
    wanted = next(one for one in menu.actions() if one.text() == words)
    while menu.activeAction() != wanted:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_each_menu_says_how_many_entries_a_choice_leaves(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    menu = options(desktop, "Skill: All skills", qtbot)
    assert [one.text() for one in menu.actions()] == ["All skills", "Execution (2)", "Team (2)"]
    menu.close()
    choose(desktop, "Year: All years", "2026 (2)", qtbot)
    assert shown(desktop) == ["Thing 4", "Thing 3"]
    assert "2 of 4 entries" in words_on(page_of(desktop)).splitlines()
    menu = options(desktop, "Kind: All kinds", qtbot)
    assert [one.text() for one in menu.actions()] == ["All kinds", "Shipped (1)", "Helped (1)"]
    menu.close()
    assert "Kind: All kinds" in buttons(page_of(desktop))
    click(page_of(desktop), "Show all")
    assert "of 4 entries" not in words_on(page_of(desktop))


def test_a_button_says_what_is_chosen_and_not_how_many_once_its_menu_was_opened(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened()
    choose(desktop, "Year: All years", "2026 (2)", qtbot)
    options(desktop, "Year: 2026", qtbot).close()
    assert "Year: 2026" in buttons(page_of(desktop))


@pytest.mark.parametrize(
    "name, words, then",
    [
        ("Skill: All skills", "Team (2)", "Skill: Team"),
        ("Kind: All kinds", "Helped (2)", "Kind: Helped"),
        ("Year: All years", "2025 (2)", "Year: 2025"),
    ],
)
def test_the_focus_stays_on_the_menu_that_was_chosen_from(
    opened: Opened, qtbot: QtBot, name: str, words: str, then: str
) -> None:
    desktop = opened()
    choose(desktop, name, words, qtbot)
    qtbot.waitUntil(lambda: focused().accessibleName() == then)
    qtbot.wait(0)
    assert focused().accessibleName() == then


def test_after_show_all_the_focus_is_on_the_menus(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    choose(desktop, "Year: All years", "2025 (2)", qtbot)
    click(page_of(desktop), "Show all")
    qtbot.waitUntil(lambda: focused().accessibleName() == "Skill: All skills")


def test_the_three_choices_hold_together_and_are_kept(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    choose(desktop, "Year: All years", "2025 (2)", qtbot)
    assert shown(desktop) == ["Thing 2", "Thing 1"]
    choose(desktop, "Kind: All kinds", "Helped (1)", qtbot)
    assert shown(desktop) == ["Thing 2"]
    choose(desktop, "Year: 2025", "All years", qtbot)
    assert shown(desktop) == ["Thing 3", "Thing 2"]
    choose(desktop, "Skill: All skills", "Execution (1)", qtbot)
    assert shown(desktop) == ["Thing 3"]
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_3, CONTROL)
    assert shown(desktop) == ["Thing 3"]
    assert {"Skill: Execution", "Kind: Helped", "Year: All years"} <= {*buttons(page_of(desktop))}
    click(page_of(desktop), "Show all")
    assert shown(desktop) == ["Thing 4", "Thing 3", "Thing 2", "Thing 1"]


def test_nothing_left_is_said_and_everything_is_one_key_away(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    choose(desktop, "Year: All years", "2025 (2)", qtbot)
    choose(desktop, "Kind: All kinds", "Helped (1)", qtbot)
    click(page_of(desktop), "Delete Thing 2")
    assert "No matching entries" in words_on(page_of(desktop))
    click(page_of(desktop), "Show all entries")
    assert shown(desktop) == ["Thing 4", "Thing 3", "Thing 1"]


def test_an_entry_that_is_asked_for_is_shown_whatever_was_chosen(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened()
    choose(desktop, "Year: All years", "2025 (2)", qtbot)
    assert desktop.navigation is not None
    desktop.navigation.go(to.evidence("entry 4"))
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit Thing 4")
    assert len(shown(desktop)) == len(LOG)


@pytest.mark.parametrize(
    "which",
    [
        EVERY_ENTRY,
        EvidenceFilter(skills=frozenset({TEAM})),
        EvidenceFilter(kinds=frozenset({EvidenceKind.HELPED})),
        EvidenceFilter(Days(date(2026, 1, 1), date(2026, 12, 31)), frozenset({EXECUTION})),
    ],
)
def test_a_count_is_what_the_choice_leaves(
    journal_path: Path, clock: Clock, which: EvidenceFilter
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        log = journal.evidence
        for entry in LOG:
            log.save(entry)
        for kind, count in log.by_kind(which).items():
            assert log.count(which._replace(kinds=frozenset({kind}))) == count
        for skill, count in log.by_skill(which).items():
            assert log.count(which._replace(skills=frozenset({skill}))) == count
        for year, count in log.by_year(which).items():
            days = Days(date(year, 1, 1), date(year, 12, 31))
            assert log.count(which._replace(days=days)) == count
        newest = log.entries(which, newest_first=True)
        assert [log.newer_than(entry.id, which) for entry in newest] == list(range(len(newest)))
