"""A picker shows the chosen option whole where there is room, and cuts it where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.theme import Theme
from ui.desktop.widgets.flow import flow_of
from ui.desktop.widgets.picker import Picker

LONG = "Engineering management, after Will Larson"


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> tuple[Picker, QWidget]:
    """A picker in a row of a wide window."""
    theme.resize_text(100)
    picker = Picker("Rubric")
    picker.show_options([(1, LONG), (2, "Short & sweet")], 1)
    row = flow_of(picker)
    qtbot.addWidget(row)
    row.resize(900, 60)
    with qtbot.waitExposed(row):
        row.show()
    return picker, row


def test_the_name_of_a_rubric_is_shown_whole_where_there_is_room(
    shown: tuple[Picker, QWidget],
) -> None:
    assert shown[0].text() == f"{LONG}  ▾"


def test_what_has_no_room_is_cut_and_comes_back_with_the_room(
    shown: tuple[Picker, QWidget], qtbot: QtBot
) -> None:
    picker, row = shown
    whole = picker.size()
    row.resize(whole.width() - 4, 60)
    qtbot.waitUntil(lambda: picker.text().endswith("…  ▾"))
    row.resize(200, 60)
    qtbot.waitUntil(lambda: picker.text().endswith("…  ▾"))
    assert picker.text().startswith("Engineering")
    assert picker.width() <= 200
    assert picker.accessibleName() == f"Rubric: {LONG}"
    row.resize(900, 60)
    qtbot.waitUntil(lambda: picker.size() == whole)
    assert picker.text() == f"{LONG}  ▾"


def test_another_choice_takes_the_room_that_it_needs(
    shown: tuple[Picker, QWidget], qtbot: QtBot
) -> None:
    picker, _row = shown
    before = QSize(picker.size())
    picker.show_options([(1, LONG), (2, "Short & sweet")], 2)
    qtbot.waitUntil(lambda: picker.width() < before.width())
    assert picker.text() == "Short && sweet  ▾"
    picker.show_options([(1, LONG), (2, "Short & sweet")], 1)
    qtbot.waitUntil(lambda: picker.size() == before)
    assert picker.text() == f"{LONG}  ▾"
