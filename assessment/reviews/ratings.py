"""Answers and ratings, including the states that are not a number (method rules 6 and 7)."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from assessment.model import Frozen, Moment, QuestionKey, SkillKey


class NotRated(StrEnum):
    """Why a skill has no level. A skill that is simply unrated has no rating at all."""

    NOT_APPLICABLE = "not applicable"
    NO_OPPORTUNITY = "no opportunity"
    NOT_ENOUGH_EVIDENCE = "not enough evidence"


class Confidence(StrEnum):
    """How sure the person was of the level they chose."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Energy(IntEnum):
    """Whether the work of a skill drains a person or keeps them going (after Will Larson)."""

    DRAINS_ME = -2
    TIRES_ME = -1
    NEITHER = 0
    SUITS_ME = 1
    GIVES_ME_ENERGY = 2


class Answer(Frozen):
    """The answer to a question, in Markdown. A private answer stays out of reports."""

    cycle_id: str
    rubric_id: str
    question_id: str
    text: str
    private: bool = False
    bring_to_one_on_one: bool = False
    saved_at: Moment

    @property
    def key(self) -> QuestionKey:
        """The question's key, the same in every cycle."""
        return QuestionKey(self.rubric_id, self.question_id)

    @property
    def is_written(self) -> bool:
        """Whether it holds more than white space."""
        return bool(self.text.strip())


class Revision(Frozen):
    """An earlier value of a rating that was changed after the reveal (method rule 5)."""

    revised_at: Moment
    level: int | None
    reason: NotRated | None
    confidence: Confidence | None


class Judgement(Frozen):
    """A person's judgement of a skill in a cycle: a level, or the reason for none.

    Levels are 1 to 10, at most the skill's highest level.
    """

    cycle_id: str
    rubric_id: str
    skill_id: str
    level: Annotated[int, Field(ge=1, le=10)] | None = None
    reason: NotRated | None = None

    @model_validator(mode="after")
    def _has_a_level_or_a_reason(self) -> Self:
        if (self.level is None) == (self.reason is None):
            raise ValueError("a rating has either a level or a reason for none")
        return self

    @property
    def key(self) -> SkillKey:
        """The skill's key, the same in every cycle."""
        return SkillKey(self.rubric_id, self.skill_id)


class Rating(Judgement):
    """The self-rating made in the review. It counts once it is committed.

    `note` answers "what changed?". `without_writing` records that the scale was unlocked without
    an answer.
    """

    confidence: Confidence | None = None
    energy: Energy | None = None
    note: str = ""
    note_private: bool = False
    without_writing: bool = False
    saved_at: Moment
    committed_at: Moment | None = None
    revisions: tuple[Revision, ...] = ()

    def as_it_stood(self, moment: datetime) -> Rating:
        """The rating with the level, reason and confidence that it had at `moment`."""
        for revision in self.revisions:
            if revision.revised_at > moment:
                return self.with_changes(
                    level=revision.level, reason=revision.reason, confidence=revision.confidence
                )
        return self

    @property
    def is_committed(self) -> bool:
        """Whether the person has committed it; until then it counts nowhere."""
        return self.committed_at is not None
