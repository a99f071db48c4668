"""The contents of a folder or a journal, and a program that locks one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from storage.file.connection import JournalFile, Values
from storage.file.driver import driver
from storage.journal import Journal
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.kind import Item, Kind, TrashWords
from storage.tables.reviews.kinds import CYCLES

if TYPE_CHECKING:
    import sqlite3

_HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""
_WRITE = "UPDATE cycle SET title = title || '.' WHERE deleted_at IS NULL"


def everything_in(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Each file of a folder: its bytes, when it was written last, and its mode."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
        if path.is_file()
    }


def names_in(folder: Path) -> set[str]:
    """The names of everything in a folder, including hidden files."""
    return {path.name for path in folder.iterdir()}


@contextmanager
def held_elsewhere(path: Path, lock: str) -> Iterator[None]:
    """Another process holds the file: "BEGIN EXCLUSIVE", or "BEGIN IMMEDIATE" to write only."""
    command = [sys.executable, "-c", _HOLDER, str(path), lock]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            holder.communicate()


def overwrite(path: Path, offset: int, content: bytes) -> None:
    """Puts other bytes into the middle of a file."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def in_trash(journal: Journal, kind: Kind[Item]) -> tuple[Item, ...]:
    """The things of a kind in the trash, the latest first."""
    everything = journal.trash.everything()
    return tuple(thing.item for thing in everything if thing.words is kind.trash_words)


def emptied(*, reviews: int = 0, evidence: int = 0, views: int = 0) -> dict[TrashWords, int]:
    """What emptying the trash says that it deleted."""
    counts = {CYCLES: reviews, EVIDENCE: evidence, FEEDBACK: views}
    return {kind.trash_words: count for kind, count in counts.items() if kind.trash_words}


@contextmanager
def past_the_door(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another tool opens it, without the journal's safeguards."""
    connection = driver.connect(str(path), timeout=0, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def harm(path: Path, statement: str) -> None:
    """Does to the rows what a failing disk does: past every guard, check and key.

    :draft is the id of the open review.
    """
    with past_the_door(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f'DROP TRIGGER "{name}"')
        drafts = connection.execute("SELECT id FROM cycle WHERE state = 'draft'").fetchall()
        connection.execute(statement, {"draft": drafts[0][0]} if ":draft" in statement else {})
        for _, sql in guards:
            connection.execute(sql)


def written_while_reading(path: Path, read: Callable[[], object]) -> int:
    """How many of its chances another program takes to write between the queries of `read`."""
    rows, written, has_begun = JournalFile.rows, 0, False
    with past_the_door(path) as other, pytest.MonkeyPatch.context() as patched:

        def write_then_read(file: JournalFile, sql: str, values: Values = ()) -> list[Any]:
            nonlocal written, has_begun
            if has_begun:
                with suppress(driver.Error):
                    other.execute(_WRITE)
                    written += 1
            has_begun = True
            return rows(file, sql, values)

        patched.setattr(JournalFile, "rows", write_then_read)
        read()
        # Between two reads it can.
        other.execute(_WRITE)
    return written


@contextmanager
def values_read() -> Iterator[list[object]]:
    """Every value that is read from a journal in the block, by any reader in this process."""
    values, rows = list[object](), JournalFile.rows

    def note(file: JournalFile, sql: str, given: Values = ()) -> list[Any]:
        found = rows(file, sql, given)
        values.extend(value for row in found for value in row)
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(JournalFile, "rows", note)
        yield values


def every_row(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a journal."""
    with past_the_door(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = [str(name) for (name,) in tables.fetchall()]
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            for name in names
        }
