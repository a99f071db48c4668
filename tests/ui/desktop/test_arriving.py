"""A page opens at its top with the focus on what is chosen; a list stays as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from rubrics.library import Library
from storage.sample import write_sample
from tests.ui.conftest import OpenDesktop
from tests.ui.hands import CONTROL, buttons, click, focused, page_of, press
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


WAYS_BACK: dict[str, Callable[[Desktop, str], None]] = {
    "its key": lambda _desktop, line: press(KEYS[line], CONTROL),
    "its line in the sidebar": lambda desktop, line: click(desktop.window.sidebar, line),
    "Alt+Left": lambda _desktop, _line: press(Qt.Key.Key_Left, ALT),
    "the arrow": lambda desktop, _line: click(desktop.window.sidebar, "Go back"),
}
KEYS = {"Review": Qt.Key.Key_2, "Evidence": Qt.Key.Key_3}
READ = {"Review": "More for ", "Evidence": "Edit "}
"""How the last button of each entry of the list begins."""


@pytest.mark.parametrize("way", WAYS_BACK)
@pytest.mark.parametrize("line", KEYS)
def test_a_list_is_shown_as_it_was_left_by_every_way_to_it(
    sample: Desktop, line: str, way: str
) -> None:
    press(KEYS[line], CONTROL)
    QApplication.processEvents()
    name = [name for name in buttons(page_of(sample)) if name.startswith(READ[line])][-1]
    buttons(page_of(sample))[name].setFocus()
    QApplication.processEvents()
    place = top_of(sample)
    click(sample.window.sidebar, "Growth")
    WAYS_BACK[way](sample, line)
    QApplication.processEvents()
    assert focused().accessibleName() == name
    assert top_of(sample) == place


@pytest.mark.parametrize("way", WAYS_BACK)
def test_a_list_stays_where_it_was_scrolled_to_away_from_the_focus(
    sample: Desktop, way: str
) -> None:
    press(Qt.Key.Key_3, CONTROL)
    QApplication.processEvents()
    (column,) = (one for one in page_of(sample).findChildren(Column) if one.isVisible())
    column.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    place, began = top_of(sample), focused()
    assert place > 0
    press(Qt.Key.Key_4, CONTROL)
    WAYS_BACK[way](sample, "Evidence")
    QApplication.processEvents()
    assert focused() is began
    assert top_of(sample) == place


def test_a_page_that_is_opened_again_begins_at_its_top(sample: Desktop) -> None:
    press(Qt.Key.Key_4, CONTROL)
    column = next(one for one in page_of(sample).findChildren(Column) if one.isVisible())
    names = [name for name in buttons(page_of(sample)) if name.startswith("Skill: ")]
    buttons(page_of(sample))[names[0]].setFocus()
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    go_and_come_back(sample, Qt.Key.Key_4)
    assert top_of(sample) == 0
