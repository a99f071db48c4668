"""What is made of more than one store at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessment.beside import Beside
from assessment.home import Standing
from assessment.noise import own_noise

if TYPE_CHECKING:
    from storage.evidence import EvidenceStore
    from storage.journal import Journal
    from storage.reviews import ReviewStore


def beside_of(journal: Journal) -> Beside:
    """What second looks, others and the work log add to the ratings of all the reviews."""
    snapshots, hidden = journal.reviews.snapshots(), journal.reviews.hidden_skills()
    return Beside(
        noise=own_noise(snapshots, journal.second_looks.repeats(), hidden),
        looks=journal.second_looks.looks_back(),
        views=journal.views.views(),
        evidence=journal.evidence.entries(),
    )


def standing_of(journal: Journal, reviews: ReviewStore, evidence: EvidenceStore) -> Standing:
    """What home speaks of, with reviews and work log as those two stores have them."""
    return Standing(
        drafts=reviews.drafts(),
        snapshots=reviews.snapshots(),
        repeats=journal.second_looks.repeats(),
        evidence=evidence.entries(),
        hidden=reviews.hidden_skills(),
        declined=journal.preferences.declined_repeats,
        is_sample=journal.preferences.is_sample,
    )
