"""One window for each journal, whatever the gap between two starts, the folders and other users."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from storage.journal import Journal
from tests.conftest import ROOT
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import DialogDriver, words_on
from tests.ui.hands import CONTROL, click, page_of, press, write
from ui.desktop import instance
from ui.desktop import start as starting
from ui.desktop.instance import Instance, Outcome, own_folder
from ui.desktop.preferences import Preferences

Start = Callable[..., "subprocess.Popen[str]"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders of POSIX")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program of this project in a process of its own, which ends with the test."""
    started: list[subprocess.Popen[str]] = []

    def start_it(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(made)
        return made

    yield start_it
    for process in started:
        process.kill()
        process.communicate()


def holding(start: Start, journal: Path) -> subprocess.Popen[str]:
    """A process that has the journal and never answers."""
    process = start("-m", "tests.ui.desktop.second_start", str(journal), "hold")
    assert process.stdout is not None
    assert process.stdout.readline().strip() == Outcome.CLAIMED.name
    return process


def test_of_four_starts_at_once_with_temporary_folders_of_their_own_one_opens_a_window(
    start: Start, journal_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c", "x" * 93)]
    for folder in folders:
        folder.mkdir()
    windows = [
        start("main.py", "--journal", str(journal_path), TMPDIR=str(folder)) for folder in folders
    ]

    def ended() -> list[int]:
        return [status for one in windows if (status := one.poll()) is not None]

    qtbot.waitUntil(lambda: len(ended()) == 3, timeout=60_000)
    assert ended() == [0, 0, 0]
    assert Instance(journal_path).claim_or_call(30) is Outcome.ANSWERED
    assert len(ended()) == 3
    assert all(not any(folder.iterdir()) for folder in folders)


def test_a_window_that_does_not_answer_is_said_to_and_keeps_its_journal(
    start: Start, journal_path: Path
) -> None:
    holding(start, journal_path)
    other = Instance(journal_path)
    assert other.claim_or_call(0.1) is Outcome.UNANSWERED
    assert {path.suffix for path in own_folder().iterdir()} == {".lock"}


def test_where_no_window_answers_a_start_asks_and_never_ends_in_silence(
    start: Start,
    journal_path: Path,
    in_dialog: DialogDriver,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    monkeypatch.setattr(starting, "PATIENCE", 0.1)
    holder = holding(start, journal_path)
    asked: list[str] = []

    def leave(dialog: QDialog) -> None:
        asked.append(words_on(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def try_again(dialog: QDialog) -> None:
        holder.kill()
        holder.wait()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    preferences = Preferences(journal_path.with_name("window.ini"))
    in_dialog(leave)
    assert starting.status_before(qapp, Instance(journal_path), preferences) == 1
    assert "This journal is already open" in asked[0]
    in_dialog(try_again)
    mine = Instance(journal_path)
    assert starting.status_before(qapp, mine, preferences) is None
    mine.release()


def test_another_journal_that_no_window_answers_for_is_not_opened_in_silence(
    start: Start,
    journal_path: Path,
    tmp_path: Path,
    open_desktop: OpenDesktop,
    in_dialog: DialogDriver,
) -> None:
    desktop = open_desktop(journal_path)
    desktop.begin(())
    other = tmp_path / "other.rings"
    Journal.create(other).close()
    holding(start, other)
    asked: list[str] = []

    def leave(dialog: QDialog) -> None:
        asked.append(words_on(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(leave)
    desktop.open_journal(other)
    assert "This journal is already open" in asked[0]
    assert desktop.path == journal_path
    assert desktop.journal is not None


def test_what_is_being_written_stays_as_it_is_when_another_journal_can_not_be_had(
    start: Start,
    journal_path: Path,
    tmp_path: Path,
    open_desktop: OpenDesktop,
    in_dialog: DialogDriver,
) -> None:
    desktop = open_desktop(journal_path)
    desktop.begin(())
    other = tmp_path / "other.rings"
    Journal.create(other).close()
    holding(start, other)
    press(Qt.Key.Key_J, CONTROL)
    write("First.")
    press(Qt.Key.Key_S, CONTROL)
    in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    desktop.open_journal(other)
    assert desktop.journal is not None
    assert [entry.title for entry in desktop.journal.evidence.entries()] == ["First."]
    # Had the form been left, all that was entered would be one step, and its entry gone at once.
    press(Qt.Key.Key_Z, CONTROL)
    assert len(desktop.journal.evidence.entries()) == 1


def test_a_runtime_folder_of_another_user_is_not_used(
    no_real_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: others)
    with pytest.raises(PermissionError):
        own_folder()


def test_a_start_waits_for_a_window_that_does_not_listen_yet(
    start: Start, journal_path: Path, qtbot: QtBot
) -> None:
    first = Instance(journal_path)
    assert first.claim()
    second = start("-m", "tests.ui.desktop.second_start", str(journal_path))
    call = own_folder() / f"{first.names[0]}.call"
    qtbot.waitUntil(call.exists, timeout=20_000)
    with qtbot.waitSignal(first.called):
        first.listen()
    assert second.communicate()[0].strip() == Outcome.ANSWERED.name
    first.release()
    assert [*own_folder().iterdir()] == []


def test_a_start_takes_the_journal_over_from_a_window_that_closes_meanwhile(
    start: Start, journal_path: Path, qtbot: QtBot
) -> None:
    first = Instance(journal_path)
    assert first.claim()
    second = start("-m", "tests.ui.desktop.second_start", str(journal_path))
    qtbot.waitUntil((own_folder() / f"{first.names[0]}.call").exists, timeout=20_000)
    first.release()
    assert second.communicate()[0].strip() == Outcome.CLAIMED.name


def test_a_process_that_was_killed_shuts_nobody_out(start: Start, journal_path: Path) -> None:
    process = holding(start, journal_path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert Instance(journal_path).claim_or_call(0) is Outcome.CLAIMED


def test_a_name_that_is_not_utf_8_has_a_window_of_its_own(tmp_path: Path) -> None:
    latin = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9/journal.rings"))
    first, second = Instance(latin), Instance(latin)
    assert first.claim()
    assert not second.claim()
    first.release()


def test_two_ways_to_one_journal_are_one_journal(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    by_link = Instance(tmp_path / "link" / "journal.rings")
    assert by_link.is_on_same(Instance(tmp_path / "real" / "journal.rings"))


def linked(journal: Path) -> Path:
    second = journal.with_name("second name.rings")
    second.hardlink_to(journal)
    return second


def test_a_start_by_the_second_name_of_a_file_calls_the_window_that_has_the_first(
    start: Start, journal_path: Path, qtbot: QtBot
) -> None:
    Journal.create(journal_path).close()
    first = Instance(journal_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called):
        second = start("-m", "tests.ui.desktop.second_start", str(linked(journal_path)))
    assert second.communicate()[0].strip() == Outcome.ANSWERED.name
    first.release()
    assert [*own_folder().iterdir()] == []


def test_a_journal_that_the_window_made_is_its_own_by_every_name(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    desktop.begin(())
    second = linked(journal_path)
    assert not Instance(second).claim()
    desktop.open_journal(second)
    assert desktop.journal is not None
    assert desktop.path == second
    assert not Instance(journal_path).claim()


def test_a_file_that_came_later_and_is_open_by_another_name_is_not_opened_twice(
    open_desktop: OpenDesktop, journal_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = tmp_path / "first.rings"
    Journal.create(first).close()
    holder = Instance(first)
    assert holder.claim()
    holder.listen()
    Preferences(journal_path.with_name("window.ini")).remember_journal(journal_path)
    desktop = open_desktop(journal_path)
    journal_path.hardlink_to(first)
    # The page is there at once, and the other window is called from the event loop.
    with qtbot.waitSignal(holder.called):
        click(page_of(desktop), "Try again")
        assert "under another name" in words_on(page_of(desktop))
    assert desktop.journal is None
    assert "under another name" in words_on(page_of(desktop))
    holder.release()
    click(page_of(desktop), "Try again")
    assert desktop.journal is not None
    assert not Instance(first).claim()


def test_a_window_that_did_not_answer_in_time_is_called_no_longer(
    journal_path: Path, qtbot: QtBot
) -> None:
    Journal.create(journal_path).close()
    first, second = Instance(journal_path), Instance(linked(journal_path))
    assert first.claim()
    for withdraw in (lambda: None, second.release):
        assert not second.claim()
        second.call(0.05)
        assert {path.suffix for path in own_folder().iterdir()} == {".lock", ".call"}
        withdraw()
        qtbot.waitUntil(lambda: not [*own_folder().glob("*.call")])
    first.release()


def test_the_window_goes_on_while_it_waits_for_the_answer_of_another(
    start: Start,
    journal_path: Path,
    tmp_path: Path,
    open_desktop: OpenDesktop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = open_desktop(journal_path)
    desktop.begin(())
    other = tmp_path / "other.rings"
    Journal.create(other).close()
    holding(start, other)
    turns: list[int] = []
    seen: list[int] = []
    timer = QTimer(desktop.window)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start(0)
    asks = "ui.desktop.without_answer.wants_to_try_again"
    monkeypatch.setattr(asks, lambda _parent: bool(seen.append(len(turns))))
    desktop.open_journal(other)
    assert len(seen) == 1
    assert seen[0] > 0
    assert desktop.path == journal_path


def test_a_journal_put_in_place_of_another_stays_the_windows_own(
    open_desktop: OpenDesktop, journal_path: Path
) -> None:
    desktop = open_desktop(journal_path)
    desktop.begin(())
    journal_path.with_name("copy").write_bytes(journal_path.read_bytes())
    journal_path.with_name("copy").replace(journal_path)
    assert not Instance(journal_path).claim()


def test_an_account_without_a_home_is_said_to_have_none(
    journal_path: Path, no_real_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_missing(no_real_folders / ".run")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "~")
    made = Instance(journal_path)
    assert made.claim()
    assert made.doubt == "this account has no home folder"


def others_may_write(runtime: Path) -> None:
    runtime.chmod(0o777)


def is_a_link(runtime: Path) -> None:
    runtime.rename(runtime.with_name("elsewhere"))
    runtime.symlink_to(runtime.with_name("elsewhere"))


def is_missing(runtime: Path) -> None:
    runtime.rmdir()


@pytest.mark.parametrize("spoil", [others_may_write, is_a_link, is_missing])
def test_a_runtime_folder_that_is_not_our_own_is_not_used(
    spoil: Callable[[Path], None], no_real_folders: Path, journal_path: Path
) -> None:
    spoil(no_real_folders / ".run")
    first, second = Instance(journal_path), Instance(journal_path)
    assert first.claim()
    assert not second.claim()
    assert (no_real_folders / ".local" / "state") in own_folder().parents
    assert own_folder().stat().st_mode & 0o777 == 0o700
    first.release()


def test_a_start_that_is_not_told_of_the_runtime_folder_finds_it(
    journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sessions" / str(os.getuid())
    folder.mkdir(mode=0o700, parents=True)
    monkeypatch.setattr(instance, "SESSIONS", folder.parent)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    first = Instance(journal_path)
    assert first.claim()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert not Instance(journal_path).claim()
    first.release()


def test_nothing_lies_in_the_common_temporary_folder(
    journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = tmp_path / "common"
    common.mkdir()
    monkeypatch.setenv("TMPDIR", str(common))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made = Instance(journal_path)
    assert made.claim()
    made.listen()
    assert [*common.iterdir()] == []
    made.release()


def test_where_no_claim_can_be_made_the_window_opens_and_says_so(
    open_desktop: OpenDesktop, journal_path: Path, no_real_folders: Path
) -> None:
    planted = no_real_folders / ".run" / "growth-rings"
    planted.symlink_to(no_real_folders)
    desktop = open_desktop(journal_path)
    desktop.begin(())
    assert "can’t tell whether this journal is open in another window" in words_on(desktop.window)
