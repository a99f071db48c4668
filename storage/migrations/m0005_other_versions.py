"""Schema 5: where two windows wrote one text at once, the version that was replaced is kept.

It belongs to a review and goes with it. No guard keeps it out of a closed one: what was written
while the review was closed elsewhere must not be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    """
    CREATE TABLE other_version (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        source_kind TEXT NOT NULL CHECK (source_kind IN ('answer', 'note', 'reflection')),
        source_rubric_id TEXT NOT NULL DEFAULT '',
        source_name TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL CHECK (text <> ''),
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((source_kind = 'reflection') = (source_rubric_id = '')),
        CHECK ((source_kind = 'reflection') = (source_name = ''))
    ) STRICT
    """,
    "CREATE INDEX other_version_by_cycle ON other_version (cycle_id)",
    "INSERT INTO last_change VALUES ('other_version', 0)",
)
_COUNT = """
    CREATE TRIGGER other_version_counted_on_{operation} AFTER {operation} ON other_version BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'other_version';
    END
"""


def apply(database: Database) -> None:
    """Takes a journal of schema 4 to schema 5."""
    for statement in _STATEMENTS:
        database.execute(statement)
    for operation in ("INSERT", "UPDATE", "DELETE"):
        database.execute(_COUNT.format(operation=operation))
