"""The crosswalk of a rubric: what became of its skills from one version to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from rubrics.fields import LineOrNone, RubricPart, Slug, VersionNumber


class CrossingKind(StrEnum):
    """What became of a skill."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    REDEFINED = "redefined"


class Crossing(RubricPart):
    """What became of a skill from version `since` to the next: its ids `before` and `after`.

    A skill that stayed the same or was renamed keeps its levels, even where their wording was
    corrected. Every other kind breaks the skill's line in a history; `why` explains it.
    """

    since: VersionNumber
    kind: CrossingKind
    before: tuple[Slug, ...]
    after: tuple[Slug, ...]
    why: LineOrNone = ""

    @model_validator(mode="after")
    def _has_the_shape_of_its_kind(self) -> Self:
        before, after = len(self.before), len(self.after)
        match self.kind:
            case CrossingKind.SPLIT:
                expected, fits = "one skill before and several after", before == 1 < after
            case CrossingKind.MERGED:
                expected, fits = "several skills before and one after", before > 1 == after
            case _:
                expected, fits = "one skill before and one after", before == 1 == after
        if not fits:
            raise ValueError(
                f"'{self.kind}' leads here from {before} to {after}; expected {expected}"
            )
        if self.kind is CrossingKind.SAME and self.before != self.after:
            raise ValueError(
                f"'same' leads from '{self.before[0]}' to '{self.after[0]}'; "
                "expected one id, or the kind 'renamed'"
            )
        if not self.keeps_levels and not self.why:
            raise ValueError(f"'{self.kind}' has no why; expected a sentence that explains it")
        return self

    @property
    def keeps_levels(self) -> bool:
        """Whether a level means the same before and after."""
        return self.kind in (CrossingKind.SAME, CrossingKind.RENAMED)


def refuse_broken(crosswalk: Sequence[Crossing], version: int, skills: Sequence[str]) -> None:
    """Raises ValueError if a crosswalk does not lead to that version and its skills."""
    for crossing in crosswalk:
        if crossing.since >= version:
            raise ValueError(
                f"the crosswalk leads on from version {crossing.since}; "
                f"expected one before this one, which is {version}"
            )
        unknown = [skill for skill in crossing.after if skill not in skills]
        if unknown and crossing.since + 1 == version:
            raise ValueError(
                f"the crosswalk leads to the skill '{unknown[0]}'; "
                f"expected one of: {', '.join(skills)}"
            )
    _refuse_twice("from", [(c.since, skill) for c in crosswalk for skill in c.before])
    _refuse_twice("to", [(c.since, skill) for c in crosswalk for skill in c.after])


def _refuse_twice(where: str, steps: list[tuple[int, str]]) -> None:
    for (since, skill), count in Counter(steps).items():
        if count > 1:
            raise ValueError(
                f"the crosswalk since version {since} leads {where} the skill '{skill}' twice; "
                "expected each once"
            )
