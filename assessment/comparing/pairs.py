"""Which two reviews to compare, and by which rubric."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.comparing.comparison import Comparison
from assessment.model import Frozen, SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review, SkillState, skill_state
from rubrics.model import Rubric, Skill


class Pair(Frozen):
    """A review and the earlier one to compare it with, if there is one."""

    before: Review | None
    after: Review

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews of the pair, one or two, the earlier one first."""
        return (self.after,) if self.before is None else (self.before, self.after)

    @property
    def rubrics(self) -> tuple[Rubric, ...]:
        """The rubrics of both reviews without repetition: the later one's first."""
        found: dict[str, Rubric] = {}
        for review in reversed(self.reviews):
            for rubric in review.rubrics:
                found.setdefault(rubric.id, rubric)
        return tuple(found.values())

    def skills_of(self, rubric_id: str) -> tuple[SkillKey, ...]:
        """The skills of a rubric in both reviews without repetition: the later one's first."""
        keys = dict.fromkeys(key for review in reversed(self.reviews) for key in review.skills)
        return tuple(key for key in keys if key.rubric_id == rubric_id)

    def skill(self, key: SkillKey) -> Skill:
        """A skill as in the later review, or else in the earlier. Raises KeyError if in neither."""
        for review in reversed(self.reviews):
            if key in review.skills:
                return review.skills[key]
        raise KeyError(key)

    def shares_skills(self, rubric_id: str) -> bool:
        """Whether both reviews have a skill of that rubric in common, renamed or not."""
        return self.before is not None and any(
            key.rubric_id == rubric_id and counterpart(key, self.after, self.before)[0] is not None
            for key in self.after.skills
        )


def later_choices(snapshots: Sequence[Review], drafts: Sequence[Review]) -> tuple[Review, ...]:
    """The reviews to choose from: snapshots, and drafts with a committed skill. Oldest first."""
    begun = [
        draft
        for draft in drafts
        if any(skill_state(draft, key) is SkillState.COMMITTED for key in draft.skills)
    ]
    return tuple(sorted([*snapshots, *begun], key=lambda review: order_of_time(review.cycle)))


def earlier_choices(after: Review, snapshots: Sequence[Review]) -> tuple[Review, ...]:
    """The snapshots that a review can be compared with: all before it, oldest first."""
    here = order_of_time(after.cycle)
    earlier = [review for review in snapshots if order_of_time(review.cycle) < here]
    return tuple(sorted(earlier, key=lambda review: order_of_time(review.cycle)))


def find_pair(
    snapshots: Sequence[Review],
    drafts: Sequence[Review],
    before_id: str | None = None,
    after_id: str | None = None,
) -> Pair | None:
    """The two reviews with these ids; None without any review to show.

    An id that is None, unknown or out of order is replaced by the default: the latest snapshot,
    and the latest before it that shares a skill.
    """
    choices = later_choices(snapshots, drafts)
    if not choices:
        return None
    closed = [review for review in choices if not review.cycle.is_draft]
    usual = closed[-1] if closed else choices[-1]
    after = next((review for review in choices if review.cycle.id == after_id), usual)
    earlier = earlier_choices(after, snapshots)
    before = next((review for review in earlier if review.cycle.id == before_id), None)
    return Pair(before=before or earlier_snapshot(after, snapshots), after=after)


def most_telling(comparison: Comparison) -> SkillKey | None:
    """The skill to show first: the one that moved furthest, or else the first, if any."""
    moved = max(comparison.rows, key=lambda row: abs(row.steps or 0), default=None)
    return None if moved is None else moved.key
