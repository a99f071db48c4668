"""What surrounds the ratings of reviews: second ratings, feedback and the work log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment import feedback
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.evidence import Backing
from assessment.feedback import Feedback
from assessment.reviews.second_ratings import ThenRating


@dataclass(frozen=True)
class RatingContext:
    """What a comparison, profile or report shows with the ratings.

    `noise` is the person's own (`assessment.comparing.noise`). `then_ratings` are ratings from
    memory (`assessment.comparing.then_test`) and `feedback` is what others said, both for every
    review and including hidden skills and private entries. `backing` is what was noted between the
    two reviews that are compared. Functions that take a context also take the `hidden` skills.
    """

    noise: OwnNoise = UNKNOWN_NOISE
    then_ratings: tuple[ThenRating, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    backing: frozenset[Backing] = frozenset()

    def without_private(self) -> RatingContext:
        """The context without private feedback and evidence, for charts and reports."""
        return replace(
            self,
            feedback=feedback.without_private(self.feedback),
            backing=frozenset(noted for noted in self.backing if not noted.private),
        )


NOTHING = RatingContext()
"""The context of someone with no second ratings, feedback or evidence."""
