"""What is overwritten in a sitting can be had back, wherever it was typed and left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import the
from tests.ui.desktop.pages.walk.test_walk import FIRST_QUESTION, saved_text, the_review
from tests.ui.hands import (
    CONTROL,
    SHIFT,
    back,
    buttons,
    click,
    focused,
    on,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop.app import Desktop
from ui.desktop.pages.walk.page import WalkPage
from ui.desktop.widgets.editor import Editor


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def redo() -> None:
    press(Qt.Key.Key_Z, CONTROL | SHIFT)


def delete_everything() -> None:
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Delete)


def text_here() -> str:
    editor = focused()
    assert isinstance(editor, Editor)
    return editor.toPlainText()


def test_an_answer_deleted_by_mistake_comes_back_after_another_skill_was_open(
    walking: Desktop, qtbot: QtBot
) -> None:
    write("The queue had no owner.")
    delete_everything()
    qtbot.waitUntil(lambda: saved_text(walking) == "")
    on()
    back()
    assert text_here() == ""
    undo()
    assert text_here() == "The queue had no owner."
    qtbot.waitUntil(lambda: saved_text(walking) == "The queue had no owner.")
    redo()
    assert text_here() == ""


def test_an_answer_deleted_by_mistake_comes_back_after_another_page_was_open(
    walking: Desktop, qtbot: QtBot
) -> None:
    write("The queue had no owner.")
    delete_everything()
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: isinstance(focused(), Editor))
    undo()
    qtbot.waitUntil(lambda: saved_text(walking) == "The queue had no owner.")


def test_an_undo_from_elsewhere_goes_to_the_text_and_says_where(
    walking: Desktop, qtbot: QtBot
) -> None:
    question = the_review(walking).questions[FIRST_QUESTION].text
    write("The queue had no owner.")
    press(Qt.Key.Key_1, CONTROL)
    undo()
    qtbot.waitUntil(lambda: isinstance(focused(), Editor))
    assert focused().accessibleName() == question
    assert text_here() == "The queue had no "
    assert f"Undone in “{question}”." in words_on(walking.window.notice)
    qtbot.waitUntil(lambda: saved_text(walking) == "The queue had no ")


def test_two_editors_of_one_text_never_save_over_each_other(walking: Desktop, qtbot: QtBot) -> None:
    page = page_of(walking)
    question = the_review(walking).questions[FIRST_QUESTION].text
    write("Candid.")
    on()
    back()
    # Not by a click, which would be the next thing to undo.
    buttons(page)[f"Private: {question}"].setChecked(True)
    on()
    undo()
    qtbot.waitUntil(lambda: saved_text(walking) == "")
    answer = the_review(walking).answer(FIRST_QUESTION)
    assert answer is not None
    assert answer.private


def test_the_closing_reflection_comes_back_after_the_page_was_left(
    walking: Desktop, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_L, CONTROL)
    the(Editor, "Closing reflection", page_of(walking)).setFocus()
    write("Ask earlier.")
    delete_everything()
    press(Qt.Key.Key_1, CONTROL)
    press(Qt.Key.Key_2, CONTROL)
    press(Qt.Key.Key_L, CONTROL)
    the(Editor, "Closing reflection", page_of(walking)).setFocus()
    undo()
    assert text_here() == "Ask earlier."
    press(Qt.Key.Key_S, CONTROL)
    assert the_review(walking).cycle.closing_reflection == "Ask earlier."


def test_a_reflection_as_it_was_saved_is_no_step_to_undo(
    walking: Desktop, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    press(Qt.Key.Key_L, CONTROL)
    the(Editor, "Closing reflection", page_of(walking)).setFocus()
    write("Ask earlier.")
    walking.window.close()
    again = open_desktop(journal_path)
    press(Qt.Key.Key_2, CONTROL)
    press(Qt.Key.Key_L, CONTROL)
    the(Editor, "Closing reflection", page_of(again)).setFocus()
    undo()
    assert text_here() == "Ask earlier."


def test_the_text_of_an_entry_comes_back_when_the_entry_is_edited_again(walking: Desktop) -> None:
    press(Qt.Key.Key_J, CONTROL)
    write("One")
    the(Editor, "What happened", page_of(walking)).setFocus()
    write("All of it.")
    press(Qt.Key.Key_S, CONTROL)
    delete_everything()
    on()
    assert isinstance(page_of(walking), WalkPage)
    press(Qt.Key.Key_3, CONTROL)
    click(page_of(walking), "Edit One")
    the(Editor, "What happened", page_of(walking)).setFocus()
    undo()
    assert text_here() == "All of it."
    on()
    assert walking.journal is not None
    assert [entry.text for entry in walking.journal.evidence.entries()] == ["All of it."]


def test_the_words_of_others_come_back_when_they_are_edited_again(walking: Desktop) -> None:
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_O, CONTROL | SHIFT)
    click(page_of(walking), "Add what someone said")
    the(Editor, "What they said", page_of(walking)).setFocus()
    write("Calm under fire.")
    press(Qt.Key.Key_S, CONTROL)
    delete_everything()
    write("X")
    press(Qt.Key.Key_S, CONTROL)
    undo()
    undo()
    assert text_here() == "Calm under fire."


def test_nothing_of_it_outlives_the_window(
    walking: Desktop, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    write("A secret marker.")
    delete_everything()
    walking.window.close()
    with Journal.open(journal_path) as journal:
        answer = journal.reviews.drafts()[0].answer(FIRST_QUESTION)
        assert answer is not None
        assert answer.text == ""
    again = open_desktop(journal_path)
    on()
    undo()
    assert text_here() == ""
    assert not again.window.history.can_undo


def test_undo_takes_a_word_at_a_time(walking: Desktop) -> None:
    write("one two three")
    undo()
    assert text_here() == "one two "
    undo()
    assert text_here() == "one "
    redo()
    assert text_here() == "one two "


def test_a_pause_ends_a_step_of_undo(walking: Desktop, qtbot: QtBot) -> None:
    write("un")
    editor = focused()
    assert isinstance(editor, Editor)
    qtbot.waitUntil(lambda: not editor.document().isModified())
    write("done")
    undo()
    assert text_here() == "un"
