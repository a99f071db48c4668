"""A check box whose words wrap: whole at any width, and one thing to click and to read out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.tick_box import TickBox

WORDS = "Engineering management & research, after Will Larson and others"


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> TickBox:
    del theme
    made = TickBox(WORDS)
    qtbot.addWidget(made)
    made.resize(240, made.heightForWidth(240))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_its_words_wrap_where_there_is_no_room_for_one_line(box: TickBox) -> None:
    one_line = box.sizeHint()
    assert one_line.width() > 240
    assert box.heightForWidth(one_line.width()) == one_line.height()
    assert box.heightForWidth(240) > one_line.height()


def test_its_words_wrap_further_when_the_text_grows(box: TickBox, theme: Theme) -> None:
    before = box.heightForWidth(240)
    theme.resize_text(200)
    assert box.heightForWidth(240) > 2 * before


def test_a_click_on_its_second_line_ticks_it_and_one_on_the_paper_beside_it_does_not(
    box: TickBox, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(box, left, pos=QPoint(box.words_left + 20, box.height() - 8))
    assert box.isChecked()
    box.resize(box.sizeHint().width() + 200, box.height())
    qtbot.mouseClick(box, left, pos=QPoint(box.width() - 20, 12))
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_it_is_read_out_under_its_own_words(box: TickBox) -> None:
    read = QAccessible.queryAccessibleInterface(box)
    assert read.text(QAccessible.Text.Name) == WORDS
    assert read.childCount() == 0
    assert box.shortcut().isEmpty()
