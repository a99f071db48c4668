"""Folders and files whose names are not UTF-8, as on old disks: shown, never cut, never mistaken.

The binding drops such bytes, and what is left may be the name of another folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit

from rubrics.errors import KnownError
from storage.journal import Journal
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import DialogDriver, the, words_on
from tests.ui.hands import CONTROL, click, page_of, press
from ui.desktop.app import Desktop
from ui.desktop.errors import show_known


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder named in Latin-1, beside one with the rest of its name."""
    (tmp_path / "caf").mkdir()
    made = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    made.mkdir()
    return made


@pytest.fixture
def file(folder: Path) -> Path:
    """A journal in it, whose own name is not UTF-8 either."""
    path = folder / os.fsdecode(b"t\xe4g.rings")
    Journal.create(path).close()
    return path


@pytest.fixture
def desktop(open_desktop: OpenDesktop, file: Path) -> Desktop:
    """A window on that journal, with its settings open."""
    made = open_desktop(file)
    press(Qt.Key.Key_Comma, CONTROL)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The addresses that the file manager is asked to show, byte by byte."""
    addresses: list[bytes] = []

    def show(url: QUrl) -> bool:
        addresses.append(bytes(url.toEncoded().data()))
        return True

    monkeypatch.setattr("ui.desktop.folders.QDesktopServices.openUrl", show)
    return addresses


def test_the_settings_show_each_byte_of_the_path(desktop: Desktop, tmp_path: Path) -> None:
    path = the(QPlainTextEdit, "Path of the journal", page_of(desktop))
    assert path.toPlainText() == f"{tmp_path}/caf?/t?g.rings"
    assert "t?g.rings" in desktop.window.windowTitle()


def test_a_path_that_is_no_text_is_not_copied(desktop: Desktop) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    click(page_of(desktop), "Copy the path")
    assert clipboard.text() == "before"
    words = words_on(desktop.window.notice)
    assert "Nothing was copied" in words
    assert "Use “Show in folder” instead." in words


def test_show_in_folder_opens_that_very_folder(desktop: Desktop, asked: list[bytes]) -> None:
    click(page_of(desktop), "Show in folder")
    assert [address.endswith(b"/caf%E9") for address in asked] == [True]


def test_without_a_file_manager_the_folder_is_named(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.desktop.folders.QDesktopServices.openUrl", lambda _url: False)
    click(page_of(desktop), "Show in folder")
    assert f"The file is in {tmp_path}/caf?." in words_on(desktop.window.notice)


def test_a_file_dialog_starts_above_the_folder_and_not_in_another(
    desktop: Desktop, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        shown.append(dialog.directory().path())

    for name in ("Save a copy…", "Open another journal…"):
        in_dialog(look)
        click(page_of(desktop), name)
    assert shown == [str(tmp_path)] * 2


def test_a_journal_that_does_not_open_is_named_with_each_byte(
    open_desktop: OpenDesktop, file: Path, tmp_path: Path
) -> None:
    file.write_bytes(b"No journal at all, and long enough to be looked at. " * 4)
    window = open_desktop(file).window
    path = the(QPlainTextEdit, "Path of the journal", window)
    assert path.toPlainText() == f"{tmp_path}/caf?/t?g.rings"
    assert f"{tmp_path}/caf?/t?g.rings is not a Growth Rings journal" in words_on(window)


def test_an_error_names_each_byte_in_its_words_and_to_screen_readers(
    desktop: Desktop, in_dialog: DialogDriver, file: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    in_dialog(lambda dialog: said.extend((words_on(dialog), dialog.accessibleDescription())))
    show_known(desktop.window, KnownError(f"The disk did not read {file}.", ""))
    assert [f"{tmp_path}/caf?/t?g.rings" in words for words in said] == [True, True]


def test_a_notice_is_announced_with_each_byte(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        heard.append(getattr(event, "message", str)())

    monkeypatch.setattr("PySide6.QtGui.QAccessible.updateAccessibility", hear)
    desktop.window.notice.say(f"A copy lies at {file}.")
    QApplication.processEvents()
    assert any("caf?/t?g.rings" in words for words in heard)
