"""Opens a file whose schema and pages are as they should be; looks twice before it says damage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from storage.file.connection import JournalFile, Opener, refuse_damage
from storage.file.errors import DamagedJournal, DiskTrouble, JournalError, LockedJournal
from storage.file.header import examine, make_private
from storage.file.layout import refuse_altered_schema
from storage.file.places import real_path
from storage.file.schema import bring_up_to_date
from storage.migrations import Migration

Found = TypeVar("Found")


def open_newest(opener: Opener, migrations: Sequence[Migration], now: datetime) -> JournalFile:
    """The open file, updated first if an older version wrote it. See `Journal.open`."""

    def look() -> JournalFile:
        examine(opener.path, migrations[-1].number)
        file = open_sound(opener)
        try:
            # Another tool may have left it in write-ahead mode, which never truly deletes.
            file.execute("PRAGMA journal_mode = DELETE")
            bring_up_to_date(file, migrations, now)
        except BaseException:
            file.close()
            raise
        return file

    file = sure_of_damage(look, JournalFile.close)
    make_private(opener.path)
    return file


def open_sound(opener: Opener) -> JournalFile:
    """The open file. Raises AlteredSchema or DamagedJournal.

    Its schema is compared first: nothing in a file may run before that.
    """
    file = JournalFile(opener)
    try:
        refuse_altered_schema(file)
        refuse_damage(file)
    except BaseException:
        file.close()
        raise
    return file


def sure_of_damage(
    look: Callable[[], Found], end: Callable[[Found], object] = lambda _: None
) -> Found:
    """What `look` returns. Raises DamagedJournal only if it does so twice, or else DiskTrouble.

    SQLite tells a page that could not be read once as a fault of the file, and a disk that fails
    once, or a connection to it, is no damaged journal. `end` ends what the second look returned.
    """
    try:
        return look()
    except DamagedJournal as error:
        end(look())
        raise DiskTrouble(error.path) from error


def sure_of_damage_in(file: JournalFile, look: Callable[[], Found]) -> Found:
    """The same for what is read from an open file."""

    def look_afresh() -> Found:
        # Or a page that was read wrongly would be taken from memory the second time.
        file.execute("PRAGMA shrink_memory")
        return look()

    return sure_of_damage(look_afresh)


def is_held(path: Path) -> bool:
    """Whether another program keeps the file locked, so that it can't even be read. Never waits."""
    try:
        file = JournalFile(Opener(real_path(path), 0))
        try:
            file.pragma("user_version")
        finally:
            file.close()
    except LockedJournal:
        return True
    except JournalError:
        return False
    return False
