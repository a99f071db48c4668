"""Turns errors of the driver into errors that the user can do something about."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.file.driver import driver
from storage.file.errors import (
    DamagedJournal,
    DiskFull,
    DiskTrouble,
    JournalError,
    JournalOutOfReach,
    LockedJournal,
    MovedJournal,
    NotAJournal,
    ReadOnlyJournal,
    UnreadableJournal,
)
from storage.file.header import is_writable
from storage.file.refusals import CycleIsClosed, CycleIsInTrash, CycleIsOpen, RatingIsFinal

if TYPE_CHECKING:
    import sqlite3

# The primary result codes of SQLite, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 5, 6, 8, 10, 11
_SIGNS_OF_DAMAGE = (
    # With the right schema, only damage leads to these.
    "no such table",
    "Could not decode to UTF-8",
    # Models give the right types, so only a damaged counter can lead to a wrong one.
    "cannot store",
)
"""How the messages of errors begin that have no result code of their own."""

_FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 13, 14, 19, 26


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Raises a JournalError for each driver error that has one. Others are bugs and pass."""
    try:
        yield
    except UnicodeDecodeError as error:
        # The driver's own message may quote a damaged name.
        raise DamagedJournal(path) from error
    except driver.Error as error:
        known = as_known(error, path)
        if known is None:
            raise
        raise known from error


def as_known(error: sqlite3.Error, path: Path) -> JournalError | None:
    """The JournalError for a driver error, or None if it is a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    try:
        return _known(code, str(error), path)
    except OSError as refused:
        # The folder may have become inaccessible since.
        return UnreadableJournal(path, (refused.strerror or str(refused)).lower())


def _known(code: int, message: str, path: Path) -> JournalError | None:
    if code in (_BUSY, _LOCKED):
        return LockedJournal(path)
    if code == _FULL:
        return DiskFull(path)
    if code in (_READONLY, _CANTOPEN):
        return _unwritable(path, is_open=code == _READONLY)
    if code == _IOERR:
        return DiskTrouble(path)
    if code == _NOTADB:
        return NotAJournal(path, "something else")
    if code == _CORRUPT or message.startswith(_SIGNS_OF_DAMAGE):
        return DamagedJournal(path)
    return _refusal(message) if code == _CONSTRAINT else None


def _unwritable(path: Path, *, is_open: bool) -> JournalError:
    if not os.access(path.parent, os.X_OK):
        return JournalOutOfReach(path)
    if is_open and not _is_read_only(path):
        # SQLite refuses to write to a file that was renamed or deleted.
        return MovedJournal(path)
    return ReadOnlyJournal(path, "the file or its folder")


def _is_read_only(path: Path) -> bool:
    try:
        return path.exists() and not (is_writable(path) and is_writable(path.parent))
    except FileNotFoundError:
        return False


def _refusal(message: str) -> JournalError | None:
    """The error for what a trigger refused. These are the messages that triggers raise."""
    if message == "closed cycle":
        return CycleIsClosed()
    if message == "cycle in trash":
        return CycleIsInTrash()
    if message == "open cycle":
        return CycleIsOpen()
    if message == "committed rating":
        return RatingIsFinal()
    return None
