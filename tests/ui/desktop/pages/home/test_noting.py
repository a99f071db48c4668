"""Home's line to note something, and the latest evidence below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from assessment.evidence import Evidence, EvidenceKind
from storage.journal import Journal
from tests.storage.files import held_elsewhere
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.desktop.driving import the
from tests.ui.hands import CONTROL, SHIFT, click, focused, page_of, press, words_on, write
from ui.desktop.app import Desktop
from ui.desktop.pages.home.note_line import ADD_NAME, NAME

TODAY = date(2026, 11, 20)

Opened = Callable[[], Desktop]


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """Opens home on a journal with one closed review, which it creates the first time."""

    def open_it() -> Desktop:
        if not journal_path.exists():
            with Journal.create(journal_path, clock=clock) as journal:
                closed_review(journal, 2025, {"execution": 3})
        return open_desktop(journal_path)

    return open_it


def entries(desktop: Desktop) -> tuple[Evidence, ...]:
    assert desktop.journal is not None
    return desktop.journal.evidence.entries()


def line_of(desktop: Desktop) -> QLineEdit:
    return the(QLineEdit, NAME, page_of(desktop))


def note(desktop: Desktop, words: str) -> None:
    line_of(desktop).setFocus()
    write(words)


def test_a_sentence_and_enter_make_an_entry_of_today(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "The invoices went out")
    press(Qt.Key.Key_Return)
    (entry,) = entries(desktop)
    assert (entry.title, entry.kind) == ("The invoices went out", EvidenceKind.SHIPPED)
    assert (entry.happened_on, entry.skills, entry.private) == (TODAY, (), False)
    assert line_of(desktop).text() == ""
    assert focused() is line_of(desktop)
    assert "20 Nov 2026 · The invoices went out" in words_on(page_of(desktop)).splitlines()
    click(desktop.window, "Undo (Ctrl+Z)")
    assert entries(desktop) == ()
    assert "The invoices went out" not in words_on(page_of(desktop))


def test_a_note_is_added_with_the_mouse_alone(opened: Opened) -> None:
    desktop = opened()
    add = the(QPushButton, ADD_NAME, page_of(desktop))
    assert not add.isEnabled()
    note(desktop, "The invoices went out")
    assert add.isEnabled()
    click(page_of(desktop), ADD_NAME)
    assert [entry.title for entry in entries(desktop)] == ["The invoices went out"]
    assert line_of(desktop).text() == ""
    assert not add.isEnabled()
    assert focused() is line_of(desktop)


def test_from_the_empty_line_what_was_added_is_undone_and_done_again(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "The invoices went out")
    press(Qt.Key.Key_Return)
    assert len(entries(desktop)) == 1
    press(Qt.Key.Key_Z, CONTROL)
    assert entries(desktop) == ()
    assert line_of(desktop).text() == ""
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert [entry.title for entry in entries(desktop)] == ["The invoices went out"]
    assert line_of(desktop).text() == ""


def test_the_line_undoes_and_redoes_what_was_typed_in_it_itself(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "The invoices")
    press(Qt.Key.Key_Z, CONTROL)
    assert line_of(desktop).text() == ""
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert line_of(desktop).text() == "The invoices"


def test_what_was_added_can_be_opened_at_once_to_change_its_kind(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "Taught two people to read flame graphs")
    press(Qt.Key.Key_Return)
    said = "Saved in your evidence for today as Shipped."
    assert said in words_on(desktop.window).splitlines()
    click(desktop.window.notice, "Open")
    assert the(QLineEdit, "Title", page_of(desktop)).text().startswith("Taught two")
    click(page_of(desktop), "Kind: Helped")
    press(Qt.Key.Key_Return, CONTROL)
    assert [entry.kind for entry in entries(desktop)] == [EvidenceKind.HELPED]


def test_a_note_too_long_for_a_title_is_kept_whole(opened: Opened) -> None:
    desktop = opened()
    sentence = "It went out " * 30
    note(desktop, sentence)
    press(Qt.Key.Key_Return)
    (entry,) = entries(desktop)
    assert entry.text == sentence.strip()
    assert entry.title.endswith("…")


def test_enter_on_a_blank_line_keeps_nothing(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "  ")
    press(Qt.Key.Key_Return)
    assert entries(desktop) == ()


def test_escape_leaves_the_line_and_forgets_nothing(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "Half a sen")
    press(Qt.Key.Key_Escape)
    assert focused() is not line_of(desktop)
    assert line_of(desktop).text() == "Half a sen"


def test_what_is_not_kept_yet_is_there_after_closing_the_window(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "Half a sen")
    press(Qt.Key.Key_3, CONTROL)
    desktop.window.close()
    again = opened()
    assert line_of(again).text() == "Half a sen"
    line_of(again).setFocus()
    press(Qt.Key.Key_End)
    write("tence")
    press(Qt.Key.Key_Return)
    assert [entry.title for entry in entries(again)] == ["Half a sentence"]
    again.window.close()
    assert line_of(opened()).text() == ""


def test_the_whole_form_goes_on_with_what_was_typed(opened: Opened) -> None:
    desktop = opened()
    note(desktop, "The export failed")
    press(Qt.Key.Key_J, CONTROL)
    assert the(QLineEdit, "Title", page_of(desktop)).text() == "The export failed"
    assert [entry.title for entry in entries(desktop)] == ["The export failed"]
    click(page_of(desktop), "Kind: Went wrong")
    press(Qt.Key.Key_Escape)
    assert [entry.kind for entry in entries(desktop)] == [EvidenceKind.WENT_WRONG]
    press(Qt.Key.Key_1, CONTROL)
    assert line_of(desktop).text() == ""


def test_the_latest_evidence_leads_to_its_entry(opened: Opened, qtbot: QtBot) -> None:
    desktop = opened()
    assert desktop.journal is not None
    for number in range(1, 6):
        desktop.journal.evidence.save(
            Evidence(
                id=f"entry {number}",
                happened_on=date(2026, 11, number),
                title=f"Thing {number}",
                kind=EvidenceKind.HELPED,
                private=number == 5,
                saved_at=Clock().moment,
            )
        )
    press(Qt.Key.Key_3, CONTROL)
    press(Qt.Key.Key_1, CONTROL)
    shown = words_on(page_of(desktop)).splitlines()
    assert [words for words in shown if " Nov 2026" in words] == [
        "5 Nov 2026 · Private entry",
        "4 Nov 2026 · Thing 4",
        "3 Nov 2026 · Thing 3",
    ]
    assert the(QPushButton, "Open Private entry", page_of(desktop))
    click(page_of(desktop), "Open Thing 4")
    qtbot.waitUntil(lambda: focused().accessibleName() == "Edit Thing 4")


def test_a_review_has_its_days_on_its_row(opened: Opened) -> None:
    wanted = "Review of 2025 · 1 January to 31 December 2025"
    assert wanted in words_on(page_of(opened())).splitlines()


def test_a_note_that_can_not_be_written_stays_in_the_line(
    opened: Opened, journal_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal.PATIENCE", 0.0)
    desktop = opened()
    with held_elsewhere(journal_path, "BEGIN IMMEDIATE"):
        note(desktop, "Still here")
        qtbot.waitUntil(desktop.window.notice.isVisible, timeout=10_000)
        assert line_of(desktop).text() == "Still here"
    qtbot.waitUntil(
        lambda: (
            desktop.journal is not None
            and desktop.journal.preferences.unfinished_note == "Still here"
        ),
        timeout=10_000,
    )
