"""Whether new evidence stands behind a rise (method rule 13)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from assessment.evidence import Evidence, stands_behind


class Support(StrEnum):
    """What is said of a rise."""

    SUPPORTED = "supported"
    UNSUPPORTED = "not supported yet"


SUPPORT_WORDS = {
    Support.SUPPORTED: "Evidence since then stands behind this rise.",
    Support.UNSUPPORTED: "No evidence since then stands behind this rise yet.",
}


def support_of(steps: int | None, evidence: Sequence[Evidence]) -> Support | None:
    """Whether a movement is a supported rise, by what was noted since; None for no rise."""
    if steps is None or steps <= 0:
        return None
    return Support.SUPPORTED if stands_behind(evidence, steps) else Support.UNSUPPORTED
