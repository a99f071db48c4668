"""The review cycle: a period under review, open as a draft, then closed as a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from assessment.model import Frozen, Moment, SkillKey, new_id
from rubrics.library import fingerprint
from rubrics.model import Rubric

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]

MOST_FOCUS_SKILLS = 3
"""A person can grow in a few things at a time; the look back takes one to three."""


class Depth(StrEnum):
    """A full review asks before it rates; a pulse takes ratings only (method rule 8)."""

    FULL = "full"
    PULSE = "pulse"


class CycleState(StrEnum):
    """A draft can be written in; a closed cycle is a snapshot and read-only."""

    DRAFT = "draft"
    CLOSED = "closed"


class Period(Frozen):
    """The days under review, both included. A period may be a single day."""

    start: date
    end: date

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise ValueError("the period ends before it starts")
        return self


class RubricEdition(Frozen):
    """Which text of a rubric a cycle was answered with. `sha256` names the frozen text."""

    rubric_id: str
    version: int
    sha256: str


class Place(Frozen):
    """Where in the walkthrough the person was: a skill and, when one had the cursor, a question."""

    rubric_id: str
    skill_id: str
    question_id: str | None = None

    @property
    def skill(self) -> SkillKey:
        """The skill of this place."""
        return SkillKey(self.rubric_id, self.skill_id)


class ReviewCycle(Frozen):
    """A period under review and the rubrics it is answered with, in the order of the walk."""

    id: str
    title: Title
    period: Period
    depth: Depth
    editions: Annotated[tuple[RubricEdition, ...], Field(min_length=1)]
    state: CycleState = CycleState.DRAFT
    opened_at: Moment
    closed_at: Moment | None = None
    reopened_at: Moment | None = None
    closing_reflection: str = ""
    reflection_private: bool = False
    focus: Annotated[tuple[SkillKey, ...], Field(max_length=MOST_FOCUS_SKILLS)] = ()
    place: Place | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the cycle can still be written in."""
        return self.state is CycleState.DRAFT

    @property
    def is_pulse(self) -> bool:
        """Whether the cycle takes ratings only."""
        return self.depth is Depth.PULSE

    def closed(self, now: datetime) -> ReviewCycle:
        """This cycle as a snapshot, closed at `now`."""
        return self.model_copy(update={"state": CycleState.CLOSED, "closed_at": now})

    def reopened(self, now: datetime) -> ReviewCycle:
        """This cycle as a draft again. That it was reopened stays on record."""
        return self.model_copy(update={"state": CycleState.DRAFT, "reopened_at": now})


def open_cycle(
    title: str, period: Period, depth: Depth, rubrics: Sequence[Rubric], now: datetime
) -> ReviewCycle:
    """A new draft over `period`, to be answered with `rubrics` in that order."""
    return ReviewCycle(
        id=new_id(now),
        title=title,
        period=period,
        depth=depth,
        editions=tuple(
            RubricEdition(rubric_id=r.id, version=r.version, sha256=fingerprint(r)) for r in rubrics
        ),
        opened_at=now,
    )


def order_of_time(cycle: ReviewCycle) -> tuple[date, date, datetime]:
    """Sorts cycles from the oldest period to the newest; overlapping ones by when they opened."""
    return cycle.period.end, cycle.period.start, cycle.opened_at


def suggested_title(today: date, taken: frozenset[str]) -> str:
    """A title that no other cycle has: the year, then the year and its half, then numbered."""
    half = "first half" if today.month <= 6 else "second half"
    for title in (f"Review of {today.year}", f"Review of {today.year}, {half}"):
        if title not in taken:
            return title
    number = 2
    while f"Review of {today.year}, no. {number}" in taken:
        number += 1
    return f"Review of {today.year}, no. {number}"


def suggested_period(today: date, last_end: date | None) -> Period:
    """From the day after the last review (at most two years back), or a year back, to today."""
    year_ago = date(today.year - 1, today.month, min(today.day, 28))
    if last_end is None or last_end >= today or (today - last_end).days > 731:
        return Period(start=year_ago, end=today)
    return Period(start=date.fromordinal(last_end.toordinal() + 1), end=today)
