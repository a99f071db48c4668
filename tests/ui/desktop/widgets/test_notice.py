"""The notice bar: it goes by itself, but not from under the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from storage.file.errors import LockedJournal
from tests.ui.desktop.driving import the, words_on
from ui.desktop.page import Page
from ui.desktop.undoing import TOO_LATE_AGAIN, Undoable, UndoHistory
from ui.desktop.widgets.notice import SHOWN_MS, TRY_AGAIN, NoticeBar, say_about
from ui.desktop.window import Window


@pytest.fixture
def notice(window: Window) -> NoticeBar:
    """The window's notice bar, impatient."""
    made = window.notice
    made.shown_ms = 20
    return made


def test_a_sentence_stays_about_ten_seconds() -> None:
    assert SHOWN_MS == 10_000


def test_it_goes_by_itself_with_an_undo_too_which_the_key_still_does(
    qtbot: QtBot, notice: NoticeBar
) -> None:
    undone: list[bool] = []
    for undo in (None, lambda: undone.append(True)):
        notice.say("“Mine” is in the trash.", undo)
        assert notice.isVisible()
        qtbot.waitUntil(notice.isHidden)
    notice.undo_last()
    assert undone == [True]


def test_it_stays_under_the_mouse_and_under_the_keyboard(
    qtbot: QtBot, window: Window, notice: NoticeBar
) -> None:
    notice.say("“Mine” is in the trash.", lambda: None)
    here = QPointF(1, 1)
    QApplication.sendEvent(notice, QEnterEvent(here, here, here))
    qtbot.wait(100)
    assert notice.isVisible()
    the(QPushButton, "Dismiss", notice).setFocus()
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    qtbot.wait(100)
    assert notice.isVisible()
    the(QPushButton, "Home", window.sidebar).setFocus()
    qtbot.waitUntil(notice.isHidden)


def test_what_it_offers_beside_is_done_by_a_click_and_goes_with_the_sentence(
    qtbot: QtBot, window: Window, notice: NoticeBar
) -> None:
    notice.shown_ms = SHOWN_MS
    shown: list[bool] = []
    notice.say("A copy is there.", offer=("Show in folder", lambda: shown.append(True)))
    the(QPushButton, "Show in folder", notice).click()
    assert shown == [True]
    notice.say("Renamed.")
    assert all(one.text() != "Show in folder" for one in notice.findChildren(QPushButton))


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_try_again_is_about_the_step_that_had_to_wait_whatever_was_done_meanwhile(
    window: Window, way: str
) -> None:
    notice, held = window.notice, [True]
    done: list[str] = []

    def act(words: str) -> Callable[[], str]:
        def run() -> str:
            if held[0]:
                raise LockedJournal(Path("journal.rings"))
            done.append(words)
            return words

        return run

    first = Undoable(act("undo first"), act("redo first"))
    window.history.add(first)
    if way == "redo":
        held[0] = False
        notice.undo_last()
        held[0] = True
        notice.redo_last()
    else:
        notice.undo_last()
    held[0] = False
    done.clear()
    window.history.add(Undoable(act("undo second")))
    QTest.mouseClick(the(QPushButton, TRY_AGAIN, notice), Qt.MouseButton.LeftButton)
    assert done == (["undo first"] if way == "undo" else [])
    assert ("undo first" if way == "undo" else TOO_LATE_AGAIN) in words_on(notice)


@pytest.fixture
def pages(window: Window) -> tuple[Page, Page]:
    """Two pages, the first of which is shown."""
    made = Page(), Page()
    window.show_page(made[0])
    return made


def test_what_is_about_a_page_goes_with_it(window: Window, pages: tuple[Page, Page]) -> None:
    here, elsewhere = pages
    window.notice.say("Three at most.", about=here)
    QApplication.processEvents()
    assert window.notice.isVisible()
    window.show_page(elsewhere)
    assert window.notice.isHidden()
    window.notice.say("The text is on the clipboard.")
    QApplication.processEvents()
    window.show_page(here)
    assert window.notice.isVisible()


def test_what_is_about_part_of_a_page_goes_with_that_part(
    window: Window, pages: tuple[Page, Page]
) -> None:
    part = QLabel("A level", pages[0])
    part.show()
    say_about(part, "First answer a question.")
    QApplication.processEvents()
    assert window.notice.isVisible()
    part.hide()
    assert window.notice.isHidden()
    part.show()
    window.notice.say("Something else.")
    QApplication.processEvents()
    part.hide()
    assert window.notice.isVisible()


def test_what_is_about_part_of_a_page_goes_when_that_is_deleted(
    window: Window, pages: tuple[Page, Page]
) -> None:
    part = QLabel("A level", pages[0])
    part.show()
    say_about(part, "First answer a question.")
    QApplication.processEvents()
    assert window.notice.isVisible()
    delete(part)
    assert window.notice.isHidden()


@pytest.mark.parametrize("first", ["the bar", "what it is about"])
def test_a_window_that_is_deleted_takes_a_sentence_about_its_part_along(
    qtbot: QtBot, first: str
) -> None:
    del qtbot
    window = QWidget()
    part = QLabel("A level", window if first == "what it is about" else None)
    notice = NoticeBar(UndoHistory(), window)
    part.setParent(window)
    window.show()
    notice.say("First answer a question.", about=part)
    QApplication.processEvents()
    delete(window)
    assert not isValid(notice)
    assert not isValid(part)


def test_what_is_said_while_a_page_is_left_is_read_on_the_next(
    window: Window, pages: tuple[Page, Page]
) -> None:
    here, elsewhere = pages
    window.notice.say("Your words are kept.", about=here)
    window.show_page(elsewhere)
    QApplication.processEvents()
    assert window.notice.isVisible()


@pytest.mark.parametrize("order", ["leaves first", "acts first"])
def test_an_undo_stays_at_hand_on_another_page_until_something_else_is_done(
    window: Window, pages: tuple[Page, Page], order: str
) -> None:
    notice, history = window.notice, window.history
    undone: list[bool] = []
    notice.say("“Mine” is in the trash.", lambda: undone.append(True))
    QApplication.processEvents()
    acts = [lambda: window.show_page(pages[1]), lambda: history.add(Undoable(lambda: "Undone."))]
    first, second = acts if order == "leaves first" else reversed(acts)
    first()
    assert notice.isVisible()
    second()
    assert notice.isHidden()
    notice.undo_last()
    notice.undo_last()
    assert undone == [True]


def test_where_its_buttons_would_squeeze_the_words_they_stand_below(window: Window) -> None:
    words = "Answer a question, or add evidence from this period, to unlock the levels."
    places: list[bool] = []
    for width in (1180, 640):
        window.resize(width, 640)
        window.notice.say(words, offer=("Rate without writing", lambda: None))
        QApplication.processEvents()
        (said,) = (one for one in window.notice.findChildren(QLabel) if one.text() == words)
        close = the(QPushButton, "Dismiss", window.notice)
        below = said.mapTo(window, QPoint(0, said.height())).y()
        places.append(close.mapTo(window, QPoint()).y() >= below)
    assert places == [False, True]
