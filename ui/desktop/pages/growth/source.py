"""What the Growth page reads from the journal, all at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessment.noise import own_noise

if TYPE_CHECKING:
    from assessment.model import SkillKey
    from assessment.review import Review
    from assessment.second_looks import LookBack
    from assessment.views import View
    from storage.journal import Journal


class Source(NamedTuple):
    """The reviews, what of them is hidden, and what second looks and others add to them.

    `noise` is as in `assessment.comparison.compare`.
    """

    snapshots: tuple[Review, ...]
    drafts: tuple[Review, ...]
    hidden: frozenset[SkillKey]
    noise: int | None
    looks: tuple[LookBack, ...]
    views: tuple[View, ...]


def read_source(journal: Journal) -> Source:
    """What the journal holds now."""
    reviews, second = journal.reviews, journal.second_looks
    snapshots, hidden = reviews.snapshots(), reviews.hidden_skills()
    noise = own_noise(snapshots, second.repeats(), hidden)
    views = journal.views.views()
    return Source(snapshots, reviews.drafts(), hidden, noise, second.looks_back(), views)
