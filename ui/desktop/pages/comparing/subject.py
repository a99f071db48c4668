"""What the Growth page looks at: two reviews or one, by one rubric, among all the reviews by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessment.comparing.growth import History
from assessment.comparing.narrowing import narrowed_to, rubric_part
from assessment.comparing.pairs import Pair
from assessment.comparing.then_test import compare_with_memory
from assessment.sharing import (
    Shareable,
    comparison_to_share,
    part_to_share,
    profile_to_share,
)
from ui.desktop.pages.comparing.source import ReviewsRead

if TYPE_CHECKING:
    from assessment.comparing.comparison import Comparison
    from assessment.comparing.profile import Profile


@dataclass(frozen=True)
class Subject:
    """`history` is every review by the rubric, with the open one where that is looked at."""

    pair: Pair
    history: Shareable[History]
    source: ReviewsRead

    @property
    def whole(self) -> History:
        """The history by the rubric."""
        return self.history.value

    @property
    def rubric_id(self) -> str:
        """The rubric that is looked at."""
        return self.whole.rubric_id

    @cached_property
    def compared(self) -> Comparison | None:
        """The pair side by side, by the rubric, for the eyes of its author; None without a pair."""
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        source = self.source
        both = compare_with_memory(before, after, source.hidden, source.rating_context)
        return narrowed_to(both, rubric_part(self.rubric_id))

    @cached_property
    def drawn(self) -> Shareable[Comparison] | None:
        """The same for a chart, which is copied and saved with one click: nothing private in it."""
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        both = comparison_to_share(before, after, self.source.hidden, self.source.around)
        return part_to_share(both, rubric_part(self.rubric_id))

    @cached_property
    def profile(self) -> Shareable[Profile]:
        """The later review by itself, by the rubric."""
        every = profile_to_share(self.pair.after, self.source.hidden, self.source.around)
        return part_to_share(every, rubric_part(self.rubric_id))
