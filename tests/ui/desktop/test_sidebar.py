"""The sidebar's names: shown as long as they fit, and told where only icons do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import the
from tests.ui.hands import focused, press
from ui.desktop.app import Desktop


@pytest.fixture
def desktop(open_desktop: OpenDesktop, journal_path: Path) -> Desktop:
    Journal.create(journal_path).close()
    return open_desktop(journal_path)


def line_of(desktop: Desktop, name: str) -> QPushButton:
    return the(QPushButton, name, desktop.window.sidebar)


@pytest.mark.parametrize("percent", [100, 115, 150])
def test_the_names_stay_in_a_small_window_with_larger_text(desktop: Desktop, percent: int) -> None:
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(percent)
    QApplication.processEvents()
    for name in ("Home", "Evidence", "Settings"):
        line = line_of(desktop, name)
        assert line.text().strip() == name
        assert QFontMetrics(line.font()).horizontalAdvance(line.text()) < line.width()
        assert desktop.window.sidebar.rect().contains(line.geometry())


def test_an_icon_without_a_name_tells_it_when_tab_comes_to_it(
    desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.theme.resize_text(200)
    desktop.window.resize(640, 640)
    QApplication.processEvents()
    assert line_of(desktop, "Evidence").text() == ""
    line_of(desktop, "Review").setFocus()
    press(Qt.Key.Key_Tab)
    assert focused() is line_of(desktop, "Evidence")
    qtbot.waitUntil(lambda: QToolTip.text() == "<qt>Evidence (Ctrl+3)</qt>")
    QToolTip.hideText()
