"""The review cycle: a period under review, first an open draft, then a closed snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from assessment.model import Frozen, Moment, SkillKey, new_id
from rubrics.canonical import fingerprint
from rubrics.model import Rubric

LONGEST_TITLE = 120
"""Letters."""

Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)
]

LONGEST_SUGGESTION = 731
"""The longest period to suggest, in days: two years."""
MOST_FOCUS_SKILLS = 3
"""The largest number of skills to focus on; a review ends with one to three."""


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
    """A place in the walk: a skill and, if one had the cursor, a question."""

    rubric_id: str
    skill_id: str
    question_id: str | None = None

    @property
    def skill(self) -> SkillKey:
        """The skill of this place."""
        return SkillKey(self.rubric_id, self.skill_id)

    def at(self, question_id: str) -> Place:
        """The place of one of the skill's questions."""
        return self.with_changes(question_id=question_id)


def place_of(skill: SkillKey) -> Place:
    """The beginning of a skill."""
    return Place(rubric_id=skill.rubric_id, skill_id=skill.skill_id)


class ReviewCycle(Frozen):
    """A period under review and the rubrics it is answered with, in the order of the walk.

    Each of its moments is kept with its day, for a moment falls on another day in another zone.
    """

    id: str
    title: Title
    period: Period
    depth: Depth
    editions: Annotated[tuple[RubricEdition, ...], Field(min_length=1)]
    state: CycleState = CycleState.DRAFT
    opened_at: Moment
    opened_on: date
    closed_at: Moment | None = None
    closed_on: date | None = None
    reopened_at: Moment | None = None
    reopened_on: date | None = None
    closing_reflection: str = ""
    reflection_private: bool = False
    focus: Annotated[tuple[SkillKey, ...], Field(max_length=MOST_FOCUS_SKILLS)] = ()
    place: Place | None = None

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        rubrics = [edition.rubric_id for edition in self.editions]
        for what, names in (("rubric", rubrics), ("skill to grow in", self.focus)):
            if len(set(names)) < len(names):
                raise ValueError(f"a cycle names each {what} once")
        return self

    @model_validator(mode="after")
    def _keeps_each_day_with_its_moment(self) -> Self:
        pairs = ((self.closed_at, self.closed_on), (self.reopened_at, self.reopened_on))
        if any((moment is None) != (day is None) for moment, day in pairs):
            raise ValueError("a moment is kept with its day")
        return self

    @property
    def is_draft(self) -> bool:
        """Whether the cycle is open for writing."""
        return self.state is CycleState.DRAFT

    @property
    def has_been_closed(self) -> bool:
        """Whether the cycle is closed, or was before it was reopened."""
        return not self.is_draft or self.closed_at is not None

    @property
    def is_pulse(self) -> bool:
        """Whether the cycle takes ratings only."""
        return self.depth is Depth.PULSE

    def closed(self, now: datetime) -> ReviewCycle:
        """The cycle as a snapshot, closed at `now`, on the day of its time zone."""
        return self.with_changes(state=CycleState.CLOSED, closed_at=now, closed_on=now.date())

    def reopened(self, now: datetime) -> ReviewCycle:
        """The cycle as a draft again, reopened at `now`, on the day of its time zone."""
        return self.with_changes(state=CycleState.DRAFT, reopened_at=now, reopened_on=now.date())


def open_cycle(
    title: str, period: Period, depth: Depth, rubrics: Sequence[Rubric], now: datetime
) -> ReviewCycle:
    """A new draft over `period`, to be answered with `rubrics` in that order.

    It is opened at `now`, on the day of its time zone.
    """
    return ReviewCycle(
        id=new_id(now),
        title=title,
        period=period,
        depth=depth,
        editions=tuple(
            RubricEdition(rubric_id=r.id, version=r.version, sha256=fingerprint(r)) for r in rubrics
        ),
        opened_at=now,
        opened_on=now.date(),
    )


def order_of_time(cycle: ReviewCycle) -> tuple[date, date, datetime, str]:
    """Sorts cycles by the end of their period, then by its start, then by when they were opened.

    No two cycles are equal in this order.
    """
    return cycle.period.end, cycle.period.start, cycle.opened_at, cycle.id


def suggested_period(today: date, last_end: date | None) -> Period:
    """From the day after the last review (at most two years back), or a year back, to today."""
    is_leap_day = (today.month, today.day) == (2, 29)
    year_ago = today.replace(year=today.year - 1, day=28 if is_leap_day else today.day)
    is_usual = last_end is not None and 0 < (today - last_end).days <= LONGEST_SUGGESTION
    before = last_end if last_end is not None and is_usual else year_ago
    return Period(start=before + timedelta(days=1), end=today)
