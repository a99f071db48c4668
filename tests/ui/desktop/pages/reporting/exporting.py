"""The pages that make, save and print something of a review, as a user drives them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from assessment.model import SkillKey
from tests.assessment.examples import LISTENING, PLANNING
from tests.ui.desktop.driving import the, type_name
from ui.desktop.pages.reporting.report import ReportPage
from ui.desktop.pages.reporting.yearly import YearPage

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
LEVELS: dict[SkillKey, int] = {PLANNING: 2, LISTENING: 3}

Made = TypeVar("Made", bound=ReportPage | YearPage)


def made(qtbot: QtBot, page: Made) -> Made:
    """The page, once what it shows is made."""
    qtbot.waitUntil(lambda: not page.is_busy)
    QApplication.processEvents()
    return page


def click(page: ReportPage | YearPage, name: str) -> None:
    """Clicks the button that is read aloud as `name`."""
    QTest.mouseClick(the(QAbstractButton, name, page), LEFT)
    QApplication.processEvents()


def name_in_a_folder_that_goes(dialog: QDialog, folder: Path, name: str) -> None:
    """Chooses a file in a folder that is gone when the file is to be written."""
    folder.mkdir()
    type_name(dialog, str(folder / name))
    folder.rmdir()


def print_to(dialog: QDialog, path: Path) -> None:
    """Takes the dialog's way of printing to a file, which is there without any printer."""
    assert isinstance(dialog, QPrintDialog)
    line = next(one for one in dialog.findChildren(QLineEdit) if one.objectName() == "filename")
    line.setText(str(path))
    dialog.accept()
