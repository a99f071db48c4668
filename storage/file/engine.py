"""The versions of the database engine, for the page that lists all versions."""

from __future__ import annotations

from typing import NamedTuple

from storage.file.driver import driver


class Engine(NamedTuple):
    """The versions of the driver's two libraries, such as "3.53.4"."""

    sqlite: str
    sqlcipher: str


def engine() -> Engine:
    """The versions, read from the driver without touching a file."""
    connection = driver.connect(":memory:", timeout=0.0, isolation_level=None)
    try:
        ((sqlite,),) = connection.execute("SELECT sqlite_version()").fetchall()
        ((sqlcipher,),) = connection.execute("PRAGMA cipher_version").fetchall()
    finally:
        connection.close()
    return Engine(str(sqlite), str(sqlcipher))
