"""What the work log adds to a report: the entries of each skill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessment.evidence import Days, Evidence, by_skill, days_since, in_period, of_line, since
from assessment.model import SkillKey
from assessment.reporting.report_model import ReportEvidence, ReportText
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review


def days_reported(review: Review, before: Review | None) -> Days:
    """The days whose evidence a report gives: those since `before`, or else those under review."""
    period = review.cycle.period
    return Days(period.start, period.end) if before is None else days_since(before, review)


def evidence_by_skill(
    review: Review, before: Review | None, entries: Sequence[Evidence]
) -> dict[SkillKey, tuple[Evidence, ...]]:
    """The `entries` of each skill since the review `before`, or else of the days under review.

    Private entries are included.
    """
    if before is None:
        return {key: in_period(entries, review, key) for key in review.skills}
    new = by_skill(since(entries, before, review))
    found: dict[SkillKey, tuple[Evidence, ...]] = {}
    for key in review.skills:
        then_key, _break = counterpart(key, review, before)
        found[key] = of_line(new, (key,) if then_key is None else (key, then_key))
    return found


def evidence_title(before: Review | None) -> str:
    """The heading of each skill's evidence."""
    return "Evidence" if before is None else f"Evidence since {before.cycle.title}"


def evidence_items(
    by_skill: Mapping[SkillKey, Sequence[Evidence]], *, include_private: bool
) -> dict[SkillKey, tuple[ReportEvidence, ...]]:
    """The entries as a report shows them."""
    return {
        key: tuple(_item(entry) for entry in entries if include_private or not entry.private)
        for key, entries in by_skill.items()
    }


def private_entries(by_skill: Mapping[SkillKey, Sequence[Evidence]]) -> int:
    """How many different private entries there are."""
    return len({e.id for entries in by_skill.values() for e in entries if e.private})


def _item(entry: Evidence) -> ReportEvidence:
    return ReportEvidence(
        title=entry.title,
        heading=entry.heading,
        text=_text(entry.text, private=entry.private),
        link=entry.link,
        without_me=_text(entry.without_me, private=entry.private),
        acknowledged_by=entry.acknowledged_by,
        private=entry.private,
    )


def _text(markdown: str, *, private: bool) -> ReportText | None:
    return ReportText(markdown=markdown, private=private) if markdown.strip() else None
