"""What is shown as a warning is also said: a screen reader has no eyes for what comes up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.storage.files import held_elsewhere
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.conftest import Heard
from tests.ui.desktop.driving import the
from tests.ui.desktop.test_two_sessions import two_versions
from tests.ui.hands import CONTROL, click, focused, on, page_of, press, words_on, write
from ui.desktop import destinations as to
from ui.desktop.app import Desktop

MISSING = "A date is missing."


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window on a closed review."""
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2025, {"execution": 3})
    return open_desktop(journal_path)


def go(desktop: Desktop, destination: to.Destination) -> None:
    assert desktop.navigation is not None
    desktop.navigation.go(destination)
    QApplication.processEvents()


def cycle_id(desktop: Desktop) -> str:
    assert desktop.journal is not None
    return desktop.journal.reviews.cycles()[0].id


def warnings_on(desktop: Desktop) -> list[QLabel]:
    """The labels of the page that warn, shown or not."""
    labels = page_of(desktop).findChildren(QLabel)
    return [one for one in labels if one.property("role") == "warning"]


PAGES: tuple[tuple[str, Callable[[str], to.Destination], int], ...] = (
    ("the form of evidence", lambda _: to.new_evidence(), 1),
    ("the form of feedback", to.feedback, 1),
    ("the start of a review", lambda _: to.start_review(), 3),
    ("a report", to.report, 1),
    ("the settings", lambda _: to.settings(), 1),
)


@pytest.mark.parametrize("name, page, count", PAGES, ids=[name for name, _, _ in PAGES])
def test_every_label_that_warns_says_each_new_word_once(
    desktop: Desktop, heard: Heard, name: str, page: Callable[[str], to.Destination], count: int
) -> None:
    go(desktop, page(cycle_id(desktop)))
    if name == "the form of feedback":
        on()
    found = warnings_on(desktop)
    assert len(found) == count
    heard.clear()
    for number, one in enumerate(found):
        one.setText(f"Trouble {number}.")
        one.show()
        one.setText(f"Trouble {number}.")
    assert heard == [f"Trouble {number}." for number in range(count)]
    for one in found:
        one.hide()
        one.show()
    assert len(heard) == 2 * count


def clear(desktop: Desktop, name: str) -> None:
    line = the(QLineEdit, name, page_of(desktop))
    line.setFocus()
    line.selectAll()
    press(Qt.Key.Key_Delete)


def test_a_day_that_is_refused_is_said_each_time_the_form_can_not_be_left(
    desktop: Desktop, heard: Heard
) -> None:
    press(Qt.Key.Key_J, CONTROL)
    clear(desktop, "Day it happened")
    heard.clear()
    for times in (1, 2):
        on()
        assert len([words for words in heard if words.startswith(MISSING)]) == times
    assert focused().accessibleDescription().startswith(MISSING)
    write("3 Nov 2026")
    assert MISSING not in focused().accessibleDescription()


@pytest.mark.parametrize("name", ["From", "To"])
def test_of_two_days_the_one_that_is_meant_is_named_marked_and_has_the_keyboard(
    desktop: Desktop, heard: Heard, name: str
) -> None:
    press(Qt.Key.Key_N, CONTROL)
    clear(desktop, f"{name} date")
    the(QLineEdit, "Title of the review", page_of(desktop)).setFocus()
    on()
    words = f"{name}: a date is missing."
    assert words in words_on(page_of(desktop))
    assert heard[-1].startswith(words)
    assert focused().accessibleName() == f"{name} date"
    assert focused().property("isRefused")
    other = the(QLineEdit, "To date" if name == "From" else "From date", page_of(desktop))
    assert not other.property("isRefused")
    write("31 Dec 2026")
    assert not focused().property("isRefused")


def test_what_keeps_a_review_from_starting_is_said_and_its_field_has_the_keyboard(
    desktop: Desktop, heard: Heard
) -> None:
    press(Qt.Key.Key_N, CONTROL)
    click(page_of(desktop), "Engineering management, after Will Larson")
    for times in (1, 2):
        on()
        assert heard.count("Choose at least one rubric.") == times
    assert isinstance(focused(), QCheckBox)
    clear(desktop, "Title of the review")
    on()
    assert heard[-1] == "Give the review a title first."
    assert focused().accessibleName() == "Title of the review"


def test_a_version_that_was_written_elsewhere_is_said_once(
    walking: Desktop, journal_path: Path, heard: Heard
) -> None:
    with Journal.open(journal_path) as elsewhere:
        two_versions(walking, elsewhere)
    press(Qt.Key.Key_S, CONTROL)
    assert len([words for words in heard if words.startswith("Also changed elsewhere")]) == 1


def test_words_that_are_not_saved_are_said_once(
    walking: Desktop, journal_path: Path, heard: Heard, qtbot: QtBot
) -> None:
    with held_elsewhere(journal_path, "BEGIN EXCLUSIVE"):
        write("It waits.")
        qtbot.waitUntil(lambda: "Not saved yet." in words_on(page_of(walking)))
    assert len([words for words in heard if words.startswith("Not saved yet.")]) == 1
