"""Narrows a history, comparison or profile to some reviews, or to a rubric, cluster or skill.

What remains keeps its marks and breaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History, LineBreak, SkillHistory
from assessment.comparing.profile import Profile
from assessment.model import Frozen, SkillKey

Values = TypeVar("Values", bound=History | Comparison | Profile)


class Part(Frozen):
    """Which skills are shown: those with certain keys, those of a cluster or of a rubric, or all.

    A skill is found by any key it ever had, a cluster by its title. `title` is the part's name on
    screen; it is empty if the page has it elsewhere.
    """

    title: str = ""
    cluster: str = ""
    names: frozenset[SkillKey] = frozenset()
    rubric_id: str = ""

    def holds(self, cluster: str, *names: SkillKey | None) -> bool:
        """Whether a skill of that cluster, with these keys, is shown."""
        rubrics = {name.rubric_id for name in names if name is not None}
        if self.rubric_id and self.rubric_id not in rubrics:
            return False
        if self.names:
            return not self.names.isdisjoint(names)
        return not self.cluster or cluster == self.cluster


EVERYTHING = Part()


def cluster_part(title: str) -> Part:
    """The skills of a cluster."""
    return Part(title=title, cluster=title)


def rubric_part(rubric_id: str) -> Part:
    """The skills of a rubric."""
    return Part(rubric_id=rubric_id)


def skill_part(line: SkillHistory) -> Part:
    """A single skill, by any of its keys."""
    return Part(title=line.title, names=names_of(line))


def names_of(line: SkillHistory) -> frozenset[SkillKey]:
    """Every key that a skill ever had."""
    return frozenset(name for name in (line.key, *line.keys) if name is not None)


def find_line(history: History, key: SkillKey) -> SkillHistory | None:
    """The skill that has or once had that key, or None."""
    by_name = [line for line in history.skills if key in names_of(line)]
    return next((line for line in by_name if line.key == key), by_name[0] if by_name else None)


def clusters_of(history: History) -> tuple[str, ...]:
    """The titles of the clusters, without repetition, in the order of the skills."""
    return tuple(dict.fromkeys(line.cluster for line in history.skills))


def narrowed_to(values: Values, part: Part) -> Values:
    """A history, comparison or profile with only the skills of a part."""
    match values:
        case History():
            skills = tuple(s for s in values.skills if part.holds(s.cluster, s.key, *s.keys))
            return values.model_copy(update={"skills": skills})
        case Comparison():
            rows = tuple(r for r in values.rows if part.holds(r.cluster, r.key, r.before_key))
            return values.model_copy(update={"rows": rows})
        case Profile():
            own = tuple(row for row in values.rows if part.holds(row.cluster, row.key))
            return values.model_copy(update={"rows": own})


def between(history: History, first: str | None, last: str | None) -> History:
    """The history from one review to another, both included, each by its cycle's id.

    None or an unknown id means the first or the last review of the whole. If the two are out of
    order, `first` is ignored. Skills that none of these reviews has are left out.
    """
    start, end = _places(history, first, last)
    skills = (_cut(skill, start, end) for skill in history.skills)
    return history.model_copy(
        update={
            "points": history.points[start:end],
            "skills": tuple(skill for skill in skills if any(skill.keys)),
        }
    )


def _places(history: History, first: str | None, last: str | None) -> tuple[int, int]:
    """The indexes of the first point of the span, and of the one after its last."""
    at = {point.cycle_id: place for place, point in enumerate(history.points)}
    end = at.get(last or "", len(history.points) - 1)
    start = at.get(first or "", 0)
    return (start if start <= end else 0), end + 1


def _cut(skill: SkillHistory, start: int, end: int) -> SkillHistory:
    return skill.model_copy(
        update={
            "marks": skill.marks[start:end],
            "keys": skill.keys[start:end],
            "line_breaks": _shifted(skill.line_breaks, start, end),
        }
    )


def _shifted(breaks: Iterable[LineBreak], start: int, end: int) -> tuple[LineBreak, ...]:
    return tuple(
        LineBreak(at=one.at - start, why=one.why) for one in breaks if start <= one.at < end
    )
