"""What is made of more than one store at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.comparing.context import RatingContext
from assessment.comparing.noise import own_noise
from assessment.home.home import Standing

if TYPE_CHECKING:
    from storage.journal import Journal
    from storage.tables.evidence import EvidenceStore
    from storage.tables.reviews.store import ReviewStore


def rating_context_of(journal: Journal) -> RatingContext:
    """What second looks, others and the work log add to the ratings of all the reviews."""
    snapshots, hidden = journal.reviews.snapshots(), journal.reviews.hidden_skills()
    return RatingContext(
        noise=own_noise(snapshots, journal.repeats.everything(), hidden),
        then_ratings=journal.then_ratings.everything(),
        feedback=journal.feedback.everything(),
        evidence=journal.evidence.everything(),
    )


def standing_of(journal: Journal, reviews: ReviewStore, evidence: EvidenceStore) -> Standing:
    """What home speaks of, with reviews and work log as those two stores have them."""
    return Standing(
        drafts=reviews.drafts(),
        snapshots=reviews.snapshots(),
        repeats=journal.repeats.everything(),
        evidence=evidence.everything(),
        hidden=reviews.hidden_skills(),
        declined=journal.preferences.declined_repeats,
        is_sample=journal.preferences.is_sample,
    )
