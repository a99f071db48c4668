"""The walk keeps still: the window its size, buttons their place, and a click is one act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from assessment.reviews.cycles import Depth, Period, open_cycle
from assessment.reviews.ratings import NotRated
from rubrics.library import Library
from storage.journal import Journal
from tests.ui.conftest import OpenDesktop, closed_review
from tests.ui.desktop.driving import the
from tests.ui.desktop.pages.walk.test_walk import EXECUTION, levels_of, the_review
from tests.ui.hands import (
    CONTROL,
    back,
    button_that_begins,
    buttons,
    choose_level,
    click,
    on,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.foot_strip import FootStrip

SMALL = QSize(960, 640)


def foot_of(desktop: Desktop) -> QWidget:
    foot = page_of(desktop).findChild(FootStrip)
    assert foot is not None
    return foot


def click_at_once_again(widget: QWidget) -> None:
    """The second click of a double click, as Qt tells of it."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_the_window_keeps_its_size_and_the_next_step_its_room(walking: Desktop) -> None:
    walking.window.resize(SMALL)
    words: list[str] = []
    for _ in the_review(walking).skills:
        QApplication.processEvents()
        forward = button_that_begins(foot_of(walking), "Next", "Look back")
        words.append(forward.text())
        assert forward.mapTo(walking.window, QPoint(forward.width(), 0)).x() <= SMALL.width()
        assert forward.width() >= forward.sizeHint().width()
        assert walking.window.size() == SMALL
        on()
    assert words[0] == "Next: Team"
    assert words[-1] == "Look back"
    assert walking.window.size() == SMALL


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_button_at_the_foot_of_a_comparison_has_room_for_its_words(
    percent: int, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    with Journal.create(journal_path) as journal:
        closed_review(journal, 2025, {"execution": 2, "team": 3})
        rubric = Library().rubric("larson-management")
        period = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
        draft = open_cycle("Review of 2026", period, Depth.PULSE, [rubric], journal.now())
        journal.reviews.start(draft, [rubric])
    desktop = open_desktop(journal_path)
    desktop.theme.resize_text(percent)
    desktop.window.resize(SMALL)
    desktop.go(to.walk(draft.id))
    on()
    choose_level(3)
    for _ in range(2):
        on()
    assert "Change my rating" in buttons(foot_of(desktop))
    QApplication.processEvents()
    for button in buttons(foot_of(desktop)).values():
        assert button.width() >= button.minimumSizeHint().width()
        assert button.mapTo(desktop.window, QPoint(button.width(), 0)).x() <= SMALL.width()


def test_a_double_click_on_commit_commits_and_goes_no_further(walking: Desktop) -> None:
    click(page_of(walking), "Rate without writing")
    choose_level(3)
    click(page_of(walking), "How sure are you: Low")
    click(page_of(walking), "This work: Neither")
    commit = button_that_begins(foot_of(walking), "Commit")
    QTest.mouseClick(commit, Qt.MouseButton.LeftButton)
    assert "Next: Ownership" in buttons(foot_of(walking))
    click_at_once_again(commit)
    assert "Next: Ownership" in buttons(foot_of(walking))


def test_quick_clicks_on_next_all_count(walking: Desktop) -> None:
    forward = button_that_begins(foot_of(walking), "Next")
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    click_at_once_again(forward)
    assert "Next: Alignment" in buttons(foot_of(walking))


def test_a_locked_level_says_how_to_open_it_when_it_is_clicked(walking: Desktop) -> None:
    QTest.mouseClick(levels_of(walking)[2], Qt.MouseButton.LeftButton)
    assert "Answer a question, or add evidence" in words_on(walking.window)
    assert the_review(walking).own_rating(EXECUTION) is None


def test_a_locked_level_says_how_to_open_it_when_its_key_is_pressed(walking: Desktop) -> None:
    choose_level(3)
    assert "Answer a question, or add evidence" in words_on(walking.window)
    click(walking.window.notice, "Rate without writing")
    assert "Answer a question, or add evidence" not in words_on(walking.window)
    assert all(row.isEnabled() for row in levels_of(walking))


@pytest.mark.parametrize(
    "word, why",
    [
        ("How sure are you: High", "First choose a level. Then you can say how sure you are."),
        ("This work: Suits me", "First choose a level, or say why there is none."),
    ],
)
def test_a_locked_choice_says_what_opens_it_until_it_is_open(
    walking: Desktop, word: str, why: str
) -> None:
    choice = buttons(page_of(walking))[word]
    assert not choice.isEnabled()
    parent = choice.parentWidget()
    assert parent is not None
    assert parent.accessibleDescription().startswith(why)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert why in words_on(walking.window.notice)
    press(Qt.Key.Key_R, CONTROL)
    assert why in words_on(walking.window.notice)
    choose_level(3)
    assert why not in words_on(walking.window.notice)
    assert parent.accessibleDescription() == ""
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert choice.isChecked()


def test_a_reason_for_no_level_needs_no_writing(walking: Desktop) -> None:
    click(page_of(walking), "No level, because: Not applicable")
    rating = the_review(walking).own_rating(EXECUTION)
    assert rating is not None
    assert rating.reason is NotRated.NOT_APPLICABLE
    assert not any(row.isEnabled() for row in levels_of(walking))


@pytest.mark.parametrize("words", ["Noted.", "A long sentence about what was done. " * 6])
def test_a_notice_moves_no_button_at_the_foot(walking: Desktop, words: str) -> None:
    write("It ground to a halt.")
    forward = button_that_begins(foot_of(walking), "Next")
    before = forward.mapTo(walking.window, QPoint())
    walking.window.notice.say(words)
    QApplication.processEvents()
    assert walking.window.notice.isVisible()
    assert forward.mapTo(walking.window, QPoint()) == before
    walking.window.notice.dismiss()
    QApplication.processEvents()
    assert forward.mapTo(walking.window, QPoint()) == before


def test_a_notice_outlives_the_page_it_came_up_on(walking: Desktop) -> None:
    walking.window.notice.say("Noted.")
    click(walking.window, "Library")
    assert walking.window.notice.isVisible()
    assert not page_of(walking).isAncestorOf(walking.window.notice)


def test_a_notice_outlives_the_form_it_came_up_on(walking: Desktop) -> None:
    press(Qt.Key.Key_3, CONTROL)
    press(Qt.Key.Key_J, CONTROL)
    write("Shipped it.")
    walking.window.notice.say("Noted.")
    press(Qt.Key.Key_3, CONTROL)
    assert walking.window.notice.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_menu_of_skills_shows_its_place_and_its_arrow_whatever_the_review_is_called(
    percent: int, open_desktop: OpenDesktop, journal_path: Path
) -> None:
    title = "Review of December 2025 to November 2026"
    with Journal.create(journal_path) as journal:
        rubric = Library().rubric("larson-management")
        period = Period(start=date(2025, 12, 1), end=date(2026, 11, 30))
        draft = open_cycle(title, period, Depth.FULL, [rubric], journal.now())
        journal.reviews.start(draft, [rubric])
    desktop = open_desktop(journal_path)
    desktop.window.resize(SMALL)
    desktop.go(to.walk(draft.id))
    desktop.theme.resize_text(percent)
    for width in (SMALL.width(), 700, SMALL.width()):
        desktop.window.resize(width, SMALL.height())
        QApplication.processEvents()
        if percent == 100 and width == SMALL.width():
            continue  # The list of skills has room, and takes the place of the menu.
        menu = the(QAbstractButton, f"All skills of {title}, skill 1 of 8", page_of(desktop))
        words = menu.text()
        assert words.startswith("Rev")
        assert words.endswith("2026 · Skill 1 of 8  ▾")
        assert menu.fontMetrics().horizontalAdvance(words) <= menu.width()
        assert menu.mapTo(desktop.window, QPoint(menu.width(), 0)).x() <= width
        assert (title in words) is (menu.width() >= menu.sizeHint().width())


@pytest.mark.parametrize("percent", [100, 200])
def test_a_committed_skill_with_an_empty_question_opens_at_its_title(
    walking: Desktop, percent: int
) -> None:
    walking.theme.resize_text(percent)
    walking.window.resize(SMALL)
    write("It ground to a halt.")
    choose_level(3)
    on()
    on()
    assert the_review(walking).own_rating(EXECUTION) is not None
    back()
    QApplication.processEvents()
    (column,) = page_of(walking).findChildren(Column)
    assert column.verticalScrollBar().maximum() > 0
    assert column.verticalScrollBar().value() == 0
    walking.theme.resize_text(100)


def test_what_was_said_of_a_skill_is_not_said_of_the_next(walking: Desktop) -> None:
    QTest.mouseClick(levels_of(walking)[2], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert walking.window.notice.isVisible()
    on()
    assert not walking.window.notice.isVisible()


def test_the_question_before_a_commit_stays_with_its_page(walking: Desktop) -> None:
    walking.window.resize(SMALL)
    walking.theme.resize_text(200)
    press(Qt.Key.Key_R, CONTROL)
    choose_level(1)
    on()
    assert "Before you commit" in words_on(walking.window.notice)
    press(Qt.Key.Key_1, CONTROL)
    assert not walking.window.notice.isVisible()
