"""Writes to a journal what its triggers refuse, as a test of what nobody may see needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.file.driver import driver

if TYPE_CHECKING:
    import sqlite3


@contextmanager
def without_guards(path: Path, *tables: str) -> Iterator[sqlite3.Connection]:
    """A connection for which no trigger guards these tables; they are guarded again after it."""
    with closing(driver.connect(str(path), timeout=5, isolation_level=None)) as connection:
        triggers = connection.execute(
            "SELECT tbl_name, name, sql FROM sqlite_master "
            "WHERE type = 'trigger' AND sql LIKE '%RAISE%'"
        ).fetchall()
        guards = [(name, sql) for table, name, sql in triggers if table in tables]
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)
