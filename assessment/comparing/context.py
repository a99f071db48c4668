"""What stands beside the ratings of the reviews: second looks, other people, the work log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment import feedback
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.evidence import Backing
from assessment.feedback import Feedback
from assessment.reviews.second_ratings import ThenRating


@dataclass(frozen=True)
class RatingContext:
    """`noise` is the person's own (`assessment.comparing.noise`).

    `then_ratings` are ratings from memory (`assessment.comparing.then_test`), `feedback` what
    others said: of every review, hidden and private ones too. `backing` is what was noted between
    the two reviews that are compared. Whoever is handed them is handed the `hidden` skills as well.
    """

    noise: OwnNoise = UNKNOWN_NOISE
    then_ratings: tuple[ThenRating, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    backing: frozenset[Backing] = frozenset()

    def without_private(self) -> RatingContext:
        """The same without the feedback and evidence that may not stand in what is taken away."""
        return replace(
            self,
            feedback=feedback.without_private(self.feedback),
            backing=frozenset(noted for noted in self.backing if not noted.private),
        )


NOTHING = RatingContext()
"""Nobody rated twice, looked back, asked others or noted anything."""
