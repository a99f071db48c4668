"""What every model of the domain shares: frozen values, time-ordered ids, keys of skills."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated, NamedTuple
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that never changes and refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SkillKey(NamedTuple):
    """Names a skill across review cycles: the rubric's id and the skill's id."""

    rubric_id: str
    skill_id: str


class QuestionKey(NamedTuple):
    """Names a question across review cycles: the rubric's id and the question's id."""

    rubric_id: str
    question_id: str


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_in_utc)]
"""A point in time, always in UTC."""


def new_id(now: datetime) -> str:
    """A UUIDv7 as text (RFC 9562): sorts by `now`, to the millisecond, and is otherwise random."""
    milliseconds = int(now.timestamp() * 1000)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))
