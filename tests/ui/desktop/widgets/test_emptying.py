"""What is taken out of a layout is gone, and nothing of it is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.held_items import held_items
from ui.desktop.widgets.emptying import empty


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_an_emptied_layout_deletes_its_widgets_and_takes_new_ones(holder: QWidget) -> None:
    box = QVBoxLayout(holder)
    old = QLabel("old")
    box.addWidget(old)
    empty(box)
    assert box.count() == 0
    assert old.isHidden()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(old)
    new = QLabel("new")
    box.addWidget(new)
    assert box.indexOf(new) == 0


def test_the_watch_finds_what_a_layout_filled_too_early_keeps() -> None:
    holder = QWidget()
    box, row = QVBoxLayout(holder), QVBoxLayout()
    row.addWidget(QLabel("too early"))
    box.addLayout(row)
    assert len(held_items()) == 1
    holder.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert held_items() == []
