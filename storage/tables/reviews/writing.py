"""The statements that save reviews. Plain SQL: a save must cost what the disk costs, no more.

Each runs inside a transaction of its caller.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from assessment.model import SkillKey
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import Answer, Rating
from storage.file.connection import JournalFile
from storage.tables.rows import (
    answer_values,
    cycle_values,
    moment_text,
    rating_values,
    revision_values,
)

_PUT_CYCLE = """
    INSERT INTO cycle (
        id, title, period_start, period_end, depth, state, opened_at, closed_at, reopened_at,
        closing_reflection, reflection_private, place_rubric, place_skill, place_question
    ) VALUES (
        :id, :title, :period_start, :period_end, :depth, :state, :opened_at, :closed_at,
        :reopened_at, :closing_reflection, :reflection_private, :place_rubric, :place_skill,
        :place_question
    )
"""
_PUT_ANSWER = """
    INSERT INTO answer (
        cycle_id, rubric_id, question_id, text, private, bring_to_one_on_one, saved_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (cycle_id, rubric_id, question_id) DO UPDATE SET
        text = excluded.text,
        private = excluded.private,
        bring_to_one_on_one = excluded.bring_to_one_on_one,
        saved_at = excluded.saved_at
"""
_PUT_RATING = """
    INSERT INTO rating (
        cycle_id, rubric_id, skill_id, level, reason, confidence, energy,
        note, note_private, without_writing, saved_at, committed_at
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (cycle_id, rubric_id, skill_id) DO UPDATE SET
        level = excluded.level,
        reason = excluded.reason,
        confidence = excluded.confidence,
        energy = excluded.energy,
        note = excluded.note,
        note_private = excluded.note_private,
        without_writing = excluded.without_writing,
        saved_at = excluded.saved_at,
        committed_at = excluded.committed_at
    RETURNING id
"""
_REMOVE_UNCOMMITTED = """
    DELETE FROM rating
    WHERE cycle_id = ? AND rubric_id = ? AND skill_id = ? AND committed_at IS NULL
"""


def add_cycle(file: JournalFile, cycle: ReviewCycle) -> None:
    """A new cycle with its editions, whose texts are kept already, and its focus."""
    file.execute(_PUT_CYCLE, cycle_values(cycle))
    for position, edition in enumerate(cycle.editions, start=1):
        file.execute(
            "INSERT INTO cycle_rubric (cycle_id, position, rubric_id, sha256) VALUES (?, ?, ?, ?)",
            (cycle.id, position, edition.rubric_id, edition.sha256),
        )
    put_focus(file, cycle.id, cycle.focus)


def put_focus(file: JournalFile, cycle_id: str, skills: tuple[SkillKey, ...]) -> None:
    """The skills to grow in, in place of those chosen before."""
    file.execute("DELETE FROM cycle_focus WHERE cycle_id = ?", (cycle_id,))
    for position, key in enumerate(skills, start=1):
        file.execute(
            "INSERT INTO cycle_focus (cycle_id, position, rubric_id, skill_id) VALUES (?, ?, ?, ?)",
            (cycle_id, position, key.rubric_id, key.skill_id),
        )


def put_answer(file: JournalFile, answer: Answer) -> None:
    """An answer, in place of the one to the same question."""
    file.execute(_PUT_ANSWER, answer_values(answer))


def put_rating(file: JournalFile, rating: Rating) -> None:
    """A rating with its revisions, in place of the one of the same skill."""
    ((rating_id,),) = file.rows(_PUT_RATING, rating_values(rating))
    file.execute("DELETE FROM rating_revision WHERE rating_id = ?", (rating_id,))
    for position, revision in enumerate(rating.revisions, start=1):
        file.execute(
            "INSERT INTO rating_revision "
            "(rating_id, position, revised_at, level, reason, confidence) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            revision_values(rating_id, position, revision),
        )


def remove_uncommitted(file: JournalFile, cycle_id: str, key: SkillKey) -> None:
    """Deletes the self-rating of a skill, unless it was committed."""
    file.execute(_REMOVE_UNCOMMITTED, (cycle_id, key.rubric_id, key.skill_id))


def record(
    file: JournalFile,
    cycle_id: str,
    kind: Literal["opened", "closed", "reopened", "trashed", "restored"],
    moment: datetime,
) -> None:
    """Puts on record what happened to a cycle, and when."""
    file.execute(
        "INSERT INTO cycle_event (cycle_id, kind, at) VALUES (?, ?, ?)",
        (cycle_id, kind, moment_text(moment)),
    )
