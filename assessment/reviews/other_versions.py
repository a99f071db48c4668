"""Two versions of one text, kept side by side until the person chooses."""

from __future__ import annotations

from datetime import datetime

from assessment.model import Frozen, Moment, new_id
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.sources import PassageSource, SourceKind


class OtherVersion(Frozen):
    """A text of a review that was replaced by one written elsewhere without knowing of it.

    `saved_at` is when this version was last saved. It stays out of charts and reports.
    """

    id: str
    cycle_id: str
    source: PassageSource
    text: str
    private: bool = False
    saved_at: Moment


def version_of_answer(answer: Answer) -> OtherVersion:
    """The text of an answer, set aside."""
    kind, name = SourceKind.ANSWER, answer.question_id
    return OtherVersion(
        id=new_id(answer.saved_at),
        cycle_id=answer.cycle_id,
        source=PassageSource(kind=kind, rubric_id=answer.rubric_id, name=name),
        text=answer.text,
        private=answer.private,
        saved_at=answer.saved_at,
    )


def version_of_note(rating: Rating) -> OtherVersion:
    """The note on a rating, set aside."""
    kind, name = SourceKind.NOTE, rating.skill_id
    return OtherVersion(
        id=new_id(rating.saved_at),
        cycle_id=rating.cycle_id,
        source=PassageSource(kind=kind, rubric_id=rating.rubric_id, name=name),
        text=rating.note,
        private=rating.note_private,
        saved_at=rating.saved_at,
    )


def version_of_reflection(cycle: ReviewCycle, now: datetime) -> OtherVersion:
    """The closing reflection, set aside at `now`."""
    return OtherVersion(
        id=new_id(now),
        cycle_id=cycle.id,
        source=PassageSource(kind=SourceKind.REFLECTION),
        text=cycle.closing_reflection,
        private=cycle.reflection_private,
        saved_at=now,
    )


def both(mine: str, other: str) -> str:
    """The two texts, one after the other."""
    return f"{mine.rstrip()}\n\n{other.strip()}".lstrip()
