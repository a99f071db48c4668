"""Buttons: Enter presses them like Space, and the ring around a link is whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.reading_order import focus_on


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window without anything on it."""
    made = QWidget()
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    assert theme.scale == 1
    return made


def put(qtbot: QtBot, sheet: QWidget, *shown: QPushButton) -> None:
    layout = sheet.layout()
    assert layout is not None
    for one in shown:
        layout.addWidget(one)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button_once(qtbot: QtBot, sheet: QWidget, key: Qt.Key) -> None:
    pressed: list[str] = []
    made = button("Read", lambda: pressed.append("Read"))
    put(qtbot, sheet, made)
    made.setFocus()
    QTest.keyClick(made, key)
    assert pressed == ["Read"]


def test_the_ring_of_a_link_is_whole_and_moves_nothing(
    qtbot: QtBot, sheet: QWidget, theme: Theme
) -> None:
    link, other = button("Edit", lambda: None, "link"), button("Delete", lambda: None, "link")
    put(qtbot, sheet, link, other)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = link.sizeHint()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert link.sizeHint() == without
    picture = link.grab().toImage()
    ink, middle = theme.color("ink"), picture.height() // 2
    assert picture.pixelColor(0, middle) == ink
    assert picture.pixelColor(picture.width() - 1, middle) == ink
    # Between the ring and the words lies nothing of the style's own.
    assert picture.pixelColor(2, middle) == picture.pixelColor(2, 4)


def test_a_page_that_has_the_keyboard_itself_hands_it_on(qtbot: QtBot, sheet: QWidget) -> None:
    made = button("Add", lambda: None)
    put(qtbot, sheet, made)
    sheet.setFocus()
    focus_on(sheet)
    assert made.hasFocus()
