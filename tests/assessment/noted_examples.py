"""Entries of the work log for tests that need to know what is in them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.review import Review
from tests.assessment.examples import NOW, PLANNING


def an_entry(
    title: str = "Moved the site",
    *skills: SkillKey,
    on: date = date(2026, 3, 3),
    kind: EvidenceKind = EvidenceKind.SHIPPED,
    private: bool = False,
    **more: str,
) -> Evidence:
    """Something that was shipped on 3 March 2026, of planning unless other skills are named."""
    return Evidence(
        id=f"{title} {on}",
        happened_on=on,
        title=title,
        kind=kind,
        private=private,
        skills=skills or (PLANNING,),
        saved_at=NOW,
        **more,
    )


@st.composite
def entries_on(draw: st.DrawFn, *reviews: Review) -> tuple[Evidence, ...]:
    """Up to five entries around the days of some reviews, of any of their skills."""
    keys = sorted({key for review in reviews for key in review.skills})
    days = sorted({day for r in reviews for day in (r.cycle.period.start, r.cycle.period.end)})
    return tuple(
        an_entry(
            f"Entry {number}",
            *draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)),
            on=draw(st.dates(days[0], days[-1]) | st.sampled_from(days)),
            kind=draw(st.sampled_from(EvidenceKind)),
            private=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 5)))
    )
