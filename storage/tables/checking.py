"""Reads every row of a journal through its model, which finds what SQLite's own checks miss."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from storage.cache import Cache
from storage.changes import Listeners
from storage.file.connection import JournalFile, refuse_any_fault
from storage.file.errors import DamagedJournal
from storage.migrations import MIGRATIONS
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.keeping import Keeping
from storage.tables.kind import Kind
from storage.tables.quotations import damaged_quotations
from storage.tables.reviews.frozen_rubrics import FrozenRubrics
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.reviews.other_versions import OTHER_VERSIONS
from storage.tables.scales import refuse_beyond_scale, scales_of
from storage.tables.second_ratings import REPEATS, THEN_RATINGS
from storage.tables.table import Table

_OTHER_VALUES: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("cycle_event", "at", datetime.fromisoformat),
    ("rubric", "kept_at", datetime.fromisoformat),
    ("preference", "value", json.loads),
)
"""Values that belong to no model: their table, their column, and what reads them."""

_UNJUDGED: tuple[Kind[Any], ...] = (CYCLES, ANSWERS, EVIDENCE, OTHER_VERSIONS)
_HIGHEST_COUNT = 2**62
"""No counter of changes gets as far as this in any lifetime."""


def refuse_any_damage(file: JournalFile) -> None:
    """Raises DamagedJournal, naming the rows, unless every part of the journal is as written.

    Rows are read only where they have the newest schema: the models know no other.
    """
    refuse_any_fault(file)
    with file.reading():
        is_newest = file.pragma("user_version") == MIGRATIONS[-1].number
        places = list(dict.fromkeys(_damaged_rows(file))) if is_newest else []
    if places:
        raise DamagedJournal(file.path, places)


def _damaged_rows(file: JournalFile) -> Iterator[str]:
    keeping = Keeping(file, Cache(file), datetime.now, Listeners().announce)
    judged: list[Table[Any]] = [Table(kind) for kind in (RATINGS, REPEATS, THEN_RATINGS, FEEDBACK)]
    damaged_rubrics = FrozenRubrics(keeping).damaged_rows()
    yield from damaged_rubrics
    for table in (*map(Table, _UNJUDGED), *judged):
        damaged = table.damaged_rows(file)
        yield from damaged
        # Without its rubric or its row, a level has no scale to be held against.
        if table in judged and not damaged and not damaged_rubrics:
            yield from _beyond_scale(keeping, table)
    yield from damaged_quotations(file)
    for name, column, read in _OTHER_VALUES:
        for rowid, value in file.rows(f"SELECT rowid, {column} FROM {name}"):  # noqa: S608
            if not _is_readable(value, read):
                yield f"row {rowid} of the table “{name}”"
    query = "SELECT rowid FROM last_change WHERE number >= ?"
    for (rowid,) in file.rows(query, (_HIGHEST_COUNT,)):
        yield f"row {rowid} of the table “last_change”"


def _beyond_scale(keeping: Keeping, table: Table[Any]) -> tuple[str, ...]:
    try:
        everything = table.read(keeping.file, "1")
        refuse_beyond_scale(keeping.file, table, everything, scales_of(keeping))
    except DamagedJournal as error:
        return error.places
    return ()


def _is_readable(value: str, read: Callable[[str], object]) -> bool:
    try:
        read(value)
    except (ValueError, RecursionError):
        return False
    return True
