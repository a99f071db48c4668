"""Work log entries about the small reviews, with known contents."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from assessment.comparing.comparison import SkillComparison
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.evidence import Evidence, EvidenceKind, backing_of, by_skill, of_line, since
from assessment.model import SkillKey
from assessment.reviews.review import Review
from tests.assessment.examples import NOW, PLANNING


def an_entry(
    *skills: SkillKey,
    day: date = date(2026, 5, 4),
    kind: EvidenceKind = EvidenceKind.SHIPPED,
    entry_id: str = "entry",
    private: bool = False,
) -> Evidence:
    """Something that happened on a day in 2026 and names these skills, or planning."""
    return Evidence(
        id=entry_id,
        happened_on=day,
        title="It went out.",
        kind=kind,
        private=private,
        skills=skills or (PLANNING,),
        saved_at=NOW,
    )


def context_with(
    before: Review, after: Review, *entries: Evidence, noise: OwnNoise = UNKNOWN_NOISE
) -> RatingContext:
    """What these entries add to the ratings of two reviews."""
    return RatingContext(noise=noise, backing=backing_of(since(entries, before, after)))


def noted_of(
    row: SkillComparison, before: Review, after: Review, *entries: Evidence
) -> tuple[Evidence, ...]:
    """The entries that were noted of a skill since the earlier review."""
    return of_line(by_skill(since(entries, before, after)), row.names)


@st.composite
def entries_about(draw: st.DrawFn, *reviews: Review) -> tuple[Evidence, ...]:
    """Up to five entries on the skills of some reviews, on the edges of their periods or near."""
    keys = sorted({key for review in reviews for key in review.skills})
    edges = [d for review in reviews for d in (review.cycle.period.start, review.cycle.period.end)]
    entries: list[Evidence] = []
    for number in range(draw(st.integers(0, 5))):
        day = draw(st.sampled_from(edges)) + timedelta(days=draw(st.integers(-1, 1)))
        chosen = draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))
        entry = an_entry(
            day=day,
            kind=draw(st.sampled_from(EvidenceKind)),
            entry_id=f"entry {number}",
            private=draw(st.booleans()),
        )
        entries.append(entry.with_changes(skills=tuple(chosen)))
    return tuple(draw(st.permutations(entries)))
