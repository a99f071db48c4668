"""The editions that the library page lists: those on offer, and others that were answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assessment.reviews.cycles import ReviewCycle
from assessment.wording import counted
from rubrics.canonical import fingerprint
from rubrics.library import Library
from rubrics.model import Rubric


class Edition(NamedTuple):
    """One edition of a rubric. `answered_in` is empty for those on offer."""

    sha256: str
    rubric: Rubric
    answered_in: str

    @property
    def is_offered(self) -> bool:
        """Whether a new review can use it."""
        return not self.answered_in

    @property
    def title(self) -> str:
        """Its title in the list."""
        if self.is_offered:
            return self.rubric.title
        return f"{self.rubric.title}, version {self.rubric.version}, {self.answered_in}"


def offered_editions(library: Library) -> tuple[Edition, ...]:
    """The editions that a new review can use, in the order in which they are offered."""
    return tuple(Edition(fingerprint(rubric), rubric, "") for rubric in library.offered)


def answered_editions(library: Library, cycles: Sequence[ReviewCycle]) -> tuple[Edition, ...]:
    """The other editions that reviews of the journal use; `cycles` are these reviews."""
    offered = {fingerprint(rubric) for rubric in library.offered}
    answered = ((fingerprint(rubric), rubric) for rubric in library.answered)
    return tuple(
        Edition(sha256, rubric, _answered_in(sha256, cycles))
        for sha256, rubric in answered
        if sha256 not in offered
    )


def _answered_in(sha256: str, cycles: Sequence[ReviewCycle]) -> str:
    titles = [c.title for c in cycles if any(e.sha256 == sha256 for e in c.editions)]
    if not titles:
        return "as answered in a review that is in the trash"
    others = f" and {counted(len(titles) - 1, 'other')}" if len(titles) > 1 else ""
    return f"as answered in {titles[-1]}{others}"
