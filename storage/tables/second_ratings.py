"""Repeat ratings and looks back: what is said of a closed review later, beside what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from assessment.model import SkillKey
from assessment.reviews.second_ratings import Repeat, SecondRating, ThenRating
from storage.changes import Change, ChangeKind, Listener
from storage.file.connection import JournalFile
from storage.file.saving import saving
from storage.tables.rows import Row, moment_of, moment_text, optional_text

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


class SecondRatingStore:
    """Reads and saves repeats and looks back. What a method wrote is on the disk when it returns.

    Those that write raise NoSuchReview, CycleIsInTrash, CycleIsOpen when the cycle that is looked
    at is a draft, RatingIsFinal when what stands there was committed, LockedJournal or DiskFull.
    """

    def __init__(self, file: JournalFile, tell: Listener) -> None:
        self._file = file
        self._tell = tell

    def repeats(self) -> tuple[Repeat, ...]:
        """Every repeat of a cycle that is not in the trash, committed or not."""
        return tuple(Repeat.model_validate(_fields(row)) for row in self._file.rows(_REPEATS))

    def then_ratings(self) -> tuple[ThenRating, ...]:
        """Every look back between two cycles that are not in the trash, committed or not."""
        return tuple(
            ThenRating.model_validate({**_fields(row), "by_cycle_id": row[8]})
            for row in self._file.rows(_THEN_RATINGS)
        )

    def save_repeat(self, repeat: Repeat) -> None:
        """Saves a repeat in place of one that was not committed."""
        with saving(self._file, repeat.cycle_id):
            self._file.execute(_PUT_REPEAT, _values(repeat))
        self._tell(Change(ChangeKind.SECOND_RATING, repeat.cycle_id))

    def save_then_rating(self, second_rating: ThenRating) -> None:
        """Saves a look back in place of one that was not committed."""
        with saving(self._file, second_rating.cycle_id, second_rating.by_cycle_id):
            self._file.execute(
                _PUT_THEN_RATING, (*_values(second_rating), second_rating.by_cycle_id)
            )
        self._tell(Change(ChangeKind.SECOND_RATING, second_rating.cycle_id))

    def remove_repeat(self, cycle_id: str, key: SkillKey) -> None:
        """Takes back a repeat. One that was committed stays."""
        with saving(self._file, cycle_id):
            self._file.execute(_REMOVE_REPEAT, (cycle_id, *key))
        self._tell(Change(ChangeKind.SECOND_RATING, cycle_id))

    def remove_then_rating(self, cycle_id: str, key: SkillKey, by_cycle_id: str) -> None:
        """Takes back a look back. One that was committed stays."""
        with saving(self._file, cycle_id):
            self._file.execute(_REMOVE_THEN_RATING, (cycle_id, *key, by_cycle_id))
        self._tell(Change(ChangeKind.SECOND_RATING, cycle_id))


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


def _fields(row: Row) -> dict[str, Any]:
    return {
        "cycle_id": row[0],
        "rubric_id": row[1],
        "skill_id": row[2],
        "level": row[3],
        "reason": row[4],
        "confidence": row[5],
        "saved_at": datetime.fromisoformat(row[6]),
        "committed_at": moment_of(row[7]),
    }
