"""The growth page: whole rows and fields answer, and what is chosen is marked everywhere."""

from __future__ import annotations

from math import cos, sin

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from storage.journal import Journal
from tests.assessment.examples import LISTENING, PLANNING
from tests.ui.commands.running import add_review
from tests.ui.desktop.conftest import Opened
from tests.ui.desktop.driving import all_named, the, words_on
from tests.ui.desktop.pages.comparing.growing import (
    LEFT,
    at_rest,
    canvas,
    choose,
    has_picker,
    two_years,
    view,
)
from ui.charts.live import Box, LiveArea, Segment
from ui.desktop import destinations as to
from ui.desktop.pages.comparing import GrowthPage
from ui.desktop.theme import Appearance, Theme

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

NO_KEY = Qt.KeyboardModifier.NoModifier
RINGS_VIEW, HEATMAP_VIEW = 4, 6


def click_area(qtbot: QtBot, page: GrowthPage, area: LiveArea, share: float = 0.1) -> None:
    """Clicks near the beginning of an area."""
    shape = area.shape
    if isinstance(shape, Box):
        x, y = shape.left + share * (shape.right - shape.left), (shape.top + shape.bottom) / 2
    elif isinstance(shape, Segment):
        radius = shape.inner + share * (shape.outer - shape.inner)
        angle = shape.start + share * shape.turn
        x, y = shape.centre[0] + radius * cos(angle), shape.centre[1] + radius * sin(angle)
    else:
        (x, y), (right, bottom) = shape.start, shape.end
        x, y = (x + right) / 2, (y + bottom) / 2
    QTest.mouseClick(canvas(page), LEFT, NO_KEY, QPoint(round(x), round(y)))
    at_rest(qtbot, page)


def areas(page: GrowthPage, key: SkillKey, which: str = "") -> list[LiveArea]:
    return [a for a in canvas(page).areas if (a.key, a.which) == (key, which)]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_a_click_anywhere_in_a_skill_s_row_name_or_panel_reads_the_skill(
    qtbot: QtBot, opened: Opened, journal: Journal, number: int
) -> None:
    two_years(journal)
    page = opened()
    view(qtbot, page, number)
    assert the(QAbstractButton, "Skill: Planning", page).isVisible()
    click_area(qtbot, page, areas(page, LISTENING)[0])
    assert the(QAbstractButton, "Skill: Listening", page).isVisible()


def test_the_edge_of_a_ring_s_field_reads_its_review(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    then, _ = two_years(journal)
    add_review(journal, 2027, {PLANNING: 1})
    page = opened()
    view(qtbot, page, RINGS_VIEW)
    (field,) = areas(page, LISTENING, then)
    for share in (0.04, 0.96):
        click_area(qtbot, page, areas(page, PLANNING)[0])
        click_area(qtbot, page, field, share)
        assert "Review of 2025 · level 3" in words_on(page)


def test_another_skill_is_marked_in_every_view_and_the_chart_is_not_drawn_again(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    for number in range(1, 7):
        view(qtbot, page, number)
        click_area(qtbot, page, areas(page, PLANNING)[0])
        before = picture(page)
        click_area(qtbot, page, areas(page, LISTENING)[0])
        assert picture(page) != before


def picture(page: GrowthPage) -> QImage:
    """The chart as it looks while neither the keyboard nor the pointer is on it."""
    QTest.mouseMove(page, QPoint(1, 1))
    QApplication.processEvents()
    return canvas(page).grab().toImage()


def test_the_focus_of_a_view_looks_unlike_the_choice_of_one(
    qtbot: QtBot, opened: Opened, journal: Journal, theme: Theme
) -> None:
    two_years(journal)
    page = opened()
    chosen, other = (the(QAbstractButton, f"View: {n}", page) for n in ("Side by side", "Slopes"))
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance)
        at_rest(qtbot, page)
        canvas(page).setFocus()
        colours = {
            "chosen": top_edge(chosen),
            "plain": top_edge(other),
        }
        other.setFocus(Qt.FocusReason.TabFocusReason)
        colours["focused"] = top_edge(other)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        colours["both"] = top_edge(chosen)
        assert colours["chosen"] == colours["plain"] == theme.colours.outline.lower()
        assert colours["focused"] == colours["both"] == theme.colours.ink.lower()
        assert bottom_edge(chosen) == theme.colours.accent.lower()
        canvas(page).setFocus()
        assert bottom_edge(chosen) == theme.colours.accent.lower()
        assert bottom_edge(other) == theme.colours.outline.lower()
    theme.choose(Appearance.LIGHT)


def top_edge(button: QAbstractButton) -> str:
    return button.grab().toImage().pixelColor(button.width() // 2, 0).name()


def bottom_edge(button: QAbstractButton) -> str:
    image = button.grab().toImage()
    return image.pixelColor(button.width() // 2, button.height() - 1).name()


def test_a_skill_in_one_review_can_be_asked_for_from_another_page(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    then, _ = two_years(journal)
    page = opened()
    page.arrive_at(to.SkillInReview(LISTENING, then))
    at_rest(qtbot, page)
    assert the(QAbstractButton, "View: Rings", page).isChecked()
    assert "Review of 2025 · level 3" in words_on(page)


def test_the_radar_is_offered_from_the_profile_and_is_no_view_of_its_own(
    qtbot: QtBot, opened: Opened, journal: Journal
) -> None:
    two_years(journal)
    page = opened()
    assert not all_named(QAbstractButton, "View: Radar", page)
    assert not has_picker(page, "Drawn as")
    view(qtbot, page, 2)
    choose(page, "Drawn as", "As a radar")
    at_rest(qtbot, page)
    assert "the profile in rows is easier to read" in words_on(page)
    assert the(QAbstractButton, "View: Profile", page).isChecked()
    choose(page, "Drawn as", "As rows")
    at_rest(qtbot, page)
    assert "the profile in rows is easier to read" not in words_on(page)
