"""Caches the history that a page showed last: making that of a lifetime takes 20 ms."""

from __future__ import annotations

from assessment.comparing.growth import History
from assessment.model import SkillKey
from assessment.reviews.review import Review
from assessment.sharing import Shareable, history_to_share


class KeptHistory:
    """Makes a history, and keeps it until another one is asked for."""

    def __init__(self) -> None:
        self._of: tuple[tuple[Review, ...], str, frozenset[SkillKey]] | None = None
        self._made: Shareable[History] | None = None

    def of(
        self, reviews: tuple[Review, ...], rubric_id: str, hidden: frozenset[SkillKey]
    ) -> Shareable[History]:
        """The history of a rubric; see `assessment.comparing.growth.history`.

        Unchanged snapshots are the same objects, so comparing them takes no time.
        """
        of = reviews, rubric_id, hidden
        if self._made is None or self._of != of:
            self._made, self._of = history_to_share(*of), of
        return self._made
