"""What the Growth page reads from the journal, all at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assessment.comparing.context import RatingContext
    from assessment.comparing.pairs import Pair
    from assessment.model import SkillKey
    from assessment.reviews.review import Review
    from storage.journal import Journal


class Source(NamedTuple):
    """The reviews, what of them is hidden, and what second looks and others add to them."""

    snapshots: tuple[Review, ...]
    drafts: tuple[Review, ...]
    hidden: frozenset[SkillKey]
    rating_context: RatingContext


def reviews_with(pair: Pair, source: Source) -> tuple[Review, ...]:
    """The reviews that a history of the pair's later one is made of: the open one only with it."""
    is_open = pair.after.cycle.is_draft
    return (*source.snapshots, pair.after) if is_open else source.snapshots


def read_source(journal: Journal) -> Source:
    """What the journal holds now."""
    reviews = journal.reviews
    return Source(
        reviews.snapshots(), reviews.drafts(), reviews.hidden_skills(), journal.rating_context()
    )
