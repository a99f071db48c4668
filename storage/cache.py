"""Keeps what was read from the journal until its tables change.

The file counts its changes: triggers store the number of the latest change for each table, in the
same transaction (see `storage.migrations.m0004_last_change`). Changes by other programs are
noticed too, and nothing else has to decide what is fresh.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from storage.file.connection import JournalFile

Read = TypeVar("Read")


class Cache:
    """Keeps each value with the number of the latest change to the tables it was read from."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._kept: dict[Hashable, tuple[int, object]] = {}

    def get(self, key: Hashable, tables: tuple[str, ...], read: Callable[[], Read]) -> Read:
        """The value named `key`: the kept one if `tables` have not changed, or else a new one.

        Everything that `read` reads belongs to one state of the file. Nothing is kept during a
        transaction that writes, as it may be rolled back. Raises ValueError as `last_change` does.
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

    Raises ValueError if the file does not count the changes of one of them: what is read from it
    would never seem to change.
    """
    query = "SELECT max(number), count(*) FROM last_change"
    if tables:
        query += f" WHERE kept IN ({', '.join('?' for _ in tables)})"
    ((number, counted),) = file.rows(query, tables)
    if tables and counted != len(tables):
        raise ValueError(f"the changes of one of these are not counted: {', '.join(tables)}")
    return number
