"""Verified copies of a journal, and files that appear whole or not at all."""

from __future__ import annotations

import errno
import filecmp
import glob
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from storage.file.connection import JournalFile, Opener, refuse_any_fault
from storage.file.errors import (
    BackupFailed,
    DamagedJournal,
    DiskFull,
    DiskTrouble,
    JournalExists,
    NotAJournal,
)

Check: TypeAlias = Callable[[JournalFile], None]
"""Raises DamagedJournal if something in a file is not as it was written."""


def backup_path(path: Path, schema: int, stamp: str) -> Path:
    """The path of the copy that is made before the journal is updated to `schema`."""
    return path.with_name(f"{path.stem}.before-schema-{schema}.{stamp}{path.suffix}")


def kept_once(backup: Path, stamp: str) -> Path:
    """The path of the one copy to keep: `backup`, or an earlier one with the very same bytes.

    An update that fails is tried again at each opening, and one copy of the same state is enough.
    """
    before, _, after = backup.name.partition(stamp)
    pattern = f"{glob.escape(before)}*{glob.escape(after)}"
    for earlier in sorted(backup.parent.glob(pattern)):
        if earlier != backup and filecmp.cmp(earlier, backup, shallow=False):
            backup.unlink()
            return earlier
    return backup


def partial_path(path: Path, folder: Path) -> Path:
    """The path of an unfinished copy of the journal at `path`.

    It is the same for every copy of that journal, to be found again after a crash, and differs from
    that of another journal with the same name.
    """
    mark = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return folder / f".{path.name}.{mark}.partial"


def back_up(file: JournalFile, target: Path, check: Check = refuse_any_fault) -> None:
    """Writes a verified copy of the journal (0600) to `target`. Call it in `file.transaction()`.

    The transaction keeps other programs from writing meanwhile. `check` is what has to find
    nothing in the copy: it raises DamagedJournal. `target` appears only once the copy has been
    checked and is on the disk. Raises JournalExists, BackupFailed, or DiskFull or DiskTrouble
    naming `target`, and then leaves nothing behind. Raises DamagedJournal or DiskTrouble naming the
    journal if that can't be read.
    """
    held = _inventory(file)
    partial = partial_path(file.path, target.parent)
    try:
        # A crash may have left part of an earlier copy. We hold the lock, so none is being made.
        discard(partial)
        with discarded_on_error(partial):
            _copy(file.opener, partial)
            if _verified_inventory(file.opener.at(partial), check) != held:
                raise BackupFailed(file.path, "what was copied does not match the journal")
            publish(partial, target)
    except (DamagedJournal, NotAJournal) as error:
        # A faithful copy of what is damaged is damaged, too.
        check(file)
        raise BackupFailed(file.path, "what was copied did not pass its check") from error
    # These name the journal, or the partial file.
    except DiskFull as error:
        raise DiskFull(target) from error
    except DiskTrouble as error:
        raise DiskTrouble(target) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(target) from error
        raise BackupFailed(file.path, (error.strerror or str(error)).lower()) from error


def _copy(source: Opener, partial: Path) -> None:
    # VACUUM INTO accepts an empty file. Created here, it is private from its first byte.
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    copying = JournalFile(source)
    try:
        # As bytes: the driver takes no text that is not UTF-8, and the name of a file may be such.
        copying.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(partial),))
    finally:
        copying.close()


def _verified_inventory(opener: Opener, check: Check) -> dict[str, int]:
    copy = JournalFile(opener)
    try:
        check(copy)
        return _inventory(copy)
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
    """Removes the file at `path`, and its unfinished changes, if the block fails."""
    try:
        yield
    except BaseException:
        # What failed is told, and not that tidying up failed, too.
        with suppress(OSError):
            discard(path)
        raise


def discard(path: Path) -> None:
    """Removes a file, and the database's own file of unfinished changes beside it, if any."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def publish(finished: Path, target: Path) -> None:
    """Gives a finished file its name, safe from power cuts and never over another file.

    Both have to be in the same folder. Raises JournalExists if the name is taken. Where a file
    system has no hard links, a power cut can leave an empty file of that name.
    """
    _reach_the_disk(finished, os.O_RDWR)
    try:
        os.link(finished, target)
    except FileExistsError as error:
        raise JournalExists(target) from error
    except OSError:
        # Some file systems have no hard links.
        _claim_and_replace(finished, target)
    with discarded_on_error(target):
        finished.unlink(missing_ok=True)
        if os.name == "posix":
            _reach_the_disk(target.parent, os.O_RDONLY)


def _claim_and_replace(finished: Path, target: Path) -> None:
    """Takes the name with an empty file first, so that the one replaced is nobody else's."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise JournalExists(target) from error
    with discarded_on_error(target):
        finished.replace(target)


def _reach_the_disk(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
