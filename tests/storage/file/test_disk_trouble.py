"""A disk that fails once is trouble with the disk, not a damaged journal."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from storage.file.connection import JournalFile, Opener, Values, is_open_here
from storage.file.errors import DamagedJournal, DiskTrouble
from storage.journal import Journal, utc_now
from tests.storage.files import everything_in

# As SQLite tells it when a page can't be read in the middle of a check.
_TOLD = [("Tree 12 page 12: btreeInitPage() returns error code 266",)]


@pytest.mark.parametrize("check", ["PRAGMA quick_check(1)", "PRAGMA integrity_check(1)"])
@pytest.mark.parametrize("times,error", [(1, DiskTrouble), (1000, DamagedJournal)])
def test_a_page_that_can_not_be_read_once_is_trouble_with_the_disk(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    check: str,
    times: int,
    error: type[Exception],
) -> None:
    Journal.create(path).close()
    rows, left = JournalFile.rows, times

    def fail_at_first(file: JournalFile, sql: str, values: Values = ()) -> list[object]:
        nonlocal left
        if sql == check and left:
            left -= 1
            return list(_TOLD)
        return list(rows(file, sql, values))

    monkeypatch.setattr(JournalFile, "rows", fail_at_first)
    before = everything_in(path.parent)
    with pytest.raises(error), Journal.open(path) as journal:
        journal.check()
    assert everything_in(path.parent) == before
    monkeypatch.undo()
    with Journal.open(path) as journal:
        journal.check()


@pytest.mark.parametrize("read", range(1, 5))
def test_whichever_read_fails_once_the_journal_is_not_called_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch, read: int
) -> None:
    """SQLite calls a schema malformed that it could not read."""
    Journal.create(path).close()
    rows, count = JournalFile.rows, 0

    def fail_once(file: JournalFile, sql: str, values: Values = ()) -> list[object]:
        nonlocal count
        count += 1
        if count == read:
            raise DamagedJournal(file.path)
        return list(rows(file, sql, values))

    monkeypatch.setattr(JournalFile, "rows", fail_once)
    with suppress(DiskTrouble):
        Journal.open(path).close()
    assert count >= min(read, 4)


@pytest.mark.parametrize("read", range(1, 12))
@pytest.mark.parametrize("times,error", [(1, DiskTrouble), (1000, DamagedJournal)])
def test_what_home_reads_is_looked_at_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch, read: int, times: int, error: type[Exception]
) -> None:
    with Journal.create(path) as journal:
        fail_from(monkeypatch, read, times)
        with pytest.raises(error):
            journal.standing()


@pytest.mark.parametrize("pragma", ["user_version", "data_version"])
@pytest.mark.parametrize("times,error", [(1, DiskTrouble), (1000, DamagedJournal)])
def test_the_first_read_of_an_open_file_is_looked_at_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, times: int, error: type[Exception]
) -> None:
    Journal.create(path).close()
    file = JournalFile(Opener(path))
    fail_from(monkeypatch, 1, times, f"PRAGMA {pragma}")
    with pytest.raises(error):
        Journal(file, utc_now)
    assert not is_open_here(path)


def fail_from(
    monkeypatch: pytest.MonkeyPatch, read: int, times: int, only: str | None = None
) -> None:
    """The reads from this one on, counted from 1, find damage; only those of one query if given."""
    rows, count = JournalFile.rows, 0

    def fail(file: JournalFile, sql: str, values: Values = ()) -> list[object]:
        nonlocal count
        if only is None or sql == only:
            count += 1
            if read <= count < read + times:
                raise DamagedJournal(file.path)
        return list(rows(file, sql, values))

    monkeypatch.setattr(JournalFile, "rows", fail)
