"""The growth page where the text is below the chart: a click scrolls nothing away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from storage.journal import Journal
from tests.assessment.examples import a_rubric, a_skill
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    LEFT,
    a_year_by,
    at_rest,
    canvas,
    click_mark,
    press,
    view,
    write,
)
from tests.ui.desktop.pages.comparing.test_growth_steady import bar_of
from ui.charts.live import Box
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.pages.comparing.beginning import Beginning
from ui.desktop.theme import Theme
from ui.desktop.window import Window

LONG = "It took longer than planned, and the reasons are worth a page. " * 30
NO_KEY = Qt.KeyboardModifier.NoModifier
SIDE_BY_SIDE, PROFILE, RINGS = 1, 2, 4


SKILLS = tuple(f"skill{number}" for number in range(12))
FIRST, SECOND = (SkillKey("practice", skill_id) for skill_id in SKILLS[:2])


@pytest.fixture
def narrow(qtbot: QtBot, opened: Opened, journal: Journal, window: Window) -> GrowthPage:
    """The page in the smallest window, on two reviews with many skills and long answers."""
    rubric = a_rubric(*map(a_skill, SKILLS))
    for year, level in ((2025, 2), (2026, 4)):
        cycle_id = a_year_by(journal, year, rubric, [(skill_id, level) for skill_id in SKILLS])
        journal.reviews.reopen(cycle_id)
        write(journal, cycle_id, "practice", "skill0-well", LONG)
        journal.reviews.close(cycle_id)
    window.resize(960, 640)
    return at_rest(qtbot, opened())


def beginning(page: GrowthPage) -> Beginning:
    (found,) = page.findChildren(Beginning)
    return found


def click_row(qtbot: QtBot, page: GrowthPage, key: SkillKey) -> None:
    """Clicks the row of a skill, at its left."""
    box = next(a.shape for a in canvas(page).areas if a.key == key and not a.which)
    assert isinstance(box, Box)
    place = QPoint(30, round(box.top) + 5)
    QTest.mouseClick(canvas(page), LEFT, NO_KEY, place)
    at_rest(qtbot, page)


def is_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("number", [SIDE_BY_SIDE, PROFILE])
@pytest.mark.parametrize("value", [0, 40])
def test_a_click_on_a_row_moves_nothing_and_its_text_begins_in_view(
    qtbot: QtBot, narrow: GrowthPage, theme: Theme, number: int, percent: int, value: int
) -> None:
    theme.resize_text(percent)
    view(qtbot, narrow, number)
    bar_of(narrow).setValue(value)
    before = bar_of(narrow).value()
    for key, title in ((SECOND, "Skill1"), (FIRST, "Skill0")):
        click_row(qtbot, narrow, key)
        QApplication.processEvents()
        assert bar_of(narrow).value() == before
        assert title in words_on(beginning(narrow))
        assert is_seen(beginning(narrow))
    theme.resize_text(100)


def test_read_on_leads_to_the_text_s_own_heading_with_the_keyboard_on_it(
    qtbot: QtBot, narrow: GrowthPage
) -> None:
    click_row(qtbot, narrow, FIRST)
    way = the(QAbstractButton, "Read on: Skill0", narrow)
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Return)
    picker = the(QAbstractButton, "Skill: Skill0", narrow)
    qtbot.waitUntil(lambda: is_seen(picker) and picker.hasFocus())
    assert picker.mapTo(narrow, QPoint(0, 0)).y() < narrow.height() // 3
    assert not beginning(narrow).isVisible()


def test_the_beginning_goes_when_the_text_itself_is_in_view_and_comes_back(
    qtbot: QtBot, narrow: GrowthPage
) -> None:
    assert beginning(narrow).isVisible()
    bar_of(narrow).setValue(bar_of(narrow).maximum())
    qtbot.waitUntil(lambda: not beginning(narrow).isVisible())
    bar_of(narrow).setValue(0)
    qtbot.waitUntil(lambda: beginning(narrow).isVisible())


def test_a_window_with_the_text_beside_the_chart_needs_no_beginning(
    qtbot: QtBot, narrow: GrowthPage, window: Window
) -> None:
    window.resize(1300, 760)
    qtbot.waitUntil(lambda: not beginning(narrow).isVisible())


def test_the_next_skill_by_key_is_read_from_its_heading(qtbot: QtBot, narrow: GrowthPage) -> None:
    click_row(qtbot, narrow, FIRST)
    bar_of(narrow).setValue(bar_of(narrow).maximum())
    press(narrow, Qt.Key.Key_Down)
    picker = the(QAbstractButton, "Skill: Skill1", narrow)
    qtbot.waitUntil(lambda: is_seen(picker))


def test_a_mark_of_the_rings_says_at_once_what_it_stands_for(
    qtbot: QtBot, narrow: GrowthPage
) -> None:
    view(qtbot, narrow, RINGS)
    which = canvas(narrow).marks[0].which
    click_mark(qtbot, narrow, FIRST, which)
    assert "Skill0: " in words_on(beginning(narrow))
    assert bar_of(narrow).value() == 0


def test_where_nothing_is_written_about_there_is_nothing_to_read_on(
    qtbot: QtBot, opened: Opened, journal: Journal, window: Window
) -> None:
    rubric = a_rubric(*map(a_skill, SKILLS))
    journal.reviews.reopen(a_year_by(journal, 2026, rubric, [(SKILLS[0], 2)]))
    window.resize(960, 640)
    page = at_rest(qtbot, opened())
    assert not beginning(page).isVisible()
