"""The then-test: an earlier review, rated from memory by today's standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessment.comparing.context import RatingContext
from assessment.comparing.then_test import rate_from_memory, then_tests
from assessment.reviews.second_ratings import ThenRating
from assessment.sharing import comparison_to_share, context_to_share
from assessment.walk.second_walk import hidden_of_then_test, steps_of_then_test
from storage.file.refusals import NoSuchReview
from ui.desktop import destinations as to
from ui.desktop.pages.second_ratings.absent import has_no_level, is_gone, is_hidden, is_open
from ui.desktop.pages.second_ratings.results import ThenTestResult
from ui.desktop.pages.second_ratings.use import Course, Nothing, Result
from ui.desktop.widgets.memory_offer import QUESTION as TITLE

if TYPE_CHECKING:
    from assessment.reviews.ratings import Confidence, NotRated
    from assessment.reviews.review import Review
    from assessment.reviews.second_ratings import Repeat
    from assessment.walk.second_walk import Step
    from ui.desktop.page import PageContext


class ThenTestUse:
    """The look back from a later review at an earlier one."""

    def __init__(self, context: PageContext, before_id: str, after_id: str) -> None:
        self._context = context
        self._before_id = before_id
        self._after_id = after_id

    @property
    def destination(self) -> to.Destination:
        """The page of this look back."""
        return to.then_test(self._before_id, self._after_id)

    def read(self) -> Course | Nothing:
        """The walk from the journal."""
        navigation, journal = self._context.navigation, self._context.journal
        try:
            before, after = self._pair()
        except NoSuchReview:
            return is_gone(navigation)
        for review in (before, after):
            if review.cycle.is_draft:
                return is_open(navigation, review.cycle)
        then_ratings, hidden = (
            journal.then_ratings.everything(),
            journal.reviews.hidden_skills(),
        )
        steps = steps_of_then_test(before, after, then_ratings, hidden)
        if not steps and hidden_of_then_test(before, after, hidden):
            return is_hidden(navigation)
        then, now = before.cycle.title, after.cycle.title
        if not steps:
            return has_no_level(
                navigation,
                f"No skill has a level in both {then} and {now}. Without two levels there is "
                "nothing to compare.",
            )
        return Course(
            title=f"{then}, from memory",
            lead=(
                f"Think back to the time of {then} and rate it by today’s standard. This shows "
                "whether you grew or your standard did. What you said then does not change."
            ),
            question=f"Where did you stand at the time of {then}, as you see it today?",
            caution="What you said then stays hidden until you continue.",
            steps=steps,
        )

    def rate(self, step: Step, said: int | NotRated, confidence: Confidence | None) -> ThenRating:
        """The choice in a step, not yet committed."""
        before, after = self._pair()
        if step.asked is None:
            raise ValueError("this skill has already been rated from memory")
        now = self._context.journal.now()
        return rate_from_memory(before, after, step.asked, said, now, confidence)

    def save(self, second_rating: Repeat | ThenRating, *, read: Repeat | ThenRating | None) -> None:
        """Saves a choice, committed or not."""
        if isinstance(second_rating, ThenRating):
            before = read if isinstance(read, ThenRating) else None
            self._context.journal.then_ratings.save(second_rating, read=before)

    def remove(self, second_rating: Repeat | ThenRating) -> None:
        """Removes a choice."""
        if isinstance(second_rating, ThenRating):
            self._context.journal.then_ratings.remove(second_rating)

    def result(self) -> Result:
        """The three values of each skill, and a summary of them."""
        journal, (before, after) = self._context.journal, self._pair()
        then_ratings, hidden = (
            journal.then_ratings.everything(),
            journal.reviews.hidden_skills(),
        )
        around = context_to_share(RatingContext(then_ratings=then_ratings))
        compared = comparison_to_share(before, after, hidden, around)
        return Result(
            title=TITLE,
            meta=f"{before.cycle.title}, by the standard of {after.cycle.title}",
            shown=ThenTestResult(
                self._context.theme,
                compared,
                then_tests(before, after, then_ratings, hidden),
                hidden_of_then_test(before, after, hidden),
            ),
            onward="Compare both in charts",
            go=partial(self._context.navigation.go, to.growth(self._before_id, self._after_id)),
        )

    def _pair(self) -> tuple[Review, Review]:
        reviews = self._context.journal.reviews
        return reviews.review(self._before_id), reviews.review(self._after_id)
