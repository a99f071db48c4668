"""A mark: what one review can show of one skill. Only a level is a number (method rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from assessment.model import Frozen, SkillKey
from assessment.reviews.ratings import Confidence, Energy, Judgement, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import SecondRating


class MarkState(StrEnum):
    """The state of a skill in a review. `HIDDEN` is a past rating that may not be shown yet."""

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
    """The committed self-rating of a skill in a review. `level` is set only if it is rated."""

    state: MarkState
    level: int | None = None
    confidence: Confidence | None = None
    energy: Energy | None = None

    @model_validator(mode="after")
    def _has_a_level_when_rated(self) -> Self:
        if (self.state is MarkState.RATED) != (self.level is not None):
            raise ValueError("a mark has a level when it is rated, and only then")
        return self

    @property
    def is_faint(self) -> bool:
        """Whether confidence was low, so that the mark is drawn paler."""
        return self.confidence is Confidence.LOW


UNRATED = Mark(state=MarkState.UNRATED)
HIDDEN = Mark(state=MarkState.HIDDEN)


def mark_of(review: Review, key: SkillKey, hidden: frozenset[SkillKey]) -> Mark:
    """What may be shown of a skill in a review.

    `hidden` are the skills whose past ratings may not be shown. A draft's ratings are the present
    and are shown, unless it was closed before and reopened: then they count as past.
    """
    rating = review.own_rating(key)
    stands = rating is not None and rating.is_committed
    is_past = review.cycle.has_been_closed and (stands or not review.cycle.is_draft)
    if key in hidden and is_past:
        return HIDDEN
    if rating is None or not stands:
        return UNRATED
    return _shown(rating, rating.confidence, rating.energy)


def mark_of_second_rating(second_rating: SecondRating | None, hidden: frozenset[SkillKey]) -> Mark:
    """The mark of a repeat or then-rating, unrated until it is committed."""
    if second_rating is None:
        return UNRATED
    if second_rating.key in hidden:
        return HIDDEN
    return (
        _shown(second_rating, second_rating.confidence) if second_rating.is_committed else UNRATED
    )


def mark_of_judgement(said: Judgement, hidden: frozenset[SkillKey]) -> Mark:
    """The mark of another person's judgement, hidden if its skill is."""
    return HIDDEN if said.key in hidden else _shown(said)


def _shown(
    said: Judgement, confidence: Confidence | None = None, energy: Energy | None = None
) -> Mark:
    if said.reason is not None:
        return Mark(state=_OF_REASON[said.reason], energy=energy)
    return Mark(state=MarkState.RATED, level=said.level, confidence=confidence, energy=energy)


def mark_in_line(
    review: Review, key: SkillKey | None, line: Iterable[SkillKey], hidden: frozenset[SkillKey]
) -> Mark:
    """What may be shown of a skill in a review. `key` is its key there, None if it lacks the skill.

    `line` has its keys in all the reviews shown together, as it may have been renamed. While one
    of them is hidden, every past rating under any of them is.
    """
    keys = frozenset(line)
    if key is None:
        return HIDDEN if keys & hidden and not review.cycle.is_draft else UNRATED
    return mark_of(review, key, hidden | keys if keys & hidden else hidden)
