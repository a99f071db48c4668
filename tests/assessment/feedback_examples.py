"""Feedback on the small reviews, with known contents."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from tests.assessment.examples import NOW, PLANNING


def some_feedback(
    review: Review,
    said: int | NotRated,
    key: SkillKey = PLANNING,
    who: Who = Who.MANAGER,
    label: str = "",
    day: int = 1,
    words: str = "They said so.",
) -> Feedback:
    """What somebody said in November 2026: a level, or a reason for none."""
    return Feedback(
        id=f"{who}-{label}-{day}",
        cycle_id=review.cycle.id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        who=who,
        label=label,
        said_on=date(2026, 11, day),
        level=None if isinstance(said, NotRated) else said,
        reason=said if isinstance(said, NotRated) else None,
        words=words,
        saved_at=NOW,
    )


@st.composite
def feedback_of(draw: st.DrawFn, review: Review) -> tuple[Feedback, ...]:
    """Up to five people on any skills of a review, often several at one level."""
    feedback: list[Feedback] = []
    for number in range(draw(st.integers(0, 5))):
        key = draw(st.sampled_from(sorted(review.skills)))
        highest = review.skills[key].highest_level
        said = draw(st.integers(1, highest) | st.sampled_from(NotRated))
        item = some_feedback(review, said, key, draw(st.sampled_from(Who)), day=number + 1)
        feedback.append(item.with_changes(id=f"view {number}"))
    return tuple(feedback)
