"""A page opens at its top, and its first group of choices has the focus on the chosen one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from rubrics.library import Library
from storage.sample import write_sample
from tests.ui.conftest import OpenDesktop
from tests.ui.hands import CONTROL, buttons, focused, page_of, press
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences
from ui.desktop.theme import Appearance
from ui.desktop.widgets.column import Column

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sample(open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot) -> Desktop:
    """The smallest window on the sample journal."""
    journal_path.parent.mkdir()
    write_sample(journal_path, Library())
    desktop = open_desktop(journal_path)
    desktop.window.resize(960, 640)
    return desktop


def go_and_come_back(desktop: Desktop, page: Qt.Key) -> None:
    for key in (page, Qt.Key.Key_1, page):
        press(key, CONTROL)
        QApplication.processEvents()


def top_of(desktop: Desktop) -> int:
    (column,) = (one for one in page_of(desktop).findChildren(Column) if one.isVisible())
    return column.verticalScrollBar().value()


def test_growth_opens_with_the_focus_on_the_chosen_view(sample: Desktop) -> None:
    assert sample.navigation is not None
    sample.navigation.go(to.growth_of(SkillKey("larson-management", "team")))
    QApplication.processEvents()
    assert focused().accessibleName() == "View: Rings"
    press(Qt.Key.Key_2, ALT)
    go_and_come_back(sample, Qt.Key.Key_4)
    assert focused().accessibleName() == "View: Profile"


def test_settings_open_with_the_focus_on_the_chosen_colours(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    journal_path.parent.mkdir()
    write_sample(journal_path, Library())
    Preferences(journal_path.with_name("window.ini")).appearance = Appearance.LIGHT
    open_desktop(journal_path)
    press(Qt.Key.Key_Comma, CONTROL)
    QApplication.processEvents()
    assert focused().accessibleName() == "Colours: Light"


def test_the_library_opens_with_the_focus_on_the_open_rubric(sample: Desktop) -> None:
    assert sample.navigation is not None
    sample.navigation.go(to.library("goedecke-engineer"))
    QApplication.processEvents()
    widget = focused()
    assert isinstance(widget, QAbstractButton)
    assert widget.isChecked()


def test_a_page_that_is_opened_again_begins_at_its_top(sample: Desktop) -> None:
    press(Qt.Key.Key_4, CONTROL)
    column = next(one for one in page_of(sample).findChildren(Column) if one.isVisible())
    names = [name for name in buttons(page_of(sample)) if name.startswith("Skill: ")]
    buttons(page_of(sample))[names[0]].setFocus()
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    go_and_come_back(sample, Qt.Key.Key_4)
    assert top_of(sample) == 0
