"""What others said of the small reviews, for tests that need to know what is in it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.ratings import NotRated
from assessment.review import Review
from assessment.views import View, Who
from tests.assessment.examples import NOW, PLANNING


def a_view(
    review: Review,
    said: int | NotRated,
    key: SkillKey = PLANNING,
    who: Who = Who.MANAGER,
    label: str = "",
    day: int = 1,
    words: str = "They said so.",
) -> View:
    """What somebody said in November 2026: a level, or a reason for none."""
    return View(
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
def views_of(draw: st.DrawFn, review: Review) -> tuple[View, ...]:
    """Up to five people on any skills of a review, often several at one level."""
    told: list[View] = []
    for number in range(draw(st.integers(0, 5))):
        key = draw(st.sampled_from(sorted(review.skills)))
        highest = review.skills[key].highest_level
        said = draw(st.integers(1, highest) | st.sampled_from(NotRated))
        view = a_view(review, said, key, draw(st.sampled_from(Who)), day=number + 1)
        told.append(view.with_changes(id=f"view {number}"))
    return tuple(told)
