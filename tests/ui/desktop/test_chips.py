"""What is switched on and off is undone like anything else, wherever the user is by then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from assessment.reviews.ratings import Answer
from tests.storage.files import held_elsewhere
from tests.ui.desktop.pages.walk.test_walk import the_review
from tests.ui.hands import (
    CONTROL,
    SHIFT,
    buttons,
    choose_level,
    click,
    focused,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop.app import Desktop


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def chip_of(desktop: Desktop, name: str) -> QAbstractButton:
    return next(one for words, one in buttons(page_of(desktop)).items() if words.startswith(name))


def press_chip(desktop: Desktop, name: str) -> None:
    click(page_of(desktop), chip_of(desktop, name).accessibleName())


def answer_of(desktop: Desktop) -> Answer:
    press(Qt.Key.Key_S, CONTROL)
    (answer,) = the_review(desktop).answers
    return answer


def said(desktop: Desktop) -> str:
    return words_on(desktop.window.notice)


def test_private_and_bring_to_a_1_1_are_undone_and_done_again(walking: Desktop) -> None:
    write("A halt.")
    press_chip(walking, "Private: ")
    press_chip(walking, "Bring to a 1:1: ")
    undo()
    assert "Undone: “Bring to a 1:1”." in said(walking)
    answer = answer_of(walking)
    assert (answer.private, answer.bring_to_one_on_one) == (True, False)
    undo()
    assert "Undone: “Private”." in said(walking)
    assert not answer_of(walking).private
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert answer_of(walking).private
    assert answer_of(walking).text == "A halt."


def test_private_is_undone_from_another_page_and_shown(walking: Desktop, qtbot: QtBot) -> None:
    write("A halt.")
    press_chip(walking, "Private: ")
    press(Qt.Key.Key_1, CONTROL)
    undo()
    qtbot.waitUntil(lambda: focused().accessibleName().startswith("Private: "))
    assert not answer_of(walking).private


def test_a_pill_that_was_switched_since_is_passed_over(walking: Desktop) -> None:
    write("A halt.")
    press_chip(walking, "Private: ")
    chip_of(walking, "Private: ").setChecked(False)
    undo()
    assert "“Private”" not in said(walking)


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_an_undo_waits_while_another_program_has_the_file_and_says_so(
    walking: Desktop, journal_path: Path, qtbot: QtBot, lock: str
) -> None:
    write("A halt.")
    choose_level(3)
    press(Qt.Key.Key_1, CONTROL)
    with held_elsewhere(journal_path, lock):
        undo()
        if lock == "BEGIN EXCLUSIVE":
            assert "nothing has been undone yet" in said(walking)
    if lock == "BEGIN EXCLUSIVE":
        click(walking.window.notice, "Try again")
    assert "Undone in Execution: level 3." in said(walking)
    press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: the_review(walking).ratings == ())
