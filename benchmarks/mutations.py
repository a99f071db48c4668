"""The mutations: flipped bytes, lost and swapped pages, odd values in rows, planted objects."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeAlias

PAGE = 4096

Change: TypeAlias = Callable[[bytearray, random.Random], None]

_PLANTED = (
    "CREATE TRIGGER tidy AFTER INSERT ON evidence BEGIN DELETE FROM evidence; END",
    """
    DROP TABLE preference;
    CREATE VIEW preference (key, value) AS
    WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n
    """,
    "ALTER TABLE glance ADD COLUMN more TEXT AS (hex(zeroblob(400000000))) VIRTUAL",
    "ALTER TABLE preference ADD COLUMN more TEXT CHECK (length(hex(zeroblob(400000000))) > 1)",
    "ALTER TABLE evidence RENAME COLUMN text TO body",
    "ALTER TABLE answer DROP COLUMN bring_to_one_on_one",
    "DROP TRIGGER cycle_content",
    "CREATE INDEX more ON evidence (hex(title))",
    "CREATE TABLE note (text)",
    "PRAGMA user_version = 3",
    "ANALYZE",
)
_ODD_TEXTS = (
    "",
    " ",
    "\n",
    "x" * 100_000,
    "2026-13-01",
    "2026-02-30",
    "2026-1r-01T00:00:00.000000+00:00",
    "[" * 3000,
    "9" * 5000,
    "NaN",
    "\0",
    "{}",
    "null",
    "𝄞",
)
_ODD_NUMBERS = (-(2**63), -1, 0, 6, 10, 11, 2**31, 2**63 - 1)


def mutate_journal(path: Path, sample: bytes, chance: random.Random) -> None:
    """Writes a mutated copy of a journal to `path`, whose folder exists."""
    if chance.random() < 0.5:
        path.write_bytes(sample)
        path.chmod(0o600)
        with suppress(sqlite3.Error):
            _mutate_rows(path, chance)
        return
    content = bytearray(sample)
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        chance.choice(_CHANGES)(content, chance)
    path.write_bytes(content)
    path.chmod(0o600)


def mutate_text(text: str, chance: random.Random) -> bytes:
    """A mutated copy of a rubric's file."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, chance.choice(lines))
            case 2:
                name = lines[at].partition("=")[0]
                odd = chance.choice(
                    ("0x" + "f" * 6000, "9" * 5000, "1979-05-27", "[" * 500, "true")
                )
                lines[at] = f"{name}= {odd}"
            case 3:
                lines[at] = lines[at].replace('"', chance.choice(("", "'", '"""')))
            case 4:
                lines[at] = lines[at] * chance.choice((2, 50, 5000))
            case 5:
                lines[at] += f'\n{"k" * chance.choice((5, 9000))} = "{"v" * 9000}"'
            case 6:
                lines += lines[at : at + 40] * chance.choice((1, 100))
            case _:
                cut = chance.randrange(len(text))
                lines = (text[:cut] + chance.choice("\"'[]{}=.#\0é\n") + text[cut + 1 :]).split(
                    "\n"
                )
        text = "\n".join(lines)[:1_500_000]
    content = bytearray(text.encode())
    if chance.random() < 0.2:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _flip_a_bit(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _flip_in_the_header(content: bytearray, chance: random.Random) -> None:
    if content:
        content[chance.randrange(min(100, len(content)))] = chance.randrange(256)


def _lose_a_page(content: bytearray, chance: random.Random) -> None:
    at = _page(content, chance)
    content[at : at + PAGE] = bytes(len(content[at : at + PAGE]))


def _swap_pages(content: bytearray, chance: random.Random) -> None:
    one, other = _page(content, chance), _page(content, chance)
    kept = content[one : one + PAGE]
    if len(kept) == len(content[other : other + PAGE]):
        content[one : one + PAGE] = content[other : other + PAGE]
        content[other : other + PAGE] = kept


def _cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content) + 1) :]


def _fill_with_noise(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) + 1)
    noise = chance.randbytes(chance.choice((1, 8, 300)))
    content[at : at + len(noise)] = noise


def _page(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(max(1, len(content) // PAGE)) * PAGE


_CHANGES: tuple[Change, ...] = (
    _flip_a_bit,
    _flip_a_bit,
    _flip_in_the_header,
    _lose_a_page,
    _swap_pages,
    _cut_off,
    _fill_with_noise,
)


def _mutate_rows(path: Path, chance: random.Random) -> None:
    """Changes rows as a failing disk does, past every guard, check and key; or plants something."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        if chance.random() < 0.2:
            file.executescript(chance.choice(_PLANTED))
            return
        file.execute("PRAGMA ignore_check_constraints = ON")
        schema = file.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        triggers = [(name, sql) for kind, name, sql in schema if kind == "trigger"]
        tables = [name for kind, name, _ in schema if kind == "table"]
        for name, _ in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        try:
            for _ in range(chance.choice((1, 1, 2, 5))):
                with suppress(sqlite3.Error):
                    _mutate_row(file, chance.choice(tables), chance)
        finally:
            for _, sql in triggers:
                file.execute(sql)


def _mutate_row(file: sqlite3.Connection, table: str, chance: random.Random) -> None:
    rowids = [row for (row,) in file.execute(f'SELECT rowid FROM "{table}"')]  # noqa: S608
    if not rowids:
        return
    rowid = chance.choice(rowids)
    if chance.random() < 0.15:
        file.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608
        return
    columns = [(row[1], row[2]) for row in file.execute(f'PRAGMA table_info("{table}")')]
    column, kind = chance.choice(columns)
    value, place = _odd_value(file, table, column, kind, chance, rowid)
    file.execute(f'UPDATE "{table}" SET "{column}" = {place} WHERE rowid = ?', (value, rowid))  # noqa: S608


def _odd_value(
    file: sqlite3.Connection, table: str, column: str, kind: str, chance: random.Random, rowid: int
) -> tuple[object, str]:
    """A value for a column, and the placeholder that puts it there."""
    if kind != "TEXT":
        return chance.choice((None, *_ODD_NUMBERS)), "?"
    query = f'SELECT CAST("{column}" AS BLOB) FROM "{table}" WHERE rowid = ?'  # noqa: S608
    content = bytearray(file.execute(query, (rowid,)).fetchone()[0] or b"")
    if content and chance.random() < 0.5:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return bytes(content), "CAST(? AS TEXT)"
    return chance.choice((None, *_ODD_TEXTS)), "?"
