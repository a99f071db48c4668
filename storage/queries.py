"""What is read from several stores at once, all of it from one state of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.comparing.context import RatingContext
from assessment.comparing.noise import own_noise
from assessment.evidence import Backing, days_since
from assessment.home.home import LATEST_NOTED, Standing, last_pair
from assessment.reviews.review import Review
from assessment.sharing import ShareableContext, context_to_share

if TYPE_CHECKING:
    from assessment.feedback import Feedback
    from storage.journal import Journal
    from storage.tables.evidence import EvidenceStore


def rating_context_of(journal: Journal, before: Review | None, after: Review) -> RatingContext:
    """The context of a review's ratings, compared with those of `before`: see `RatingContext`."""
    with journal.reading():
        return _context(journal, before, after, journal.feedback.everything())


def shareable_context_of(
    journal: Journal, before: Review | None, after: Review
) -> ShareableContext:
    """The same context without private feedback and evidence, of which no word is read."""
    with journal.reading():
        # Backing holds no words, so it is read whole, and the private part is left out here.
        return context_to_share(_context(journal, before, after, journal.feedback.public()))


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
            noted=journal.evidence.entries(newest_first=True, limit=LATEST_NOTED),
            unfinished_note=journal.preferences.unfinished_note,
        )


def _context(
    journal: Journal, before: Review | None, after: Review, feedback: tuple[Feedback, ...]
) -> RatingContext:
    snapshots, hidden = journal.reviews.snapshots(), journal.reviews.hidden_skills()
    return RatingContext(
        noise=own_noise(snapshots, journal.repeats.everything(), hidden),
        then_ratings=journal.then_ratings.everything(),
        feedback=feedback,
        backing=_backing(journal.evidence, before, after),
    )


def _backing(evidence: EvidenceStore, before: Review | None, after: Review) -> frozenset[Backing]:
    return frozenset() if before is None else evidence.backing(days_since(before, after))
