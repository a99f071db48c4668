"""The work log: dated entries that a review, and a rise between two of them, can rest on.

Structured recall before rating gives less inflated ratings (DeNisi & Peters 1996), and what was
noted on the day needs no recall. How much there is of it never stands for skill (method rule 20).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import StringConstraints, model_validator

from assessment.dates import date_words
from assessment.model import Frozen, Moment, SkillKey
from assessment.reviews.lineage import ancestors
from assessment.reviews.review import Review

Headline = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]


class EvidenceKind(StrEnum):
    """What kind of thing happened."""

    SHIPPED = "shipped"
    HELPED = "helped"
    LEARNED = "learned"
    DECIDED = "decided"
    PRAISE = "praise"
    WENT_WRONG = "went wrong"


KIND_WORDS = {
    EvidenceKind.SHIPPED: "Shipped",
    EvidenceKind.HELPED: "Helped",
    EvidenceKind.LEARNED: "Learned",
    EvidenceKind.DECIDED: "Decided",
    EvidenceKind.PRAISE: "Praise",
    EvidenceKind.WENT_WRONG: "Went wrong",
}


class Evidence(Frozen):
    """Something that happened on a day, and the skills that it tells of.

    `text` is Markdown, `link` whatever the person typed: nothing follows it. `without_me` says
    what would have happened otherwise, `acknowledged_by` who saw it. A private entry stays out of
    reports.
    """

    id: str
    happened_on: date
    title: Headline
    kind: EvidenceKind
    text: str = ""
    link: Line = ""
    without_me: str = ""
    acknowledged_by: Line = ""
    private: bool = False
    skills: tuple[SkillKey, ...] = ()
    saved_at: Moment

    @model_validator(mode="after")
    def _names_each_skill_once(self) -> Self:
        if len(set(self.skills)) < len(self.skills):
            raise ValueError("an entry names each skill once")
        return self

    @property
    def heading(self) -> str:
        """The kind and the day: "Shipped on 3 November 2026"."""
        return f"{KIND_WORDS[self.kind]} on {date_words(self.happened_on)}"


class Days(NamedTuple):
    """The days from `first` to `last`, both included; none where the last one comes first."""

    first: date = date.min
    last: date = date.max


class EvidenceFilter(NamedTuple):
    """Which entries are asked for: those that fit every part that is given."""

    days: Days = Days()
    skills: frozenset[SkillKey] | None = None
    """Those that name any of these."""
    kinds: frozenset[EvidenceKind] | None = None

    def fits(self, entry: Evidence) -> bool:
        """Whether an entry is among those asked for."""
        return (
            self.days.first <= entry.happened_on <= self.days.last
            and (self.skills is None or not self.skills.isdisjoint(entry.skills))
            and (self.kinds is None or entry.kind in self.kinds)
        )


EVERY_ENTRY = EvidenceFilter()


class Backing(NamedTuple):
    """A kind of thing that was noted of a skill, once or often: all that a movement needs of it."""

    skill: SkillKey
    kind: EvidenceKind
    private: bool


def backing_of(entries: Iterable[Evidence]) -> frozenset[Backing]:
    """What kinds of things some entries tell of each skill."""
    return frozenset(Backing(key, e.kind, e.private) for e in entries for key in e.skills)


def stands_behind(
    backing: Iterable[Backing], names: Collection[SkillKey], steps: int | None
) -> bool:
    """Whether a movement of so many steps, of the skill with these names, is supported.

    What went wrong can stand behind a fall only, and everything else behind a rise only: method
    rules 10 and 13 ask for evidence, and a success is none for a fall.
    """
    return bool(steps) and any(
        (one.kind is EvidenceKind.WENT_WRONG) == (steps < 0)
        for one in backing
        if one.skill in names
    )


def without_private(entries: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The entries that may stand in what is taken away: charts and reports."""
    return tuple(entry for entry in entries if not entry.private)


def in_order(entries: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The entries by the day they happened."""
    return tuple(sorted(entries, key=lambda entry: (entry.happened_on, entry.id)))


def days_since(before: Review, after: Review) -> Days:
    """The days after those of the earlier review and no later than those of `after`.

    What happened on them can stand behind a movement between the two (method rule 13).
    """
    return Days(before.cycle.period.end + timedelta(days=1), after.cycle.period.end)


def noted_in_period(review: Review, key: SkillKey) -> EvidenceFilter:
    """What happened in the days under review and tells of the skill.

    It may have been noted under a name that an earlier edition of the rubric gave the skill.
    """
    period = review.cycle.period
    earlier = ancestors(review.rubric(key.rubric_id), key.skill_id)
    names = frozenset({key, *(SkillKey(key.rubric_id, name) for name in earlier)})
    return EvidenceFilter(Days(period.start, period.end), names)


def in_period(entries: Iterable[Evidence], review: Review, key: SkillKey) -> tuple[Evidence, ...]:
    """Those of the entries that `noted_in_period` asks for, by the day."""
    return in_order(filter(noted_in_period(review, key).fits, entries))


def since(entries: Iterable[Evidence], before: Review, after: Review) -> tuple[Evidence, ...]:
    """Those of the entries that happened on the days since the earlier review, by the day."""
    return in_order(filter(EvidenceFilter(days_since(before, after)).fits, entries))


def is_backed(review: Review, key: SkillKey, entries: Iterable[Evidence]) -> bool:
    """Whether a rating of the skill rests on something written or noted (method rule 1)."""
    return bool(review.written(key)) or any(map(noted_in_period(review, key).fits, entries))


def by_skill(entries: Sequence[Evidence]) -> dict[SkillKey, list[Evidence]]:
    """The entries of each skill that any of them tells of, in their order."""
    found: dict[SkillKey, list[Evidence]] = {}
    for entry in entries:
        for key in entry.skills:
            found.setdefault(key, []).append(entry)
    return found


def of_line(
    entries: Mapping[SkillKey, Sequence[Evidence]], names: Sequence[SkillKey]
) -> tuple[Evidence, ...]:
    """What stands in `by_skill` under any of a skill's names, once each and by the day."""
    found = {entry.id: entry for name in names for entry in entries.get(name, ())}
    return in_order(found.values())
