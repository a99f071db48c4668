"""Reviews over time: one rubric's skills across every snapshot, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assessment.cycles import order_of_time
from assessment.marks import Mark, mark_of
from assessment.model import Frozen, SkillKey
from assessment.review import Review
from rubrics.model import Skill


class ReviewPoint(Frozen):
    """One review on the axis of time, at the end of its period."""

    cycle_id: str
    title: str
    end: date
    is_pulse: bool


class SkillHistory(Frozen):
    """One skill's marks, one for each review point, in the same order.

    `breaks` are the places in `marks` that no line may lead to: there the rubric began to describe
    the levels differently. Every level of every mark lies within `highest_level`.
    """

    key: SkillKey
    title: str
    cluster: str
    highest_level: int
    marks: tuple[Mark, ...]
    breaks: frozenset[int] = frozenset()


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
    editions = [review.skills.get(key) for review in answered]
    latest = answered[-1].skills[key]
    return SkillHistory(
        key=key,
        title=latest.title,
        cluster=answered[-1].rubric(key.rubric_id).cluster(latest.cluster).title,
        highest_level=max(skill.highest_level for skill in editions if skill is not None),
        marks=tuple(mark_of(review, key, hidden) for review in answered),
        breaks=_breaks(editions),
    )


def _breaks(editions: Sequence[Skill | None]) -> frozenset[int]:
    present = [(place, skill) for place, skill in enumerate(editions) if skill is not None]
    return frozenset(
        place
        for (_, before), (place, skill) in pairwise(present)
        if before.anchors != skill.anchors
    )
