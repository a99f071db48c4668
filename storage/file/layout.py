"""Compares the schema of a file with the one that its version lays out, before anything is read.

A trigger, a view, a CHECK or a generated column that another program put there would run as soon
as its table is read, checked or written to. So what differs is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from storage.file.connection import JournalFile
from storage.file.errors import AlteredSchema, DamagedJournal
from storage.migrations import MIGRATIONS

_FOLDER = Path(__file__).parent.parent / "migrations" / "layouts"
# ANALYZE, which other tools run by themselves, keeps its statistics in these. Nothing in them runs.
_QUERY = """
    SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name
"""
_KINDS = ("table", "index", "trigger", "view")
_LONGEST_NAME = 60

_BETWEEN = ";\n\n"


def refuse_altered_schema(file: JournalFile) -> None:
    """Raises AlteredSchema or DamagedJournal if the schema is not that of the file's version.

    Takes a tenth of a millisecond. Only the schema itself is read, and nothing in it runs.
    """
    with file.reading():
        number = file.pragma("user_version")
        # Tests bring migrations that were not released, and that no layout describes.
        if number > MIGRATIONS[-1].number:
            return
        found = _parts_of(file)
    expected = layout_path(number).read_text(encoding="utf-8").split(_BETWEEN)
    if found != expected:
        _refuse_differences(file.path, [_plain(part) for part in expected], map(_plain, found))


def layout_path(number: int) -> Path:
    """The file with the layout of a released schema. It is never edited."""
    return _FOLDER / f"schema-{number}.sql"


def layout_of(file: JournalFile) -> str:
    """The schema of a file as text, each of its parts after a line that names it."""
    return _BETWEEN.join(_parts_of(file))


def _parts_of(file: JournalFile) -> list[str]:
    return [
        f"-- {kind} {name} on {table}\n{sql or ''}" for kind, name, table, sql in file.rows(_QUERY)
    ]


def _plain(part: str) -> tuple[str, str]:
    """A part's name and its statement, however that is spaced and quoted.

    Versions of SQLite differ in how they write a statement that ALTER TABLE changed.
    """
    heading, _, sql = part.partition("\n")
    return heading.removeprefix("-- "), " ".join(sql.replace('"', "").split())


def _refuse_differences(
    path: Path, expected: Sequence[tuple[str, str]], found: Iterable[tuple[str, str]]
) -> None:
    lost = dict(expected)
    for heading, sql in found:
        if heading not in lost:
            raise AlteredSchema(path, f"{_named(heading)} is not one that Growth Rings makes")
        if sql != lost.pop(heading):
            raise AlteredSchema(path, f"{_named(heading)} is not as Growth Rings makes it")
    if lost:
        raise DamagedJournal(path, [_named(heading) for heading in lost])


def _named(heading: str) -> str:
    """A part of the schema in words: "the trigger “cycle_kept”"."""
    kind, _, rest = heading.partition(" ")
    # A name with a line break in it is cut there.
    whole = rest.rpartition(" on ")[0] or rest
    name = "".join(letter for letter in whole if letter.isprintable())
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f"the {kind if kind in _KINDS else 'part'} “{shown}”"
