"""Updates a journal to the newest schema, with all due migrations in one transaction.

What a backup needs is imported when an update is due: home is shown before it could be loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from storage.file.connection import JournalFile
from storage.file.errors import DiskFull, DiskTrouble, UpdateFailed
from storage.file.faults import known_errors
from storage.file.header import APPLICATION_ID
from storage.migrations import Migration


def migrate(file: JournalFile, migrations: Sequence[Migration]) -> None:
    """Updates a copy that is deleted afterwards, without a backup of it."""
    due = [m for m in migrations if m.number > file.pragma("user_version")]
    if due:
        _apply(file, due)


def lay_out(file: JournalFile, migrations: Sequence[Migration]) -> None:
    """Creates every table in an empty file and marks the file as a journal."""
    file.execute("PRAGMA foreign_keys = OFF")
    with file.transaction():
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _apply(file, migrations)
    file.execute("PRAGMA foreign_keys = ON")


def bring_up_to_date(file: JournalFile, migrations: Sequence[Migration], now: datetime) -> None:
    """Runs the due migrations, after a verified backup in the journal's folder.

    A journal that is up to date is only read. Raises UpdateFailed, LockedJournal, DiskFull or
    DiskTrouble, and what `back_up` raises. The journal is then unchanged.
    """
    if file.pragma("user_version") >= migrations[-1].number:
        return
    from storage.file.backup import back_up, backup_path, kept_once  # noqa: PLC0415

    file.execute("PRAGMA foreign_keys = OFF")
    with file.transaction():
        # Read again: another window may have updated the file while this one waited for the lock.
        due = [m for m in migrations if m.number > file.pragma("user_version")]
        if due:
            stamp = now.strftime("%Y%m%dT%H%M%S.%fZ")
            backup = backup_path(file.path, due[-1].number, stamp)
            back_up(file, backup)
            _apply_or_explain(file, due, kept_once(backup, stamp))
    file.execute("PRAGMA foreign_keys = ON")


def _apply_or_explain(file: JournalFile, due: Sequence[Migration], backup: Path) -> None:
    try:
        _apply(file, due)
    except (DiskFull, DiskTrouble):
        raise
    except Exception as error:
        raise UpdateFailed(file.path, backup) from error


def _apply(file: JournalFile, due: Sequence[Migration]) -> None:
    database = file.database()
    with known_errors(file.path):
        for migration in due:
            migration.apply(database)
    broken = file.rows("PRAGMA foreign_key_check")
    if broken:
        raise ValueError(f"{len(broken)} rows point to nothing after {due[-1].name}")
    file.execute(f"PRAGMA user_version = {due[-1].number}")
