"""A row of words of which one is chosen, or at most one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desktop.driving import the
from tests.ui.hands import SHIFT, focused, press
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.reading_order import set_reading_order

OPTIONS = ((1, "Low"), (2, "Medium"), (3, "High"))


def shown(qtbot: QtBot, *, may_clear: bool) -> tuple[QWidget, Choice]:
    """A row between two lines, the first of which has the keyboard."""
    root = QWidget()
    qtbot.addWidget(root)
    box = QVBoxLayout(root)
    choice = Choice("Sure", OPTIONS, may_clear=may_clear)
    lines = [QLineEdit(), QLineEdit()]
    for line, name in zip(lines, ("before", "after"), strict=True):
        line.setAccessibleName(name)
    box.addWidget(lines[0])
    box.addWidget(choice)
    box.addWidget(lines[1])
    set_reading_order(root)
    with qtbot.waitExposed(root):
        root.show()
    root.activateWindow()
    lines[0].setFocus()
    return root, choice


def test_an_arrow_chooses_where_one_must_be_chosen(qtbot: QtBot) -> None:
    root, choice = shown(qtbot, may_clear=False)
    choice.show_value(1)
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert (choice.value(), focused().accessibleName()) == (2, "Sure: Medium")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert (choice.value(), focused().accessibleName()) == (1, "Sure: Low")
    assert chosen == [2, 1]
    assert root.isVisible()


def test_an_arrow_only_moves_where_none_may_be_chosen_and_space_chooses(qtbot: QtBot) -> None:
    _root, choice = shown(qtbot, may_clear=True)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert choice.value() is None
    press(Qt.Key.Key_Space)
    assert choice.value() == 2
    press(Qt.Key.Key_Space)
    assert choice.value() is None


@pytest.mark.parametrize("may_clear", [False, True])
def test_a_row_is_one_stop_of_tab_at_the_chosen_word(qtbot: QtBot, *, may_clear: bool) -> None:
    root, choice = shown(qtbot, may_clear=may_clear)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Sure: Low"
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "after"
    choice.show_value(3)
    press(Qt.Key.Key_Tab, SHIFT)
    assert focused().accessibleName() == "Sure: High"
    press(Qt.Key.Key_Tab, SHIFT)
    assert focused() is the(QLineEdit, "before", root)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Sure: High"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Tab)
    assert focused() is the(QLineEdit, "after", root)
