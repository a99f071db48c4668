"""The work log: dated entries that support ratings, and movements between two reviews.

Structured recall before rating makes ratings less inflated (DeNisi & Peters 1996), and what was
noted on the day needs no recall. The amount of evidence never stands for skill (method rule 20).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import StringConstraints, model_validator

from assessment.dates import date_words
from assessment.model import Frozen, Moment, SkillKey
from assessment.reviews.lineage import ancestors
from assessment.reviews.review import Review
from assessment.typed.text import on_one_line

LONGEST_TITLE, LONGEST_LINE, LONGEST_LINK = 200, 400, 4_000
"""Letters. Addresses of shared documents run to two thousand."""

Headline = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)
]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE)]
Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LINK)]


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
    """Something that happened on a day, and the skills that it is evidence for.

    `text` is Markdown. `link` is kept as typed and never followed. `without_me` says what would
    have happened otherwise, `acknowledged_by` who saw it. A private entry stays out of charts and
    reports.
    """

    id: str
    happened_on: date
    title: Headline
    kind: EvidenceKind
    text: str = ""
    link: Link = ""
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


ORDINARY_KIND = EvidenceKind.SHIPPED
"""The kind of an entry for which none was chosen."""

LONGEST_BEGINNING = 60
"""How many letters of a text serve as a title when there is none."""


def beginning_of(text: str) -> str:
    """The first words of a text, as many as serve as a title; whole if it is short."""
    words = on_one_line(text)
    if len(words) <= LONGEST_BEGINNING:
        return words
    whole, _space, _cut = words[:LONGEST_BEGINNING].rpartition(" ")
    return f"{whole or words[:LONGEST_BEGINNING]}…"


def title_and_text(line: str) -> tuple[str, str]:
    """One typed line as the title and the text of an entry; one too long for a title is both."""
    line = line.strip()
    return (line, "") if len(line) <= LONGEST_TITLE else (beginning_of(line), line)


def entry_of_line(line: str, entry_id: str, today: date, now: datetime) -> Evidence:
    """One typed line, which is not blank, as an entry of today of the ordinary kind."""
    title, text = title_and_text(line)
    return Evidence(
        id=entry_id,
        happened_on=today,
        title=title,
        kind=ORDINARY_KIND,
        text=text,
        saved_at=now,
    )


class Days(NamedTuple):
    """The days from `first` to `last`, both included. There are none if `last` is earlier."""

    first: date = date.min
    last: date = date.max


class EvidenceFilter(NamedTuple):
    """Which entries are wanted: those that match every part that is given."""

    days: Days = Days()
    skills: frozenset[SkillKey] | None = None
    """Entries that name any of these match. None matches all."""
    kinds: frozenset[EvidenceKind] | None = None

    def fits(self, entry: Evidence) -> bool:
        """Whether an entry matches."""
        return (
            self.days.first <= entry.happened_on <= self.days.last
            and (self.skills is None or not self.skills.isdisjoint(entry.skills))
            and (self.kinds is None or entry.kind in self.kinds)
        )


EVERY_ENTRY = EvidenceFilter()


class Backing(NamedTuple):
    """That a kind of thing was noted of a skill, once or more: all that a movement depends on."""

    skill: SkillKey
    kind: EvidenceKind
    private: bool


def backing_of(entries: Iterable[Evidence]) -> frozenset[Backing]:
    """The kinds of things that the entries note of each skill."""
    return frozenset(Backing(key, e.kind, e.private) for e in entries for key in e.skills)


def stands_behind(
    backing: Iterable[Backing], names: Collection[SkillKey], steps: int | None
) -> bool:
    """Whether evidence supports a movement by `steps` of the skill with the keys `names`.

    *Went wrong* supports falls only, every other kind rises only (method rules 10 and 13): a
    success is no evidence for a fall.
    """
    return bool(steps) and any(
        (one.kind is EvidenceKind.WENT_WRONG) == (steps < 0)
        for one in backing
        if one.skill in names
    )


def without_private(entries: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The entries that may leave the journal in charts and reports."""
    return tuple(entry for entry in entries if not entry.private)


def in_order(entries: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The entries by the day, oldest first."""
    return tuple(sorted(entries, key=lambda entry: (entry.happened_on, entry.id)))


def days_since(before: Review, after: Review) -> Days:
    """The days after the period of `before`, up to the last day of `after`.

    What happened on them can support a movement between the two (method rule 13).
    """
    return Days(before.cycle.period.end + timedelta(days=1), after.cycle.period.end)


def noted_in_period(review: Review, key: SkillKey) -> EvidenceFilter:
    """The entries of the days under review that name the skill.

    Entries that name it by its key in an earlier edition of the rubric are included.
    """
    period = review.cycle.period
    earlier = ancestors(review.rubric(key.rubric_id), key.skill_id)
    names = frozenset({key, *(SkillKey(key.rubric_id, name) for name in earlier)})
    return EvidenceFilter(Days(period.start, period.end), names)


def in_period(entries: Iterable[Evidence], review: Review, key: SkillKey) -> tuple[Evidence, ...]:
    """The entries that match `noted_in_period`, by the day."""
    return in_order(filter(noted_in_period(review, key).fits, entries))


def since(entries: Iterable[Evidence], before: Review, after: Review) -> tuple[Evidence, ...]:
    """The entries of the days since the earlier review (`days_since`), by the day."""
    return in_order(filter(EvidenceFilter(days_since(before, after)).fits, entries))


def is_backed(review: Review, key: SkillKey, entries: Iterable[Evidence]) -> bool:
    """Whether anything written or noted supports a rating of the skill (method rule 1)."""
    return bool(review.written(key)) or any(map(noted_in_period(review, key).fits, entries))


def by_skill(entries: Sequence[Evidence]) -> dict[SkillKey, list[Evidence]]:
    """The entries of each skill that any of them names, in their order."""
    found: dict[SkillKey, list[Evidence]] = {}
    for entry in entries:
        for key in entry.skills:
            found.setdefault(key, []).append(entry)
    return found


def of_line(
    entries: Mapping[SkillKey, Sequence[Evidence]], names: Sequence[SkillKey]
) -> tuple[Evidence, ...]:
    """The entries in `by_skill` under any of a skill's keys, without repetition, by the day."""
    found = {entry.id: entry for name in names for entry in entries.get(name, ())}
    return in_order(found.values())
