"""Copies that a sync program put beside a journal are found by name and by their first bytes."""

from __future__ import annotations

import os
import shutil
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from storage.file.conflict_copies import conflict_copies, conflict_names, original_of
from storage.journal import Journal
from tests.storage.files import everything_in, names_in

COPIES = (
    # Dropbox
    "journal (conflicted copy 2026-11-30).rings",
    "journal (MARIES-PC's conflicted copy 2026-11-30).rings",
    "journal (Marie’s conflicted copy 2026-11-30 (1)).rings",
    "journal (In Konflikt stehende Kopie von Marie 2026-11-30).rings",
    "journal (Copie en conflit de PC 2026-11-30).rings",
    "journal (PC の競合コピー 2026-11-30).rings",
    "journal (Case Conflict).rings",
    "journal (Selective Sync Conflict).rings",
    # Nextcloud, ownCloud
    "journal (conflicted copy 2026-11-30 101500).rings",
    "journal (conflicted copy marie 2026-11-30 101500).rings",
    "journal_conflict-20261130-101500.rings",
    # Syncthing, Resilio, rclone
    "journal.sync-conflict-20261130-101500-ABCDEFG.rings",
    "journal.Conflict.rings",
    "journal.conflict1.rings",
    "journal.rings.conflict1",
    # Seafile, Synology, Box, pCloud
    "journal (SFConflict marie@example.org 2026-11-30-10-15-00).rings",
    "journal_NAS_Nov-30-1015-2026_Conflict.rings",
    "journal (conflict 2026-11-30-10-15-00).rings",
    "journal [conflicted].rings",
    # Google Drive
    "journal (1).rings",
    "journal(2).rings",
    "journal_conf(1).rings",
    "journal [Conflict].rings",
    # OneDrive
    "journal-DESKTOP-AB12CD3.rings",
    "journal-LAPTOP-AB12CD3-2.rings",
    "journal-MARIES-PC.rings",
    "journal-Marie’s MacBook Pro.rings",
    # iCloud
    "journal 2.rings",
)
OTHERS = (
    "journal.rings",
    "journal.rings-journal",
    "journal.before-schema-5.20261130T101500Z.rings",
    "journal.before-schema-5.20261130T101500Z (conflicted copy 2026-11-30).rings",
    ".journal.rings.0123456789abcdef.partial",
    "journal-2026-11-30.rings",
    "journal-2026.rings",
    "journal-Q3.rings",
    "journal-work.rings",
    "journal-work (conflicted copy 2026-11-30).rings",
    "journal 2026.rings",
    "journal of conflicts.rings",
    "journals (1).rings",
    "journal (1).pdf",
    "my journal (1).rings",
    "sample.rings",
    "",
)


@pytest.mark.parametrize("name", COPIES)
def test_what_sync_programs_call_a_copy_is_one(name: str) -> None:
    assert conflict_names("journal.rings", ["journal.rings", name]) == (name,)
    apart = unicodedata.normalize("NFD", name)
    assert conflict_names("journal.rings", [apart]) == (apart,)


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_none_and_neither_are_the_copies_of_an_update(name: str) -> None:
    assert conflict_names("journal.rings", [name]) == ()


@pytest.mark.parametrize(
    "stem", ["rückblick", "a (b) [c]", "x+y*z?", os.fsdecode(b"j\xff\xfe"), "日記"]
)
@pytest.mark.parametrize("suffix", [".rings", "", ".Rings"])
def test_it_is_so_whatever_the_journal_is_called(stem: str, suffix: str) -> None:
    name = f"{stem} (conflicted copy 2026-11-30){suffix}"
    assert conflict_names(stem + suffix, [stem + suffix, name, f"{stem}x{suffix}"]) == (name,)


def test_a_letter_taken_apart_by_a_mac_is_the_same_letter() -> None:
    apart = unicodedata.normalize("NFD", "rückblick (1).rings")
    assert conflict_names("rückblick.rings", [apart]) == (apart,)


@pytest.fixture
def beside(path: Path) -> Path:
    """A journal, closed."""
    Journal.create(path).close()
    return path


def copied(journal: Path, name: str, age: int = 0) -> Path:
    """A copy of the journal beside it, changed `age` seconds before 2026."""
    copy = journal.with_name(name)
    shutil.copyfile(journal, copy)
    changed = 1_767_225_600 - age
    os.utime(copy, (changed, changed))
    return copy


def found(journal: Path) -> list[Path]:
    return [copy.path for copy in conflict_copies(journal)]


def test_the_one_changed_last_comes_first_and_nothing_is_touched(beside: Path) -> None:
    older = copied(beside, "journal (1).rings", age=60)
    newer = copied(beside, "journal (conflicted copy 2026-11-30).rings")
    before = everything_in(beside.parent)
    assert found(beside) == [newer, older]
    assert conflict_copies(beside)[0].changed_at == newer.stat().st_mtime_ns
    assert everything_in(beside.parent) == before


def test_what_is_no_journal_is_no_copy_of_one(beside: Path) -> None:
    beside.with_name("journal (1).rings").write_text("Something else.")
    beside.with_name("journal (2).rings").touch()
    beside.with_name("journal (3).rings").mkdir()
    if sys.platform != "win32":
        os.mkfifo(beside.with_name("journal (4).rings"))
        beside.with_name("journal (5).rings").symlink_to(beside)
        beside.with_name("journal (6).rings").symlink_to("nowhere")
    assert found(beside) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_a_second_name_of_the_open_file_is_not_opened_which_would_drop_its_locks(
    beside: Path,
) -> None:
    os.link(beside, beside.with_name("journal (1).rings"))
    assert found(beside) == []


def test_the_copies_are_where_the_file_is_and_not_where_a_link_to_it_is(
    beside: Path, tmp_path: Path
) -> None:
    copy = copied(beside, "journal (1).rings")
    link = tmp_path / "mine.rings"
    link.symlink_to(beside)
    assert found(link) == [copy]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are bytes")
def test_names_that_are_not_utf_8_are_found_and_passed_over(beside: Path) -> None:
    copy = copied(beside, os.fsdecode(b"journal (J\xf6rg's conflicted copy 2026-11-30).rings"))
    copied(beside, os.fsdecode(b"\xff\xfe.rings"))
    assert found(beside) == [copy]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_listed_says_so(
    beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        conflict_copies(beside)


def test_a_copy_that_cannot_be_read_is_left_out(
    beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = copied(beside, "journal (1).rings")
    copy = copied(beside, "journal (2).rings")
    opened = Path.open

    def refuse(path: Path, *arguments: Any) -> object:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    assert found(beside) == [copy]


@pytest.mark.parametrize("form", ["photo {}.jpg", "journal ({}).rings"])
def test_a_folder_of_ten_thousand_files_takes_no_time_that_one_notices(
    beside: Path, form: str
) -> None:
    for number in range(10_000):
        beside.with_name(form.format(number)).touch()
    copied(beside, "journal (conflicted copy 2026-11-30).rings")
    spent: list[float] = []
    for _ in range(5):
        begun = time.process_time()
        assert len(conflict_copies(beside)) == 1
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.1
    assert len(names_in(beside.parent)) == 10_002


def test_a_copy_is_known_from_the_journals_that_it_may_be_a_copy_of(tmp_path: Path) -> None:
    mine, other = tmp_path / "a" / "journal.rings", tmp_path / "b" / "journal.rings"
    copy = other.with_name("journal (conflicted copy 2026-11-30).rings")
    assert original_of(copy, [mine, other]) == other
    assert original_of(copy, [mine]) is None
    assert original_of(other, [mine, other]) is None
