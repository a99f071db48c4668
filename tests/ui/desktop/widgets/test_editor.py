"""The editor behaves as editors do: marks go on and off, and Markdown shows without changing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.editor import LINE_PERCENT, Editor
from ui.desktop.widgets.long_words import LONGEST_SHAPED, LONGEST_WORD
from ui.desktop.widgets.markdown import styles_of
from ui.desktop.widgets.prose import length_for_qt

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


def drawn(editor: Editor) -> list[tuple[bool, bool]]:
    """For each unit of UTF-16 of the text, whether it is drawn bold, and whether slanted."""
    block = editor.document().firstBlock()
    looks = [(False, False)] * (block.length() - 1)
    for one in block.layout().formats():
        is_bold = one.format.fontWeight() == QFont.Weight.DemiBold
        for at in range(one.start, one.start + one.length):
            looks[at] = is_bold, one.format.fontItalic()
    return looks


@given(st.text("ab *_#>\U0001f642\U0001d54f", max_size=40))
@example("\U0001f642 Calm **and** steady")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_styles_are_where_their_letters_are_beside_any_character(editor: Editor, text: str) -> None:
    editor.set_text(text)
    styles = styles_of(text)
    wanted: list[tuple[bool, bool]] = []
    for at, letter in enumerate(text):
        here = [style for style in styles if style.start <= at < style.end]
        look = any(style.is_bold for style in here), any(style.is_italic for style in here)
        wanted += [look] * length_for_qt(letter)
    assert drawn(editor) == wanted


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


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_every_press_of_enter_ends_a_line_in_an_empty_one_too(
    editor: Editor, enter: Qt.Key
) -> None:
    """Qt took the first press in an empty line for something else, and nothing came of it."""
    for first in ("", "Calm"):
        editor.set_text(first)
        for _ in range(3):
            QTest.keyClick(editor, enter)
        assert editor.toPlainText() == f"{first}\n\n\n"
        heights = {
            editor.document().findBlockByNumber(number).blockFormat().lineHeight()
            for number in range(4)
        }
        assert heights == {LINE_PERCENT}


def breaks_anywhere(editor: Editor) -> bool:
    return editor.document().defaultTextOption().wrapMode() is QTextOption.WrapMode.WrapAnywhere


@pytest.mark.parametrize("around", ["{}", "before {} after", "one\n{}\ntwo"])
def test_a_very_long_word_breaks_anywhere_however_it_came(
    editor: Editor, theme: Theme, around: str
) -> None:
    text = around.format("x" * 20_000)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert breaks_anywhere(editor)
    editor.set_text("Calm")
    QTest.keyClicks(editor, " and ")
    assert not breaks_anywhere(editor)
    editor.replace_text(text)
    assert breaks_anywhere(editor)
    other = Editor(theme, "The same answer", parent=editor)
    document = editor.document()
    editor.let_go()
    other.go_on_with(document)
    assert breaks_anywhere(other)


def test_a_word_that_becomes_very_long_breaks_anywhere_from_then_on(editor: Editor) -> None:
    half = "x" * (LONGEST_WORD - 10)
    editor.set_text(f"before {half} {half} after")
    assert not breaks_anywhere(editor)
    select(editor, "x x")
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert breaks_anywhere(editor)


def is_set_plainly(editor: Editor) -> bool:
    """Whether Qt keeps the layout of the first paragraph, and sets it without kerning."""
    layout = editor.document().firstBlock().layout()
    styles = [one.format.fontStyleStrategy() for one in layout.formats()]
    return layout.cacheEnabled() and styles == [QFont.StyleStrategy.PreferNoShaping]


@pytest.mark.parametrize("word", ["x", "words ", "\U0001f600"])
def test_a_very_long_paragraph_is_set_plainly_and_kept_laid_out(editor: Editor, word: str) -> None:
    """A key lays out all of its paragraph: 300 kB took Qt twice as long, and three times a key."""
    text = word * LONGEST_SHAPED + word
    editor.set_text(text)
    assert is_set_plainly(editor)
    (whole,) = editor.document().firstBlock().layout().formats()
    assert whole.length >= editor.document().characterCount() - 1
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "on")
    assert is_set_plainly(editor)
    assert editor.toPlainText() == f"on{text}"


def test_ordinary_paragraphs_are_set_with_all_that_their_letters_have(editor: Editor) -> None:
    editor.set_text("words " * 800)
    QTest.keyClicks(editor, "and *more*")
    assert not is_set_plainly(editor)


def test_a_paragraph_that_is_short_again_is_styled_again(editor: Editor) -> None:
    editor.set_text("words " * LONGEST_SHAPED)
    editor.selectAll()
    QTest.keyClicks(editor, "Calm **and** steady")
    assert looks(editor, "and") == "bold"
    assert looks(editor, "Calm") == "plain"


def test_ordinary_words_are_kept_whole_at_the_end_of_a_line(editor: Editor) -> None:
    editor.set_text("words " * 100)
    assert editor.document().firstBlock().layout().lineAt(0).textLength() % len("words ") == 0
