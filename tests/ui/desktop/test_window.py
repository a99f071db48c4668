"""The window around the pages: finding, appearance, one window a journal, opening and failing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.ui.conftest import OpenDesktop
from tests.ui.hands import CONTROL, buttons, click, on, press, words_on, write
from ui.desktop.app import Desktop
from ui.desktop.instance import Instance, Outcome
from ui.desktop.theme import Appearance
from ui.tokens import DARK, LIGHT


def page_words(desktop: Desktop) -> str:
    page = desktop.window.page
    assert page is not None
    return words_on(page)


def empty_journal(path: Path) -> Path:
    Journal.create(path).close()
    return path


def test_looking_at_the_welcome_writes_nothing(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    assert "An honest hour" in page_words(desktop)
    assert not journal_path.exists()


def test_the_welcome_takes_both_rubrics(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(journal_path)
    click(desktop.window, "Both")
    on()
    assert desktop.journal is not None
    assert desktop.journal.preferences.chosen_rubrics == ("larson-management", "goedecke-engineer")
    on()
    assert len(desktop.journal.reviews.drafts()[0].skills) == 12


def test_the_navigation_opens_by_key(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    for key, words in (
        (Qt.Key.Key_2, "No review yet"),
        (Qt.Key.Key_3, "Nothing noted yet"),
        (Qt.Key.Key_5, "Library"),
        (Qt.Key.Key_Comma, "Settings"),
        (Qt.Key.Key_1, "Nothing written yet"),
    ):
        press(key, CONTROL)
        assert words in page_words(desktop)


def test_the_keys_for_the_text_size_go_by_the_steps_of_the_settings(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    press(Qt.Key.Key_Comma, CONTROL)
    assert desktop.window.page is not None
    words = buttons(desktop.window.page)
    sizes = [name for name in words if name.startswith("Text size: ")]
    for step in range(sizes.index("Text size: 100%"), len(sizes)):
        assert [name for name in sizes if words[name].isChecked()] == [sizes[step]]
        press(Qt.Key.Key_Plus, CONTROL)
    for size in reversed(sizes):
        assert [name for name in sizes if words[name].isChecked()] == [size]
        press(Qt.Key.Key_Minus, CONTROL)
    assert words[sizes[0]].isChecked()


def test_every_action_can_be_found_by_name_and_run(
    open_desktop: OpenDesktop, journal_path: Path, qapp: QApplication
) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    press(Qt.Key.Key_K, CONTROL)
    palette = qapp.activeModalWidget()
    assert palette is not None
    write("go library")
    shown = palette.findChild(QTreeWidget)
    assert shown is not None
    assert shown.topLevelItemCount() == 1
    press(Qt.Key.Key_Return)
    assert "Library" in page_words(desktop)


def test_finding_nothing_says_so(
    open_desktop: OpenDesktop, journal_path: Path, qapp: QApplication
) -> None:
    open_desktop(empty_journal(journal_path))
    press(Qt.Key.Key_K, CONTROL)
    palette = qapp.activeModalWidget()
    assert palette is not None
    write("zzz")
    assert "Find doesn’t look through what you wrote." in words_on(palette)
    press(Qt.Key.Key_Escape)
    assert qapp.activeModalWidget() is None


def test_the_text_grows_and_shrinks_by_key_and_stays(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    press(Qt.Key.Key_Plus, CONTROL)
    assert desktop.theme.percent == 115
    press(Qt.Key.Key_Minus, CONTROL)
    press(Qt.Key.Key_Minus, CONTROL)
    assert desktop.theme.percent == 90
    desktop.window.close()
    assert open_desktop(journal_path).theme.percent == 90


def test_light_and_dark_change_at_once(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    for appearance, colours in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        desktop.theme.choose(appearance)
        seen = desktop.window.grab().toImage().pixelColor(desktop.window.width() - 3, 3)
        assert seen.name().upper() == colours.paper


def test_the_window_keeps_its_size(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    desktop.window.resize(1003, 701)
    desktop.window.close()
    again = open_desktop(journal_path).window
    assert (again.width(), again.height()) == (1003, 701)


def test_the_name_of_the_file_but_no_word_of_the_user_stands_in_the_title(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    on()
    write("Secret title")
    on()
    assert desktop.window.windowTitle() == "Growth Rings – journal.rings"


def test_a_second_start_calls_the_first_window(
    open_desktop: OpenDesktop, journal_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    desktop.window.showMinimized()
    second = QProcess()
    second.start(sys.executable, ["-m", "tests.ui.desktop.second_start", str(journal_path)])
    qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=20_000)
    assert second.readAllStandardOutput().toStdString().strip() == Outcome.ANSWERED.name
    assert not desktop.window.isMinimized()


def test_there_is_nobody_to_call_once_the_window_is_closed(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(empty_journal(journal_path))
    desktop.window.close()
    assert Instance(journal_path).claim_or_call(0) is Outcome.CLAIMED


def test_a_journal_that_does_not_open_says_why_and_is_left_as_it_is(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    journal_path.parent.mkdir(parents=True)
    journal_path.write_bytes(b"A shopping list: milk, bread.")
    desktop = open_desktop(journal_path)
    assert "is not a Growth Rings journal" in page_words(desktop)
    assert "Try again" in buttons(desktop.window)
    assert journal_path.read_bytes() == b"A shopping list: milk, bread."


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems have no such names")
def test_a_folder_whose_name_is_not_utf_8_opens(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(journal_path.parent) + b"/caf\xe9"))
    desktop = open_desktop(empty_journal(folder / "journal.rings"))
    assert "Nothing written yet" in page_words(desktop)


def test_a_journal_that_can_not_be_written_to_is_not_opened_and_the_ways_to_read_it_are_named(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    empty_journal(journal_path).chmod(0o400)
    desktop = open_desktop(journal_path)
    words = page_words(desktop)
    assert "can’t be written to: the file is read-only. It was not changed." in words
    assert "copy the journal to a folder of your own and open the copy" in words
    assert "“growth-rings report” makes a report from it" in words
    assert {"Try again", "Choose another journal…"} <= set(buttons(desktop.window))


def test_a_path_that_is_too_long_is_said_in_a_sentence(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    deep = journal_path.parent.joinpath("l" * 200, "m" * 200, "n" * 120, "journal.rings")
    desktop = open_desktop(empty_journal(journal_path))
    desktop.open_journal(deep)
    assert "The path is too long" in page_words(desktop)
    assert "Choose another journal…" in buttons(desktop.window)


def test_trying_again_opens_a_journal_that_has_come_back(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    journal_path.parent.mkdir(parents=True)
    journal_path.write_bytes(b"Not yet.")
    desktop = open_desktop(journal_path)
    journal_path.unlink()
    empty_journal(journal_path)
    click(desktop.window, "Try again")
    assert "Nothing written yet" in page_words(desktop)


def test_the_sample_is_a_file_apart_and_leads_back(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    click(desktop.window, "Look around with a sample")
    assert "This is the sample" in page_words(desktop) or "sample journal" in page_words(desktop)
    assert not journal_path.exists()
    click(desktop.window, "Go to my own journal")
    assert "An honest hour" in page_words(desktop)


def test_what_one_journal_could_undo_is_not_offered_in_another(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    other = empty_journal(journal_path.with_name("other.rings"))
    desktop = open_desktop(empty_journal(journal_path))
    undone: list[bool] = []
    desktop.window.notice.say("“Mine” is in the trash.", lambda: undone.append(True))
    desktop.open_journal(other)
    assert "Mine" not in words_on(desktop.window)
    press(Qt.Key.Key_Z, CONTROL)
    assert undone == []
