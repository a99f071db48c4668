"""Verified copies of a journal, and files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.file.connection import JournalFile, Opener, refuse_any_fault
from storage.file.errors import BackupFailed, DamagedJournal, DiskFull, JournalExists


def backup_path(path: Path, schema: int, stamp: str) -> Path:
    """The path of the copy that is made before the journal is updated to `schema`."""
    return path.with_name(f"{path.stem}.before-schema-{schema}.{stamp}{path.suffix}")


def back_up(file: JournalFile, target: Path) -> None:
    """Writes a verified copy of the journal (0600) to `target`. Call it in `file.transaction()`.

    The transaction keeps other programs from writing meanwhile. `target` appears only once the copy
    has been checked and is on the disk. Raises BackupFailed, JournalExists or DiskFull, and then
    leaves nothing behind.
    """
    partial = target.with_name(f".{file.path.name}.partial")
    try:
        # A crash may have left part of an earlier copy. We hold the lock, so none is being made.
        partial.unlink(missing_ok=True)
        partial.with_name(f"{partial.name}-journal").unlink(missing_ok=True)
        with discarded_on_error(partial):
            _copy(file.opener, partial)
            _verify(file, partial)
            publish(partial, target)
    except DamagedJournal as error:
        raise BackupFailed(file.path, "the copy did not pass its check") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(target) from error
        raise BackupFailed(file.path, (error.strerror or str(error)).lower()) from error


def _copy(source: Opener, partial: Path) -> None:
    # VACUUM INTO accepts an empty file. Created here, it is private from its first byte.
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    copying = JournalFile(source)
    try:
        copying.execute("VACUUM INTO ?", (str(partial),))
    finally:
        copying.close()


def _verify(file: JournalFile, partial: Path) -> None:
    copy = JournalFile(file.opener.at(partial))
    try:
        refuse_any_fault(copy)
        if _inventory(copy) != _inventory(file):
            raise BackupFailed(file.path, "the copy does not hold what the journal holds")
    finally:
        copy.close()


def _inventory(file: JournalFile) -> dict[str, int]:
    """What a copy must have in common with its journal: its marks, and the rows of each table."""
    counted = {name: file.pragma(name) for name in ("application_id", "user_version")}
    for (table,) in file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        quoted = str(table).replace('"', '""')
        counted[f"table {table}"] = file.rows(f'SELECT count(*) FROM "{quoted}"')[0][0]  # noqa: S608
    return counted


@contextmanager
def discarded_on_error(path: Path) -> Iterator[None]:
    """Removes the file at `path` if the block fails."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def publish(finished: Path, target: Path) -> None:
    """Gives a finished file its name, safe from power cuts and never over another file.

    Both have to be in the same folder. Raises JournalExists if the name is taken.
    """
    _reach_the_disk(finished, os.O_RDWR)
    try:
        os.link(finished, target)
        finished.unlink()
    except FileExistsError as error:
        raise JournalExists(target) from error
    except OSError as error:
        # Some file systems have no hard links.
        if os.path.lexists(target):
            raise JournalExists(target) from error
        finished.replace(target)
    if os.name == "posix":
        _reach_the_disk(target.parent, os.O_RDONLY)


def _reach_the_disk(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
