"""Text to read and copy stays where it is, whatever is selected in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.desktop.widgets.filling import FIRST_LETTERS, PART_LETTERS
from ui.desktop.widgets.long_words import LONGEST_WORD
from ui.desktop.widgets.selectable import LINES_OF_A_LONG_TEXT, Selectable

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def selected_to_the_end(qtbot: QtBot, area: QPlainTextEdit) -> QPlainTextEdit:
    """A narrow area, after its text was selected line by line, to the end of each."""
    qtbot.addWidget(area)
    area.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    area.resize(333, 200)
    area.show()
    area.resize(333, area.sizeHint().height())
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, CONTROL)
    for _ in range(4):
        QTest.keyClick(area, Qt.Key.Key_End, SHIFT)
        QTest.keyClick(area, Qt.Key.Key_Down, SHIFT)
    return area


@pytest.mark.parametrize("text", ["x" * 300, "Some words " * 60, f"blanks{' ' * 200}\nmore\n" * 3])
def test_a_selection_never_pushes_the_text_sideways(qtbot: QtBot, text: str) -> None:
    area = selected_to_the_end(qtbot, Selectable("Words", text))
    area.horizontalScrollBar().setValue(99)
    assert area.horizontalScrollBar().value() == 0
    assert area.textCursor().hasSelection()


@pytest.mark.parametrize("text", ["a line\n" * 100_000, "x" * 300_000])
def test_a_very_long_text_scrolls_and_is_all_there(qtbot: QtBot, text: str) -> None:
    """As tall as it needs, all of it would be laid out at each width: that took 16 seconds."""
    area = Selectable("Words", text)
    qtbot.addWidget(area)
    area.resize(333, 200)
    area.show()
    assert area.height() == LINES_OF_A_LONG_TEXT * area.fontMetrics().lineSpacing()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    area.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    QTest.keyClick(area, Qt.Key.Key_End, CONTROL)
    assert bar.value() > 0
    assert area.toPlainText() == text


def test_a_very_long_text_comes_in_parts_so_that_nothing_stands_still(qtbot: QtBot) -> None:
    text = "a line\n" * 100_000
    area = Selectable("Words", text)
    qtbot.addWidget(area)
    area.show()
    lengths = [area.document().characterCount()]
    area.document().contentsChanged.connect(
        lambda: lengths.append(area.document().characterCount())
    )
    qtbot.waitUntil(lambda: area.toPlainText() == text)
    steps = [after - before for before, after in pairwise(lengths)]
    assert lengths[0] < 2 * FIRST_LETTERS
    assert max(steps) < 2 * PART_LETTERS
    assert area.textCursor().position() == 0


def test_a_text_shown_while_another_still_comes_stands_alone(qtbot: QtBot) -> None:
    area = Selectable("Words", "a line\n" * 100_000)
    qtbot.addWidget(area)
    area.show_text("Something else.")
    for _ in range(5):
        QApplication.processEvents()
    assert area.toPlainText() == "Something else."


def test_after_a_very_long_text_another_is_as_tall_as_it_needs(qtbot: QtBot) -> None:
    area, same = Selectable("Words", "a line\n" * 100_000), Selectable("Words", "one\ntwo")
    for one in (area, same):
        qtbot.addWidget(one)
        one.resize(333, 200)
        one.show()
    area.show_text("one\ntwo")
    assert area.height() == same.height()
    assert not area.verticalScrollBar().isVisible()


def test_the_lines_of_a_very_long_word_break_anywhere(qtbot: QtBot) -> None:
    """Qt would look for the end of the word at each of its lines."""
    area = Selectable("Words", "to " + "x" * LONGEST_WORD * 2)
    qtbot.addWidget(area)
    area.resize(333, 200)
    area.show()
    first = area.document().firstBlock().layout().lineAt(0)
    assert first.textLength() > len("to ")
