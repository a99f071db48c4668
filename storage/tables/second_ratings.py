"""Repeat ratings and looks back: what is said of a closed review later, beside what it says."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from assessment.reviews.second_ratings import Repeat, SecondRating, ThenRating
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.tables.rows import Row, moment_text, optional_text
from storage.tables.saving import saving

_REPEATS = """
    SELECT cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at
    FROM repeat_rating JOIN cycle ON cycle.id = cycle_id
    WHERE deleted_at IS NULL ORDER BY repeat_rating.rowid
"""
_THEN_RATINGS = """
    SELECT cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at,
        by_cycle_id
    FROM look_back
    JOIN cycle ON cycle.id = cycle_id
    JOIN cycle AS later ON later.id = by_cycle_id
    WHERE cycle.deleted_at IS NULL AND later.deleted_at IS NULL ORDER BY look_back.rowid
"""
_PUT_REPEAT = """
    INSERT INTO repeat_rating (
        cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (cycle_id, rubric_id, skill_id) DO UPDATE SET
        level = excluded.level,
        reason = excluded.reason,
        confidence = excluded.confidence,
        saved_at = excluded.saved_at,
        committed_at = excluded.committed_at
"""
_PUT_THEN_RATING = """
    INSERT INTO look_back (
        cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at,
        by_cycle_id
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (cycle_id, rubric_id, skill_id, by_cycle_id) DO UPDATE SET
        level = excluded.level,
        reason = excluded.reason,
        confidence = excluded.confidence,
        saved_at = excluded.saved_at,
        committed_at = excluded.committed_at
"""
_REMOVE_REPEAT = """
    DELETE FROM repeat_rating
    WHERE cycle_id = ? AND rubric_id = ? AND skill_id = ? AND committed_at IS NULL
"""
_REMOVE_THEN_RATING = """
    DELETE FROM look_back
    WHERE cycle_id = ? AND rubric_id = ? AND skill_id = ? AND by_cycle_id = ?
        AND committed_at IS NULL
"""


Second = TypeVar("Second", Repeat, ThenRating)


class _Statements(NamedTuple):
    read: str
    put: str
    remove: str
    key: tuple[str, ...]


_FIELDS = (
    "cycle_id",
    "rubric_id",
    "skill_id",
    "level",
    "reason",
    "confidence",
    "saved_at",
    "committed_at",
    "by_cycle_id",
)
_KEY = ("cycle_id", "rubric_id", "skill_id")
_STATEMENTS = {
    Repeat: _Statements(_REPEATS, _PUT_REPEAT, _REMOVE_REPEAT, _KEY),
    ThenRating: _Statements(
        _THEN_RATINGS, _PUT_THEN_RATING, _REMOVE_THEN_RATING, (*_KEY, "by_cycle_id")
    ),
}


class SecondRatingStore(Generic[Second]):
    """Reads and saves repeats, or ratings from memory.

    What a method wrote is on the disk when it returns. Those that write raise NoSuchReview,
    CycleIsInTrash, CycleIsOpen when the cycle that is rated is a draft, RatingIsFinal when what
    stands there was committed, LockedJournal or DiskFull.
    """

    def __init__(self, kind: type[Second], file: JournalFile, tell: Listener) -> None:
        self._kind = kind
        self._file = file
        self._tell = tell
        self._statements = _STATEMENTS[kind]

    def everything(self) -> tuple[Second, ...]:
        """All between cycles that are not in the trash, committed or not."""
        rows = self._file.rows(self._statements.read)
        return tuple(
            self._kind.model_validate(dict(zip(_FIELDS, row, strict=False))) for row in rows
        )

    def save(self, second_rating: Second) -> None:
        """Saves a second rating in place of one that was not committed."""
        by = (second_rating.by_cycle_id,) if isinstance(second_rating, ThenRating) else ()
        with saving(self._file, second_rating.cycle_id, *by):
            self._file.execute(self._statements.put, (*_values(second_rating), *by))
        self._tell(Change(ChangeKind.SECOND_RATING, second_rating.cycle_id))

    def remove(self, second_rating: Second) -> None:
        """Takes back a second rating. One that was committed stays."""
        key = [getattr(second_rating, name) for name in self._statements.key]
        with saving(self._file, second_rating.cycle_id):
            self._file.execute(self._statements.remove, key)
        self._tell(Change(ChangeKind.SECOND_RATING, second_rating.cycle_id))


def _values(second_rating: SecondRating) -> Row:
    return (
        second_rating.cycle_id,
        second_rating.rubric_id,
        second_rating.skill_id,
        second_rating.level,
        second_rating.reason and second_rating.reason.value,
        second_rating.confidence and second_rating.confidence.value,
        moment_text(second_rating.saved_at),
        optional_text(second_rating.committed_at),
    )
