"""Second ratings of closed reviews: repeats, and ratings from memory."""

from __future__ import annotations

from typing import TypeVar

from assessment.reviews.second_ratings import Repeat, SecondRating, ThenRating
from storage.changes import ChangeKind
from storage.tables.kind import Kind
from storage.tables.scales import read_judgements
from storage.tables.store import Store

Second = TypeVar("Second", bound=SecondRating)

_CHOICE = ("level", "reason", "confidence", "committed_at")

REPEATS = Kind(
    model=Repeat,
    table="repeat_rating",
    change=ChangeKind.SECOND_RATING,
    key=("cycle_id", "rubric_id", "skill_id"),
    cycles=("cycle_id",),
    together=_CHOICE,
    names=("cycle_id", "rubric_id", "skill_id"),
)
THEN_RATINGS = Kind(
    model=ThenRating,
    table="then_rating",
    change=ChangeKind.SECOND_RATING,
    key=("cycle_id", "rubric_id", "skill_id", "by_cycle_id"),
    cycles=("cycle_id", "by_cycle_id"),
    together=_CHOICE,
    names=("cycle_id", "rubric_id", "skill_id", "by_cycle_id"),
)


class SecondRatingStore(Store[Second]):
    """Everything of one of the two kinds, committed or not.

    Methods that write also raise CycleIsOpen if the review is a draft, and RatingIsFinal if the
    second rating was committed before.
    """

    def everything(self) -> tuple[Second, ...]:
        """All of them, without those of or by a review in the trash."""
        return read_judgements(self._keeping, self._table)

    def remove(self, second_rating: Second) -> None:
        """Removes a second rating unless it was committed."""
        key = [getattr(second_rating, name) for name in self.kind.key]
        with self._keeping.saving() as file:
            removed = self._table.remove_uncommitted(file, *key)
        if removed:
            self._announce(second_rating.cycle_id)
