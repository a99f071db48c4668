"""The database driver with types: SQLCipher's, which reads and writes plain SQLite without a key.

It has no type stubs. It is the standard library's sqlite3 module on top of another library, so that
module's types are used. No other module imports either of them.
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
        self, database: str, *, timeout: float, isolation_level: None, uri: bool = False
    ) -> sqlite3.Connection:
        """A connection that waits `timeout` seconds for locks and begins no transaction itself.

        `database` is a path, or an address with settings (`file:...?mode=ro`) with `uri`.
        """
        ...


driver = cast("Driver", dbapi2)
