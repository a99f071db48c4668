"""What the Growth page reads from the journal, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.pairs import Pair, find_pair
from assessment.sharing import NOTHING_TO_SHARE, ShareableContext, context_to_share

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from assessment.reviews.review import Review
    from storage.journal import Journal


class ReviewsRead(NamedTuple):
    """The reviews, which two are looked at, what is hidden, and what surrounds their ratings.

    `rating_context` is for the eyes of their author; `around`, for the charts, may leave the
    journal. `last_change` is another one once anything was written to the journal: what the work
    log gives when it is asked may be another then, too.
    """

    snapshots: tuple[Review, ...]
    drafts: tuple[Review, ...]
    hidden: frozenset[SkillKey]
    pair: Pair | None
    rating_context: RatingContext
    around: ShareableContext
    last_change: int


def reviews_with(pair: Pair, source: ReviewsRead) -> tuple[Review, ...]:
    """The reviews that a history of the pair's later one is made of: the open one only with it."""
    is_open = pair.after.cycle.is_draft
    return (*source.snapshots, pair.after) if is_open else source.snapshots


def read_source(journal: Journal, before_id: str | None, after_id: str | None) -> ReviewsRead:
    """What the journal holds now, for the reviews with these cycles' ids (see `find_pair`)."""
    with journal.reading():
        return _read(journal, before_id, after_id)


def _read(journal: Journal, before_id: str | None, after_id: str | None) -> ReviewsRead:
    reviews = journal.reviews
    snapshots, drafts = reviews.snapshots(), reviews.drafts()
    pair = find_pair(snapshots, drafts, before_id, after_id) if snapshots else None
    hidden, last_change = reviews.hidden_skills(), journal.last_change()
    if pair is None:
        return ReviewsRead(snapshots, drafts, hidden, pair, NOTHING, NOTHING_TO_SHARE, last_change)
    rating_context = journal.rating_context(pair.before, pair.after)
    around = context_to_share(rating_context)
    return ReviewsRead(snapshots, drafts, hidden, pair, rating_context, around, last_change)
