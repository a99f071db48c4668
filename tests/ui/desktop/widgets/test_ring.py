"""The ring around what has the keyboard, which a click does not show, and edges like it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.desktop.driving import the
from ui.desktop.theme import Appearance, Theme
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.calendar import CalendarPopup
from ui.desktop.widgets.choice import Choice
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.picker import Picker
from ui.desktop.widgets.skill_line import SkillLine
from ui.desktop.widgets.text import label
from ui.desktop.widgets.tick_box import TickBox
from ui.desktop.widgets.toggle import private_chip
from ui.desktop.window import Window

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Note it", "Read on", "Private: it", "Tick", "Level 1: Anchor", "Team", "Depth: Pulse")


@pytest.fixture
def form(window: Window, theme: Theme) -> QWidget:
    """One of each kind of button, in a window."""
    made = QWidget()
    window.setCentralWidget(made)
    box = QVBoxLayout(made)
    box.addWidget(label("Words", "page"))
    box.addWidget(button("Other", list))
    box.addWidget(button("Note it", list))
    box.addWidget(button("Read on", list, "link"))
    box.addWidget(private_chip("it"))
    box.addWidget(TickBox("Tick"))
    box.addWidget(LevelRow(theme, 1, "Anchor"))
    box.addWidget(SkillLine(theme, "Team"))
    box.addWidget(Choice("Depth", ((1, "Full"), (2, "Pulse"))))
    QApplication.processEvents()
    return made


def seen(one: QWidget) -> QImage:
    """How it looks, without the pointer on it."""
    QApplication.processEvents()
    return one.grab().toImage()


@pytest.mark.parametrize("name", NAMES)
def test_a_click_leaves_no_ring_and_a_key_shows_it(qtbot: QtBot, form: QWidget, name: str) -> None:
    one = the(QAbstractButton, name, form)
    other = the(QAbstractButton, "Other", form)
    qtbot.mouseClick(one, LEFT)
    assert one.hasFocus()
    clicked = seen(one)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert seen(one) == clicked
    one.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = seen(one)
    assert ringed != clicked
    qtbot.mouseClick(one, LEFT)
    qtbot.mouseClick(one, LEFT)
    qtbot.keyClick(one, Qt.Key.Key_Shift)
    assert one.hasFocus()
    assert seen(one) != clicked


def test_a_click_on_a_list_leaves_no_ring_once_its_menu_is_closed(
    qtbot: QtBot, form: QWidget
) -> None:
    picker = Picker("Kind")
    picker.show_options([(1, "One"), (2, "Two")], 1)
    picker.setParent(form)
    picker.resize(picker.sizeHint())
    picker.show()
    at_rest = seen(picker)
    qtbot.mousePress(picker, LEFT)
    picker.menu().close()
    picker.setFocus(Qt.FocusReason.PopupFocusReason)
    assert picker.hasFocus()
    assert seen(picker) == at_rest


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_ring_of_a_link_cuts_none_of_its_letters(
    form: QWidget, theme: Theme, percent: int
) -> None:
    theme.resize_text(percent)
    link = the(QPushButton, "Read on", form)
    link.setText("Alignment")
    link.setFocus(Qt.FocusReason.TabFocusReason)
    option = QStyleOptionButton()
    link.initStyleOption(option)
    option.rect.setSize(link.sizeHint())
    within = QStyle.SubElement.SE_PushButtonContents
    room = link.style().subElementRect(within, option, link).width()
    assert room >= link.fontMetrics().horizontalAdvance("Alignment")


@pytest.mark.parametrize("name", ["QMenu", "CalendarPopup"])
def test_what_opens_above_the_page_has_no_corner_of_another_colour(
    form: QWidget, theme: Theme, name: str
) -> None:
    theme.choose(Appearance.DARK)
    if name == "QMenu":
        opened: QWidget = QMenu(form)
        opened.addAction("One")
    else:
        opened = CalendarPopup(theme, "Calendar", date(2026, 1, 1), date(2026, 12, 31), form)
    opened.show()
    edge = QColor(theme.colours.outline)
    picture = opened.grab().toImage()
    right, foot = picture.width() - 1, picture.height() - 1
    corners = {picture.pixelColor(x, y).name() for x in (0, right) for y in (0, foot)}
    opened.close()
    theme.choose(Appearance.LIGHT)
    assert corners == {edge.name()}
