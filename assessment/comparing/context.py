"""What stands beside the ratings of the reviews: second looks, other people, the work log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessment import evidence, feedback
from assessment.evidence import Evidence
from assessment.feedback import Feedback
from assessment.reviews.second_ratings import ThenRating


@dataclass(frozen=True)
class RatingContext:
    """`noise` is one's own, in steps, as in `assessment.comparing.comparison.compare`.

    `then_ratings` are ratings from memory (`assessment.comparing.then_test`), `feedback` what
    others said: of every review, hidden and private ones too. `evidence` is the whole work log.
    Whoever is handed them is handed the `hidden` skills as well.
    """

    noise: int | None = None
    then_ratings: tuple[ThenRating, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def without_private(self) -> RatingContext:
        """The same without the views and evidence that may not stand in what is taken away."""
        return replace(
            self,
            feedback=feedback.without_private(self.feedback),
            evidence=evidence.without_private(self.evidence),
        )


NOTHING = RatingContext()
"""Nobody rated twice, looked back, asked others or noted anything."""
