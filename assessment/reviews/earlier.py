"""The reviews before a review: the latest that covers a skill, the latest that shares any."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.model import SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review, SkillState, skill_state


def earlier_review(review: Review, snapshots: Sequence[Review], key: SkillKey) -> Review | None:
    """The latest review before this one in which the skill was begun, or None.

    Drafts that were never closed do not count. A renamed skill is found by its earlier name.
    """
    for other in reversed(_past(review, snapshots)):
        then, _why = counterpart(key, review, other)
        if then is not None and skill_state(other, then) is not SkillState.UNTOUCHED:
            return other
    return None


def earlier_snapshot(review: Review, snapshots: Sequence[Review]) -> Review | None:
    """The latest review before this one that shares a skill with it, renamed or not, or None."""
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
