"""The walk with what was noted: it stands with its skill, opens the scale, and backs a rise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.reviews.ratings import Rating
from storage.journal import Journal
from tests.assessment.noted_examples import an_entry
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.hands import (
    ALT,
    CONTROL,
    choose_level,
    click,
    focused,
    on,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop.app import Desktop
from ui.desktop.pages.walk.skill_form import LOCKED
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.level_row import LevelRow

EXECUTION = SkillKey("larson-management", "execution")
TEAM = SkillKey("larson-management", "team")
LONG = "It went on and on. " * 30
SUPPORTED = "Evidence since then supports this rise."
NOT_YET = "No evidence since then supports this rise yet."


@pytest.fixture
def walking(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Desktop:
    """A window with last year's review closed and this year's just begun, up to 20 November."""
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2025, {"execution": 2, "team": 2})
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_N, CONTROL)
    on()
    return desktop


def journal_of(desktop: Desktop) -> Journal:
    assert desktop.journal is not None
    return desktop.journal


def note(desktop: Desktop, *entries: Evidence) -> None:
    for entry in entries:
        journal_of(desktop).evidence.save(entry)
    QApplication.processEvents()


def is_open(desktop: Desktop) -> bool:
    rows = [row for row in page_of(desktop).findChildren(LevelRow) if row.isVisible()]
    assert rows
    return all(row.isEnabled() for row in rows)


def rating_of(desktop: Desktop, key: SkillKey = EXECUTION) -> Rating:
    (draft,) = journal_of(desktop).reviews.drafts()
    rating = draft.own_rating(key)
    assert rating is not None
    return rating


def test_before_anything_is_noted_the_page_says_which_days_count_and_that_one_entry_is_enough(
    walking: Desktop,
) -> None:
    words = words_on(page_of(walking))
    assert "Noted in this period" in words
    assert "Nothing yet. This review covers " in words
    assert LOCKED in words
    assert not is_open(walking)


def test_only_what_was_noted_of_this_skill_in_this_period_stands_here(walking: Desktop) -> None:
    note(
        walking,
        an_entry("Moved the site", EXECUTION, text="On a Sunday."),
        an_entry("Long ago", EXECUTION, on=date(2025, 3, 3)),
        an_entry("Held a clinic", TEAM, private=True),
    )
    words = words_on(page_of(walking))
    assert "Moved the site\nShipped on 3 March 2026\nOn a Sunday." in words
    assert ("Long ago" in words, "Held a clinic" in words) == (False, False)
    assert "Nothing yet." not in words
    choose_level(3)
    on()
    on()
    assert "Held a clinic\nShipped on 3 March 2026 · private" in words_on(page_of(walking))


def test_a_long_text_is_a_key_away(walking: Desktop) -> None:
    note(walking, an_entry("Moved the site", EXECUTION, text=LONG))
    page = page_of(walking)
    assert LONG.strip() not in words_on(page)
    click(page, "Read what happened: Moved the site")
    assert LONG.strip() in words_on(page)
    click(page, "Hide what happened: Moved the site")
    assert LONG.strip() not in words_on(page)


def test_one_adds_evidence_by_keyboard_and_comes_back_to_an_open_scale(walking: Desktop) -> None:
    page = page_of(walking)
    while focused().accessibleName() != "Add evidence":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    write("Moved the site")
    on()
    assert page_of(walking) is page
    (entry,) = journal_of(walking).evidence.entries()
    assert entry.skills == (EXECUTION,)
    assert "Moved the site" in words_on(page)
    assert is_open(walking)
    assert focused().accessibleName() == "Add evidence"
    choose_level(3)
    on()
    rating = rating_of(walking)
    assert (rating.level, rating.is_committed, rating.without_writing) == (3, True, False)


def test_an_entry_of_other_days_opens_nothing(walking: Desktop) -> None:
    note(walking, an_entry("Long ago", EXECUTION, on=date(2025, 3, 3)))
    assert not is_open(walking)


def test_an_entry_that_is_taken_back_closes_the_scale_again(walking: Desktop) -> None:
    entry = an_entry("Moved the site", EXECUTION)
    note(walking, entry)
    assert is_open(walking)
    journal_of(walking).evidence.move_to_trash(entry.id)
    QApplication.processEvents()
    assert not is_open(walking)
    assert "Moved the site" not in words_on(page_of(walking))


def test_what_is_being_typed_stays_when_evidence_changes(walking: Desktop) -> None:
    write("Half a sent")
    note(walking, an_entry("Moved the site", EXECUTION))
    write("ence")
    press(Qt.Key.Key_S, CONTROL)
    (draft,) = journal_of(walking).reviews.drafts()
    assert [answer.text for answer in draft.answers] == ["Half a sentence"]


def test_a_rating_whose_only_evidence_went_before_it_was_committed_is_without_writing(
    walking: Desktop,
) -> None:
    entry = an_entry("Moved the site", EXECUTION)
    note(walking, entry)
    choose_level(3)
    journal_of(walking).evidence.move_to_trash(entry.id)
    on()
    assert rating_of(walking).without_writing


@pytest.mark.parametrize(
    "kind, words",
    [(EvidenceKind.SHIPPED, SUPPORTED), (EvidenceKind.WENT_WRONG, NOT_YET)],
)
def test_the_reveal_says_what_stands_behind_a_rise(
    walking: Desktop, kind: EvidenceKind, words: str
) -> None:
    note(walking, an_entry("Moved the site", EXECUTION, kind=kind))
    choose_level(3)
    assert words not in words_on(page_of(walking))
    on()
    movement = "a change" if words == SUPPORTED else "a possible change"
    assert f": {movement}.\n{words}" in words_on(page_of(walking))


def test_what_is_no_rise_has_nothing_said_of_support(walking: Desktop) -> None:
    note(walking, an_entry("Moved the site", EXECUTION))
    choose_level(2)
    on()
    words = words_on(page_of(walking))
    assert "Held at level 2" in words
    assert (SUPPORTED in words, NOT_YET in words) == (False, False)


def test_the_reveal_follows_evidence_that_is_taken_back_and_keeps_the_note(
    walking: Desktop, qtbot: QtBot
) -> None:
    entry = an_entry("Moved the site", EXECUTION)
    note(walking, entry)
    choose_level(3)
    on()
    write("I gave the queue an owner.")
    journal_of(walking).evidence.move_to_trash(entry.id)
    qtbot.waitUntil(lambda: NOT_YET in words_on(page_of(walking)))
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "I gave the queue an owner."
    assert rating_of(walking).note == "I gave the queue an owner."


def test_the_questions_are_still_stepped_through_to_the_scale(walking: Desktop) -> None:
    note(walking, an_entry("Moved the site", EXECUTION, text=LONG))
    for _ in range(4):
        press(Qt.Key.Key_Down, ALT)
    assert isinstance(focused(), LevelRow)


@pytest.mark.parametrize("leave", [on, lambda: press(Qt.Key.Key_Escape)], ids=["Done", "Esc"])
def test_a_note_begun_in_an_answer_leads_back_into_it_with_its_cursor(
    walking: Desktop, qtbot: QtBot, leave: Callable[[], None]
) -> None:
    press(Qt.Key.Key_Down, ALT)
    second = focused().accessibleName()
    write("It was a hard")
    for _ in range(5):
        press(Qt.Key.Key_Left)
    press(Qt.Key.Key_J, CONTROL)
    write("The export failed")
    leave()
    qtbot.waitUntil(lambda: focused().accessibleName() == second)
    write("very ")
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "It was avery  hard"
    assert [entry.title for entry in journal_of(walking).evidence.entries()] == [
        "The export failed"
    ]
