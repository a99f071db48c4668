"""Skills across the editions of a rubric: which one a skill continues, or why its line breaks.

A skill that stayed the same or was renamed keeps its line (method rule 12).
"""

from __future__ import annotations

from assessment.model import Frozen, SkillKey
from assessment.reviews.review import Review
from rubrics.crosswalk import Crossing, CrossingKind
from rubrics.model import Rubric, Skill

_DESCRIBED_ANEW = "the rubric now describes its levels differently"

_BECAME = {
    CrossingKind.SPLIT: "split this skill",
    CrossingKind.MERGED: "merged this skill with another",
    CrossingKind.REDEFINED: "redefines this skill",
}


class Link(Frozen):
    """What a skill of one edition is in another.

    `skill` is its counterpart there, or None. `obstacle` says why levels can't be compared between
    the two; it is empty when they can, or when the other edition has no such skill.
    """

    skill: Skill | None
    obstacle: str = ""


def link(skill_id: str, here: Rubric, there: Rubric) -> Link:
    """What the skill `skill_id` of `here` is in `there`, an earlier or a later edition of it.

    Links are symmetric: if a skill leads to another, that one leads back to it, with the same
    obstacle. Raises KeyError if `here` has no such skill.
    """
    skill = here.skill(skill_id)
    forward = there.version > here.version
    newer, older = (there, here) if forward else (here, there)
    steps = range(older.version, newer.version)
    at: str | None = skill_id
    obstacle, is_named_throughout = "", True
    for since in steps if forward else reversed(steps):
        crossing = _crossing(newer, since, at, forward=forward)
        is_named_throughout &= crossing is not None
        # Both directions have to name the same break: the one nearest to the later edition.
        if crossing is not None and not crossing.keeps_levels and (forward or not obstacle):
            obstacle = _explained(crossing)
        at = _through(newer, since, crossing, at, forward=forward)
        if at is None:
            break
    found = next((other for other in there.skills if other.id == at), None)
    is_named = is_named_throughout and newer.version > older.version
    return Link(skill=found, obstacle=obstacle or _reworded(skill, found, is_named=is_named))


def counterpart(key: SkillKey, here: Review, there: Review) -> tuple[SkillKey | None, str]:
    """The key in `there` of a skill of `here`, or None, and why its line breaks between the two.

    Raises KeyError if `here` has no such skill.
    """
    edition = next((rubric for rubric in there.rubrics if rubric.id == key.rubric_id), None)
    if edition is None:
        here.rubric(key.rubric_id).skill(key.skill_id)
        return None, ""
    found = link(key.skill_id, here.rubric(key.rubric_id), edition)
    other = None if found.skill is None else SkillKey(key.rubric_id, found.skill.id)
    return other, found.obstacle


def ancestors(rubric: Rubric, skill_id: str) -> frozenset[str]:
    """The ids that earlier editions had for a skill, or for what it came from.

    They come from the crosswalk. Ids that `rubric` still uses are left out: they name other skills.
    """
    found = {skill_id}
    for crossing in sorted(rubric.crosswalk, key=lambda crossing: -crossing.since):
        if found & {*crossing.after}:
            found |= {*crossing.before}
    return frozenset(found - {skill.id for skill in rubric.skills})


def _crossing(rubric: Rubric, since: int, skill_id: str, *, forward: bool) -> Crossing | None:
    for crossing in rubric.crosswalk:
        if crossing.since == since and skill_id in (crossing.before if forward else crossing.after):
            return crossing
    return None


def _through(
    rubric: Rubric, since: int, crossing: Crossing | None, skill_id: str, *, forward: bool
) -> str | None:
    """The skill's id in the neighbouring edition, or None if it ends here.

    Of skills that were split or merged, the one with the same id is the counterpart.
    """
    if crossing is None:
        # If the crosswalk gives this id to another skill, the id does not continue this one.
        step = [other for other in rubric.crosswalk if other.since == since]
        beyond = {i for other in step for i in (other.after if forward else other.before)}
        return None if skill_id in beyond else skill_id
    beyond = crossing.after if forward else crossing.before
    if crossing.kind in (CrossingKind.SPLIT, CrossingKind.MERGED):
        return skill_id if skill_id in beyond else None
    return beyond[0]


def _explained(crossing: Crossing) -> str:
    became = f"version {crossing.since + 1} of the rubric {_BECAME[crossing.kind]}"
    return f"{became}: {crossing.why.rstrip('. ')}"


def _reworded(skill: Skill, other: Skill | None, *, is_named: bool) -> str:
    """Why reworded levels can't be compared. Empty if a crosswalk says that they can."""
    if other is None or other.anchors == skill.anchors:
        return ""
    if is_named and other.highest_level == skill.highest_level:
        return ""
    return _DESCRIBED_ANEW
