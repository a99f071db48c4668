"""A bug reaches the log and the user; what the user wrote reaches neither."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from storage.file.errors import DiskFull
from tests.ui.desktop.driving import DialogDriver, the, type_name, words_on
from ui.desktop.errors import ErrorHandler, default_log_path, show_known
from ui.desktop.pages.opening import TroublePage
from ui.desktop.theme import Theme
from ui.desktop.window import Window

LEFT = Qt.MouseButton.LeftButton
WRITTEN = "the sentence that somebody wrote"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "errors.log"


@pytest.fixture
def handler(window: Window, log: Path) -> Iterator[ErrorHandler]:
    made = ErrorHandler(lambda: window, log)
    yield made
    made.uninstall()


def fail_over(answer: str) -> None:
    """Fails with the user's text in the message and in a local variable."""
    raise ValueError(f"{answer} can't be saved")


def meet_a_bug(handler: ErrorHandler) -> None:
    try:
        fail_over(WRITTEN)
    except ValueError as error:
        handler.handle(type(error), error, error.__traceback__)


def dialogs() -> list[QDialog]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ]


def the_dialog(qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def test_a_bug_says_what_happened_and_what_is_safe(qtbot: QtBot, handler: ErrorHandler) -> None:
    meet_a_bug(handler)
    dialog = the_dialog(qtbot)
    words = words_on(dialog)
    assert "Something went wrong" in words
    assert "Everything saved so far is safe in your journal." in words
    assert "builtins.ValueError" in words
    assert f"{__name__}:fail_over:" in words
    dialog.close()


def test_nothing_that_was_written_reaches_the_dialog_the_log_or_the_clipboard(
    qtbot: QtBot, handler: ErrorHandler, log: Path
) -> None:
    meet_a_bug(handler)
    dialog = the_dialog(qtbot)
    qtbot.mouseClick(the(QPushButton, "Copy these lines", dialog), LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    logged = log.read_text()
    assert f"{__name__}:fail_over:" in logged
    for text in (words_on(dialog), copied, logged):
        assert WRITTEN not in text
        assert "saved'" not in text
    dialog.close()


def test_the_log_is_for_its_owner_only(qtbot: QtBot, handler: ErrorHandler, log: Path) -> None:
    meet_a_bug(handler)
    the_dialog(qtbot).close()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_the_log_never_grows_without_end(qtbot: QtBot, handler: ErrorHandler, log: Path) -> None:
    for _ in range(4000):
        meet_a_bug(handler)
    logs = sorted(log.parent.iterdir())
    assert len(logs) == 3
    assert all(one.stat().st_size <= 200_000 for one in logs)
    assert all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in logs)
    the_dialog(qtbot).close()


def test_no_log_is_made_until_something_goes_wrong(handler: ErrorHandler, log: Path) -> None:
    handler.install()
    assert not log.parent.exists()


def test_a_log_that_can_not_be_written_does_not_hide_the_dialog(
    qtbot: QtBot, window: Window, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.touch()
    handler = ErrorHandler(lambda: window, in_the_way / "errors.log")
    meet_a_bug(handler)
    the_dialog(qtbot).close()
    handler.uninstall()
    assert capfd.readouterr().err == ""


def test_several_bugs_show_one_dialog_at_a_time(qtbot: QtBot, handler: ErrorHandler) -> None:
    for _ in range(3):
        meet_a_bug(handler)
    first = the_dialog(qtbot)
    qtbot.keyClick(first.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialogs() == [])
    meet_a_bug(handler)
    second = the_dialog(qtbot)
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialogs() == [])


def test_a_bug_on_another_thread_is_shown_in_the_window(
    qtbot: QtBot, handler: ErrorHandler
) -> None:
    handler.install()
    thread = threading.Thread(target=fail_over, args=(WRITTEN,))
    thread.start()
    thread.join()
    dialog = the_dialog(qtbot)
    assert "fail_over" in words_on(dialog)
    assert WRITTEN not in words_on(dialog)
    dialog.close()


def test_what_the_bug_came_of_is_named_too(qtbot: QtBot, handler: ErrorHandler, log: Path) -> None:
    try:
        try:
            fail_over(WRITTEN)
        except ValueError as error:
            raise RuntimeError(WRITTEN) from error
    except RuntimeError as error:
        handler.handle(type(error), error, error.__traceback__)
    the_dialog(qtbot).close()
    logged = log.read_text()
    assert logged.index("RuntimeError") < logged.index("caused by") < logged.index("ValueError")
    assert WRITTEN not in logged


def test_a_known_error_that_nothing_caught_is_shown_in_its_own_words(
    qtbot: QtBot, handler: ErrorHandler, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    seen: list[str] = []
    in_dialog(lambda dialog: seen.append(words_on(dialog)))
    error = DiskFull(tmp_path / "journal.rings")
    handler.handle(type(error), error, None)
    qtbot.waitUntil(lambda: bool(seen))
    assert error.message in seen[0]
    assert error.way_out in seen[0]
    assert "Something went wrong" not in seen[0]


def test_installed_and_taken_away_again(handler: ErrorHandler) -> None:
    before = sys.excepthook
    handler.install()
    assert sys.excepthook == handler.handle
    handler.uninstall()
    assert sys.excepthook == sys.__excepthook__
    assert threading.excepthook == threading.__excepthook__
    sys.excepthook = before


def test_the_log_lies_in_the_user_s_own_folder(no_real_folders: Path) -> None:
    path = default_log_path()
    assert path is not None
    assert no_real_folders in path.parents


def test_without_a_home_there_is_a_dialog_and_no_log(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr("ui.desktop.errors.user_log_path", nowhere)
    handler = ErrorHandler(lambda: window, default_log_path())
    meet_a_bug(handler)
    dialog = the_dialog(qtbot)
    assert "Also saved in" not in words_on(dialog)
    dialog.close()
    handler.uninstall()


def test_what_can_not_be_raised_is_shown_without_a_traceback(
    qtbot: QtBot, handler: ErrorHandler, capfd: pytest.CaptureFixture[str]
) -> None:
    class Ending:
        def __del__(self) -> None:
            fail_over(WRITTEN)

    handler.install()
    Ending()
    the_dialog(qtbot).close()
    assert capfd.readouterr().err == ""


def test_a_handler_that_fails_itself_names_the_kind_only(
    handler: ErrorHandler, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.desktop.errors._detail", lambda *_: fail_over(WRITTEN))
    meet_a_bug(handler)
    told = capfd.readouterr().err
    assert "(ValueError)" in told
    assert WRITTEN not in told
    assert "Traceback" not in told


def test_a_known_error_is_shown_with_its_way_out(
    window: Window, in_dialog: DialogDriver, tmp_path: Path
) -> None:
    error = DiskFull(tmp_path / "journal.rings")
    seen: list[str] = []
    in_dialog(lambda dialog: seen.append(words_on(dialog)))
    show_known(window, error)
    assert f"{error.message}\n\n{error.way_out}" in seen[0]


class Wishes:
    """Records what the trouble page requested."""

    def __init__(self) -> None:
        self.made: list[object] = []

    def page(self, theme: Theme, path: Path) -> TroublePage:
        return TroublePage(
            theme,
            DiskFull(path),
            path,
            "Your journal did not open",
            [("Try again", lambda: self.made.append("again"))],
            lambda other: self.made.append(("open", other)),
            lambda new: self.made.append(("new", new)),
        )


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


def test_a_journal_that_does_not_open_says_why_and_where_it_lies(
    qtbot: QtBot, window: Window, theme: Theme, wishes: Wishes, tmp_path: Path
) -> None:
    path = tmp_path / "far" / "away" / "journal.rings"
    page = wishes.page(theme, path)
    window.show_page(page)
    page.arrive()
    error = DiskFull(path)
    assert error.message in words_on(page)
    assert error.way_out in words_on(page)
    assert the(QPlainTextEdit, "Path of the journal", page).toPlainText() == str(path)
    qtbot.waitUntil(lambda: the(QPushButton, "Try again", page).hasFocus())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert wishes.made == ["again"]


def test_another_journal_or_a_new_one_can_be_chosen(
    qtbot: QtBot,
    window: Window,
    theme: Theme,
    wishes: Wishes,
    in_dialog: DialogDriver,
    tmp_path: Path,
) -> None:
    other, new = tmp_path / "other.rings", tmp_path / "new.rings"
    other.touch()
    page = wishes.page(theme, tmp_path / "journal.rings")
    window.show_page(page)
    in_dialog(lambda dialog: type_name(dialog, str(other)))
    qtbot.mouseClick(the(QPushButton, "Choose another journal…", page), LEFT)
    in_dialog(lambda dialog: type_name(dialog, str(new)))
    qtbot.mouseClick(the(QPushButton, "Start a new journal…", page), LEFT)
    assert wishes.made == [("open", other), ("new", new)]
    assert not new.exists()


def test_one_can_quit_from_the_trouble_page(
    qtbot: QtBot, window: Window, theme: Theme, wishes: Wishes, tmp_path: Path
) -> None:
    page = wishes.page(theme, tmp_path / "journal.rings")
    window.show_page(page)
    qtbot.mouseClick(the(QPushButton, "Quit", page), LEFT)
    assert not window.isVisible()
