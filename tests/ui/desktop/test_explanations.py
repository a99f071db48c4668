"""A word is explained where it first comes into view, until it was used or read, then never."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit

from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import the
from tests.ui.hands import (
    CONTROL,
    button_that_begins,
    buttons,
    choose_level,
    click,
    focused,
    on,
    page_of,
    press,
    words_on,
)
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences

PRIVATE, PULSE, COMMIT = "Private: left", "Pulse: a level", "Commit makes the rating"
READ_PRIVATE, READ_PULSE, READ_COMMIT = "Got it: Private", "Got it: Pulse", "Got it: Commit"


def explained(path: Path) -> frozenset[str]:
    return Preferences(path.with_name("window.ini")).explained


def tab_to(name: str) -> None:
    for _ in range(60):
        if focused().accessibleName() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name!r}")


def test_private_is_explained_once_on_a_page_and_spoken_with_its_control(walking: Desktop) -> None:
    page = page_of(walking)
    assert words_on(page).count(PRIVATE) == 1
    chip = button_that_begins(page, "Private: ")
    assert chip.accessibleDescription().startswith(PRIVATE)


def test_a_word_that_was_used_is_not_explained_again_on_this_computer(
    walking: Desktop, journal_path: Path, open_desktop: OpenDesktop
) -> None:
    button_that_begins(page_of(walking), "Private: ").click()
    assert PRIVATE not in words_on(page_of(walking))
    on()
    assert PRIVATE not in words_on(page_of(walking))
    press(Qt.Key.Key_J, CONTROL)
    assert PRIVATE not in words_on(page_of(walking))
    walking.window.close()
    again = open_desktop(journal_path)
    press(Qt.Key.Key_2, CONTROL)
    assert PRIVATE not in words_on(page_of(again))


def test_a_sentence_is_dismissed_by_keyboard_which_goes_on_to_the_next_question(
    walking: Desktop, journal_path: Path
) -> None:
    chip = button_that_begins(page_of(walking), "Private: ")
    tab_to(READ_PRIVATE)
    press(Qt.Key.Key_Return)
    assert isinstance(focused(), QTextEdit), "at the pill, a space would press it"
    assert PRIVATE not in chip.accessibleDescription()
    assert not chip.isChecked()
    assert explained(journal_path) == {"Private"}


def test_nothing_below_moves_when_the_sentence_goes(walking: Desktop) -> None:
    page = page_of(walking)
    places = {
        name: one.mapTo(page, one.rect().topLeft())
        for name, one in buttons(page).items()
        if name != READ_PRIVATE
    }
    click(page, READ_PRIVATE)
    QApplication.processEvents()
    assert {n: one.mapTo(page, one.rect().topLeft()) for n, one in buttons(page).items()} == places


def test_private_is_explained_where_evidence_is_entered(walking: Desktop) -> None:
    press(Qt.Key.Key_J, CONTROL)
    assert words_on(page_of(walking)).count(PRIVATE) == 1


def test_pulse_is_explained_until_one_was_started(walking: Desktop, journal_path: Path) -> None:
    press(Qt.Key.Key_N, CONTROL)
    assert PULSE in words_on(page_of(walking))
    pulse = the(QAbstractButton, "How thorough: Pulse, ratings only", page_of(walking))
    assert pulse.accessibleDescription().startswith(PULSE)
    pulse.click()
    assert PULSE in words_on(page_of(walking))
    on()
    assert explained(journal_path) == {"Pulse"}
    press(Qt.Key.Key_N, CONTROL)
    assert PULSE not in words_on(page_of(walking))


def test_commit_is_explained_when_there_is_something_to_commit(
    walking: Desktop, journal_path: Path
) -> None:
    page = page_of(walking)
    press(Qt.Key.Key_R, CONTROL)
    assert COMMIT not in words_on(page)
    forward = button_that_begins(page, "Next")
    foot = forward.mapTo(page, forward.rect().bottomRight())
    choose_level(3)
    assert COMMIT in words_on(page)
    assert forward.accessibleDescription().startswith(COMMIT)
    assert "Shortcut" in forward.accessibleDescription()
    assert forward.mapTo(page, forward.rect().bottomRight()) == foot
    on()
    on()
    assert explained(journal_path) == {"Commit"}


def test_commit_can_be_read_without_committing(walking: Desktop, journal_path: Path) -> None:
    press(Qt.Key.Key_R, CONTROL)
    choose_level(3)
    tab_to(READ_COMMIT)
    press(Qt.Key.Key_Space)
    assert COMMIT not in words_on(page_of(walking))
    assert focused().accessibleName() == "Commit"
    assert explained(journal_path) == {"Commit"}
