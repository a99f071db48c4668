"""The one place that connects to a journal file, with the settings that keep it safe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from storage.file.driver import driver
from storage.file.errors import DamagedJournal
from storage.file.faults import known_errors

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

Values = Sequence[object] | Mapping[str, object]
"""What goes in the places of a statement, by position or by name."""

PATIENCE = 2.0
"""Seconds that a save waits for another program to let go of the file."""

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = 1",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
)


_open_here: dict[int, Path] = {}


class Opener(NamedTuple):
    """All that it takes to open a journal's file.

    `wait` is how many seconds a lock of another program is waited for.
    """

    path: Path
    wait: float = PATIENCE

    def at(self, path: Path) -> Self:
        """Opens a file that is made like this one, such as its backup."""
        return self._replace(path=path)


class JournalFile:
    """An open journal file. Every driver error that has a plain name leaves here under it."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener
        self.path = opener.path
        self.is_writing = False
        """Whether a transaction that writes is open."""
        with known_errors(self.path):
            self.connection: sqlite3.Connection = driver.connect(
                str(self.path), timeout=opener.wait, isolation_level=None
            )
            for pragma in PRAGMAS:
                self.connection.execute(pragma)
        _open_here[id(self)] = self.path

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with known_errors(self.path):
            return self.connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Values = ()) -> int:
        """Runs one statement and gives how many rows it changed."""
        with known_errors(self.path):
            return self.connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing. Other programs can't write meanwhile."""
        with self._between("BEGIN IMMEDIATE"):
            self.is_writing = True
            try:
                yield
            finally:
                self.is_writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside belongs to one state of the file. One may stand inside another."""
        if self.connection.in_transaction:
            yield
        else:
            with self._between("BEGIN"):
                yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        with known_errors(self.path):
            self.connection.execute(begin)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def database(self) -> Database:
        """The same connection with sqlite-utils on top, for migrations and whole-file work."""
        # Costs a tenth of a second to import, and no page needs it: only a migration does.
        import sqlite_utils  # noqa: PLC0415

        return sqlite_utils.Database(self.connection, execute_plugins=False)

    def pragma(self, name: str) -> int:
        """The value of a pragma that is a number, such as user_version."""
        return int(self.rows(f"PRAGMA {name}")[0][0])

    def close(self) -> None:
        """Lets go of the file. Closing again does nothing."""
        self.connection.close()
        _open_here.pop(id(self), None)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file at `path` open, under this name or another."""
    return any(open_one.exists() and path.samefile(open_one) for open_one in [*_open_here.values()])


def refuse_damage(file: JournalFile) -> None:
    """Raises DamagedJournal when a page of the file is lost or was overwritten. Reads only.

    `quick_check` visits every page: 13 ms for 25 MB, a lifetime of writing, so each opening can
    afford it. It tests the CHECKs of each row too, which is why rows can be trusted afterwards.
    """
    if file.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise DamagedJournal(file.path)


def refuse_any_fault(file: JournalFile) -> None:
    """Raises DamagedJournal unless pages, indexes and references between tables all agree."""
    if file.rows("PRAGMA integrity_check(1)") != [("ok",)] or file.rows("PRAGMA foreign_key_check"):
        raise DamagedJournal(file.path)
