"""The library: the one place to get a rubric from, builtin or kept in a journal.

Importing this module loads no models. The first page can be shown before they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from rubrics.errors import RubricError

if TYPE_CHECKING:
    from rubrics.model import Rubric

BUILTIN_IDS = ("larson-management", "goedecke-engineer")
"""The rubrics that come with Growth Rings, in the order in which they are offered."""


class Library:
    """The builtin rubrics and those that a journal keeps.

    `kept` returns every edition that the journal's reviews were answered with, sorted by the
    rubric's id and then from its oldest version to its newest. It is called each time, so the
    library never lags behind the journal. Without a journal there are only the builtin rubrics.
    """

    def __init__(self, kept: Callable[[], Sequence[Rubric]] = tuple) -> None:
        self._kept = kept

    @cached_property
    def offered(self) -> tuple[Rubric, ...]:
        """The rubrics that a review can be started with, in the order to show them in."""
        from importlib import resources  # noqa: PLC0415 - it is slow to load, too

        from rubrics.reading import parse_toml  # noqa: PLC0415 - it loads the models

        folder = resources.files("rubrics").joinpath("builtin")
        names = [f"{rubric_id}.toml" for rubric_id in BUILTIN_IDS]
        return tuple(
            parse_toml(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names
        )

    @property
    def answered(self) -> tuple[Rubric, ...]:
        """Every edition that a review in the journal was answered with."""
        return tuple(self._kept())

    def rubric(self, rubric_id: str) -> Rubric:
        """The rubric on offer with that id. Raises RubricError, which names those on offer."""
        for rubric in self.offered:
            if rubric.id == rubric_id:
                return rubric
        raise RubricError(
            f"There is no rubric called '{rubric_id}'.",
            f"The library holds: {', '.join(rubric.id for rubric in self.offered)}.",
        )

    def in_use(self, chosen: Collection[str]) -> tuple[Rubric, ...]:
        """The rubrics of the journal's reviews, each in its newest edition.

        Before the first review these are the rubrics on offer whose ids are `chosen`, or all of
        them when none is.
        """
        newest = {rubric.id: rubric for rubric in self.answered}
        if newest:
            first = [rubric.id for rubric in self.offered if rubric.id in newest]
            return tuple(newest[rubric_id] for rubric_id in dict.fromkeys((*first, *newest)))
        return tuple(r for r in self.offered if r.id in chosen) or self.offered
