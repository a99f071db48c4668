"""The base of every model of the domain: frozen values, time-ordered ids, keys of skills."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, NamedTuple, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Frozen(BaseModel):
    """An immutable value that rejects unknown fields. Its errors never quote what was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def with_changes(self, **fields: object) -> Self:
        """A copy with some fields changed, checked like any other value.

        Raises pydantic's ValidationError, a ValueError, if the new values don't fit together.
        """
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**kept, **fields})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, unchecked (see `with_changes`).

        Unlike pydantic's own, it drops cached properties, which belong to the original value.
        """
        copied = super().model_copy(update=update, deep=deep)
        for name in vars(copied).keys() - type(self).model_fields.keys():
            vars(copied).pop(name)
        return copied


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
    """A UUIDv7 as text (RFC 9562): sorts by `now`, to the millisecond, and is otherwise random.

    `now` needs a time zone and is no earlier than 1970.
    """
    milliseconds = (now - _EPOCH) // timedelta(milliseconds=1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))
