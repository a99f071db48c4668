"""A mark: what one review can show of one skill. Only a level is a number (method rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from assessment.model import Frozen, SkillKey
from assessment.ratings import Confidence, Energy, NotRated
from assessment.review import Review


class MarkState(StrEnum):
    """The states of a skill in a review. `HIDDEN` is a past rating that may not be seen yet."""

    RATED = "rated"
    NOT_APPLICABLE = "not applicable"
    NO_OPPORTUNITY = "no opportunity"
    NOT_ENOUGH_EVIDENCE = "not enough evidence"
    UNRATED = "unrated"
    HIDDEN = "hidden"


_OF_REASON = {
    NotRated.NOT_APPLICABLE: MarkState.NOT_APPLICABLE,
    NotRated.NO_OPPORTUNITY: MarkState.NO_OPPORTUNITY,
    NotRated.NOT_ENOUGH_EVIDENCE: MarkState.NOT_ENOUGH_EVIDENCE,
}


class Mark(Frozen):
    """The committed self-rating of a skill in one review. `level` is set when it is rated, only."""

    state: MarkState
    level: int | None = None
    confidence: Confidence | None = None
    energy: Energy | None = None

    @property
    def is_faint(self) -> bool:
        """Whether the level was held with low confidence and is to be drawn lighter."""
        return self.confidence is Confidence.LOW


UNRATED = Mark(state=MarkState.UNRATED)
HIDDEN = Mark(state=MarkState.HIDDEN)


def mark_of(review: Review, key: SkillKey, hidden: frozenset[SkillKey]) -> Mark:
    """What may be shown of a skill in a review.

    `hidden` are the skills whose past ratings may not be seen; it never covers a draft's own.
    """
    if key in hidden and not review.cycle.is_draft:
        return HIDDEN
    rating = review.own_rating(key)
    if rating is None or not rating.is_committed:
        return UNRATED
    if rating.reason is not None:
        return Mark(state=_OF_REASON[rating.reason], energy=rating.energy)
    return Mark(
        state=MarkState.RATED,
        level=rating.level,
        confidence=rating.confidence,
        energy=rating.energy,
    )


def hidden_skills(drafts: Iterable[Review]) -> frozenset[SkillKey]:
    """The skills that stand in an open cycle without a committed rating.

    Their earlier ratings are shown nowhere until this cycle's stands: an anchor shifts ratings
    (Bellé et al. 2017).
    """
    return frozenset(
        key
        for review in drafts
        if review.cycle.is_draft
        for key in review.skills
        if (rating := review.own_rating(key)) is None or not rating.is_committed
    )
