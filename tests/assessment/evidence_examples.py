"""Entries of the work log about the small reviews, for tests that need to know what is in them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from assessment.evidence import Evidence, EvidenceKind
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
    """Something that happened on a day of 2026 and tells of these skills, or of planning."""
    return Evidence(
        id=entry_id,
        happened_on=day,
        title="It went out.",
        kind=kind,
        private=private,
        skills=skills or (PLANNING,),
        saved_at=NOW,
    )


@st.composite
def entries_about(draw: st.DrawFn, *told: Review) -> tuple[Evidence, ...]:
    """Up to five entries on the skills of some reviews, on the edges of their periods or near."""
    keys = sorted({key for review in told for key in review.skills})
    edges = [d for review in told for d in (review.cycle.period.start, review.cycle.period.end)]
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
