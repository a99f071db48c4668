"""Schema 3: the work log, and the skills that its entries tell of.

An entry stands on its own: it belongs to a day, not to a review cycle, and outlives them all. So a
skill is named as rubrics name it, whether or not any cycle uses that rubric.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """
    CREATE TABLE evidence (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        happened_on TEXT NOT NULL CHECK (happened_on GLOB '????-??-??'),
        title TEXT NOT NULL CHECK (trim(title) <> ''),
        kind TEXT NOT NULL CHECK (
            kind IN ('shipped', 'helped', 'learned', 'decided', 'praise', 'went wrong')
        ),
        body TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '',
        without_me TEXT NOT NULL DEFAULT '',
        acknowledged_by TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    """,
    """
    CREATE TABLE evidence_skill (
        evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        rubric_id TEXT NOT NULL CHECK (rubric_id <> ''),
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        PRIMARY KEY (evidence_id, position),
        UNIQUE (evidence_id, rubric_id, skill_id)
    ) STRICT
    """,
    "CREATE INDEX evidence_by_day ON evidence (happened_on)",
)


def apply(database: Database) -> None:
    """Takes a journal of schema 2 to schema 3."""
    for statement in _TABLES:
        database.execute(statement)
