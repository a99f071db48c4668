"""A new journal: private, complete or not there at all, and never over another file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from storage.file.connection import JournalFile
from storage.file.errors import (
    DiskFull,
    JournalError,
    JournalExists,
    NoPlaceForJournal,
    PathTooLong,
)
from storage.file.header import APPLICATION_ID
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.conftest import Clock
from tests.storage.files import everything_in, names_in, past_the_door

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")


def test_a_new_journal_is_empty_and_sound(journal: Journal) -> None:
    assert journal.reviews.cycles() == ()
    assert journal.preferences.chosen_rubrics == ()
    journal.check()
    assert names_in(journal.path.parent) == {"journal.rings"}


def test_a_new_journal_is_marked_as_one(journal: Journal) -> None:
    header = journal.path.read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4) == b"GrRg"
    assert int.from_bytes(header[60:64]) == MIGRATIONS[-1].number
    assert header[18:20] == b"\x01\x01", "no write-ahead log"


@POSIX
def test_a_new_journal_is_its_owners_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        Journal.create(path).close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_was_there_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    Journal.create(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


@pytest.mark.parametrize("content", [b"", b"A file that someone needs."])
def test_a_file_that_is_there_is_never_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    before = everything_in(path.parent)
    with pytest.raises(JournalExists, match="already a file at"):
        Journal.create(path)
    assert everything_in(path.parent) == before


def test_a_journal_that_appears_meanwhile_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Mine.")
    monkeypatch.setattr("os.path.lexists", lambda _: False)  # as it was a moment ago
    with pytest.raises(JournalExists):
        Journal.create(path)
    assert path.read_bytes() == b"Mine."
    assert names_in(path.parent) == {"journal.rings"}


def test_a_journal_is_made_where_files_can_not_have_two_names(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    with Journal.create(path) as journal:
        journal.check()
    assert names_in(path.parent) == {"journal.rings"}
    path.rename(path.with_name("taken"))
    path.mkdir()
    with pytest.raises(JournalExists):
        Journal.create(path)


@POSIX
def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NoPlaceForJournal, match="a file is in the way") as caught:
        Journal.create(tmp_path / "file" / "deeper" / "journal.rings")
    assert "Nothing was written" in caught.value.message
    assert names_in(tmp_path) == {"file", "home"}


@POSIX
def test_nothing_is_made_in_a_read_only_folder(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    with pytest.raises(NoPlaceForJournal, match="read-only"):
        Journal.create(path)
    assert names_in(path.parent) == set()
    path.parent.chmod(0o700)


def test_a_crash_while_it_is_made_leaves_no_file_under_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storage.file.creating.publish", power_cut)
    with pytest.raises(KeyboardInterrupt):
        Journal.create(path)
    assert names_in(path.parent) == set()


def test_the_journal_tells_the_time_of_its_clock(journal: Journal, clock: Clock) -> None:
    assert journal.now() == clock()
    moment = clock.move_on()
    assert journal.now() == moment


def test_a_journal_without_a_clock_tells_the_time_in_utc(path: Path) -> None:
    with Journal.create(path) as journal:
        offset = journal.now().utcoffset()
    assert offset is not None
    assert not offset


def test_closing_twice_does_no_harm(journal: Journal) -> None:
    journal.close()
    journal.close()


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("step", ["the disk is reached", "it is opened", "it is laid out"])
def test_a_journal_that_can_not_be_made_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def leave_changes(file: JournalFile, **_: object) -> None:
        file.path.with_name(f"{file.path.name}-journal").write_bytes(b"half")
        raise DiskFull(file.path)

    reach = "storage.file.backup._reach_the_disk"
    if step == "the disk is reached":
        from storage.file.backup import _reach_the_disk  # pyright: ignore[reportPrivateUsage]

        def reach_files_only(found: Path, flags: int) -> None:
            (fail if found.is_dir() else _reach_the_disk)(found, flags)

        monkeypatch.setattr(reach, reach_files_only)
    elif step == "it is opened":
        monkeypatch.setattr("storage.file.opening.bring_up_to_date", fail)
    else:
        monkeypatch.setattr("storage.journal.lay_out", leave_changes)
    with pytest.raises((JournalError, OSError)):
        Journal.create(path)
    assert names_in(path.parent) == set()
    monkeypatch.undo()
    Journal.create(path).close()


def test_a_new_journal_that_someone_wrote_in_at_once_is_never_removed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_elsewhere(*_: object) -> None:
        with past_the_door(path) as other:
            other.execute("INSERT INTO preference VALUES ('is_sample', 'true')")
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("storage.file.opening.bring_up_to_date", write_elsewhere)
    with pytest.raises(OSError, match="put/output"):
        Journal.create(path)
    monkeypatch.undo()
    with Journal.open(path) as journal:
        assert journal.preferences.is_sample


@POSIX
@pytest.mark.parametrize("length", [504, 505, 515, 600])
def test_a_path_that_sqlite_can_not_take_is_too_long(tmp_path: Path, length: int) -> None:
    path = there = tmp_path / "there"
    while len(os.fsencode(path)) < length - 120:
        path /= "d" * 60
    path /= "j" * (length - len(os.fsencode(path)) - 1)
    assert len(os.fsencode(path)) == length
    if length <= 504:
        Journal.create(path).close()
        with Journal.open(path) as journal:
            journal.preferences.is_sample = True
        return
    with pytest.raises(PathTooLong, match="The path is too long"):
        Journal.create(path)
    # It is known before anything is made, a folder for it included.
    assert not there.exists()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    with pytest.raises(PathTooLong):
        Journal.open(path)


@POSIX
def test_a_name_that_no_system_takes_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(PathTooLong):
        Journal.create(tmp_path / ("j" * 300))
    with pytest.raises(PathTooLong):
        Journal.create(tmp_path / ("f" * 300) / "j.rings")
    with pytest.raises(PathTooLong):
        Journal.open(tmp_path / ("j" * 300))


@POSIX
def test_a_journal_lives_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/B\xfccher"))
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk takes no such name")
    path = folder / os.fsdecode(b"t\xe4glich.rings")
    with Journal.create(path) as journal:
        journal.preferences.is_sample = True
        journal.back_up(folder / os.fsdecode(b"gesp\xe4chert.rings"))
        journal.check()
    with Journal.open(folder / os.fsdecode(b"gesp\xe4chert.rings")) as copy:
        assert copy.preferences.is_sample
