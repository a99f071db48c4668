"""Text to read and copy stays where it is, whatever is selected in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.desktop.widgets.selectable import Selectable

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
