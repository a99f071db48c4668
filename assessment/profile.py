"""One review's profile: every skill with its mark and the anchor that it stands on."""

from __future__ import annotations

from assessment.marks import Mark, mark_of
from assessment.model import Frozen, SkillKey
from assessment.review import Review


class ProfileRow(Frozen):
    """One skill of a profile. `anchor` is empty when there is no level."""

    key: SkillKey
    title: str
    cluster: str
    rubric_title: str
    highest_level: int
    mark: Mark
    anchor: str


class Profile(Frozen):
    """One review, in the order of the walk."""

    title: str
    is_pulse: bool
    rows: tuple[ProfileRow, ...]


def profile(review: Review, hidden: frozenset[SkillKey]) -> Profile:
    """The profile of a review, `hidden` skills without their ratings."""
    rows: list[ProfileRow] = []
    for key, skill in review.skills.items():
        mark = mark_of(review, key, hidden)
        rubric = review.rubric(key.rubric_id)
        rows.append(
            ProfileRow(
                key=key,
                title=skill.title,
                cluster=rubric.cluster(skill.cluster).title,
                rubric_title=rubric.title,
                highest_level=skill.highest_level,
                mark=mark,
                anchor="" if mark.level is None else skill.anchor(mark.level),
            )
        )
    return Profile(title=review.cycle.title, is_pulse=review.cycle.is_pulse, rows=tuple(rows))
