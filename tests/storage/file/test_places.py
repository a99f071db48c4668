"""Where a journal is, and when that is a folder that a service syncs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.file.errors import NoHome
from storage.file.places import default_path, journal_path, real_path, synced_folder
from storage.journal import Journal


def test_the_default_place_is_the_platforms_folder_for_data(no_real_folders: Path) -> None:
    path = default_path()
    assert path.name == "journal.rings"
    assert path.parent.name == "growth-rings"
    assert path.is_relative_to(no_real_folders)
    assert not path.parent.exists(), "asking makes no folder"


def test_a_chosen_file_goes_before_the_environments_and_that_before_the_default(
    tmp_path: Path,
) -> None:
    named = {"GROWTH_RINGS_JOURNAL": str(tmp_path / "named.rings")}
    assert journal_path(tmp_path / "chosen.rings", named) == tmp_path / "chosen.rings"
    assert journal_path(None, named) == tmp_path / "named.rings"
    assert journal_path(None, {}) == default_path()
    assert journal_path(None, {"GROWTH_RINGS_JOURNAL": "  "}) == default_path()


def test_a_tilde_is_the_home_and_a_bare_name_lies_in_the_present_folder(
    no_real_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert journal_path(Path("~/mine.rings"), {}) == no_real_folders / "mine.rings"
    assert journal_path(None, {"GROWTH_RINGS_JOURNAL": "mine.rings"}) == tmp_path / "mine.rings"


def test_a_name_that_begins_with_a_tilde_is_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("~s.rings", "~root", "~nobody-of-that-name/j.rings"):
        assert journal_path(Path(name), {}) == tmp_path / name
        assert journal_path(None, {"GROWTH_RINGS_JOURNAL": name}) == tmp_path / name
    assert real_path(Path("~s.rings")) == tmp_path / "~s.rings"


def without_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account that the system does not know, as in some containers."""

    def unknown(_: int) -> None:
        raise KeyError

    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.skipif(os.name != "posix", reason="accounts are a matter of POSIX")
def test_without_a_home_a_chosen_journal_opens_and_the_default_one_has_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_home(monkeypatch)
    chosen = tmp_path / "mine.rings"
    assert journal_path(chosen, {}) == chosen
    Journal.create(chosen).close()
    assert synced_folder(chosen) is None
    for ask in (lambda: journal_path(None, {}), lambda: journal_path(Path("~/mine.rings"), {})):
        with pytest.raises(NoHome, match="no home folder"):
            ask()


@pytest.mark.parametrize(
    "folder,service",
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)/deep/er", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Work/Documents", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-me", "Google Drive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud/notes", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_folder(tmp_path / folder / "journal.rings") == service


@pytest.mark.parametrize(
    "marker,service",
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud")],
)
def test_a_synced_folder_is_known_by_what_the_service_leaves_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / "shared" / "deeper").mkdir(parents=True)
    (tmp_path / "shared" / marker).touch()
    assert synced_folder(tmp_path / "shared" / "deeper" / "journal.rings") == service


@pytest.mark.parametrize("folder", ["Documents", "dropboxes", "my-onedriver", "Archive"])
def test_an_ordinary_folder_is_not_called_synced(tmp_path: Path, folder: str) -> None:
    assert synced_folder(tmp_path / folder / "journal.rings") is None


def test_the_dropbox_programs_own_folder_does_not_make_the_home_synced(
    no_real_folders: Path,
) -> None:
    (no_real_folders / ".dropbox").mkdir()
    assert synced_folder(no_real_folders / "journal.rings") is None
