"""The notice bar: it goes by itself, but not from under the mouse or the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desktop.driving import the
from ui.desktop.widgets.notice import SHOWN_MS, NoticeBar
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
