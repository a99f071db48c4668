"""Schema 2: repeat ratings, looks back, what other people said, and the quotations of a year.

`rating` keeps the self-ratings of the reviews and loses `perspective` and `occasion`. A view that
it held goes to `others_view`, a repeat to `repeat_rating`. Version 1 wrote neither, nor a look
back, which moreover did not say by whose standard: such a row stays in the backup only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """
    CREATE TABLE repeat_rating (
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        PRIMARY KEY (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE look_back (
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        by_cycle_id TEXT NOT NULL CHECK (by_cycle_id <> cycle_id),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        PRIMARY KEY (cycle_id, rubric_id, skill_id, by_cycle_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE,
        FOREIGN KEY (by_cycle_id) REFERENCES cycle (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE others_view (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        who TEXT NOT NULL CHECK (who IN ('manager', 'peer', 'report')),
        label TEXT NOT NULL DEFAULT '',
        said_on TEXT NOT NULL CHECK (said_on GLOB '????-??-??'),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        words TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE quotation (
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'note', 'reflection')),
        rubric_id TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '',
        passage TEXT NOT NULL CHECK (trim(passage) <> ''),
        despite_private INTEGER NOT NULL DEFAULT 0 CHECK (despite_private IN (0, 1)),
        CHECK ((kind = 'reflection') = (rubric_id = '')),
        CHECK ((kind = 'reflection') = (name = '')),
        PRIMARY KEY (cycle_id, position)
    ) STRICT
    """,
    "CREATE INDEX look_back_by_standard ON look_back (by_cycle_id)",
    "CREATE INDEX others_view_by_cycle ON others_view (cycle_id, rubric_id)",
)

_MOVES = (
    """
    INSERT INTO others_view
    SELECT 'rating-' || id, cycle_id, rubric_id, skill_id, perspective, '',
        substr(saved_at, 1, 10), level, reason, note, note_private, saved_at, NULL
    FROM rating WHERE perspective <> 'self'
    """,
    """
    INSERT INTO repeat_rating
    SELECT cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at
    FROM rating WHERE perspective = 'self' AND occasion = 'repeat'
    """,
)

# What SQLite's manual gives for a change that ALTER TABLE can't make: a new table under another
# name, then its name. The guards go first, for renaming checks that every trigger still holds.
_SELF_RATINGS = (
    "DROP TRIGGER rating_revision_NEW_on_INSERT",
    "DROP TRIGGER rating_revision_OLD_on_UPDATE",
    "DROP TRIGGER rating_revision_NEW_on_UPDATE",
    "DROP TRIGGER rating_revision_OLD_on_DELETE",
    """
    CREATE TABLE self_rating (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
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
        UNIQUE (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    INSERT INTO self_rating
    SELECT id, cycle_id, rubric_id, skill_id, level, reason, confidence, energy, note,
        note_private, without_writing, saved_at, committed_at
    FROM rating WHERE perspective = 'self' AND occasion = 'review'
    """,
    "DROP TABLE rating",
    "ALTER TABLE self_rating RENAME TO rating",
    "DELETE FROM rating_revision WHERE rating_id NOT IN (SELECT id FROM rating)",
)

# A closed cycle's own words stay read-only. What is said of it later has tables of its own, with
# guards that let it in: repeats and looks back into a closed cycle only, and for good once they
# are committed; views and quotations into any that is not in the trash. When a cycle's row is
# gone, so are the rows that these look for, and the trash can be emptied.
_GUARD = """
    CREATE TRIGGER {table}_{row}_on_{operation} BEFORE {operation} ON {table} BEGIN
        SELECT CASE {refusals} END FROM cycle{also} WHERE cycle.id = {cycle};
    END
"""
_TRASHED = "WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')"
_CLOSED = "WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle')"
_OPEN = "WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle')"
_STANDS = "WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating')"
_BY = "WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')"
_OF_RATING = "(SELECT cycle_id FROM rating WHERE id = {row}.rating_id)"
_OPERATIONS = (("INSERT", "NEW"), ("UPDATE", "OLD"), ("UPDATE", "NEW"), ("DELETE", "OLD"))


def apply(database: Database) -> None:
    """Takes a journal of schema 1 to schema 2."""
    for statement in (*_TABLES, *_MOVES, *_SELF_RATINGS):
        database.execute(statement)
    for operation, row in _OPERATIONS:
        stands = (_STANDS,) if row == "OLD" else ()
        second_look = (_TRASHED, _OPEN, *stands)
        later = f" JOIN cycle AS later ON later.id = {row}.by_cycle_id"
        for table, cycle, refusals, also in (
            ("rating", "{row}.cycle_id", (_CLOSED, _TRASHED), ""),
            ("rating_revision", _OF_RATING, (_CLOSED, _TRASHED), ""),
            ("repeat_rating", "{row}.cycle_id", second_look, ""),
            ("look_back", "{row}.cycle_id", (_BY, *second_look), later),
            ("others_view", "{row}.cycle_id", (_TRASHED,), ""),
            ("quotation", "{row}.cycle_id", (_TRASHED,), ""),
        ):
            database.execute(
                _GUARD.format(
                    table=table,
                    row=row,
                    operation=operation,
                    refusals=" ".join(refusals),
                    also=also,
                    cycle=cycle.format(row=row),
                )
            )
