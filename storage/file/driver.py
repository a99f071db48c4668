"""The database driver, typed: SQLCipher's, which without a key reads and writes plain SQLite.

It has no type stubs, but it is the standard library's sqlite3 module over another library, so
that module's types stand in for it. Nothing else imports either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    import sqlite3


class Driver(Protocol):
    """The part of the driver that the journal uses."""

    Error: type[sqlite3.Error]
    IntegrityError: type[sqlite3.IntegrityError]

    def connect(
        self, database: str, *, timeout: float, isolation_level: None
    ) -> sqlite3.Connection:
        """A connection that waits `timeout` seconds for a lock and begins nothing by itself."""
        ...


driver = cast("Driver", dbapi2)
