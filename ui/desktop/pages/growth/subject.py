"""What the Growth page looks at: two reviews or one, by one rubric, among all the reviews by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessment.growth import History, history
from assessment.pairs import Pair, rows_of_rubric
from assessment.then_test import compare_with_memory
from ui.desktop.pages.growth.source import Source

if TYPE_CHECKING:
    from assessment.beside import Beside
    from assessment.comparison import Comparison
    from assessment.model import SkillKey
    from assessment.review import Review


@dataclass(frozen=True)
class Subject:
    """`whole` is every review by the rubric, with the open one where that is looked at."""

    pair: Pair
    whole: History
    source: Source

    @property
    def rubric_id(self) -> str:
        """The rubric that is looked at."""
        return self.whole.rubric_id

    @cached_property
    def compared(self) -> Comparison | None:
        """The pair side by side, by the rubric; None where there is no earlier review."""
        return self._compare(self.source.beside)

    @cached_property
    def drawn(self) -> Comparison | None:
        """The same for a chart, which is copied and saved with one click: nothing private in it."""
        beside, told = self.source.beside, self.source.beside.without_private()
        return self.compared if told == beside else self._compare(told)

    def _compare(self, beside: Beside) -> Comparison | None:
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        both = compare_with_memory(before, after, self.source.hidden, beside)
        return rows_of_rubric(both, self.rubric_id)


class KeptHistory:
    """The last whole history. That of a lifetime takes 20 ms, and every view and pair needs it."""

    def __init__(self) -> None:
        self._of: tuple[tuple[Review, ...], str, frozenset[SkillKey]] | None = None
        self._made: History | None = None

    def whole(self, pair: Pair, rubric_id: str, source: Source) -> History:
        """Every review by a rubric, with the open one where that is looked at.

        Made anew when one of them, or what is hidden, is no longer the same.
        """
        is_open = pair.after.cycle.is_draft
        reviews = (*source.snapshots, pair.after) if is_open else source.snapshots
        # Snapshots that did not change are the same objects, so that this is told at a glance.
        of = reviews, rubric_id, source.hidden
        if self._made is None or self._of != of:
            self._made, self._of = history(*of), of
        return self._made
