"""What a report says about the review before: what moved, and the ratings from memory."""

from __future__ import annotations

from assessment.comparing.comparison import Comparison, SkillComparison, Support
from assessment.comparing.noise import noise_words
from assessment.comparing.three_values import MEMORY_WORDS, remembered, summarise
from assessment.model import SkillKey
from assessment.reporting.report_model import ReportComparison, ReportMemory, SkillMovement
from assessment.reporting.report_words import before_words


def what_moved(comparison: Comparison) -> ReportComparison:
    """The review before, and what moved since."""
    return ReportComparison(
        before_title=comparison.before_title,
        summary=comparison.summary,
        noise=noise_words(comparison.noise),
    )


def from_memory(comparison: Comparison) -> ReportMemory | None:
    """The ratings from memory. None if there are none."""
    tests = remembered(comparison)
    if not tests:
        return None
    return ReportMemory(
        summary=summarise(tests),
        skills=tuple((test.title, test.sentence) for test in tests),
        caution=MEMORY_WORDS,
    )


def movements(comparison: Comparison | None) -> dict[SkillKey, SkillMovement]:
    """How each skill moved since the review before. Empty without one."""
    if comparison is None:
        return {}
    return {
        row.key: SkillMovement(
            before=before_words(row),
            sentence=row.sentence,
            support=_support_words(row),
        )
        for row in comparison.rows
    }


def _support_words(row: SkillComparison) -> str:
    """What supports a rise, in a sentence. Empty for every other movement."""
    # Others read a report, so an unsupported rise is not marked: its evidence may be private.
    return row.support_words if row.support is Support.SUPPORTED else ""
