"""What stands in the library: the rubrics that come with us, and the editions a journal keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assessment.reviews.cycles import ReviewCycle
from assessment.wording import counted
from rubrics.library import fingerprint, load_all_builtin
from rubrics.model import Rubric
from storage.journal import Journal


class Edition(NamedTuple):
    """One text of a rubric. `answered_in` is empty for those that come with Growth Rings."""

    sha256: str
    rubric: Rubric
    answered_in: str

    @property
    def is_builtin(self) -> bool:
        """Whether a review can be started with it today."""
        return not self.answered_in

    @property
    def title(self) -> str:
        """What the list calls it."""
        if self.is_builtin:
            return self.rubric.title
        return f"{self.rubric.title}, edition {self.rubric.version}, {self.answered_in}"


def builtin_editions() -> tuple[Edition, ...]:
    """The rubrics that come with Growth Rings, in the library's order."""
    return tuple(Edition(fingerprint(rubric), rubric, "") for rubric in load_all_builtin())


def kept_editions(journal: Journal, builtin: Sequence[Edition]) -> tuple[Edition, ...]:
    """The other texts that the journal's reviews were answered with."""
    known = {edition.sha256 for edition in builtin}
    cycles = journal.reviews.cycles()
    kept = ((fingerprint(rubric), rubric) for rubric in journal.reviews.frozen_rubrics())
    return tuple(
        Edition(sha256, rubric, _answered_in(sha256, cycles))
        for sha256, rubric in kept
        if sha256 not in known
    )


def _answered_in(sha256: str, cycles: Sequence[ReviewCycle]) -> str:
    titles = [c.title for c in cycles if any(e.sha256 == sha256 for e in c.editions)]
    if not titles:
        return "as answered in a review that is in the trash"
    others = f" and {counted(len(titles) - 1, 'other')}" if len(titles) > 1 else ""
    return f"as answered in {titles[-1]}{others}"
