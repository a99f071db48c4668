"""Reviews over time: one rubric's skills across every snapshot, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assessment.cycles import order_of_time
from assessment.lineage import link
from assessment.marks import Mark, mark_in_line
from assessment.model import Frozen, SkillKey
from assessment.review import Review


class ReviewPoint(Frozen):
    """One review on the axis of time, at the end of its period."""

    cycle_id: str
    title: str
    end: date
    is_pulse: bool


class LineBreak(Frozen):
    """A place in a skill's marks that no line may lead to, and why, in words: "the rubric ..."."""

    at: int
    why: str


class SkillHistory(Frozen):
    """One skill's marks, one for each review point, in the same order.

    `keys` is what each review knows it by, None where it does not. `line_breaks` tell where the
    rubric began to mean something else by it, in order of time. Every level of every mark lies
    within `highest_level`.
    """

    key: SkillKey
    title: str
    cluster: str
    highest_level: int
    marks: tuple[Mark, ...]
    keys: tuple[SkillKey | None, ...]
    line_breaks: tuple[LineBreak, ...] = ()

    @property
    def breaks(self) -> frozenset[int]:
        """The places in `marks` that no line may lead to."""
        return frozenset(line_break.at for line_break in self.line_breaks)


class History(Frozen):
    """One rubric across the reviews that were answered with it, oldest first."""

    rubric_id: str
    rubric_title: str
    points: tuple[ReviewPoint, ...]
    skills: tuple[SkillHistory, ...]


def history(reviews: Sequence[Review], rubric_id: str, hidden: frozenset[SkillKey]) -> History:
    """The skills of a rubric's latest edition across the reviews that hold that rubric.

    Raises ValueError when none of the reviews does.
    """
    answered = sorted(
        (r for r in reviews if any(rubric.id == rubric_id for rubric in r.rubrics)),
        key=lambda review: order_of_time(review.cycle),
    )
    if not answered:
        raise ValueError(f"no review was answered with {rubric_id}")
    latest = answered[-1].rubric(rubric_id)
    return History(
        rubric_id=rubric_id,
        rubric_title=latest.title,
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
            _skill_history(answered, SkillKey(rubric_id, skill.id), hidden)
            for skill in latest.skills
        ),
    )


def _skill_history(
    answered: Sequence[Review], key: SkillKey, hidden: frozenset[SkillKey]
) -> SkillHistory:
    latest = answered[-1].skills[key]
    keys, line_breaks = _line(answered, key)
    standing = [(r, k) for r, k in zip(answered, keys, strict=True) if k is not None]
    line = {k for _, k in standing}
    return SkillHistory(
        key=key,
        title=latest.title,
        cluster=answered[-1].rubric(key.rubric_id).cluster(latest.cluster).title,
        highest_level=max(review.skills[k].highest_level for review, k in standing),
        marks=tuple(
            mark_in_line(review, k, line, hidden) for review, k in zip(answered, keys, strict=True)
        ),
        keys=keys,
        line_breaks=line_breaks,
    )


def _line(
    answered: Sequence[Review], key: SkillKey
) -> tuple[tuple[SkillKey | None, ...], tuple[LineBreak, ...]]:
    """What each review knows a skill of the last one by, and where its line breaks."""
    last, why, absence = len(answered) - 1, dict[int, str](), ""
    keys: list[SkillKey | None] = [*[None] * last, key]
    for place in range(last - 1, -1, -1):
        here, there = (answered[n].rubric(key.rubric_id) for n in (last, place))
        found = link(key.skill_id, here, there)
        if found.skill is None:
            absence = absence or found.obstacle
            continue
        if found.obstacle:
            why[last] = found.obstacle
        last, key, absence = place, SkillKey(key.rubric_id, found.skill.id), ""
        keys[place] = key
    if absence:
        why[last] = absence
    return tuple(keys), tuple(LineBreak(at=place, why=why[place]) for place in sorted(why))
