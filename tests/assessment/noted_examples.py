"""Work log entries with known contents."""

from __future__ import annotations

from datetime import date

from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
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
