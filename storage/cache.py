"""What was read from the journal, kept for as long as its tables have not changed.

The file itself counts: a trigger of each table writes down, in the very transaction that changes
it, the number of that change (see `storage.migrations.m0004_last_change`). So a change by another
program is noticed like one's own, and nothing else has to know what is fresh.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from storage.file.connection import JournalFile

Read = TypeVar("Read")


class Cache:
    """Keeps each value with the number of the last change of the tables that it was read from."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._kept: dict[Hashable, tuple[int, object]] = {}

    def get(self, key: Hashable, tables: tuple[str, ...], read: Callable[[], Read]) -> Read:
        """The value called `key`: the one kept if `tables` are as they were, else read anew.

        What `read` reads belongs to one state of the file. Inside a transaction that writes
        nothing is kept, for it may be undone.
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
    """The number of the last change to any of the tables, or to any at all."""
    query = "SELECT max(number) FROM last_change"
    if tables:
        query += f" WHERE kept IN ({', '.join('?' for _ in tables)})"
    return file.rows(query, tables)[0][0]
