"""A long text that is put in place of another leaves nothing of it behind."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.desktop.widgets.filling import fill


def test_a_text_that_is_replaced_before_all_of_it_is_in_is_freed(qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    long_text = [("word \n" * 100_000, QTextCharFormat())]
    for _ in range(3):
        fill(edit, long_text)
    qtbot.waitUntil(lambda: len(edit.findChildren(QTimer)) <= 1)
