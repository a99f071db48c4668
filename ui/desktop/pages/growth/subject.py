"""What the Growth page looks at: two reviews or one, by one rubric, among all the reviews by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessment.growth import History
from assessment.pairs import Pair, rows_of_rubric
from assessment.then_test import compare_with_memory
from ui.desktop.pages.growth.source import Source

if TYPE_CHECKING:
    from assessment.beside import Beside
    from assessment.comparison import Comparison


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
