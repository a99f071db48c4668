"""The growth page keeps still: nothing moves between views, and the chart stays beside its text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QTableView
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.assessment.examples import LISTENING, PLANNING
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    at_rest,
    canvas,
    click_mark,
    press,
    two_years,
    view,
    write,
)
from ui.charts.catalogue import CHARTS
from ui.charts.profile import PROFILE
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.theme import Theme
from ui.desktop.widgets.column import Column
from ui.desktop.window import Window

SUMMARY = "Review of 2026. Two skills have a level."
LONG = "It took longer than planned, and the reasons are worth a page. " * 30


def places(page: GrowthPage) -> list[QPoint]:
    """Where the title, the first view and the chart begin."""
    title = next(
        one
        for one in page.findChildren(QLabel)
        if one.property("role") == "page" and one.isVisible()
    )
    return [one.mapTo(page, QPoint(0, 0)) for one in (title, first_view(page), canvas(page))]


def first_view(page: GrowthPage) -> QAbstractButton:
    """The first of the views, or the menu of them."""
    buttons = page.findChildren(QAbstractButton)
    return next(b for b in buttons if b.isVisible() and b.accessibleName().startswith("View: "))


def bar_of(page: GrowthPage) -> QScrollBar:
    (column,) = page.findChildren(Column)
    return column.verticalScrollBar()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1180, 760), (960, 640), (700, 900), (1700, 1300)])
def test_the_title_the_views_and_the_chart_stand_still_whichever_view_is_opened(
    qtbot: QtBot,
    opened: Opened,
    journal: Journal,
    window: Window,
    theme: Theme,
    size: tuple[int, int],
    percent: int,
) -> None:
    for year in (2023, 2024):
        add_review(journal, year, {PLANNING: 1, LISTENING: 2})
    two_years(journal)
    theme.resize_text(percent)
    window.resize(*size)
    page = at_rest(qtbot, opened())
    seen: dict[str, list[QPoint]] = {}
    for number, kind in enumerate(CHARTS, start=1):
        view(qtbot, page, number)
        bar_of(page).setValue(0)
        QApplication.processEvents()
        seen[kind.name] = places(page)
    theme.resize_text(100)
    assert seen == dict.fromkeys(seen, seen[CHARTS[0].name])


def test_the_summary_follows_a_title_of_one_line_without_a_gap(
    qtbot: QtBot, opened: Opened, journal: Journal, window: Window, theme: Theme
) -> None:
    two_years(journal)
    theme.resize_text(200)
    window.resize(960, 640)
    page = at_rest(qtbot, opened())
    view(qtbot, page, CHARTS.index(PROFILE) + 1)
    title, summary = (
        next(one for one in page.findChildren(QLabel) if one.isVisible() and is_it(one))
        for is_it in (
            lambda one: one.property("role") == "page",
            lambda one: one.text() == SUMMARY,
        )
    )
    gap = summary.mapTo(page, QPoint(0, 0)).y() - title.mapTo(page, title.rect().bottomLeft()).y()
    theme.resize_text(100)
    assert title.height() < 80
    assert gap < 12


@pytest.mark.parametrize("percent", [100, 200])
def test_with_one_review_its_summary_takes_no_more_room_than_its_words(
    qtbot: QtBot,
    opened: Opened,
    journal: Journal,
    window: Window,
    theme: Theme,
    percent: int,
) -> None:
    add_review(journal, 2026, {PLANNING: 1, LISTENING: 2})
    theme.resize_text(percent)
    window.resize(960, 640)
    page = at_rest(qtbot, opened())
    (summary,) = (
        one for one in page.findChildren(QLabel) if one.isVisible() and one.text() == SUMMARY
    )
    room = summary.height(), summary.heightForWidth(summary.width())
    tab = first_view(page)
    before = tab.mapTo(page, QPoint(0, 0))
    press(page, Qt.Key.Key_1)
    QApplication.processEvents()
    after = tab.mapTo(page, QPoint(0, 0))
    said = words_on(page)
    theme.resize_text(100)
    assert room[0] == room[1]
    assert after == before
    assert "Nothing to compare yet." in said
    assert "Once you have closed another one" in said


def test_the_chart_stays_in_view_while_its_text_is_read_to_the_end(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    page = with_long_answers(qtbot, opened, journal)
    bar = bar_of(page)
    assert bar.maximum() > 2 * page.height()
    for value in (bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        QApplication.processEvents()
        top = canvas(page).mapTo(page, QPoint(0, 0)).y()
        assert 0 <= top < page.height() - canvas(page).height()


def test_another_skill_is_read_from_its_beginning(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    page = with_long_answers(qtbot, opened, journal)
    bar_of(page).setValue(bar_of(page).maximum() // 2)
    click_mark(qtbot, page, PLANNING, "now")
    picker = the(QAbstractButton, "Skill: Planning", page)
    qtbot.waitUntil(lambda: 0 <= picker.mapTo(page, QPoint(0, 0)).y() < page.height() // 2)


def with_long_answers(qtbot: QtBot, opened: Opened, journal: Journal) -> GrowthPage:
    then, now = two_years(journal)
    for cycle_id in (then, now):
        journal.reviews.reopen(cycle_id)
        write(journal, cycle_id, "practice", "planning-well", LONG)
        journal.reviews.close(cycle_id)
    return at_rest(qtbot, opened())


def test_the_table_fits_at_the_first_size_of_the_window(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    for year in (2023, 2024):
        add_review(journal, year, {PLANNING: 1, LISTENING: 2})
    two_years(journal)
    page = opened()
    the(QAbstractButton, "Show as table", page).click()
    (table,) = page.findChildren(QTableView)
    for number in range(1, len(CHARTS) + 1):
        view(qtbot, page, number)
        qtbot.waitUntil(lambda: table.isVisible() and not table.horizontalScrollBar().maximum())
