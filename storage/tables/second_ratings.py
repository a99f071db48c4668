"""What is said of a closed review later: rated again, or rated from memory."""

from __future__ import annotations

from typing import TypeVar

from assessment.reviews.second_ratings import Repeat, SecondRating, ThenRating
from storage.changes import ChangeKind
from storage.tables.kind import Kind
from storage.tables.store import Store

Second = TypeVar("Second", bound=SecondRating)

REPEATS = Kind(
    model=Repeat,
    table="repeat_rating",
    change=ChangeKind.SECOND_RATING,
    key=("cycle_id", "rubric_id", "skill_id"),
    cycles=("cycle_id",),
    names=("cycle_id", "rubric_id", "skill_id"),
)
THEN_RATINGS = Kind(
    model=ThenRating,
    table="then_rating",
    change=ChangeKind.SECOND_RATING,
    key=("cycle_id", "rubric_id", "skill_id", "by_cycle_id"),
    cycles=("cycle_id", "by_cycle_id"),
    names=("cycle_id", "rubric_id", "skill_id", "by_cycle_id"),
)


class SecondRatingStore(Store[Second]):
    """Everything of one of the two kinds, committed or not.

    Those that write raise CycleIsOpen too, when the review that is rated is a draft, and
    RatingIsFinal when what stands there was committed.
    """

    def remove(self, second_rating: Second) -> None:
        """Takes back a second rating. One that was committed stays."""
        key = [getattr(second_rating, name) for name in self.kind.key]
        with self._keeping.saving() as file:
            self._table.remove_uncommitted(file, *key)
        self._announce(second_rating.cycle_id)
