"""The repeat: the skills of a closed review, rated a second time some weeks later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessment.comparing.noise import agreement, rate_again, timing_words
from assessment.reviews.second_ratings import Repeat
from assessment.walk.second_walk import hidden_of_repeat, steps_of_repeat
from storage.file.refusals import NoSuchReview
from ui.desktop import destinations as to
from ui.desktop.pages.second_ratings.absent import has_no_level, is_gone, is_hidden, is_open
from ui.desktop.pages.second_ratings.results import RepeatResult
from ui.desktop.pages.second_ratings.use import Course, Nothing, Result

if TYPE_CHECKING:
    from assessment.reviews.ratings import Confidence, NotRated
    from assessment.reviews.review import Review
    from assessment.reviews.second_ratings import ThenRating
    from assessment.walk.second_walk import Step
    from ui.desktop.page import PageContext

LEAD = (
    "Rate the same skills once more without looking at what you said. How far the two ratings "
    "differ is your own noise; only a bigger step will count as a change. The review itself does "
    "not change."
)
QUESTION = "Where did you stand then? Choose what someone could have seen."
CAUTION = "What you said the first time stays hidden until you continue."


class RepeatUse:
    """The repeat of one review."""

    def __init__(self, context: PageContext, cycle_id: str) -> None:
        self._context = context
        self._cycle_id = cycle_id

    @property
    def destination(self) -> to.Destination:
        """The page of this repeat."""
        return to.repeat(self._cycle_id)

    def read(self) -> Course | Nothing:
        """The walk from the journal."""
        navigation, journal = self._context.navigation, self._context.journal
        try:
            review = self._review()
        except NoSuchReview:
            return is_gone(navigation)
        if review.cycle.is_draft:
            return is_open(navigation, review.cycle)
        repeats, hidden = journal.repeats.everything(), journal.reviews.hidden_skills()
        steps = steps_of_repeat(review, repeats, hidden)
        if not steps and hidden_of_repeat(review, hidden):
            return is_hidden(navigation)
        if not steps:
            return has_no_level(
                navigation,
                f"No skill in {review.cycle.title} has a level. A second rating needs a first "
                "one to compare it with.",
            )
        closed_at = review.cycle.closed_at
        timing = "" if closed_at is None else timing_words(closed_at, journal.now())
        return Course(
            title=f"{review.cycle.title}, a second time",
            lead=f"{LEAD} {timing}".strip(),
            question=QUESTION,
            caution=CAUTION,
            steps=steps,
        )

    def rate(self, step: Step, said: int | NotRated, confidence: Confidence | None) -> Repeat:
        """The choice in a step, not yet committed."""
        now = self._context.journal.now()
        return rate_again(self._review(), step.key, said, now, confidence)

    def save(self, second_rating: Repeat | ThenRating, *, read: Repeat | ThenRating | None) -> None:
        """Saves a choice, committed or not."""
        if isinstance(second_rating, Repeat):
            before = read if isinstance(read, Repeat) else None
            self._context.journal.repeats.save(second_rating, read=before)

    def remove(self, second_rating: Repeat | ThenRating) -> None:
        """Removes a choice."""
        if isinstance(second_rating, Repeat):
            self._context.journal.repeats.remove(second_rating)

    def result(self) -> Result:
        """How far the two ratings agree, and what that means for later comparisons."""
        journal, review = self._context.journal, self._review()
        repeats, hidden = journal.repeats.everything(), journal.reviews.hidden_skills()
        agreed = agreement(review, repeats, hidden)
        noise = journal.rating_context(None, review).noise
        return Result(
            title="Rated twice",
            meta=f"{review.cycle.title}, and your second rating of it",
            shown=RepeatResult(self._context.theme, agreed, noise),
            onward="Read the review",
            go=partial(self._context.navigation.go, to.report(self._cycle_id)),
        )

    def _review(self) -> Review:
        return self._context.journal.reviews.review(self._cycle_id)
