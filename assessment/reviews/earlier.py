"""The reviews before a review: the last that spoke of a skill, the last that shares any."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.model import SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review, SkillState, skill_state


def earlier_review(review: Review, snapshots: Sequence[Review], key: SkillKey) -> Review | None:
    """The latest review before this one in which something was said of the skill, or None.

    One that passed the skill over is passed over here too, and so is a draft that was never
    closed. A skill that was renamed since is found under its name of then.
    """
    for other in reversed(_past(review, snapshots)):
        then, _why = counterpart(key, review, other)
        if then is not None and skill_state(other, then) is not SkillState.UNTOUCHED:
            return other
    return None


def earlier_snapshot(review: Review, snapshots: Sequence[Review]) -> Review | None:
    """The latest review before this one that shares a skill with it, by whatever name, or None."""
    for other in reversed(_past(review, snapshots)):
        if any(counterpart(key, review, other)[0] is not None for key in review.skills):
            return other
    return None


def _past(review: Review, others: Sequence[Review]) -> list[Review]:
    """The reviews before this one that were closed at least once, oldest first."""
    here = order_of_time(review.cycle)
    found = [
        other
        for other in others
        if other.cycle.has_been_closed and order_of_time(other.cycle) < here
    ]
    return sorted(found, key=lambda other: order_of_time(other.cycle))
