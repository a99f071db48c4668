"""Schema 4: the file counts its changes, and every column has the name of its model's field.

`last_change` has a row for each table with the number of the latest change to it. There is one
counter, which triggers raise in the transaction of the change. The row "closed cycle" is for the
closed ones in `cycle`, whose reviews the guards protect, so it stays the same while a draft is
written in. Changes to `last_change` itself and to `glance`, which depends on all others, don't
count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {"others_view": "feedback", "look_back": "then_rating"}

_COLUMNS = (
    ("evidence", "body", "text"),
    ("cycle", "place_rubric", "place_rubric_id"),
    ("cycle", "place_skill", "place_skill_id"),
    ("cycle", "place_question", "place_question_id"),
    ("quotation", "kind", "source_kind"),
    ("quotation", "rubric_id", "source_rubric_id"),
    ("quotation", "name", "source_name"),
)

_STATEMENTS = (
    "DROP INDEX others_view_by_cycle",
    "DROP INDEX look_back_by_standard",
    # A lifetime's work log is asked by days: this holds what is needed to pick among them.
    "DROP INDEX evidence_by_day",
    """
    CREATE INDEX evidence_by_day ON evidence (happened_on, kind, private, id)
    WHERE deleted_at IS NULL
    """,
    "CREATE INDEX feedback_by_cycle ON feedback (cycle_id, rubric_id)",
    "CREATE INDEX then_rating_by_standard ON then_rating (by_cycle_id)",
    """
    CREATE TABLE glance (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seal TEXT NOT NULL,
        text TEXT NOT NULL CHECK (json_valid(text))
    ) STRICT
    """,
    "DELETE FROM preference WHERE key = 'glance'",
    """
    CREATE TABLE last_change (
        kept TEXT PRIMARY KEY CHECK (kept <> ''),
        number INTEGER NOT NULL CHECK (number >= 0)
    ) STRICT
    """,
)

_COUNTED = (
    "rubric",
    "cycle",
    "cycle_rubric",
    "cycle_focus",
    "cycle_event",
    "answer",
    "rating",
    "rating_revision",
    "repeat_rating",
    "then_rating",
    "feedback",
    "quotation",
    "evidence",
    "evidence_skill",
    "preference",
)
_OPERATIONS = ("INSERT", "UPDATE", "DELETE")
_COUNT = """
    CREATE TRIGGER {name}_counted_on_{operation} AFTER {operation} ON {table} {when} BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = '{kept}';
    END
"""
_WHEN_CLOSED = {
    "INSERT": "WHEN NEW.state = 'closed'",
    "UPDATE": "WHEN 'closed' IN (OLD.state, NEW.state)",
    "DELETE": "WHEN OLD.state = 'closed'",
}


def apply(database: Database) -> None:
    """Takes a journal of schema 3 to schema 4."""
    for old, new in _TABLES.items():
        _rename_table(database, old, new)
    for table, old, new in _COLUMNS:
        database.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    for statement in _STATEMENTS:
        database.execute(statement)
    for kept in (*_COUNTED, "closed cycle"):
        database.execute("INSERT INTO last_change VALUES (?, 0)", (kept,))
    for operation in _OPERATIONS:
        for table in _COUNTED:
            _count(database, operation, table, table, "")
        _count(database, operation, "cycle", "closed cycle", _WHEN_CLOSED[operation])


def _rename_table(database: Database, old: str, new: str) -> None:
    """Renames a table, and its guards, which bear its name."""
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
    guards = database.execute(query, (old,)).fetchall()
    for name, _ in guards:
        database.execute(f"DROP TRIGGER {name}")
    database.execute(f"ALTER TABLE {old} RENAME TO {new}")
    for _, sql in guards:
        database.execute(sql.replace(old, new))


def _count(database: Database, operation: str, table: str, kept: str, when: str) -> None:
    database.execute(
        _COUNT.format(
            name=kept.replace(" ", "_"), operation=operation, table=table, when=when, kept=kept
        )
    )
