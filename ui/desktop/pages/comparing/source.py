"""What the Growth page reads from the journal, in one go."""

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
    """The reviews, the chosen pair, the hidden skills, and the context of the ratings.

    `rating_context` is for the author only; `around`, for the charts, contains only what may be
    shared. `last_change` is a number that differs after every write to the journal, and so tells
    whether the work log may have changed.
    """

    snapshots: tuple[Review, ...]
    drafts: tuple[Review, ...]
    hidden: frozenset[SkillKey]
    pair: Pair | None
    rating_context: RatingContext
    around: ShareableContext
    last_change: int


def reviews_with(pair: Pair, source: ReviewsRead) -> tuple[Review, ...]:
    """The reviews of the history to show. An open review is included only if it is in the pair."""
    is_open = pair.after.cycle.is_draft
    return (*source.snapshots, pair.after) if is_open else source.snapshots


def read_source(journal: Journal, before_id: str | None, after_id: str | None) -> ReviewsRead:
    """The current state of the journal, with the pair for these cycle ids (see `find_pair`)."""
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
