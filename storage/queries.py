"""What is read from several stores at once, all of it from one state of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.comparing.context import RatingContext
from assessment.comparing.noise import own_noise
from assessment.evidence import Backing, days_since
from assessment.home.home import Standing, last_pair
from assessment.reviews.review import Review
from assessment.sharing import ShareableContext, context_to_share

if TYPE_CHECKING:
    from storage.journal import Journal
    from storage.tables.evidence import EvidenceStore


def rating_context_of(journal: Journal, before: Review | None, after: Review) -> RatingContext:
    """The context of a review's ratings, compared with those of `before`: see `RatingContext`."""
    with journal.reading():
        snapshots, hidden = journal.reviews.snapshots(), journal.reviews.hidden_skills()
        return RatingContext(
            noise=own_noise(snapshots, journal.repeats.everything(), hidden),
            then_ratings=journal.then_ratings.everything(),
            feedback=journal.feedback.everything(),
            backing=_backing(journal.evidence, before, after),
        )


def shareable_context_of(
    journal: Journal, before: Review | None, after: Review
) -> ShareableContext:
    """The same context without what is private."""
    return context_to_share(rating_context_of(journal, before, after))


def standing_of(journal: Journal) -> Standing:
    """The parts of the journal that home shows."""
    with journal.reading():
        snapshots = journal.reviews.snapshots()
        pair = last_pair(snapshots)
        return Standing(
            drafts=journal.reviews.drafts(),
            snapshots=snapshots,
            repeats=journal.repeats.everything(),
            backing=_backing(journal.evidence, pair.before, pair.after) if pair else frozenset(),
            hidden=journal.reviews.hidden_skills(),
            declined=journal.preferences.declined_repeats,
            is_sample=journal.preferences.is_sample,
        )


def _backing(evidence: EvidenceStore, before: Review | None, after: Review) -> frozenset[Backing]:
    return frozenset() if before is None else evidence.backing(days_since(before, after))
