"""Which database engine stands behind a journal, for the page that lists every version."""

from __future__ import annotations

from typing import NamedTuple

from storage.file.driver import driver


class Engine(NamedTuple):
    """The versions of the two libraries that the driver holds, such as "3.53.4"."""

    sqlite: str
    sqlcipher: str


def engine() -> Engine:
    """Asks the driver itself; no file is touched."""
    connection = driver.connect(":memory:", timeout=0.0, isolation_level=None)
    try:
        ((sqlite,),) = connection.execute("SELECT sqlite_version()").fetchall()
        ((sqlcipher,),) = connection.execute("PRAGMA cipher_version").fetchall()
    finally:
        connection.close()
    return Engine(str(sqlite), str(sqlcipher))
