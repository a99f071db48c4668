"""What is kept on this computer: readable by its owner only, paths of journals and no more."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.desktop.preferences import MOST_RECENT, Preferences


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Lets new files be read by everyone, as on a badly set up computer."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
def test_the_file_and_its_folder_are_their_owners_only(no_real_folders: Path) -> None:
    preferences = Preferences()
    preferences.text_percent = 130
    del preferences
    file = no_real_folders / ".config" / "growth-rings" / "window.ini"
    assert Preferences().text_percent == 130
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)


@pytest.mark.usefixtures("open_umask")
def test_a_file_that_others_could_read_is_closed_to_them(no_real_folders: Path) -> None:
    file = no_real_folders / ".config" / "growth-rings" / "window.ini"
    file.parent.mkdir(parents=True, mode=0o777)
    file.write_text("[General]\ntext_percent=150\n")
    assert mode(file) == 0o666
    preferences = Preferences()
    assert preferences.text_percent == 150
    preferences.remember_journal(Path("/mine.rings"))
    del preferences
    assert Preferences().text_percent == 150
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)


def test_the_folder_of_a_file_elsewhere_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    Preferences(folder / "window.ini").text_percent = 130
    assert mode(folder) == 0o755


def test_the_journal_opened_last_comes_first_and_each_once(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    assert preferences.recent_journals == ()
    one, two = Path("/a/one.rings"), Path("/b/two, and more; é.rings")
    for path in (one, two, one):
        preferences.remember_journal(path)
    del preferences
    assert Preferences(tmp_path / "window.ini").recent_journals == (one, two)


def test_only_some_are_kept_and_each_can_be_forgotten(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    paths = [Path(f"/{n}.rings") for n in range(MOST_RECENT + 3)]
    for path in paths:
        preferences.remember_journal(path)
    assert preferences.recent_journals == tuple(paths[:2:-1])
    for path in paths:
        preferences.forget_journal(path)
    assert preferences.recent_journals == ()


@pytest.mark.skipif(os.name != "posix", reason="only there a name can be any bytes")
@pytest.mark.parametrize("name", [b"Journal d'\xe9t\xe9.rings", b"100%20 @x.rings", b"new\nline"])
def test_a_name_that_is_not_utf_8_or_odd_comes_back_as_it_was(tmp_path: Path, name: bytes) -> None:
    path = Path("/home") / os.fsdecode(name)
    preferences = Preferences(tmp_path / "window.ini")
    preferences.remember_journal(path)
    del preferences
    assert Preferences(tmp_path / "window.ini").recent_journals == (path,)


def test_two_windows_keep_the_journals_of_both(tmp_path: Path) -> None:
    one, two = (Preferences(tmp_path / "window.ini") for _ in range(2))
    one.remember_journal(Path("/one.rings"))
    two.remember_journal(Path("/two.rings"))
    one.remember_journal(Path("/three.rings"))
    names = {path.name for path in one.recent_journals}
    assert names == {"one.rings", "two.rings", "three.rings"}


def test_whether_the_window_filled_the_screen_is_kept(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    assert not preferences.is_maximised
    preferences.is_maximised = True
    assert preferences.is_maximised
    del preferences
    assert Preferences(tmp_path / "window.ini").is_maximised


def test_a_file_that_can_not_be_written_stops_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    preferences = Preferences(in_the_way / "window.ini")
    preferences.text_percent = 130
    preferences.remember_journal(Path("/one.rings"))
    assert preferences.text_percent == 130


@pytest.mark.parametrize("stored", ["window_size=@Size(9 9)", "window_size=yes", "maximised=7"])
def test_a_value_that_means_nothing_is_as_good_as_none(tmp_path: Path, stored: str) -> None:
    file = tmp_path / "window.ini"
    file.write_text(f"[General]\n{stored}\n")
    preferences = Preferences(file)
    assert preferences.window_size.width() >= 640
    assert not preferences.is_maximised
