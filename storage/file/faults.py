"""Turns what the driver reports into the errors a person can do something about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.file.driver import driver
from storage.file.errors import (
    CycleIsClosed,
    CycleIsInTrash,
    CycleIsOpen,
    DamagedJournal,
    DiskFull,
    DiskTrouble,
    JournalError,
    LockedJournal,
    MovedJournal,
    NotAJournal,
    RatingIsFinal,
    ReadOnlyJournal,
)
from storage.file.header import is_writable

if TYPE_CHECKING:
    import sqlite3

# The primary result codes of SQLite, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 13, 14, 19, 26


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Raises a JournalError for each driver error that has one; the rest are bugs and pass."""
    try:
        yield
    except driver.Error as error:
        known = as_known(error, path)
        if known is None:
            raise
        raise known from error


def as_known(error: sqlite3.Error, path: Path) -> JournalError | None:
    """The journal's own error for a driver error, or None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (_BUSY, _LOCKED):
        return LockedJournal(path)
    if code == _FULL:
        return DiskFull(path)
    if code == _READONLY and not _is_read_only(path):
        # The database refuses to write to a file that has another name by now, or none.
        return MovedJournal(path)
    if code in (_READONLY, _CANTOPEN):
        return ReadOnlyJournal(path, "the file or its folder")
    if code == _IOERR:
        return DiskTrouble(path)
    if code == _NOTADB:
        return NotAJournal(path, "something else")
    if code == _CONSTRAINT:
        return _refusal(str(error))
    # A journal of the right schema has every table and only UTF-8, or part of it is gone.
    lost = str(error).startswith(("no such table", "Could not decode to UTF-8"))
    return DamagedJournal(path) if code == _CORRUPT or lost else None


def _is_read_only(path: Path) -> bool:
    return path.exists() and not (is_writable(path) and is_writable(path.parent))


def _refusal(message: str) -> JournalError | None:
    """What a trigger of the schema refused; these are the words it raises."""
    if message == "closed cycle":
        return CycleIsClosed()
    if message == "cycle in trash":
        return CycleIsInTrash()
    if message == "open cycle":
        return CycleIsOpen()
    if message == "committed rating":
        return RatingIsFinal()
    return None
