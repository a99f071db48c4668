"""The links from a closed review to second looks at it and at the one before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from assessment.reviews.earlier import earlier_snapshot
from assessment.walk.second_walk import steps_of_repeat, steps_of_then_test
from ui.desktop import destinations as to
from ui.desktop.widgets.memory_offer import QUESTION

if TYPE_CHECKING:
    from assessment.reviews.cycles import ReviewCycle
    from ui.desktop.page import PageContext

RATE_AGAIN = "Rate a second time"


def second_ratings(
    context: PageContext, cycle: ReviewCycle
) -> tuple[tuple[str, Callable[[], None]], ...]:
    """The second looks that a closed review allows, each with its words.

    The look back is at the closed review before it.
    """
    journal, go = context.journal, context.navigation.go
    reviews = journal.reviews
    review, hidden = reviews.review(cycle.id), reviews.hidden_skills()
    found: list[tuple[str, Callable[[], None]]] = []
    if steps_of_repeat(review, journal.repeats.everything(), hidden):
        found.append((RATE_AGAIN, partial(go, to.repeat(cycle.id))))
    then_ratings = journal.then_ratings.everything()
    before = earlier_snapshot(review, reviews.snapshots())
    if before is not None and steps_of_then_test(before, review, then_ratings, hidden):
        found.append((QUESTION, partial(go, to.then_test(before.cycle.id, cycle.id))))
    return tuple(found)
