"""Schema 6: the days on which a review was opened, closed and reopened are kept.

A moment falls on another day in another time zone. For the reviews so far the zone of the computer
that updates the journal is taken, the best guess there is. Like the rest of a closed review, its
days are guarded.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_DAYS = ("opened_on", "closed_on", "reopened_on")
_ADD = "ALTER TABLE cycle ADD COLUMN {day} TEXT CHECK ({day} GLOB '????-??-??')"
# As bytes: a damaged moment need not be UTF-8, and must not keep the journal from opening.
_MOMENTS = """
    SELECT CAST(opened_at AS BLOB), CAST(closed_at AS BLOB), CAST(reopened_at AS BLOB), rowid
    FROM cycle
"""
_GUARD = """
    CREATE TRIGGER cycle_content BEFORE UPDATE OF
        id, period_start, period_end, depth, opened_at, opened_on, closed_at, closed_on,
        closing_reflection, reflection_private, place_rubric_id, place_skill_id, place_question_id
    ON cycle WHEN OLD.state = 'closed' BEGIN
        SELECT RAISE(ABORT, 'closed cycle');
    END
"""


def apply(database: Database) -> None:
    """Takes a journal of schema 5 to schema 6."""
    database.execute("DROP TRIGGER cycle_content")
    for day in _DAYS:
        database.execute(_ADD.format(day=day))
    for *of_cycle, rowid in database.execute(_MOMENTS).fetchall():
        database.execute(
            "UPDATE cycle SET opened_on = ?, closed_on = ?, reopened_on = ? WHERE rowid = ?",
            (*map(_day_of, of_cycle), rowid),
        )
    database.execute(_GUARD)


def _day_of(moment: bytes | None) -> str | None:
    """The day of a moment here and now, if it is one. Damage is for the model to find."""
    if moment is None:
        return None
    try:
        return datetime.fromisoformat(moment.decode()).astimezone().date().isoformat()
    except OverflowError:
        # On the very first or last day that there is.
        return moment[:10].decode()
    except ValueError:
        return None
