"""The journals opened lately: the last one again at the next start, the others one click away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rubrics.errors import KnownError
from storage.file.places import default_path
from storage.journal import Journal
from tests.storage.files import held_elsewhere
from tests.ui.conftest import OpenDesktop
from tests.ui.desktop.driving import DialogDriver, type_name
from tests.ui.desktop.test_navigation import found_in_palette
from tests.ui.hands import CONTROL, SHIFT, buttons, click, focused, page_of, press, words_on, write
from ui.desktop import destinations as to
from ui.desktop import start
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences
from ui.desktop.widgets.column import Column


def made(path: Path) -> Path:
    Journal.create(path).close()
    return path


def remembered(qtbot: QtBot, desktop: Desktop, path: Path) -> None:
    """Waits until the window has noted the journal, a moment after its first page."""
    settings = Preferences(path.with_name("window.ini"))
    qtbot.waitUntil(lambda: settings.recent_journals[:1] == (path,))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two journals in one folder."""
    return made(tmp_path / "one.rings"), made(tmp_path / "two.rings")


def test_a_journal_that_is_held_as_soon_as_it_is_open_is_remembered_and_nothing_is_said(
    open_desktop: OpenDesktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    two: tuple[Path, Path],
) -> None:
    monkeypatch.setattr("ui.desktop.app.LISTEN_AFTER_MS", 500)
    desktop = open_desktop(two[0])
    with held_elsewhere(two[0], "BEGIN EXCLUSIVE"):
        remembered(qtbot, desktop, two[0])
        QApplication.processEvents()
        assert not desktop.window.notice.isVisible()


def test_from_a_file_that_is_no_journal_one_key_leads_back_to_the_own_one(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path], tmp_path: Path
) -> None:
    desktop = open_desktop(two[0])
    remembered(qtbot, desktop, two[0])
    wrong = tmp_path / "notes.txt"
    wrong.write_text("No journal.")
    desktop.open_journal(wrong)
    assert "This journal did not open" in words_on(desktop.window)
    assert focused().accessibleName() == "Back to one.rings"
    press(Qt.Key.Key_Return)
    assert desktop.journal is not None
    assert desktop.path == two[0]
    assert wrong.read_text() == "No journal."


def started_with(monkeypatch: pytest.MonkeyPatch, named: Path | None) -> tuple[Path, bool]:
    """The journal with which the program starts, and whether its window was made."""
    opened: list[Path] = []

    class Noted:
        def __init__(self, _app: object, path: Path, **_parts: object) -> None:
            opened.append(path)
            raise SystemExit

    # What the start changes for its whole process is not for the tests after this one.
    monkeypatch.setattr(start, "hold_off", lambda: None)
    monkeypatch.setattr(start, "import_by_python_alone", lambda: None)
    monkeypatch.setattr("ui.desktop.app.Desktop", Noted)
    # A journal that another start of this test has would be asked about, and nobody answers.
    monkeypatch.setattr(start, "PATIENCE", 0.0)
    monkeypatch.setattr("ui.desktop.without_answer.wants_to_try_again", lambda _parent: False)
    monkeypatch.setattr(start, "application", QApplication.instance)
    with pytest.raises(SystemExit):
        start.run(named)
    return opened[0], True


def test_the_program_starts_with_the_journal_opened_last(
    monkeypatch: pytest.MonkeyPatch, two: tuple[Path, Path]
) -> None:
    assert started_with(monkeypatch, None)[0] == default_path()
    for path in two:
        Preferences().remember_journal(path)
    assert started_with(monkeypatch, None)[0] == two[1]
    assert started_with(monkeypatch, two[0])[0] == two[0]


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_journal_that_is_named_goes_before_the_one_opened_last(
    tmp_path: Path, two: tuple[Path, Path], by: str
) -> None:
    Preferences().remember_journal(two[1])
    script = (
        "import sys, ui.commands.command_line as line\n"
        "line.refuse_without_display = lambda: None\n"
        "line.open_window = lambda path: print(path) or 0\n"
        "line.main()\n"
    )
    options = ["--journal", str(two[0])] if by == "option" else []
    named = {} if by == "option" else {"GROWTH_RINGS_JOURNAL": str(two[0])}
    for arguments, environ, wanted in ((options, named, str(two[0])), ([], {}, "None")):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **environ},
        )
        assert done.stdout.strip() == wanted


def test_opening_another_is_remembered_and_the_sample_is_not(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path]
) -> None:
    one, other = two
    desktop = open_desktop(one)
    remembered(qtbot, desktop, one)
    desktop.open_journal(other)
    remembered(qtbot, desktop, other)
    assert desktop.window.windowTitle() == "Growth Rings – two.rings"
    desktop.window.close()
    fresh = open_desktop(one.with_name("none.rings"))
    click(fresh.window, "Look around with a sample")
    assert fresh.window.windowTitle() == "Growth Rings – sample.rings"
    qtbot.wait(100)
    assert Preferences(one.with_name("window.ini")).recent_journals == (other, one)


def test_from_a_sample_that_was_named_one_comes_to_ones_own_journal(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path]
) -> None:
    from rubrics.library import Library
    from storage.sample import write_sample

    sample = two[0].with_name("look.rings")
    write_sample(sample, Library())
    Preferences(sample.with_name("window.ini")).remember_journal(two[1])
    desktop = open_desktop(sample)
    desktop.go(to.settings("Recent journals"))
    words = words_on(page_of(desktop))
    assert "opens the first journal in this list, not the one that is open now" in words
    assert "the journal you opened last" not in words
    desktop.go(to.home())
    click(desktop.window, "Go to my own journal")
    assert desktop.path == two[1]


def test_the_sample_is_one_search_away_and_so_is_the_way_back(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path]
) -> None:
    desktop = open_desktop(two[0])
    remembered(qtbot, desktop, two[0])
    press(Qt.Key.Key_K, CONTROL)
    write("sample")
    press(Qt.Key.Key_Return)
    assert desktop.path == two[0].with_name("sample.rings")
    assert "Open the sample journal" not in found_in_palette("sample")
    press(Qt.Key.Key_K, CONTROL)
    write("my own journal")
    press(Qt.Key.Key_Return)
    assert desktop.path == two[0]
    press(Qt.Key.Key_K, CONTROL)
    write("sample")
    press(Qt.Key.Key_Return)
    assert desktop.path == two[0].with_name("sample.rings")


def test_a_sample_that_can_not_be_written_leaves_the_open_journal_alone(
    open_desktop: OpenDesktop,
    in_dialog: DialogDriver,
    monkeypatch: pytest.MonkeyPatch,
    two: tuple[Path, Path],
) -> None:
    def full(_path: Path, _library: object) -> None:
        raise KnownError("The disk is full.", "Free some space.")

    monkeypatch.setattr("storage.sample.write_sample", full)
    desktop = open_desktop(two[0])
    said: list[str] = []
    in_dialog(lambda dialog: said.append(words_on(dialog)))
    desktop.others.open_sample()
    assert "The disk is full." in said[0]
    assert desktop.path == two[0]
    assert desktop.journal is not None


@pytest.mark.parametrize("go", [to.home(), to.settings(), to.evidence(), to.reviews()])
def test_ctrl_o_opens_another_journal_from_every_page(
    open_desktop: OpenDesktop, in_dialog: DialogDriver, two: tuple[Path, Path], go: to.Destination
) -> None:
    desktop = open_desktop(two[0])
    desktop.go(go)
    in_dialog(lambda dialog: type_name(dialog, str(two[1])))
    press(Qt.Key.Key_O, CONTROL)
    assert desktop.path == two[1]


def test_another_is_one_search_away(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path]
) -> None:
    one, other = two
    Preferences(one.with_name("window.ini")).remember_journal(other)
    desktop = open_desktop(one)
    assert "Open two.rings" in found_in_palette("two")
    assert found_in_palette("open another journal")[0] == "Open another journal… Ctrl+O"
    press(Qt.Key.Key_K, CONTROL)
    write("open two.rings")
    press(Qt.Key.Key_Return)
    assert desktop.path == other


def test_settings_list_them_mark_what_is_missing_and_forget_with_one_click(
    open_desktop: OpenDesktop, qtbot: QtBot, two: tuple[Path, Path]
) -> None:
    one, other = two
    settings = Preferences(one.with_name("window.ini"))
    gone = one.with_name("gone.rings")
    for path in (gone, other):
        settings.remember_journal(path)
    desktop = open_desktop(one)
    remembered(qtbot, desktop, one)
    desktop.go(to.settings("Recent journals"))
    page = page_of(desktop)
    QApplication.processEvents()
    qtbot.waitUntil(buttons(page)["Open two.rings"].hasFocus)
    assert "not found" in words_on(page)
    assert "The next start opens the journal you opened last." in words_on(page)
    assert "Open gone.rings" not in buttons(page)
    click(page, "Remove gone.rings from the list")
    assert settings.recent_journals == (one, other)
    assert buttons(page)["Remove two.rings from the list"].hasFocus()
    assert "“gone.rings” is off the list." in words_on(desktop.window.notice)
    press(Qt.Key.Key_Z, CONTROL)
    assert settings.recent_journals == (one, other, gone)
    assert "“gone.rings” is on the list again." in words_on(desktop.window.notice)
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert settings.recent_journals == (one, other)
    click(page, "Remove two.rings from the list")
    assert "There are no other recent journals." in words_on(page)
    assert buttons(page)["Open another journal…"].hasFocus()
    assert other.exists()


def test_a_journal_that_is_gone_is_said_to_be_and_nothing_is_begun_in_its_place(
    open_desktop: OpenDesktop, two: tuple[Path, Path]
) -> None:
    gone = two[0].with_name("gone.rings")
    Preferences(gone.with_name("window.ini")).remember_journal(gone)
    desktop = open_desktop(gone)
    assert "is no longer there" in words_on(desktop.window)
    assert "An honest hour" not in words_on(desktop.window)
    assert desktop.window.windowTitle() == "Growth Rings"
    click(desktop.window, "Use the default place")
    assert "An honest hour" in words_on(desktop.window)
    assert not gone.exists()
    assert not default_path().exists()


def test_a_journal_that_comes_back_opens_by_trying_again(
    open_desktop: OpenDesktop, two: tuple[Path, Path]
) -> None:
    moved = two[0].rename(two[0].with_name("away"))
    Preferences(moved.with_name("window.ini")).remember_journal(two[0])
    desktop = open_desktop(two[0])
    moved.rename(two[0])
    click(desktop.window, "Try again")
    assert "Nothing written yet" in words_on(desktop.window)


def test_the_usual_journal_gone_is_no_first_run(
    open_desktop: OpenDesktop, no_real_folders: Path
) -> None:
    usual = default_path()
    Preferences(usual.with_name("window.ini")).remember_journal(usual)
    desktop = open_desktop(usual)
    assert "is no longer there" in words_on(desktop.window)
    click(desktop.window, "Start a new journal here")
    assert "An honest hour" in words_on(desktop.window)


@pytest.mark.skipif(os.name != "posix", reason="only there a name can be any bytes")
def test_a_name_that_is_not_utf_8_and_one_with_qts_own_mark_stand_in_the_title(
    open_desktop: OpenDesktop, tmp_path: Path
) -> None:
    odd = made(tmp_path / os.fsdecode(b"\xe9t\xe9.rings"))
    desktop = open_desktop(odd)
    assert desktop.window.windowTitle() == "Growth Rings – ?t?.rings"
    marked = made(tmp_path / "a[*]b.rings")
    desktop.open_journal(marked)
    assert desktop.window.windowTitle().replace("[*][*]", "[*]") == "Growth Rings – a[*]b.rings"


LONG = "a file with a name that says what is in it and for whom it was written and when"


def test_a_page_about_a_journal_with_a_long_name_is_whole_in_large_text(
    open_desktop: OpenDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    own, wrong = tmp_path / f"{LONG}.rings", tmp_path / f"{LONG}, once more" / f"{LONG}.rings"
    Journal.create(own).close()
    wrong.parent.mkdir()
    wrong.write_text("No journal.")
    desktop = open_desktop(own)
    remembered(qtbot, desktop, own)
    desktop.window.resize(960, 640)
    desktop.theme.resize_text(200)
    desktop.open_journal(wrong)
    page = page_of(desktop)
    back = buttons(page)[f"Back to {own.name}"]
    assert focused() is back

    def is_whole() -> None:
        (column,) = page.findChildren(Column)
        words = [label for label in page.findChildren(QLabel) if label.isVisible()]
        assert all(one.height() >= one.heightForWidth(one.width()) for one in words)
        for name in (back.accessibleName(), "Try again", "Start a new journal…", "Quit"):
            assert column.inner.rect().contains(buttons(page)[name].geometry()), name

    qtbot.waitUntil(is_whole)
    # Wider than its line, it is cut where one sees it, not at both ends.
    shown, sides = back.grab().toImage(), desktop.theme.px(12)
    ground = shown.pixelColor(sides, shown.height() // 2)
    for x in (sides, shown.width() - sides):
        assert {shown.pixelColor(x, y).name() for y in range(8, shown.height() - 8)} == {
            ground.name()
        }
