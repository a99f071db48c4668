"""The editor behaves as editors do: marks go on and off, and Markdown shows without changing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.editor import Editor

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    made = Editor(theme, "An answer")
    qtbot.addWidget(made)
    made.resize(600, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def select(editor: Editor, words: str) -> None:
    editor.setTextCursor(editor.document().find(words))


def bold(editor: Editor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_B, CONTROL)


def italic(editor: Editor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_I, CONTROL)


@pytest.mark.parametrize("twice", [bold, italic])
def test_a_mark_put_twice_leaves_nothing_behind(editor: Editor, twice: object) -> None:
    assert callable(twice)
    for text, chosen in (("", ""), ("Calm and steady", "and"), ("Calm", "Calm")):
        editor.set_text(text)
        if chosen:
            select(editor, chosen)
        twice(editor)
        assert editor.toPlainText() != text
        twice(editor)
        assert editor.toPlainText() == text
        assert editor.textCursor().selectedText() == chosen


def test_a_mark_is_taken_away_where_the_selection_holds_it_too(editor: Editor) -> None:
    editor.set_text("Calm **and** steady")
    select(editor, "**and**")
    bold(editor)
    assert editor.toPlainText() == "Calm and steady"


def test_bold_and_italic_do_not_take_each_other_away(editor: Editor) -> None:
    editor.set_text("Calm and steady")
    select(editor, "and")
    bold(editor)
    italic(editor)
    assert editor.toPlainText() == "Calm ***and*** steady"
    bold(editor)
    assert editor.toPlainText() == "Calm *and* steady"
    italic(editor)
    assert editor.toPlainText() == "Calm and steady"


def test_what_is_typed_between_new_marks_is_bold(editor: Editor) -> None:
    bold(editor)
    QTest.keyClicks(editor, "now")
    assert editor.toPlainText() == "**now**"


def test_one_undo_takes_a_mark_away(editor: Editor) -> None:
    editor.set_text("Calm and steady")
    select(editor, "and")
    bold(editor)
    editor.undo()
    assert editor.toPlainText() == "Calm and steady"


def looks(editor: Editor, words: str) -> str:
    """How some words are shown: bold, italic or plain."""
    found = editor.document().find(words)
    place = found.selectionStart() - found.block().position()
    look = "plain"
    for one in found.block().layout().formats():
        style = one.format
        if one.start <= place < one.start + one.length:
            is_bold = style.fontWeight() == QFont.Weight.DemiBold
            look = "bold" if is_bold else "italic" if style.fontItalic() else "plain"
    return look


@pytest.mark.parametrize(
    "text, words, look",
    [
        ("Calm **and** steady", "and", "bold"),
        ("Calm *and* steady", "and", "italic"),
        ("# A heading", "heading", "bold"),
        ("- one", "-", "bold"),
        ("2 * 3 * 4", "3", "plain"),
        ("a_name_here", "name", "plain"),
    ],
)
def test_markdown_is_styled_and_stays_as_it_was_typed(
    editor: Editor, text: str, words: str, look: str
) -> None:
    QTest.keyClicks(editor, text)
    assert editor.toPlainText() == text
    assert looks(editor, words) == look


def test_styling_is_neither_a_change_nor_a_step(qtbot: QtBot, editor: Editor, theme: Theme) -> None:
    editor.set_text("Calm **and** steady")
    with qtbot.assertNotEmitted(editor.textChanged):
        theme.resize_text(150)
    assert not editor.document().isUndoAvailable()


def test_the_lines_of_a_very_long_word_break_anywhere(editor: Editor) -> None:
    """Qt looks for the end of the word at each of its lines: 300 kB took seconds a key."""
    editor.set_text("x" * 20_000)
    lines = editor.document().firstBlock().layout().lineCount()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "a word before ")
    layout = editor.document().firstBlock().layout()
    assert layout.lineCount() in (lines, lines + 1)
    assert layout.lineAt(0).textLength() > len("a word before ")


def test_a_very_long_word_that_is_pasted_breaks_anywhere_too(editor: Editor) -> None:
    editor.insertPlainText("a word before " + "x" * 20_000)
    assert editor.document().firstBlock().layout().lineAt(0).textLength() > len("a word before ")


def test_ordinary_words_are_kept_whole_at_the_end_of_a_line(editor: Editor) -> None:
    editor.set_text("words " * 100)
    assert editor.document().firstBlock().layout().lineAt(0).textLength() % len("words ") == 0
