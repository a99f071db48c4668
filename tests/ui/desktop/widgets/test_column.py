"""The column of a page keeps what has the keyboard in view, until someone scrolls away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rubrics.library import Library
from storage.journal import Journal
from storage.sample.writer import write_sample
from tests.ui.conftest import Clock, OpenDesktop, closed_review
from tests.ui.hands import CONTROL, buttons, choose_level, focused, on, page_of, press, write
from ui.desktop.app import Desktop
from ui.desktop.widgets.chart_view import ChartView
from ui.desktop.widgets.column import Column
from ui.desktop.widgets.editor import Editor


def column_of(desktop: Desktop) -> Column:
    assert desktop.window.page is not None
    (column,) = (one for one in desktop.window.page.findChildren(Column) if one.isVisible())
    return column


def is_in_view(desktop: Desktop) -> bool:
    """Whether what has the keyboard, or the text cursor in it, lies within the column."""
    widget, view = focused(), column_of(desktop).viewport()
    place = widget.cursorRect() if isinstance(widget, Editor) else widget.rect()
    shown = QRect(widget.mapTo(view, place.topLeft()), place.size())
    return view.rect().contains(shown)


def scroll_down(column: Column) -> None:
    """Turns the mouse's wheel over the column, a long way."""
    middle = QPointF(column.viewport().rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(column.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120 * 30),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(column.viewport(), wheel)


def test_the_question_that_one_writes_to_is_in_view_in_a_small_window_and_in_large_text(
    walking: Desktop, qtbot: QtBot
) -> None:
    # A new review begins at the title of its first skill, until something is typed.
    write("A line.")
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    qtbot.waitUntil(lambda: is_in_view(walking))
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: is_in_view(walking))


def test_the_chosen_level_stays_in_view_when_the_text_grows_and_shrinks(
    walking: Desktop, qtbot: QtBot
) -> None:
    walking.window.resize(960, 640)
    write("A line.")
    choose_level(4)
    for percent in (200, 80, 150):
        walking.theme.resize_text(percent)
        qtbot.waitUntil(lambda: is_in_view(walking))


def test_what_is_typed_is_in_view_wherever_the_page_was_scrolled_to(
    walking: Desktop, qtbot: QtBot
) -> None:
    scroll_down(column_of(walking))
    qtbot.waitUntil(lambda: not is_in_view(walking))
    write("A")
    qtbot.waitUntil(lambda: is_in_view(walking))
    for _ in range(40):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_view(walking))
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_in_view(walking))


def test_both_times_are_read_from_the_top_and_what_changed_is_asked_in_view(
    open_desktop: OpenDesktop, journal_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    with Journal.create(journal_path, clock=clock) as journal:
        journal.preferences.chosen_rubrics = ("larson-management",)
        closed_review(journal, 2025, {"execution": 3}, text="A long answer. " * 200)
    desktop = open_desktop(journal_path)
    press(Qt.Key.Key_N, CONTROL)
    on()
    write("A line.")
    choose_level(4)
    on()
    column = column_of(desktop)
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(150)
    QApplication.processEvents()
    assert column.verticalScrollBar().value() == 0
    write("More people did it.")
    qtbot.waitUntil(lambda: is_in_view(desktop))


def test_what_was_pressed_stays_in_view_where_it_moves_within_a_page_of_the_same_height(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    write_sample(journal_path, Library())
    desktop = open_desktop(journal_path)
    desktop.window.resize(1180, 760)
    press(Qt.Key.Key_4, CONTROL)
    qtbot.waitUntil(lambda: not desktop.window.findChildren(ChartView)[-1].is_busy)
    way = buttons(desktop.window)["Show as table"]
    way.setFocus()
    press(Qt.Key.Key_Return)
    assert way.text() == "Show as chart"
    qtbot.waitUntil(lambda: is_in_view(desktop))


def test_a_page_that_is_opened_begins_at_its_top_in_large_text_too(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    write_sample(journal_path, Library())
    desktop = open_desktop(journal_path)
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(200)
    home = page_of(desktop)
    press(Qt.Key.Key_5, CONTROL)
    assert page_of(desktop) is not home
    qtbot.waitUntil(lambda: page_of(desktop).isAncestorOf(focused()))
    QApplication.processEvents()
    assert column_of(desktop).verticalScrollBar().value() == 0
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: is_in_view(desktop))


def test_who_scrolls_away_from_the_keyboard_stays_there(walking: Desktop, qtbot: QtBot) -> None:
    column = column_of(walking)
    scroll_down(column)
    qtbot.waitUntil(lambda: not is_in_view(walking))
    height = column.sheet.height()
    walking.window.resize(960, 640)
    qtbot.waitUntil(lambda: column.sheet.height() > height)
    QApplication.processEvents()
    assert not is_in_view(walking)


def test_a_page_that_begins_to_be_read_stays_there_when_its_window_is_left_and_comes_back(
    walking: Desktop, qtbot: QtBot
) -> None:
    walking.window.resize(960, 640)
    walking.theme.resize_text(200)
    on()
    column = column_of(walking)
    editor = focused()
    assert isinstance(editor, Editor)
    assert column.verticalScrollBar().value() == 0
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() is editor)
    QApplication.processEvents()
    assert column.verticalScrollBar().value() == 0
