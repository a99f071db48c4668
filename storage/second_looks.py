"""Repeat ratings and looks back: what is said of a closed review later, beside what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from assessment.model import SkillKey
from assessment.second_looks import LookBack, Repeat, SecondLook
from storage.changes import Change, ChangeKind, Listener
from storage.connection import JournalFile
from storage.rows import Row, moment_of, moment_text, optional_text
from storage.saving import saving

_REPEATS = """
    SELECT cycle_id, rubric_id, skill_id, level, reason, confidence, saved_at, committed_at
    FROM repeat_rating JOIN cycle ON cycle.id = cycle_id
    WHERE deleted_at IS NULL ORDER BY repeat_rating.rowid
"""
_LOOKS_BACK = """
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
_PUT_LOOK_BACK = """
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
_REMOVE_LOOK_BACK = """
    DELETE FROM look_back
    WHERE cycle_id = ? AND rubric_id = ? AND skill_id = ? AND by_cycle_id = ?
        AND committed_at IS NULL
"""


class SecondLookStore:
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

    def looks_back(self) -> tuple[LookBack, ...]:
        """Every look back between two cycles that are not in the trash, committed or not."""
        return tuple(
            LookBack.model_validate({**_fields(row), "by_cycle_id": row[8]})
            for row in self._file.rows(_LOOKS_BACK)
        )

    def save_repeat(self, repeat: Repeat) -> None:
        """Saves a repeat in place of one that was not committed."""
        with saving(self._file, repeat.cycle_id):
            self._file.execute(_PUT_REPEAT, _values(repeat))
        self._tell(Change(ChangeKind.SECOND_LOOK, repeat.cycle_id))

    def save_look_back(self, look: LookBack) -> None:
        """Saves a look back in place of one that was not committed."""
        with saving(self._file, look.cycle_id, look.by_cycle_id):
            self._file.execute(_PUT_LOOK_BACK, (*_values(look), look.by_cycle_id))
        self._tell(Change(ChangeKind.SECOND_LOOK, look.cycle_id))

    def remove_repeat(self, cycle_id: str, key: SkillKey) -> None:
        """Takes back a repeat. One that was committed stays."""
        with saving(self._file, cycle_id):
            self._file.execute(_REMOVE_REPEAT, (cycle_id, *key))
        self._tell(Change(ChangeKind.SECOND_LOOK, cycle_id))

    def remove_look_back(self, cycle_id: str, key: SkillKey, by_cycle_id: str) -> None:
        """Takes back a look back. One that was committed stays."""
        with saving(self._file, cycle_id):
            self._file.execute(_REMOVE_LOOK_BACK, (cycle_id, *key, by_cycle_id))
        self._tell(Change(ChangeKind.SECOND_LOOK, cycle_id))


def _values(look: SecondLook) -> Row:
    return (
        look.cycle_id,
        look.rubric_id,
        look.skill_id,
        look.level,
        look.reason and look.reason.value,
        look.confidence and look.confidence.value,
        moment_text(look.saved_at),
        optional_text(look.committed_at),
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
