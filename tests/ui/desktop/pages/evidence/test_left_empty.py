"""An entry of which everything was taken away, when something comes in between as it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from storage.file.connection import JournalFile, Opener
from storage.journal import Journal
from storage.tables.evidence import EVIDENCE
from tests.storage.files import in_trash
from tests.ui.conftest import Clock, OpenDesktop
from tests.ui.desktop.conftest import Heard
from tests.ui.desktop.driving import the
from tests.ui.desktop.pages.evidence.test_evidence_page import (
    Opened,
    entries,
    journal_of,
    noted,
    type_into,
)
from tests.ui.hands import CONTROL, buttons, click, on, page_of, press, words_on, write
from ui.desktop.app import Desktop
from ui.desktop.errors import IN_USE
from ui.desktop.pages.emptied import CHANGED_MEANWHILE, LEFT_EMPTY
from ui.desktop.pages.evidence.page import UNTITLED

BEFORE = noted(skills=(), text="")
TITLE = f"“{BEFORE.title}”"


@pytest.fixture
def opened(open_desktop: OpenDesktop, journal_path: Path, clock: Clock) -> Opened:
    """Opens the work log of one entry, or without any."""

    def open_it(*, is_empty: bool = False) -> Desktop:
        with Journal.create(journal_path, clock=clock) as journal:
            if not is_empty:
                journal.evidence.save(BEFORE)
        desktop = open_desktop(journal_path)
        press(Qt.Key.Key_3, CONTROL)
        return desktop

    return open_it


def save() -> None:
    press(Qt.Key.Key_S, CONTROL)


def empty() -> None:
    """Deletes the title, which the keyboard is in, and saves."""
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Backspace)
    save()


def empty_it(desktop: Desktop) -> None:
    """Opens the entry, and takes away all that it says."""
    click(page_of(desktop), f"Edit {BEFORE.title}")
    empty()


def delete_for_good(journal_path: Path) -> None:
    with Journal.open(journal_path) as other:
        other.evidence.move_to_trash(BEFORE.id)
        other.trash.empty()


# ---- left empty --------------------------------------------------------------------------------


@pytest.mark.parametrize("way_out", [Qt.Key.Key_Return, Qt.Key.Key_1])
def test_an_emptied_entry_in_a_locked_file_keeps_its_form_and_the_window_says_why(
    opened: Opened, journal_path: Path, way_out: Qt.Key
) -> None:
    desktop = opened()
    empty_it(desktop)
    other = JournalFile(Opener(journal_path, wait=0.0))
    with other.transaction():
        press(way_out, CONTROL)
        assert words_on(desktop.window.notice).startswith(IN_USE)
        assert not desktop.window.notice.can_undo
        assert "Delete this entry" in buttons(page_of(desktop))
    other.close()
    press(way_out, CONTROL)
    assert words_on(desktop.window.notice).startswith(LEFT_EMPTY.format(TITLE))
    assert (entries(desktop), in_trash(journal_of(desktop), EVIDENCE)) == ((), (BEFORE,))


def test_an_emptied_entry_that_was_changed_elsewhere_stays_as_it_is_there(
    opened: Opened, journal_path: Path
) -> None:
    desktop = opened()
    empty_it(desktop)
    (emptied,) = entries(desktop)
    elsewhere = emptied.with_changes(title="Elsewhere", text="Words of the other computer.")
    with Journal.open(journal_path) as other:
        other.evidence.save(elsewhere, read=emptied)
    on()
    assert words_on(desktop.window.notice).startswith(CHANGED_MEANWHILE.format("“Elsewhere”"))
    assert (entries(desktop), in_trash(journal_of(desktop), EVIDENCE)) == ((elsewhere,), ())
    assert "Edit Elsewhere" in buttons(page_of(desktop))


def test_an_entry_that_went_to_the_trash_emptied_is_there_as_it_was_before(
    opened: Opened,
) -> None:
    desktop = opened()
    empty_it(desktop)
    journal_of(desktop).evidence.move_to_trash(BEFORE.id)
    on()
    assert words_on(desktop.window.notice).startswith(LEFT_EMPTY.format(TITLE))
    assert (entries(desktop), in_trash(journal_of(desktop), EVIDENCE)) == ((), (BEFORE,))


def test_an_emptied_entry_that_was_deleted_for_good_elsewhere_is_left_without_a_word(
    opened: Opened, journal_path: Path
) -> None:
    desktop = opened()
    empty_it(desktop)
    delete_for_good(journal_path)
    on()
    assert not desktop.window.notice.isVisible()
    assert entries(desktop) == ()
    assert "Nothing noted yet" in words_on(page_of(desktop))


def test_an_entry_that_an_undo_threw_away_and_that_is_emptied_then_does_not_come_back(
    opened: Opened,
) -> None:
    desktop = opened(is_empty=True)
    press(Qt.Key.Key_J, CONTROL)
    write("Mine")
    on()
    press(Qt.Key.Key_3, CONTROL)
    click(page_of(desktop), "Edit Mine")
    desktop.window.notice.undo()
    empty()
    on()
    assert entries(desktop) == ()
    assert [one.title for one in in_trash(journal_of(desktop), EVIDENCE)] == ["Mine"]
    assert "is saved" not in words_on(desktop.window.notice)


def test_an_emptied_entry_that_could_not_be_discarded_is_not_kept_when_it_is_left(
    opened: Opened, journal_path: Path
) -> None:
    desktop = opened(is_empty=True)
    press(Qt.Key.Key_J, CONTROL)
    write("Too soon")
    save()
    empty()
    other = JournalFile(Opener(journal_path, wait=0.0))
    with other.transaction():
        click(page_of(desktop), "Discard this entry")
        assert words_on(desktop.window.notice).startswith(IN_USE)
    other.close()
    press(Qt.Key.Key_Escape)
    assert entries(desktop) == ()


def test_an_entry_that_is_gone_elsewhere_can_be_deleted_from_its_form(
    opened: Opened, journal_path: Path
) -> None:
    desktop = opened()
    click(page_of(desktop), f"Edit {BEFORE.title}")
    delete_for_good(journal_path)
    click(page_of(desktop), "Delete this entry")
    assert "Nothing noted yet" in words_on(page_of(desktop))


# ---- its texts ---------------------------------------------------------------------------------


def test_undo_in_a_restored_entry_never_shows_the_words_of_the_one_that_was_begun_in_its_form(
    opened: Opened,
) -> None:
    desktop = opened(is_empty=True)
    press(Qt.Key.Key_J, CONTROL)
    write("One")
    type_into(desktop, "What happened", "first words")
    save()
    (one,) = entries(desktop)
    journal_of(desktop).evidence.move_to_trash(one.id)
    write(" of the second")
    save()
    (second,) = entries(desktop)
    assert second.text == "first words of the second"
    on()
    journal_of(desktop).evidence.move_to_trash(second.id)
    journal_of(desktop).evidence.restore(one.id)
    press(Qt.Key.Key_3, CONTROL)
    click(page_of(desktop), "Edit One")
    the(QTextEdit, "What happened", page_of(desktop)).setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    save()
    assert {each.text for each in entries(desktop)} <= {"first words", second.text}
    journal = journal_of(desktop)
    assert [each.text for each in journal.evidence.entries() if each.id == one.id] == [one.text]


def test_forms_that_were_left_as_they_were_opened_leave_no_text_behind(
    opened: Opened, qtbot: QtBot
) -> None:
    desktop = opened()
    texts = desktop.window.texts
    for _ in range(3):
        press(Qt.Key.Key_J, CONTROL)
        press(Qt.Key.Key_Escape)
        click(page_of(desktop), f"Edit {BEFORE.title}")
        press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not texts.children())
    press(Qt.Key.Key_J, CONTROL)
    type_into(desktop, "What happened", "Something.")
    on()
    QApplication.processEvents()
    assert len(texts.children()) == 1


# ---- heard -------------------------------------------------------------------------------------


def test_that_words_without_a_title_are_saved_is_heard_once_with_what_is_asked_for(
    opened: Opened, heard: Heard
) -> None:
    desktop = opened(is_empty=True)
    press(Qt.Key.Key_J, CONTROL)
    type_into(desktop, "What happened", "one ")
    for word in ("two ", "three "):
        save()
        write(word)
    save()
    assert heard == [f"Saved 09:00. {UNTITLED}"]
    assert heard[0] in words_on(page_of(desktop))
