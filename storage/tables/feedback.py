"""What other people said, and the trash for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from assessment.feedback import Feedback
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.file.errors import NoSuchFeedback
from storage.tables.rows import Row, moment_text
from storage.tables.saving import saving

_VIEWS = """
    SELECT others_view.id, cycle_id, rubric_id, skill_id, who, label, said_on, level, reason, words,
        private, saved_at
    FROM others_view JOIN cycle ON cycle.id = cycle_id
    WHERE cycle.deleted_at IS NULL AND (others_view.deleted_at IS NOT NULL) = ?
    ORDER BY others_view.deleted_at DESC, said_on, others_view.rowid
"""
_PUT = """
    INSERT INTO others_view (
        id, cycle_id, rubric_id, skill_id, who, label, said_on, level, reason, words, private,
        saved_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        cycle_id = excluded.cycle_id,
        rubric_id = excluded.rubric_id,
        skill_id = excluded.skill_id,
        who = excluded.who,
        label = excluded.label,
        said_on = excluded.said_on,
        level = excluded.level,
        reason = excluded.reason,
        words = excluded.words,
        private = excluded.private,
        saved_at = excluded.saved_at
        WHERE others_view.deleted_at IS NULL
"""
_DELETE = """
    UPDATE others_view SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING cycle_id
"""
_RESTORE = """
    UPDATE others_view SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL
    RETURNING cycle_id
"""
_EMPTY = """
    DELETE FROM others_view WHERE deleted_at IS NOT NULL
        AND cycle_id IN (SELECT id FROM cycle WHERE deleted_at IS NULL)
"""


class FeedbackStore:
    """Reads and saves the views of others. What a method wrote is on the disk when it returns.

    A closed review takes them too. Those that write raise NoSuchFeedback, NoSuchReview,
    CycleIsInTrash, LockedJournal or DiskFull.
    """

    def __init__(self, file: JournalFile, clock: Callable[[], datetime], tell: Listener) -> None:
        self._file = file
        self._clock = clock
        self._tell = tell

    def everything(self) -> tuple[Feedback, ...]:
        """Every view of a cycle that is not in the trash, by the day it was said."""
        return tuple(_item(row) for row in self._file.rows(_VIEWS, (False,)))

    def trashed(self) -> tuple[Feedback, ...]:
        """Every view in the trash, the last thrown away first; not those of a cycle in there."""
        return tuple(_item(row) for row in self._file.rows(_VIEWS, (True,)))

    def save(self, item: Feedback) -> None:
        """Saves a view, new or in place of the one with its id."""
        with saving(self._file, item.cycle_id):
            if self._file.execute(_PUT, _values(item)) == 0:
                raise NoSuchFeedback
        self._tell(Change(ChangeKind.FEEDBACK, item.cycle_id))

    def move_to_trash(self, feedback_id: str) -> None:
        """Puts a view into the trash."""
        self._move(_DELETE, (moment_text(self._clock()), feedback_id))

    def restore(self, feedback_id: str) -> None:
        """Brings a view back from the trash as it was."""
        self._move(_RESTORE, (feedback_id,))

    def empty_trash(self) -> int:
        """Deletes for good the views in the trash, and says how many that were.

        Those of a cycle in the trash go, or come back, with it.
        """
        with saving(self._file):
            count = self._file.execute(_EMPTY)
        self._tell(Change(ChangeKind.FEEDBACK, None))
        return count

    def _move(self, sql: str, values: tuple[object, ...]) -> None:
        with saving(self._file):
            moved = self._file.rows(sql, values)
            if not moved:
                raise NoSuchFeedback
        self._tell(Change(ChangeKind.FEEDBACK, moved[0][0]))


def _values(item: Feedback) -> Row:
    return (
        item.id,
        item.cycle_id,
        item.rubric_id,
        item.skill_id,
        item.who.value,
        item.label,
        item.said_on.isoformat(),
        item.level,
        item.reason and item.reason.value,
        item.words,
        item.private,
        moment_text(item.saved_at),
    )


def _item(row: Row) -> Feedback:
    return Feedback(
        id=row[0],
        cycle_id=row[1],
        rubric_id=row[2],
        skill_id=row[3],
        who=row[4],
        label=row[5],
        said_on=date.fromisoformat(row[6]),
        level=row[7],
        reason=row[8],
        words=row[9],
        private=row[10],
        saved_at=datetime.fromisoformat(row[11]),
    )
