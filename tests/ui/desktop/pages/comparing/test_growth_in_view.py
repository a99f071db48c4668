"""The growth page in a small window and with large letters: the chart is in view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.assessment.examples import a_rubric, a_skill
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    a_year_by,
    at_rest,
    canvas,
    choose,
    has_picker,
    view,
)
from tests.ui.desktop.pages.comparing.test_growth_beginning import beginning
from ui.charts.catalogue import CHARTS
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.theme import Theme
from ui.desktop.window import Window

SKILLS = tuple(f"skill{number}" for number in range(8))
RINGS, RADAR = 4, 8
FOLDED = "Choose the reviews, the rubric and the skills"


@pytest.fixture
def page(qtbot: QtBot, opened: Opened, journal: Journal, window: Window) -> GrowthPage:
    """The page on three reviews with eight skills, in a small window."""
    rubric = a_rubric(*map(a_skill, SKILLS))
    for year, level in ((2024, 1), (2025, 2), (2026, 4)):
        a_year_by(journal, year, rubric, [(skill_id, level) for skill_id in SKILLS])
    window.resize(960, 640)
    return at_rest(qtbot, opened())


def top_of(page: GrowthPage) -> int:
    return canvas(page).mapTo(page, QPoint(0, 0)).y()


def foot_of(page: GrowthPage) -> int:
    """Where the room for the page's contents ends."""
    foot = beginning(page)
    return foot.y() if foot.isVisible() else page.height()


def is_whole(page: GrowthPage) -> bool:
    return canvas(page).visibleRegion().boundingRect() == canvas(page).rect()


@pytest.mark.parametrize("number", [RINGS, RADAR])
@pytest.mark.parametrize("size", [(960, 640), (1180, 760), (1400, 700)])
def test_a_picture_of_any_size_is_all_in_view_above_or_beside_its_text(
    qtbot: QtBot, page: GrowthPage, window: Window, number: int, size: tuple[int, int]
) -> None:
    view(qtbot, page, number)
    window.resize(*size)
    qtbot.waitUntil(lambda: is_whole(at_rest(qtbot, page)))
    assert canvas(page).height() > 250


def test_a_picture_grows_with_its_window_again(
    qtbot: QtBot, page: GrowthPage, window: Window
) -> None:
    view(qtbot, page, RINGS)
    qtbot.waitUntil(lambda: is_whole(at_rest(qtbot, page)))
    small = canvas(page).height()
    window.resize(960, 800)
    qtbot.waitUntil(lambda: canvas(at_rest(qtbot, page)).height() > small + 100)
    qtbot.waitUntil(lambda: is_whole(at_rest(qtbot, page)))


def test_the_page_is_called_as_in_the_sidebar_and_says_what_it_shows(
    qtbot: QtBot, page: GrowthPage
) -> None:
    for number in range(1, len(CHARTS) + 1):
        view(qtbot, page, number)
        labels = page.findChildren(QLabel)
        titles = [one.text() for one in labels if one.property("role") == "page"]
        assert set(titles) == {"Growth"}
    assert "Review of 2026. Eight skills have a level." in words_on(page)


def test_large_letters_leave_the_chart_more_than_half_of_the_room(
    page: GrowthPage, qtbot: QtBot, theme: Theme
) -> None:
    theme.resize_text(200)
    for number in range(1, len(CHARTS) + 1):
        view(qtbot, page, number)
        top, foot = top_of(page), foot_of(page)
        assert top < page.height() * 0.45
        assert foot - top > page.height() * 0.3


def test_with_large_letters_the_views_are_a_menu_and_the_pickers_a_key_away(
    qtbot: QtBot, page: GrowthPage, theme: Theme
) -> None:
    theme.resize_text(200)
    choose(page, "View", "Rings")
    at_rest(qtbot, page)
    assert has_picker(page, "View")
    assert not has_picker(page, "From review")
    way = the(QAbstractButton, FOLDED, page)
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    QTest.keyClick(way, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "From review: From the first"
    choose(page, "From review", "From Review of 2025")
    assert has_picker(page, "From review")
    assert "Two reviews of three, from Review of 2025 to Review of 2026." in words_on(page)


def test_the_keyboard_stays_on_the_views_while_the_letters_grow_and_shrink(
    qtbot: QtBot, page: GrowthPage, theme: Theme
) -> None:
    the(QAbstractButton, "View: Side by side", page).setFocus()
    for percent in (200, 100):
        theme.resize_text(percent)
        at_rest(qtbot, page)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "View: Side by side"
        assert focused.isVisible()
