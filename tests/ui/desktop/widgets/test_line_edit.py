"""A line of text: what is pasted into it stays where it was pasted."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.line_edit import LineEdit


def test_what_is_typed_after_a_paste_of_emoji_and_a_line_end_follows_it(
    theme: Theme, qtbot: QtBot
) -> None:
    line = LineEdit("Title", 100, "xyz")
    qtbot.addWidget(line)
    line.show()
    line.setCursorPosition(0)
    QApplication.clipboard().setText("😀😀\n")
    line.paste()
    assert line.text() == "😀😀 xyz"
    QTest.keyClicks(line, "A")
    assert line.text() == "😀😀 Axyz"
