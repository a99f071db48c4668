"""A new journal: private, complete or not there at all, and never over another file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from storage.file.errors import JournalExists, NoPlaceForJournal
from storage.file.header import APPLICATION_ID
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.storage.conftest import Clock
from tests.storage.files import everything_in, names_in

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
