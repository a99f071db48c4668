"""What a report says of a review beside the one before it: what moved, and what memory adds."""

from __future__ import annotations

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.comparing.noise import noise_words
from assessment.comparing.support import Support
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
    """What was said from memory; None where nobody looked back."""
    tests = remembered(comparison)
    if not tests:
        return None
    return ReportMemory(
        summary=summarise(tests),
        skills=tuple((test.title, test.sentence) for test in tests),
        caution=MEMORY_WORDS,
    )


def movements(comparison: Comparison | None) -> dict[SkillKey, SkillMovement]:
    """How each skill moved since the review before; nothing where there is none."""
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
    """What stands behind a rise that is supported; empty for every other movement."""
    # An unsupported one is not marked where others read it: what supports it may be private.
    return row.support_words if row.support is Support.SUPPORTED else ""
