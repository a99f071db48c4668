"""A window on a journal that another window, computer or program writes in at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from assessment.reviews.cycles import place_of
from assessment.reviews.ratings import Answer
from assessment.walk.committing import choose_level as with_level
from storage.file import faults
from storage.file.connection import JournalFile, Opener
from storage.file.faults import as_known
from storage.journal import Journal
from tests.storage.files import held_elsewhere
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import DialogDriver, all_named, words_on
from tests.ui.desktop.pages.reviews.test_reviews import choose_in_menu
from tests.ui.hands import (
    CONTROL,
    buttons,
    choose_level,
    click,
    focused,
    on,
    page_of,
    press,
    write,
)
from ui.desktop import destinations as to
from ui.desktop import errors, keeping_aside
from ui.desktop.app import PATIENCE, Desktop
from ui.desktop.autosave import IN_USE
from ui.desktop.following import Following
from ui.desktop.palette import CommandPalette
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.window_actions import HELD

if TYPE_CHECKING:
    import sqlite3

    from storage.file.errors import JournalError

QUESTION = "execution-friction"
EXECUTION = SkillKey("larson-management", "execution")
ASKED = "Also changed elsewhere"


@pytest.fixture
def elsewhere(walking: Desktop, journal_path: Path) -> Iterator[Journal]:
    """Another session on the journal of the window, which is on its first question."""
    assert walking.journal is not None
    with Journal.open(journal_path) as journal:
        yield journal


def look_elsewhere(desktop: Desktop) -> None:
    """Lets the time come at which the window looks for changes made elsewhere."""
    following = desktop.window.findChild(Following)
    assert following is not None
    following.findChildren(QTimer)[0].timeout.emit()


def the_cycle(journal: Journal) -> str:
    return journal.reviews.cycles()[0].id


def kept_text(journal: Journal) -> str:
    (review,) = journal.reviews.drafts()
    return next((a.text for a in review.answers if a.question_id == QUESTION), "")


def write_elsewhere(journal: Journal, text: str, *, private: bool = False) -> None:
    journal.reviews.save_answer(
        Answer(
            cycle_id=the_cycle(journal),
            rubric_id="larson-management",
            question_id=QUESTION,
            text=text,
            private=private,
            saved_at=journal.now(),
        )
    )


def the_editor() -> QTextEdit:
    editor = focused()
    assert isinstance(editor, QTextEdit)
    return editor


def save() -> None:
    press(Qt.Key.Key_S, CONTROL)


def two_versions(walking: Desktop, elsewhere: Journal) -> None:
    """Both sessions have written the first answer."""
    write_elsewhere(elsewhere, "Written there.")
    write("Written here.")
    save()


def test_both_versions_of_an_answer_are_kept_and_shown(
    walking: Desktop, elsewhere: Journal
) -> None:
    two_versions(walking, elsewhere)
    assert kept_text(elsewhere) == "Written here."
    assert [v.text for v in elsewhere.other_versions.everything()] == ["Written there."]
    shown = words_on(page_of(walking))
    assert ASKED in shown
    assert "Written there." in shown


@pytest.mark.parametrize(
    "choice, text",
    [
        ("Keep what is below", "Written here."),
        ("Use this one", "Written there."),
        ("Keep both", "Written here.\n\nWritten there."),
    ],
)
def test_the_person_chooses_and_it_is_saved(
    choice: str, text: str, walking: Desktop, elsewhere: Journal
) -> None:
    two_versions(walking, elsewhere)
    click(page_of(walking), choice)
    assert kept_text(elsewhere) == text
    assert elsewhere.other_versions.everything() == ()
    assert ASKED not in words_on(page_of(walking))


def test_what_was_replaced_by_the_other_version_comes_back_by_undo(
    walking: Desktop, elsewhere: Journal
) -> None:
    two_versions(walking, elsewhere)
    editor = the_editor()
    click(page_of(walking), "Use this one")
    editor.undo()
    save()
    assert kept_text(elsewhere) == "Written here."


def test_a_version_that_was_private_stays_private(walking: Desktop, elsewhere: Journal) -> None:
    write_elsewhere(elsewhere, "Written there.", private=True)
    write("Written here.")
    save()
    click(page_of(walking), "Use this one")
    (review,) = elsewhere.reviews.drafts()
    assert review.answers[0].private


def test_a_choice_that_was_not_made_is_asked_for_again_after_a_restart(
    walking: Desktop, elsewhere: Journal, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    two_versions(walking, elsewhere)
    walking.window.close()
    again = open_desktop(journal_path)
    assert again.navigation is not None
    again.navigation.go(to.walk(the_cycle(elsewhere)))
    assert ASKED in words_on(page_of(again))


def test_an_answer_written_elsewhere_is_shown_where_nothing_is_typed(
    walking: Desktop, elsewhere: Journal, qtbot: QtBot
) -> None:
    write_elsewhere(elsewhere, "Written there.")
    editor = the_editor()
    qtbot.waitUntil(lambda: editor.toPlainText() == "Written there.")
    write(" And here.")
    save()
    assert elsewhere.other_versions.everything() == ()
    assert "Written there." in kept_text(elsewhere)
    assert "And here." in kept_text(elsewhere)


def test_an_answer_written_elsewhere_while_only_the_place_is_unsaved_is_shown(
    walking: Desktop, elsewhere: Journal, qtbot: QtBot
) -> None:
    assert walking.navigation is not None
    for skill in ("team", "execution"):
        key = SkillKey("larson-management", skill)
        walking.navigation.go(to.walk(the_cycle(elsewhere), place_of(key)))
    write_elsewhere(elsewhere, "Written there.")
    look_elsewhere(walking)
    qtbot.waitUntil(lambda: the_editor().toPlainText() == "Written there.")


def test_a_level_chosen_elsewhere_stays_and_the_window_says_so(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    save()
    (review,) = elsewhere.reviews.drafts()
    elsewhere.reviews.save_rating(with_level(review, EXECUTION, 4, elsewhere.now()))
    choose_level(2)
    (review,) = elsewhere.reviews.drafts()
    rating = review.own_rating(EXECUTION)
    assert rating is not None
    assert rating.level == 4
    assert "was changed in another window" in words_on(walking.window)
    choose_level(2)
    (review,) = elsewhere.reviews.drafts()
    rating = review.own_rating(EXECUTION)
    assert rating is not None
    assert rating.level == 2


def kept_level(journal: Journal) -> int | None:
    (review,) = journal.reviews.drafts()
    rating = review.own_rating(EXECUTION)
    return None if rating is None else rating.level


def choose_elsewhere(journal: Journal, level: int) -> None:
    (review,) = journal.reviews.drafts()
    journal.reviews.save_rating(with_level(review, EXECUTION, level, journal.now()))


def test_a_level_cleared_here_and_chosen_elsewhere_stays_as_it_was_chosen(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    choose_level(2)
    choose_elsewhere(elsewhere, 4)
    choose_level(2)
    assert kept_level(elsewhere) == 4
    assert "was changed in another window" in words_on(walking.window)


def test_an_undo_does_nothing_to_a_level_chosen_elsewhere_since(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    choose_level(2)
    choose_elsewhere(elsewhere, 4)
    press(Qt.Key.Key_Z, CONTROL)
    assert kept_level(elsewhere) == 4
    assert "level 2" not in words_on(walking.window.notice)


def test_a_level_cleared_while_the_file_is_held_is_cleared_once_it_is_free(
    walking: Desktop, elsewhere: Journal, journal_path: Path, qtbot: QtBot
) -> None:
    write("Written here.")
    choose_level(2)
    with held_elsewhere(journal_path, "BEGIN EXCLUSIVE"):
        choose_level(2)
        assert not any(row.isChecked() for row in page_of(walking).findChildren(LevelRow))
    qtbot.waitUntil(lambda: kept_level(elsewhere) is None)


def test_what_is_typed_while_the_review_is_closed_elsewhere_is_kept(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    save()
    elsewhere.reviews.close(the_cycle(elsewhere))
    write(" And more.")
    save()
    write(" And still more.")
    save()
    (version,) = elsewhere.other_versions.everything()
    assert version.text == "Written here. And more. And still more."
    assert "What you wrote here is saved too" in words_on(walking.window)
    (closed,) = elsewhere.reviews.snapshots()
    assert closed.answers[0].text == "Written here."


def delete_for_good(journal: Journal, cycle_id: str) -> None:
    journal.reviews.move_to_trash(cycle_id)
    journal.trash.empty()


def test_what_is_typed_while_the_review_is_deleted_for_good_is_kept_as_evidence(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    save()
    delete_for_good(elsewhere, the_cycle(elsewhere))
    write(" And more.")
    save()
    (entry,) = elsewhere.evidence.entries()
    assert (entry.text, entry.private) == ("Written here. And more.", True)
    assert keeping_aside.IN_EVIDENCE in words_on(walking.window)
    press(Qt.Key.Key_1, CONTROL)
    assert walking.navigation is not None
    assert walking.navigation.here == to.home(), "the page lets one go"


def test_what_was_just_typed_when_the_deletion_is_noticed_is_kept_and_the_window_says_where(
    walking: Desktop, elsewhere: Journal
) -> None:
    write("Written here.")
    save()
    delete_for_good(elsewhere, the_cycle(elsewhere))
    the_editor().insertPlainText(" And more.")
    look_elsewhere(walking)
    (entry,) = elsewhere.evidence.entries()
    assert (entry.text, entry.private) == ("Written here. And more.", True)
    assert walking.navigation is not None
    assert walking.navigation.here == to.home()
    assert keeping_aside.IN_EVIDENCE in words_on(walking.window)


def test_a_reflection_of_a_review_that_is_deleted_for_good_is_kept_as_evidence(
    walking: Desktop, elsewhere: Journal
) -> None:
    assert walking.navigation is not None
    walking.navigation.go(to.closing(the_cycle(elsewhere)))
    (editor,) = all_named(QTextEdit, "Closing reflection", page_of(walking))
    editor.setFocus()
    delete_for_good(elsewhere, the_cycle(elsewhere))
    write("Looked back here.")
    save()
    (entry,) = elsewhere.evidence.entries()
    assert entry.text == "Looked back here."
    assert keeping_aside.IN_EVIDENCE in words_on(walking.window)


def test_what_is_typed_while_the_review_is_put_in_the_trash_elsewhere_is_kept(
    walking: Desktop, elsewhere: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the words would be saved before the review is put away: after the delay, or
    # with what waited before them.
    monkeypatch.setattr("ui.desktop.autosave.DELAY_MS", 60_000)
    save()
    cycle_id = the_cycle(elsewhere)
    write("Written here.")
    elsewhere.reviews.move_to_trash(cycle_id)
    save()
    assert "What you wrote here is saved too" in words_on(walking.window)
    press(Qt.Key.Key_1, CONTROL)
    elsewhere.reviews.restore(cycle_id)
    (version,) = elsewhere.other_versions.everything()
    assert version.text == "Written here."


def test_a_reflection_written_in_two_windows_is_kept_twice(
    walking: Desktop, elsewhere: Journal
) -> None:
    assert walking.navigation is not None
    cycle_id = the_cycle(elsewhere)
    walking.navigation.go(to.closing(cycle_id))
    (editor,) = all_named(QTextEdit, "Closing reflection", page_of(walking))
    editor.setFocus()
    elsewhere.reviews.save_reflection(cycle_id, "Looked back there.", private=False)
    write("Looked back here.")
    save()
    assert ASKED in words_on(page_of(walking))
    click(page_of(walking), "Keep both")
    kept = elsewhere.reviews.review(cycle_id).cycle.closing_reflection
    assert kept == "Looked back here.\n\nLooked back there."


@pytest.mark.parametrize("choice, title", [("Cancel", "Called there"), ("Rename", "Here")])
def test_a_title_given_elsewhere_is_shown_before_it_is_replaced(
    choice: str,
    title: str,
    walking: Desktop,
    elsewhere: Journal,
    in_dialog: DialogDriver,
    qtbot: QtBot,
) -> None:
    assert walking.navigation is not None
    walking.navigation.go(to.reviews())
    cycle = elsewhere.reviews.cycles()[0]

    def rename(dialog: QDialog) -> None:
        elsewhere.reviews.rename(cycle.id, "Called there")
        (line,) = dialog.findChildren(QLineEdit)
        line.setText("Here")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    def choose(dialog: QDialog) -> None:
        assert "Called there" in words_on(dialog)
        click(dialog, choice)

    more = f"More for {cycle.title}"
    qtbot.waitUntil(lambda: more in buttons(page_of(walking)))
    click(page_of(walking), more)
    in_dialog(rename)
    in_dialog(choose)
    choose_in_menu(qtbot, "Rename…")
    assert elsewhere.reviews.cycles()[0].title == title


# ---- a file that another program holds ----------------------------------------------------------


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_the_window_never_stands_still_while_another_program_holds_the_file(
    lock: str,
    walking: Desktop,
    elsewhere: Journal,
    journal_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[str] = []

    def counted(error: sqlite3.Error, path: Path) -> JournalError | None:
        waits.append(str(error))
        return as_known(error, path)

    monkeypatch.setattr(faults, "as_known", counted)
    editor = the_editor()
    write("Before.")
    save()
    with held_elsewhere(journal_path, lock):
        for level, letter in enumerate("held", start=1):
            editor.setFocus()
            waits.clear()
            write(letter)
            save()
            choose_level(level)
            # Each waits for at most so long; the window may stand still for a tenth of a second.
            assert len(waits) * PATIENCE <= 0.1
        assert IN_USE in words_on(page_of(walking))
    qtbot.waitUntil(lambda: kept_text(elsewhere) == "Before.held", timeout=20_000)
    (review,) = elsewhere.reviews.drafts()
    rating = review.own_rating(EXECUTION)
    assert rating is not None
    assert rating.level == 4
    qtbot.waitUntil(lambda: IN_USE not in words_on(page_of(walking)), timeout=20_000)


@pytest.mark.parametrize("is_new", [False, True])
def test_the_window_waits_for_no_lock_longer_than_a_glance(
    open_desktop: OpenDesktop,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_new: bool,
) -> None:
    waits: list[float] = []
    opened = JournalFile.__init__

    def noted(file: JournalFile, opener: Opener) -> None:
        waits.append(opener.wait)
        opened(file, opener)

    if not is_new:
        Journal.create(journal_path).close()
    monkeypatch.setattr(JournalFile, "__init__", noted)
    desktop = open_desktop(journal_path)
    if is_new:
        on()
    assert desktop.journal is not None
    assert waits
    assert max(waits) <= PATIENCE


def test_closing_while_the_file_is_held_asks_and_closes_by_itself_once_it_is_free(
    walking: Desktop, elsewhere: Journal, journal_path: Path, in_dialog: DialogDriver, qtbot: QtBot
) -> None:
    asked: list[str] = []
    with ExitStack() as held:
        held.enter_context(held_elsewhere(journal_path, "BEGIN EXCLUSIVE"))
        write("While it was held.")

        def let_go(dialog: QDialog) -> None:
            asked.append(words_on(dialog))
            held.close()
            qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

        in_dialog(let_go)
        walking.window.close()
    assert "Your latest changes are not saved" in asked[0]
    assert not walking.window.isVisible()
    assert kept_text(elsewhere) == "While it was held."


@pytest.fixture
def handling(walking: Desktop) -> Iterator[Desktop]:
    """The window handles what is raised in it, as it does when it was started by a user."""
    handler = walking.catch_errors()
    yield walking
    handler.uninstall()


def test_a_page_that_cannot_be_read_meanwhile_leaves_the_one_before_and_a_notice(
    handling: Desktop, walking: Desktop, elsewhere: Journal, journal_path: Path, qtbot: QtBot
) -> None:
    assert walking.navigation is not None
    walking.navigation.go(to.reviews())
    # The page takes the keyboard once all of it is there.
    QApplication.processEvents()
    here = walking.navigation.here
    with held_elsewhere(journal_path, "BEGIN EXCLUSIVE"):
        press(Qt.Key.Key_1, CONTROL)
        assert walking.navigation.here == here
        qtbot.waitUntil(lambda: errors.IN_USE in words_on(walking.window))
        assert QApplication.activeModalWidget() is None
    press(Qt.Key.Key_1, CONTROL)
    assert walking.navigation.here == to.home()


def test_find_knows_the_pages_while_the_file_is_held_and_says_what_it_cannot_find(
    handling: Desktop, walking: Desktop, elsewhere: Journal, journal_path: Path, qtbot: QtBot
) -> None:
    with held_elsewhere(journal_path, "BEGIN EXCLUSIVE"):
        press(Qt.Key.Key_K, CONTROL)
        write("library")
        assert HELD in words_on(walking.window.notice)
        # Not a dialog above it, which would take the Enter.
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CommandPalette))
        QTest.qWait(50)
        assert isinstance(QApplication.activeModalWidget(), CommandPalette)
        press(Qt.Key.Key_Escape)


def test_what_cannot_be_done_meanwhile_is_said_in_the_notice_and_can_be_done_after(
    handling: Desktop, walking: Desktop, elsewhere: Journal, journal_path: Path, qtbot: QtBot
) -> None:
    assert walking.navigation is not None
    walking.navigation.go(to.reviews())
    more = f"More for {elsewhere.reviews.cycles()[0].title}"
    qtbot.waitUntil(lambda: more in buttons(page_of(walking)))
    for lock, kept in (("BEGIN IMMEDIATE", 1), ("", 0)):
        with held_elsewhere(journal_path, lock) if lock else nullcontext():
            click(page_of(walking), more)
            choose_in_menu(qtbot, "Delete")
            QTest.qWait(50)
            assert (errors.IN_USE in words_on(walking.window)) is bool(lock)
            assert QApplication.activeModalWidget() is None
        assert len(elsewhere.reviews.cycles()) == kept


def test_a_title_given_elsewhere_since_is_not_undone(
    walking: Desktop, elsewhere: Journal, in_dialog: DialogDriver, qtbot: QtBot
) -> None:
    assert walking.navigation is not None
    walking.navigation.go(to.reviews())
    cycle = elsewhere.reviews.cycles()[0]

    def rename(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        line.setText(" Here ")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    more = f"More for {cycle.title}"
    qtbot.waitUntil(lambda: more in buttons(page_of(walking)))
    click(page_of(walking), more)
    in_dialog(rename)
    choose_in_menu(qtbot, "Rename…")
    elsewhere.reviews.rename(cycle.id, "Called there")
    press(Qt.Key.Key_Z, CONTROL)
    assert elsewhere.reviews.cycles()[0].title == "Called there"
    assert "still called “Called there”" in words_on(walking.window)


def test_a_journal_that_is_held_opens_by_itself_once_it_is_free(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    Journal.create(journal_path).close()
    with held_elsewhere(journal_path, "BEGIN EXCLUSIVE"):
        desktop = open_desktop(journal_path)
        assert "in use by another program" in words_on(desktop.window)
    qtbot.waitUntil(lambda: desktop.journal is not None, timeout=20_000)
    assert "Nothing written yet" in words_on(desktop.window)
