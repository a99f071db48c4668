"""A skill rated again: soon after, to measure one's own noise, or later, by a later standard.

Neither replaces the rating made in the review (method rules 10 and 11).
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from assessment.model import Moment
from assessment.reviews.ratings import Confidence, Judgement, NotRated


class SecondRating(Judgement):
    """Another rating of a skill in a closed cycle, made later. Once committed it is final.

    Before that it counts nowhere, and the review's own rating stays hidden.
    """

    confidence: Confidence | None = None
    saved_at: Moment
    committed_at: Moment | None = None

    @property
    def is_committed(self) -> bool:
        """Whether the person has committed it; until then it counts nowhere."""
        return self.committed_at is not None

    @property
    def choice(self) -> tuple[int | NotRated | None, Confidence | None, bool]:
        """What was chosen, and whether it is committed; without when."""
        return self.level or self.reason, self.confidence, self.is_committed

    def committed(self, now: datetime) -> Self:
        """The second rating, committed at `now` unless it was before."""
        return self.with_changes(committed_at=self.committed_at or now, saved_at=now)


class Repeat(SecondRating):
    """The same skill of the same cycle, rated again about two weeks after it was closed."""


class ThenRating(SecondRating):
    """A skill of an earlier cycle, rated from memory by the standard of a later one.

    `by_cycle_id` names the later cycle.
    """

    by_cycle_id: str
