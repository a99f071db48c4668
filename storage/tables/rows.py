"""Turns rows into the domain's models and back.

Models are validated as they are read: building them unchecked (`model_construct`) was measured
and is no faster.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from assessment.model import SkillKey
from assessment.reviews.cycles import Place, ReviewCycle, RubricEdition
from assessment.reviews.ratings import Answer, Rating, Revision

Row = tuple[Any, ...]


def moment_text(moment: datetime) -> str:
    """A moment in UTC as text of a fixed length, which sorts by time."""
    return moment.isoformat(timespec="microseconds")


def optional_text(moment: datetime | None) -> str | None:
    """A moment as text, if there is one."""
    return None if moment is None else moment_text(moment)


def moment_of(text: str | None) -> datetime | None:
    """The moment that a text of `moment_text` names, if there is one."""
    return None if text is None else datetime.fromisoformat(text)


def cycle_values(cycle: ReviewCycle) -> dict[str, object]:
    """The values of a row of `cycle`, by column."""
    place = cycle.place
    return {
        "id": cycle.id,
        "title": cycle.title,
        "period_start": cycle.period.start.isoformat(),
        "period_end": cycle.period.end.isoformat(),
        "depth": cycle.depth.value,
        "state": cycle.state.value,
        "opened_at": moment_text(cycle.opened_at),
        "closed_at": optional_text(cycle.closed_at),
        "reopened_at": optional_text(cycle.reopened_at),
        "closing_reflection": cycle.closing_reflection,
        "reflection_private": cycle.reflection_private,
        "place_rubric": place and place.rubric_id,
        "place_skill": place and place.skill_id,
        "place_question": place and place.question_id,
    }


def cycle_of_row(
    row: Row, editions: tuple[RubricEdition, ...], focus: tuple[SkillKey, ...]
) -> ReviewCycle:
    """The cycle in a row of `cycle`; the columns stand in the order of `cycle_values`."""
    rubric_id, skill_id, question_id = row[11:14]
    return ReviewCycle.model_validate(
        {
            "id": row[0],
            "title": row[1],
            "period": {"start": date.fromisoformat(row[2]), "end": date.fromisoformat(row[3])},
            "depth": row[4],
            "editions": editions,
            "state": row[5],
            "opened_at": moment_of(row[6]),
            "closed_at": moment_of(row[7]),
            "reopened_at": moment_of(row[8]),
            "closing_reflection": row[9],
            "reflection_private": row[10],
            "focus": focus,
            "place": rubric_id
            and Place(rubric_id=rubric_id, skill_id=skill_id, question_id=question_id),
        }
    )


def answer_values(answer: Answer) -> Row:
    """The values of a row of `answer`, in the order of its columns without the id."""
    return (
        answer.cycle_id,
        answer.rubric_id,
        answer.question_id,
        answer.text,
        answer.private,
        answer.bring_to_one_on_one,
        moment_text(answer.saved_at),
    )


def answer_of_row(row: Row) -> Answer:
    """The answer in a row; the columns stand in the order of `answer_values`."""
    return Answer(
        cycle_id=row[0],
        rubric_id=row[1],
        question_id=row[2],
        text=row[3],
        private=row[4],
        bring_to_one_on_one=row[5],
        saved_at=datetime.fromisoformat(row[6]),
    )


def rating_values(rating: Rating) -> Row:
    """The values of a row of `rating`, in the order of its columns without the id."""
    return (
        rating.cycle_id,
        rating.rubric_id,
        rating.skill_id,
        rating.level,
        rating.reason and rating.reason.value,
        rating.confidence and rating.confidence.value,
        None if rating.energy is None else rating.energy.value,
        rating.note,
        rating.note_private,
        rating.without_writing,
        moment_text(rating.saved_at),
        optional_text(rating.committed_at),
    )


def rating_of_row(row: Row, revisions: tuple[Revision, ...]) -> Rating:
    """The rating in a row; the columns stand in the order of `rating_values`."""
    return Rating(
        cycle_id=row[0],
        rubric_id=row[1],
        skill_id=row[2],
        level=row[3],
        reason=row[4],
        confidence=row[5],
        energy=row[6],
        note=row[7],
        note_private=row[8],
        without_writing=row[9],
        saved_at=datetime.fromisoformat(row[10]),
        committed_at=moment_of(row[11]),
        revisions=revisions,
    )


def revision_values(rating_id: int, position: int, revision: Revision) -> Row:
    """The values of a row of `rating_revision`, in the order of its columns."""
    return (
        rating_id,
        position,
        moment_text(revision.revised_at),
        revision.level,
        revision.reason and revision.reason.value,
        revision.confidence and revision.confidence.value,
    )


def revision_of_row(row: Row) -> Revision:
    """The revision in a row: moment, level, reason, confidence."""
    return Revision(
        revised_at=datetime.fromisoformat(row[0]), level=row[1], reason=row[2], confidence=row[3]
    )
