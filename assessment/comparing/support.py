"""Whether new evidence stands behind a rise (method rule 13)."""

from __future__ import annotations

from enum import StrEnum


class Support(StrEnum):
    """What is said of a rise."""

    SUPPORTED = "supported"
    UNSUPPORTED = "not supported yet"


SUPPORT_WORDS = {
    Support.SUPPORTED: "Evidence since then stands behind this rise.",
    Support.UNSUPPORTED: "No evidence since then stands behind this rise yet.",
}


def support_of(steps: int | None, *, is_backed: bool) -> Support | None:
    """Whether a movement is a supported rise, if evidence stands behind it; None for no rise."""
    if steps is None or steps <= 0:
        return None
    return Support.SUPPORTED if is_backed else Support.UNSUPPORTED
