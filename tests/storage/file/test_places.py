"""Where a journal is, and when that is a folder that a service syncs."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.places import default_path, journal_path, synced_folder


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
