"""Examines a file before the database opens it: what it is, and whether it can be opened.

Only bytes are read, so that a file that is no journal, or is read-only, stays untouched.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from storage.file.errors import (
    DamagedJournal,
    MissingJournal,
    NewerJournal,
    NotAJournal,
    PathTooLong,
    ReadOnlyJournal,
    UnreadableJournal,
)
from storage.file.stale import refuse_stale_changes

APPLICATION_ID = 0x47725267
"""Marks a SQLite file as a Growth Rings journal ("GrRg")."""

_MAGIC = b"SQLite format 3\0"
_SIZE = 100
_SMALLEST_PAGE = 512
_LONGEST_PATH = 512 - len("-journal")
_HIGHEST_BELIEVABLE_SCHEMA = 10_000


def examine(path: Path, newest: int, *, to_read: bool = False) -> None:
    """Raises a JournalError unless `path` is a journal of schema 1 to `newest` and writable.

    With `to_read` it need not be writable, but then it must be of the newest schema.

    Only the header is read, and what tells whether unfinished changes beside the file belong to
    it. Don't call this while another thread of this process writes to the file: closing any handle
    of a file drops the process's locks on it.
    """
    refuse_too_long(path)
    header = _read_header(path)
    if not header:
        raise NotAJournal(path, "an empty file")
    ours = _is_ours(header)
    if not header.startswith(_MAGIC):
        raise DamagedJournal(path) if ours else NotAJournal(path, "another kind of file")
    if len(header) < _SIZE:
        raise DamagedJournal(path)
    if not ours:
        raise NotAJournal(path, "a database of another program")
    schema = int.from_bytes(header[60:64])
    if not 1 <= schema <= _HIGHEST_BELIEVABLE_SCHEMA or not _is_sound(header):
        raise DamagedJournal(path)
    if schema > newest:
        raise NewerJournal(path)
    if not to_read or schema < newest:
        _refuse_read_only(path)
    try:
        refuse_stale_changes(path)
    except OSError as error:
        raise UnreadableJournal(path, (error.strerror or str(error)).lower()) from error


def refuse_too_long(path: Path) -> None:
    """Raises PathTooLong if SQLite can't open a file at `path`: at 512 bytes its names end."""
    if os.name == "posix" and len(os.fsencode(path)) > _LONGEST_PATH:
        raise PathTooLong(path)


def is_writable(place: Path) -> bool:
    """Whether a file or folder may be written to.

    A missing write permission is respected for root too, although the system would allow it.
    """
    return bool(place.stat().st_mode & stat.S_IWUSR) and os.access(place, os.W_OK)


def carries_mark(path: Path) -> bool:
    """Whether the file is an SQLite database or marked as a journal. Raises OSError."""
    with path.open("rb") as file:
        header = file.read(_SIZE)
    return header.startswith(_MAGIC) or _is_ours(header)


def is_journal(path: Path) -> bool:
    """Whether the file begins as a journal does. Raises OSError."""
    with path.open("rb") as file:
        header = file.read(_SIZE)
    return header.startswith(_MAGIC) and _is_ours(header)


def _is_ours(header: bytes) -> bool:
    return int.from_bytes(header[68:72]) == APPLICATION_ID


def _refuse_read_only(path: Path) -> None:
    for place, what in ((path, "the file"), (path.parent, "its folder")):
        try:
            is_allowed = is_writable(place)
        except OSError as error:
            raise UnreadableJournal(path, (error.strerror or str(error)).lower()) from error
        if not is_allowed:
            raise ReadOnlyJournal(path, what)


def _read_header(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise NotAJournal(path, "a folder")
        if not stat.S_ISREG(mode):
            raise NotAJournal(path, "not an ordinary file")
        with path.open("rb") as file:
            return file.read(_SIZE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingJournal(path) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise PathTooLong(path) from error
        raise UnreadableJournal(path, (error.strerror or str(error)).lower()) from error


def _is_sound(header: bytes) -> bool:
    """Whether the header has what every journal has (https://www.sqlite.org/fileformat2.html).

    A flipped version byte would make the database open the file read-only or look for a log.
    """
    page_size = int.from_bytes(header[16:18])
    return (
        (page_size == 1 or (page_size >= _SMALLEST_PAGE and page_size.bit_count() == 1))
        and header[18] == header[19]
        and header[18] in (1, 2)
        and header[20:24] == bytes((0, 64, 32, 32))
        and int.from_bytes(header[44:48]) in range(1, 5)
        and int.from_bytes(header[56:60]) == 1
        and not any(header[72:92])
    )


def make_private(path: Path) -> None:
    """Makes the file readable by its owner only, on systems with POSIX permissions."""
    # The disk may have no permissions. The journal can be used all the same.
    with contextlib.suppress(OSError):
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
