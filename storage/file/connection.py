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
"""The values for the placeholders of a statement, by position or by name."""

PATIENCE = 2.0
"""Seconds that a save waits while another program has the file locked."""

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
    """What is needed to open a journal's file.

    `wait` is how many seconds to wait while another program has it locked. With `to_read` nothing
    can be written, not even by mistake.
    """

    path: Path
    wait: float = PATIENCE
    to_read: bool = False

    def at(self, path: Path) -> Self:
        """An opener for another file of the same kind, such as a backup."""
        return self._replace(path=path)


class JournalFile:
    """An open journal file. Its methods raise a JournalError for each driver error that has one."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener
        self.path = opener.path
        self.is_writing = False
        """Whether a writing transaction is open."""
        with known_errors(self.path):
            where = f"{self.path.as_uri()}?mode=ro" if opener.to_read else str(self.path)
            self.connection: sqlite3.Connection = driver.connect(
                where, timeout=opener.wait, isolation_level=None, uri=opener.to_read
            )
            for pragma in PRAGMAS:
                self.connection.execute(pragma)
        _open_here[id(self)] = self.path

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with known_errors(self.path):
            return self.connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Values = ()) -> int:
        """Runs a statement and returns how many rows it changed."""
        with known_errors(self.path):
            return self.connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything in the block is written, or nothing. Other programs can't write meanwhile."""
        with self._between("BEGIN IMMEDIATE"):
            self.is_writing = True
            try:
                yield
            finally:
                self.is_writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read in the block belongs to one state of the file. Blocks may be nested."""
        if self.connection.in_transaction:
            yield
        else:
            with self._between("BEGIN"):
                yield

    @contextmanager
    def impatience(self) -> Iterator[None]:
        """Nothing in the block waits for a lock."""
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {round(self.opener.wait * 1000)}")

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
        """The same connection as a sqlite-utils database, for migrations."""
        # The import takes a tenth of a second, and only migrations need it.
        import sqlite_utils  # noqa: PLC0415

        return sqlite_utils.Database(self.connection, execute_plugins=False)

    def pragma(self, name: str) -> int:
        """The value of a pragma that is a number, such as user_version."""
        return int(self.rows(f"PRAGMA {name}")[0][0])

    def close(self) -> None:
        """Closes the file. Closing again does nothing."""
        self.connection.close()
        _open_here.pop(id(self), None)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file at `path` open, under this name or another."""
    return any(open_one.exists() and path.samefile(open_one) for open_one in [*_open_here.values()])


def refuse_damage(file: JournalFile) -> None:
    """Raises DamagedJournal if a page of the file is lost or was overwritten. Only reads.

    `quick_check` visits every page in 13 ms for 25 MB, a lifetime of writing, so that each opening
    can afford it. It also tests the CHECK constraints of each row, so rows can be trusted later.
    """
    if file.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise DamagedJournal(file.path)


def refuse_any_fault(file: JournalFile) -> None:
    """Raises DamagedJournal unless all pages, indexes and foreign keys are consistent."""
    if file.rows("PRAGMA integrity_check(1)") != [("ok",)]:
        raise DamagedJournal(file.path)
    astray = file.rows("PRAGMA foreign_key_check")
    if astray:
        raise DamagedJournal(
            file.path, [f"row {row} of the table “{table}”" for table, row, *_ in astray]
        )
