"""A copy that a sync program put beside the open journal is pointed out once, and can be opened."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage.file.conflict_copies import ConflictCopy
from storage.journal import Journal
from tests.storage.files import everything_in
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import words_on
from tests.ui.hands import click, page_of
from ui.desktop import conflict_notice, following
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.conflict_notice import ONE, SHOW
from ui.desktop.preferences import Preferences
from ui.desktop.widgets.notice import NoticeBar

NAME = "journal (conflicted copy 2026-11-30).rings"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window looks often enough for a test to see it."""
    monkeypatch.setattr(following, "LOOK_EVERY_MS", 20)
    monkeypatch.setattr(following, "LOOKS_FOR_COPIES", 2)


@pytest.fixture
def beside(journal_path: Path) -> Path:
    """A copy beside a journal."""
    Journal.create(journal_path).close()
    copy = journal_path.with_name(NAME)
    shutil.copyfile(journal_path, copy)
    return copy


def is_pointed_out(desktop: Desktop, name: str = NAME) -> bool:
    return ONE.format(name) in words_on(desktop.window)


def test_a_copy_is_pointed_out_once_and_nothing_is_changed(
    open_desktop: OpenDesktop, journal_path: Path, beside: Path, qtbot: QtBot
) -> None:
    before = everything_in(journal_path.parent)[NAME]
    first = open_desktop(journal_path)
    qtbot.waitUntil(lambda: is_pointed_out(first))
    assert everything_in(journal_path.parent)[NAME] == before
    first.window.close()
    again = open_desktop(journal_path)
    QTest.qWait(300)
    assert not is_pointed_out(again)


def test_a_look_that_finds_no_copy_leaves_the_window_as_it_is(
    open_desktop: OpenDesktop,
    journal_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Journal.create(journal_path).close()
    looked: list[Path] = []

    def found(path: Path) -> tuple[ConflictCopy, ...]:
        looked.append(path)
        return ()

    monkeypatch.setattr(conflict_notice, "conflict_copies", found)
    desktop = open_desktop(journal_path)
    qtbot.waitUntil(lambda: len(looked) > 1)
    assert desktop.window.findChildren(NoticeBar) == []


def test_a_copy_that_changed_since_is_pointed_out_again(
    open_desktop: OpenDesktop, journal_path: Path, beside: Path, qtbot: QtBot
) -> None:
    first = open_desktop(journal_path)
    qtbot.waitUntil(lambda: is_pointed_out(first))
    first.window.notice.dismiss()
    os.utime(beside, (1, 1))
    qtbot.waitUntil(lambda: is_pointed_out(first))


def test_one_that_appears_while_the_window_is_open_is_pointed_out_too(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    Journal.create(journal_path).close()
    desktop = open_desktop(journal_path)
    desktop.window.notice.say("Something was done.")
    name = os.fsdecode(b"journal (J\xf6rg's conflicted copy).rings")
    shutil.copyfile(journal_path, journal_path.with_name(name))
    QTest.qWait(200)
    assert "Something was done." in words_on(desktop.window)
    desktop.window.notice.dismiss()
    qtbot.waitUntil(lambda: is_pointed_out(desktop, "journal (J?rg's conflicted copy).rings"))


def test_the_notice_leads_to_settings_where_the_copy_can_be_opened_and_left_again(
    open_desktop: OpenDesktop, journal_path: Path, beside: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(journal_path)
    qtbot.waitUntil(lambda: is_pointed_out(desktop))
    click(desktop.window, SHOW)
    assert NAME in words_on(page_of(desktop))
    click(page_of(desktop), f"Open {NAME}")
    qtbot.waitUntil(lambda: desktop.journal is not None and desktop.journal.path == beside)
    assert desktop.navigation is not None
    QTest.qWait(200)
    settings = Preferences(journal_path.with_name("window.ini"))
    assert settings.recent_journals == (journal_path,), "the next start opens the journal"
    desktop.navigation.go(to.settings())
    assert "Recent journals" in words_on(page_of(desktop))
    click(page_of(desktop), f"Open {journal_path.name}")
    qtbot.waitUntil(lambda: desktop.journal is not None and desktop.journal.path == journal_path)


def test_without_a_copy_there_is_no_word_of_any(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    Journal.create(journal_path).close()
    desktop = open_desktop(journal_path)
    assert desktop.navigation is not None
    desktop.navigation.go(to.settings())
    assert "sync program" not in words_on(desktop.window)
    QTest.qWait(200)
    assert not desktop.window.notice.isVisible()


def test_a_folder_that_cannot_be_listed_is_said_in_settings_only(
    open_desktop: OpenDesktop,
    journal_path: Path,
    beside: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = os.scandir
    refused: list[Path] = []

    def refuse(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder) != journal_path.parent:
            return listed(folder)
        refused.append(folder)
        raise PermissionError(13, "Permission denied")

    # Before the window opens: the first look may come before anything below.
    monkeypatch.setattr(os, "scandir", refuse)
    desktop = open_desktop(journal_path)
    qtbot.waitUntil(lambda: len(refused) > 1)
    assert not desktop.window.notice.isVisible()
    assert desktop.navigation is not None
    desktop.navigation.go(to.settings())
    assert "can’t be read (permission denied), so any copies" in words_on(page_of(desktop))
    assert not [b for b in page_of(desktop).findChildren(QPushButton) if NAME in b.accessibleName()]
