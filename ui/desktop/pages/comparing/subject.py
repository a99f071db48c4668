"""What the Growth page looks at: two reviews or one, by one rubric, among all the reviews by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from assessment.comparing.pairs import Pair, rows_of_rubric
from assessment.comparing.then_test import compare_with_memory
from ui.desktop.pages.comparing.source import Source

if TYPE_CHECKING:
    from assessment.comparing.comparison import Comparison
    from assessment.comparing.context import RatingContext


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
        return self._compare(self.source.rating_context)

    @cached_property
    def drawn(self) -> Comparison | None:
        """The same for a chart, which is copied and saved with one click: nothing private in it."""
        whole = self.source.rating_context
        public = whole.without_private()
        return self.compared if public == whole else self._compare(public)

    def _compare(self, rating_context: RatingContext) -> Comparison | None:
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        both = compare_with_memory(before, after, self.source.hidden, rating_context)
        return rows_of_rubric(both, self.rubric_id)
