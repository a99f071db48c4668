"""Reviews over time: one rubric's skills across every snapshot, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assessment.model import Frozen, SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.lineage import counterpart
from assessment.reviews.marks import Mark, mark_in_line
from assessment.reviews.review import Review

_GIVEN_UP = "the rubric no longer has this skill"


class ReviewPoint(Frozen):
    """A review on the time axis, at the end of its period."""

    cycle_id: str
    title: str
    end: date
    is_pulse: bool


class LineBreak(Frozen):
    """An index in a skill's marks at which its line is broken, and why: "the rubric ..."."""

    at: int
    why: str


class SkillHistory(Frozen):
    """A skill's marks, one for each review point, in the same order.

    `keys` has its key in each review, None where a review lacks it. `line_breaks` say where the
    rubric changed what it means by the skill, oldest first. If the rubric dropped the skill, the
    last break comes after the last mark. No mark's level is above `highest_level`.
    """

    key: SkillKey
    title: str
    cluster: str
    highest_level: int
    marks: tuple[Mark, ...]
    keys: tuple[SkillKey | None, ...]
    line_breaks: tuple[LineBreak, ...] = ()

    def key_in(self, review: Review) -> SkillKey | None:
        """The skill's key in a review of this history; None where the review lacks it."""
        return next((key for key in self.keys if key is not None and key in review.skills), None)

    @property
    def breaks(self) -> frozenset[int]:
        """The indexes in `marks` where the line is broken."""
        return frozenset(line_break.at for line_break in self.line_breaks)


class History(Frozen):
    """A rubric across the reviews that were answered with it, oldest first."""

    rubric_id: str
    rubric_title: str
    points: tuple[ReviewPoint, ...]
    skills: tuple[SkillHistory, ...]


def history(reviews: Sequence[Review], rubric_id: str, hidden: frozenset[SkillKey]) -> History:
    """The skills of a rubric across the reviews that have that rubric.

    Those of its latest edition come first, then those that were dropped, the latest dropped first.
    Raises ValueError when no review has the rubric.
    """
    answered = sorted(
        (r for r in reviews if any(rubric.id == rubric_id for rubric in r.rubrics)),
        key=lambda review: order_of_time(review.cycle),
    )
    if not answered:
        raise ValueError(f"no review was answered with {rubric_id}")
    return History(
        rubric_id=rubric_id,
        rubric_title=answered[-1].rubric(rubric_id).title,
        points=tuple(
            ReviewPoint(
                cycle_id=review.cycle.id,
                title=review.cycle.title,
                end=review.cycle.period.end,
                is_pulse=review.cycle.is_pulse,
            )
            for review in answered
        ),
        skills=tuple(
            _skill_history(answered, line, hidden) for line in _lines(answered, rubric_id)
        ),
    )


class _Line(NamedTuple):
    """A skill's keys across the reviews, and the index of the last review that has it."""

    key: SkillKey
    last: int
    keys: tuple[SkillKey | None, ...]
    breaks: tuple[LineBreak, ...]


def _lines(answered: Sequence[Review], rubric_id: str) -> list[_Line]:
    """The lines of all skills of all reviews. Each skill of a review is on exactly one."""
    found: list[_Line] = []
    taken: list[set[SkillKey | None]] = [set() for _ in answered]
    for last in range(len(answered) - 1, -1, -1):
        for skill in answered[last].rubric(rubric_id).skills:
            key = SkillKey(rubric_id, skill.id)
            if key in taken[last]:
                continue
            line = _line(answered, key, last, taken)
            for place, name in enumerate(line.keys):
                taken[place].add(name)
            found.append(line)
    return found


def _skill_history(
    answered: Sequence[Review], line: _Line, hidden: frozenset[SkillKey]
) -> SkillHistory:
    review = answered[line.last]
    skill = review.skills[line.key]
    standing = [(r, k) for r, k in zip(answered, line.keys, strict=True) if k is not None]
    names = {k for _, k in standing}
    return SkillHistory(
        key=line.key,
        title=skill.title,
        cluster=review.rubric(line.key.rubric_id).cluster(skill.cluster).title,
        highest_level=max(r.skills[k].highest_level for r, k in standing),
        marks=tuple(
            mark_in_line(r, k, names, hidden) for r, k in zip(answered, line.keys, strict=True)
        ),
        keys=line.keys,
        line_breaks=line.breaks,
    )


def _line(
    answered: Sequence[Review],
    name: SkillKey,
    last: int,
    taken: Sequence[set[SkillKey | None]],
) -> _Line:
    """The line of a skill whose last review is the one at the index `last`.

    `taken` holds, for each review, the keys that belong to other lines.
    """
    keys: list[SkillKey | None] = [*[None] * len(answered)]
    keys[last] = name
    why: dict[int, str] = {}
    if last + 1 < len(answered):
        _, obstacle = counterpart(name, answered[last], answered[last + 1])
        why[last + 1] = obstacle or _GIVEN_UP
    here, key, absence = last, name, ""
    for place in range(last - 1, -1, -1):
        found, obstacle = counterpart(key, answered[here], answered[place])
        if found is None or found in taken[place]:
            absence = absence or obstacle
            continue
        if obstacle:
            why[here] = obstacle
        here, key, absence = place, found, ""
        keys[place] = key
    if absence:
        why[here] = absence
    breaks = tuple(LineBreak(at=place, why=why[place]) for place in sorted(why))
    return _Line(name, last, tuple(keys), breaks)
