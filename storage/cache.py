"""Keeps what was read from the journal until its tables change.

The file counts its changes: triggers store the number of the latest change for each table, in the
same transaction (see `storage.migrations.m0004_last_change`). Changes by other programs are
noticed too, and nothing else has to decide what is fresh.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from storage.file.connection import JournalFile
from storage.file.errors import DamagedJournal

Read = TypeVar("Read")


class Cache:
    """Keeps each value with the number of the latest change to the tables it was read from."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._kept: dict[Hashable, tuple[int, object]] = {}

    def get(self, key: Hashable, tables: tuple[str, ...], read: Callable[[], Read]) -> Read:
        """The value named `key`: the kept one if `tables` have not changed, or else a new one.

        Everything that `read` reads belongs to one state of the file. Nothing is kept during a
        transaction that writes, as it may be rolled back. Raises what `last_change` raises.
        """
        if self._file.is_writing:
            return read()
        with self._file.reading():
            number = last_change(self._file, tables)
            kept = self._kept.get(key)
            if kept is None or kept[0] != number:
                kept = self._kept[key] = number, read()
        return cast("Read", kept[1])


def last_change(file: JournalFile, tables: tuple[str, ...] = ()) -> int:
    """The number of the latest change to any of `tables`, or to any table if none is given.

    What is read from a table whose changes are not counted would never seem to change. Raises
    ValueError if the file has no counter for one of them, and DamagedJournal if it was lost.
    """
    query = "SELECT max(number), count(*) FROM last_change"
    if tables:
        query += f" WHERE kept IN ({', '.join('?' for _ in tables)})"
    ((number, counted),) = file.rows(query, tables)
    if number is None or (tables and counted != len(tables)):
        raise _uncounted(file, tables)
    return number


def _uncounted(file: JournalFile, tables: tuple[str, ...]) -> Exception:
    triggers = [f"{name.replace(' ', '_')}_counted_on_UPDATE" for name in tables]
    places = ", ".join("?" for _ in triggers)
    query = f"SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name IN ({places})"  # noqa: S608
    if file.rows(query, triggers) == [(len(tables),)]:
        return DamagedJournal(file.path, ["a missing row of the table “last_change”"])
    return ValueError(f"the changes of one of these are not counted: {', '.join(tables)}")
