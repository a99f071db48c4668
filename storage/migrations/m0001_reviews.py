"""Schema 1: rubrics, review cycles, answers, ratings, preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """
    CREATE TABLE rubric (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        rubric_id TEXT NOT NULL CHECK (rubric_id <> ''),
        version INTEGER NOT NULL CHECK (version >= 1),
        title TEXT NOT NULL CHECK (title <> ''),
        text TEXT NOT NULL CHECK (text <> ''),
        kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    """,
    """
    CREATE TABLE cycle (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        period_start TEXT NOT NULL CHECK (period_start GLOB '????-??-??'),
        period_end TEXT NOT NULL CHECK (period_end GLOB '????-??-??'),
        depth TEXT NOT NULL CHECK (depth IN ('full', 'pulse')),
        state TEXT NOT NULL CHECK (state IN ('draft', 'closed')),
        opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.??????+00:00'),
        closed_at TEXT CHECK (closed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        reopened_at TEXT CHECK (reopened_at GLOB '????-??-??T??:??:??.??????+00:00'),
        closing_reflection TEXT NOT NULL DEFAULT '',
        reflection_private INTEGER NOT NULL DEFAULT 0 CHECK (reflection_private IN (0, 1)),
        place_rubric TEXT,
        place_skill TEXT,
        place_question TEXT,
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK (period_start <= period_end),
        CHECK (state = 'draft' OR closed_at IS NOT NULL),
        CHECK ((place_rubric IS NULL) = (place_skill IS NULL))
    ) STRICT
    """,
    """
    CREATE TABLE cycle_rubric (
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        rubric_id TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES rubric (sha256),
        PRIMARY KEY (cycle_id, position),
        UNIQUE (cycle_id, rubric_id)
    ) STRICT
    """,
    """
    CREATE TABLE cycle_focus (
        cycle_id TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        PRIMARY KEY (cycle_id, position),
        UNIQUE (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE cycle_event (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('opened', 'closed', 'reopened', 'trashed', 'restored')),
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    """,
    """
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        question_id TEXT NOT NULL CHECK (question_id <> ''),
        text TEXT NOT NULL,
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        bring_to_one_on_one INTEGER NOT NULL DEFAULT 0 CHECK (bring_to_one_on_one IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        UNIQUE (cycle_id, rubric_id, question_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE rating (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        perspective TEXT NOT NULL CHECK (perspective IN ('self', 'manager', 'peer', 'report')),
        occasion TEXT NOT NULL CHECK (occasion IN ('review', 'repeat', 'retrospective')),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        energy INTEGER CHECK (energy BETWEEN -2 AND 2),
        note TEXT NOT NULL DEFAULT '',
        note_private INTEGER NOT NULL DEFAULT 0 CHECK (note_private IN (0, 1)),
        without_writing INTEGER NOT NULL DEFAULT 0 CHECK (without_writing IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        UNIQUE (cycle_id, rubric_id, skill_id, perspective, occasion),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE rating_revision (
        rating_id INTEGER NOT NULL REFERENCES rating (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        revised_at TEXT NOT NULL CHECK (revised_at GLOB '????-??-??T??:??:??.??????+00:00'),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        PRIMARY KEY (rating_id, position)
    ) STRICT
    """,
    """
    CREATE TABLE preference (
        key TEXT PRIMARY KEY CHECK (key <> ''),
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    """,
    "CREATE INDEX cycle_rubric_by_text ON cycle_rubric (sha256)",
    "CREATE INDEX cycle_event_by_cycle ON cycle_event (cycle_id)",
)

# A closed cycle is a snapshot. The guard stands in the file itself, so that no later mistake in
# the program, and no other tool, writes into one by accident. Emptying the trash goes round it:
# when a cycle's row is gone, so is the row that these look for.
_GUARDED = (
    ("answer", "{row}.cycle_id"),
    ("rating", "{row}.cycle_id"),
    ("cycle_focus", "{row}.cycle_id"),
    ("rating_revision", "(SELECT cycle_id FROM rating WHERE id = {row}.rating_id)"),
)
_OPERATIONS = (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",)))
_GUARD = """
    CREATE TRIGGER {table}_{row}_on_{operation} BEFORE {operation} ON {table} BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = {cycle};
    END
"""
_TRIGGERS = (
    """
    CREATE TRIGGER cycle_content BEFORE UPDATE OF
        id, period_start, period_end, depth, opened_at, closing_reflection, reflection_private,
        place_rubric, place_skill, place_question
    ON cycle WHEN OLD.state = 'closed' BEGIN
        SELECT RAISE(ABORT, 'closed cycle');
    END
    """,
    """
    CREATE TRIGGER cycle_kept BEFORE DELETE ON cycle WHEN OLD.deleted_at IS NULL BEGIN
        SELECT RAISE(ABORT, 'cycle not in trash');
    END
    """,
    """
    CREATE TRIGGER rubric_frozen BEFORE UPDATE ON rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END
    """,
    """
    CREATE TRIGGER cycle_rubric_frozen BEFORE UPDATE ON cycle_rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END
    """,
)


def apply(database: Database) -> None:
    """Makes every table of schema 1 in an empty file."""
    for statement in _TABLES:
        database.execute(statement)
    for table, cycle in _GUARDED:
        for operation, rows in _OPERATIONS:
            for row in rows:
                database.execute(
                    _GUARD.format(
                        table=table, operation=operation, row=row, cycle=cycle.format(row=row)
                    )
                )
    for statement in _TRIGGERS:
        database.execute(statement)
