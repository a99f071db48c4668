"""A quotation of very many lines: its beginning, and by a button all of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QGuiApplication, QImage, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assessment.comparing.changed_words import Stretch
from tests.ui.desktop.driving import DialogDriver, the, words_on
from ui.desktop.widgets.beginnings import MOST_LETTERS, MOST_LINES
from ui.desktop.widgets.markdown_prose import MarkdownProse
from ui.desktop.widgets.marked_prose import MarkedProse
from ui.desktop.widgets.quotes import ONLY_THE_BEGINNING, SHOW_ALL, read
from ui.desktop.widgets.whole_text import COPY, TITLE

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = "a line\u00a0\n" * 100_000 + "the end"
WORD = "x" * 300_000


def shown(qtbot: QtBot, text: str) -> QWidget:
    quote = read(text)
    qtbot.addWidget(quote)
    quote.resize(600, 400)
    with qtbot.waitExposed(quote):
        quote.show()
    quote.activateWindow()
    return quote


def way(quote: QWidget) -> QPushButton:
    (found,) = quote.findChildren(QPushButton)
    assert found.text() == SHOW_ALL
    return found


def test_a_text_of_ordinary_length_is_shown_whole(qtbot: QtBot) -> None:
    quote = shown(qtbot, "words " * 1000)
    assert isinstance(quote, QLabel)
    assert quote.text() == "words " * 1000


@pytest.mark.parametrize("text", [LINES, WORD])
def test_a_very_long_text_shows_its_beginning_and_a_button(qtbot: QtBot, text: str) -> None:
    quote = shown(qtbot, text)
    begun, told = (one.text() for one in quote.findChildren(QLabel))
    assert text.startswith(begun)
    assert len(begun) <= MOST_LETTERS
    assert begun.count("\n") < MOST_LINES
    assert told == ONLY_THE_BEGINNING
    assert way(quote).accessibleName().startswith(f"{SHOW_ALL}: {text[:6]}")


def test_a_screen_reader_gets_no_more_of_it(qtbot: QtBot) -> None:
    quote = shown(qtbot, LINES)
    for one in (quote, *quote.findChildren(QWidget)):
        seen = QAccessible.queryAccessibleInterface(one)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            assert len(seen.text(kind)) <= MOST_LETTERS


@pytest.mark.parametrize("text", [LINES, WORD])
def test_by_keyboard_all_of_it_is_read_and_copied(
    qtbot: QtBot, in_dialog: DialogDriver, text: str
) -> None:
    quote = shown(qtbot, text)
    got: list[str] = []

    def copied() -> str:
        return QGuiApplication.clipboard().text()

    def act(dialog: QDialog) -> None:
        reader = the(QPlainTextEdit, TITLE, dialog)
        assert dialog.focusWidget() is reader
        assert reader.isReadOnly()
        QTest.keyClick(reader, Qt.Key.Key_A, CONTROL)
        QTest.keyClick(reader, Qt.Key.Key_C, CONTROL)
        got.append(copied())
        QGuiApplication.clipboard().clear()
        QTest.keyClick(the(QPushButton, COPY, dialog), Qt.Key.Key_Space)
        got.append(copied())
        QTest.keyClick(reader, Qt.Key.Key_End, CONTROL)
        assert reader.verticalScrollBar().value() > 0
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        got.append(f"open: {dialog.isVisible()}")

    in_dialog(act)
    to_all = way(quote)
    to_all.setFocus()
    QTest.keyClick(to_all, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == [text, text, "open: False"]
    assert quote.focusWidget() is to_all


def test_the_words_of_the_quotation_stand_in_their_order(qtbot: QtBot) -> None:
    quote = shown(qtbot, "one\ntwo\n" * MOST_LINES)
    assert words_on(quote).startswith("one\ntwo\none")


@pytest.mark.parametrize(
    "text, paler, bold, slanted",
    [
        ("**Waiting, and why**", ["**", "**"], ["**Waiting, and why**"], []),
        ("\U0001f600\nI *assume* it.", ["*", "*"], [], ["*assume*"]),
        ("# Plans", ["# "], ["# Plans"], []),
        ("Two * three * four.", [], [], []),
    ],
)
def test_the_marks_of_an_answer_are_drawn_gently_and_its_text_stays(
    qtbot: QtBot, text: str, paler: list[str], bold: list[str], slanted: list[str]
) -> None:
    quote = read(text)
    qtbot.addWidget(quote)
    assert isinstance(quote, MarkdownProse)
    assert quote.text() == text
    assert stretches(quote, lambda how: how.foreground().color().alphaF() < 1) == paler
    assert stretches(quote, lambda how: how.fontWeight() > QFont.Weight.Normal) == bold
    assert stretches(quote, QTextCharFormat.fontItalic) == slanted


def stretches(quote: MarkdownProse, is_so: Callable[[QTextCharFormat], bool]) -> list[str]:
    """The words that are drawn in some way, from where it begins to where it ends."""
    found: list[tuple[int, int]] = []
    for one in quote.formats():
        if is_so(one.format):
            follows = found and found[-1][1] == one.start
            start = found.pop()[0] if follows else one.start
            found.append((start, one.start + one.length))
    letters = quote.text().encode("utf-16-le")
    return [letters[2 * start : 2 * end].decode("utf-16-le") for start, end in found]


def test_a_struck_answer_keeps_its_bold_words(qtbot: QtBot) -> None:
    def painted(text: str) -> QImage:
        made = MarkedProse([Stretch(text=text, is_changed=True)], struck=True)
        qtbot.addWidget(made)
        made.resize(400, 60)
        return made.grab().toImage()

    prose = MarkedProse([Stretch(text="**Waiting**", is_changed=True)], struck=True)
    qtbot.addWidget(prose)
    assert prose.marked == ("**Waiting**",)
    formats = prose.formats()
    assert any(one.format.fontStrikeOut() for one in formats)
    assert any(one.format.fontWeight() > QFont.Weight.Normal for one in formats)
    assert painted("**Waiting**") != painted("xxWaitingxx")
