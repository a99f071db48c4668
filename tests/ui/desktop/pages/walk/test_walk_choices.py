"""Choosing and clearing on the scale, by digit, click and Space, and undoing what was chosen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assessment.reviews.ratings import Confidence, Energy, Rating
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.pages.walk.test_walk import EXECUTION, TEAM, the_review
from tests.ui.hands import (
    ALT,
    CONTROL,
    SHIFT,
    choose_level,
    click,
    focused,
    on,
    page_of,
    press,
    words_on,
    write,
)
from ui.desktop.app import Desktop
from ui.desktop.widgets import digit_keys
from ui.desktop.widgets.editor import Editor
from ui.desktop.widgets.level_row import LevelRow
from ui.desktop.widgets.scale import RatingScale


def rating(desktop: Desktop) -> Rating | None:
    return the_review(desktop).own_rating(EXECUTION)


def level(desktop: Desktop) -> int | None:
    found = rating(desktop)
    return None if found is None else found.level


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def redo() -> None:
    press(Qt.Key.Key_Z, CONTROL | SHIFT)


@pytest.fixture
def on_scale(walking: Desktop) -> Desktop:
    """The walk with the keyboard on an open scale, with nothing chosen."""
    press(Qt.Key.Key_R, CONTROL)
    assert isinstance(focused(), LevelRow)
    return walking


def test_digits_choose_where_the_scale_has_the_keyboard(on_scale: Desktop) -> None:
    press(Qt.Key.Key_4)
    assert level(on_scale) == 4
    press(Qt.Key.Key_2)
    assert level(on_scale) == 2
    press(Qt.Key.Key_9)
    assert level(on_scale) == 2


def test_the_chosen_level_is_cleared_by_digit_space_and_click(on_scale: Desktop) -> None:
    def press_digit() -> None:
        press(Qt.Key.Key_3)

    def press_space() -> None:
        press(Qt.Key.Key_Space)

    def click_row() -> None:
        (row,) = (r for r in page_of(on_scale).findChildren(LevelRow) if r.level == 3)
        click(page_of(on_scale), row.accessibleName())

    for clear in (press_digit, press_space, click_row):
        press(Qt.Key.Key_3)
        assert level(on_scale) == 3
        clear()
        assert rating(on_scale) is None
        assert not any(row.isChecked() for row in page_of(on_scale).findChildren(LevelRow))


def test_a_committed_level_is_not_cleared_and_the_window_says_so(on_scale: Desktop) -> None:
    choose_level(3)
    on()
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    choose_level(3)
    assert level(on_scale) == 3
    assert "can be changed but not cleared" in words_on(on_scale.window.notice)
    assert [r.level for r in page_of(on_scale).findChildren(LevelRow) if r.isChecked()] == [3]


def test_a_change_of_a_committed_rating_is_said_and_undone_by_mouse(on_scale: Desktop) -> None:
    notice = on_scale.window.notice
    reason = "No level, because: Not applicable"
    choose_level(2)
    assert not notice.isVisible()
    on()
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    choose_level(3)
    assert "Execution: level 2 → 3." in words_on(notice)
    click(page_of(on_scale), reason)
    assert "Execution: level 3 → not applicable." in words_on(notice)
    click(notice, "Undo (Ctrl+Z)")
    assert level(on_scale) == 3
    assert "Undone in Execution" in words_on(notice)
    undo()
    assert level(on_scale) == 2
    notice.dismiss()
    click(page_of(on_scale), "This work: Drains me")
    assert not notice.isVisible()


def test_prose_typed_in_an_editor_chooses_nothing(walking: Desktop) -> None:
    write("In 3 of 4 weeks, 2 slipped.")
    press(Qt.Key.Key_S, CONTROL)
    assert isinstance(focused(), Editor)
    assert rating(walking) is None


@pytest.mark.parametrize("prose", [" and 2 more", "and 2 more", "x 1"])
def test_prose_typed_on_after_a_level_was_chosen_by_key_changes_nothing(
    walking: Desktop, prose: str
) -> None:
    write("It ground to a halt.")
    choose_level(4)
    write(prose)
    assert level(walking) == 4


@pytest.mark.parametrize("typed", ["and more", " and more", "3", "3 more"])
def test_what_is_typed_to_the_levels_right_after_writing_is_said_to_be_typed_nowhere(
    walking: Desktop, typed: str
) -> None:
    write("It ground to a halt.")
    choose_level(4)
    assert not walking.window.notice.isVisible()
    write(typed)
    assert "nothing was typed" in words_on(walking.window.notice)
    assert "press Alt and its digit" in words_on(walking.window.notice)
    assert level(walking) == 4
    choose_level(3)
    assert level(walking) == 3


def test_letters_typed_to_the_levels_are_said_to_be_typed_nowhere_only_once(
    on_scale: Desktop,
) -> None:
    press(Qt.Key.Key_4)
    assert not on_scale.window.notice.isVisible()
    write("we shipped")
    assert "nothing was typed" in words_on(on_scale.window.notice)
    on_scale.window.notice.dismiss()
    write(" 2 of 3")
    assert not on_scale.window.notice.isVisible()
    assert level(on_scale) == 4


def test_a_level_chosen_is_the_first_thing_undone_and_not_the_entry_kept_before(
    walking: Desktop,
) -> None:
    press(Qt.Key.Key_J, CONTROL)
    write("Shipped it.")
    on()
    choose_level(3)
    assert level(walking) == 3
    undo()
    assert rating(walking) is None
    assert "Undone in Execution: level 3." in words_on(walking.window.notice)
    assert walking.journal is not None
    assert len(walking.journal.evidence.entries()) == 1
    redo()
    assert level(walking) == 3
    assert "Redone in Execution: level 3." in words_on(walking.window.notice)


@pytest.mark.parametrize("way", ["key", "click"])
def test_an_undone_level_hands_the_focus_to_the_one_that_is_chosen_now(
    on_scale: Desktop, way: str
) -> None:
    press(Qt.Key.Key_2)
    if way == "click":
        rows = (one for one in page_of(on_scale).findChildren(LevelRow) if one.level == 4)
        click(page_of(on_scale), next(rows).accessibleName())
    else:
        press(Qt.Key.Key_4)
    for act, expected in ((undo, 2), (redo, 4), (undo, 2)):
        act()
        row = focused()
        assert isinstance(row, LevelRow)
        assert (row.level, row.isChecked()) == (expected, True)


def test_a_reason_in_place_of_a_level_is_undone_by_its_name_and_so_is_clearing_it(
    walking: Desktop,
) -> None:
    reason = "No level, because: Not applicable"
    write("A halt.")
    choose_level(3)
    click(page_of(walking), reason)
    undo()
    assert level(walking) == 3
    assert "Undone in Execution: the reason for no level." in words_on(walking.window.notice)
    redo()
    click(page_of(walking), reason)
    undo()
    words = "Undone in Execution: clearing the reason for no level."
    assert words in words_on(walking.window.notice)


def test_everything_that_was_chosen_is_undone_in_turn_and_then_the_words(walking: Desktop) -> None:
    write("A halt.")
    choose_level(3)
    choose_level(4)
    click(page_of(walking), "How sure are you: Low")
    click(page_of(walking), "This work: Drains me")
    seen: list[tuple[int | None, Confidence | None, Energy | None]] = []
    for _ in range(4):
        now = rating(walking)
        assert now is not None
        seen.append((now.level, now.confidence, now.energy))
        undo()
    assert seen == [
        (4, Confidence.LOW, Energy.DRAINS_ME),
        (4, Confidence.LOW, None),
        (4, None, None),
        (3, None, None),
    ]
    assert rating(walking) is None
    undo()
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.toPlainText() == "A "


def test_a_cleared_level_comes_back_with_all_that_stood_beside_it(walking: Desktop) -> None:
    write("A halt.")
    choose_level(3)
    click(page_of(walking), "How sure are you: Low")
    choose_level(3)
    assert rating(walking) is None
    undo()
    now = rating(walking)
    assert now is not None
    assert (now.level, now.confidence) == (3, Confidence.LOW)


def test_a_level_is_undone_from_another_page_and_shown(walking: Desktop, qtbot: QtBot) -> None:
    write("A halt.")
    choose_level(3)
    press(Qt.Key.Key_1, CONTROL)
    undo()
    assert rating(walking) is None
    qtbot.waitUntil(lambda: isinstance(focused(), LevelRow))


def test_a_commit_is_not_undone_and_the_window_says_so(walking: Desktop) -> None:
    write("A halt.")
    choose_level(3)
    on()
    undo()
    now = rating(walking)
    assert now is not None
    assert now.is_committed
    assert "Execution stays committed." in words_on(walking.window.notice)


FRENCH = (("Ampersand", 10, 1), ("ParenLeft", 14, 5))


@pytest.mark.parametrize("name, place, wanted", FRENCH)
def test_the_key_that_bears_a_digit_chooses_where_digits_need_shift(
    walking: Desktop, monkeypatch: pytest.MonkeyPatch, name: str, place: int, wanted: int
) -> None:
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform="linux"))
    write("A halt.")
    press(Qt.Key.Key_S, CONTROL)
    editor = focused()
    assert isinstance(editor, Editor)
    key = Qt.Key[f"Key_{name}"]
    event = QKeyEvent(QEvent.Type.KeyPress, key.value, ALT, place, 0, 0, "&")
    QApplication.sendEvent(editor, event)
    assert level(walking) == wanted
    assert editor.toPlainText() == "A halt."


def test_the_pages_open_by_the_keys_that_bear_the_digits_too(
    walking: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digit_keys, "sys", SimpleNamespace(platform="linux"))
    walk = page_of(walking)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand.value, CONTROL, 10, 0, 0, "&")
    QApplication.sendEvent(focused(), event)
    assert page_of(walking) is not walk


@pytest.mark.parametrize("percent", [100, 200])
def test_confidence_and_energy_come_into_view_before_a_commit(
    walking: Desktop, percent: int
) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(percent)
    write("A halt.")
    press(Qt.Key.Key_S, CONTROL)
    (row,) = (one for one in page_of(walking).findChildren(LevelRow) if one.level == 1)
    row.setFocus()
    press(Qt.Key.Key_1)
    assert not are_in_view(walking)
    on()
    now = rating(walking)
    assert now is not None
    assert not now.is_committed
    assert "Before you commit: two questions" in words_on(walking.window.notice)
    assert focused().accessibleName() == "How sure are you: Low"
    assert are_in_view(walking)
    on()
    now = rating(walking)
    assert now is not None
    assert (now.is_committed, now.confidence, now.energy) == (True, None, None)
    assert "Before you commit" not in words_on(walking.window.notice)


def choose_the_first_level() -> None:
    """Chooses level 1, too far above confidence and energy to show them at 200 %."""
    press(Qt.Key.Key_R, CONTROL)
    choose_level(1)


def test_a_question_passed_over_is_not_asked_again_of_the_next_skill(walking: Desktop) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    choose_the_first_level()
    on()
    assert "Before you commit: two questions" in words_on(walking.window.notice)
    on()
    choose_the_first_level()
    on()
    team = the_review(walking).own_rating(TEAM)
    assert team is not None
    assert team.is_committed
    assert "Before you commit" not in words_on(walking.window.notice)
    on()
    choose_the_first_level()
    click(page_of(walking), "This work: Drains me")
    press(Qt.Key.Key_Tab, SHIFT)
    on()
    assert "Before you commit: how sure are you" in words_on(walking.window.notice)


def test_a_question_before_a_commit_comes_once_though_the_skill_is_left_and_opened_again(
    walking: Desktop,
) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    choose_the_first_level()
    on()
    assert "Before you commit: two questions" in words_on(walking.window.notice)
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert isinstance(focused(), Editor | LevelRow)
    choose_level(2)
    on()
    assert "Before you commit" not in words_on(walking.window.notice)
    now = rating(walking)
    assert now is not None
    assert now.is_committed


def test_a_pulse_asks_for_what_is_below_the_fold_too(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    on()
    click(page_of(desktop), "How thorough: Pulse, ratings only")
    on()
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(200)
    press(Qt.Key.Key_1)
    assert not are_in_view(desktop)
    on()
    now = rating(desktop)
    assert now is not None
    assert not now.is_committed
    assert "Before you commit: two questions" in words_on(desktop.window.notice)


def test_the_question_before_a_commit_goes_once_it_is_answered(walking: Desktop) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    write("A halt.")
    press(Qt.Key.Key_S, CONTROL)
    (row,) = (one for one in page_of(walking).findChildren(LevelRow) if one.level == 1)
    row.setFocus()
    press(Qt.Key.Key_1)
    on()
    assert "Before you commit" in words_on(walking.window.notice)
    click(page_of(walking), "How sure are you: Low")
    click(page_of(walking), "This work: Drains me")
    assert "Before you commit" not in words_on(walking.window.notice)


def test_a_skill_opened_anew_begins_at_its_title_whatever_the_text_size(walking: Desktop) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    write("A halt.")
    on()
    QApplication.processEvents()
    (title,) = (one for one in page_of(walking).findChildren(QLabel) if one.text() == "Team")
    assert title.visibleRegion().boundingRect() == title.rect()
    write("Mostly new.")
    QApplication.processEvents()
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.visibleRegion().boundingRect() == editor.rect()


def test_a_new_review_begins_at_the_title_of_its_first_skill(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(200)
    on()
    on()
    QApplication.processEvents()
    (title,) = (one for one in page_of(desktop).findChildren(QLabel) if one.text() == "Execution")
    assert title.visibleRegion().boundingRect() == title.rect()
    write("A halt.")
    QApplication.processEvents()
    editor = focused()
    assert isinstance(editor, Editor)
    assert editor.visibleRegion().boundingRect() == editor.rect()


def test_what_was_chosen_is_not_asked_again_before_a_commit(walking: Desktop) -> None:
    write("A halt.")
    choose_level(1)
    click(page_of(walking), "How sure are you: Low")
    click(page_of(walking), "This work: Drains me")
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    on()
    now = rating(walking)
    assert now is not None
    assert now.is_committed


def are_in_view(desktop: Desktop) -> bool:
    """Whether the whole of confidence and energy can be seen."""
    QApplication.processEvents()
    (scale,) = (one for one in page_of(desktop).findChildren(RatingScale) if one.isVisible())
    region = scale.beside.visibleRegion().boundingRect()
    return region == scale.beside.rect()
