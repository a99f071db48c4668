"""What the Growth page shows: one or two reviews by one rubric, and all other reviews by it."""

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
    """`history` has every review by the rubric, including an open one if it is in the pair."""

    pair: Pair
    history: Shareable[History]
    source: ReviewsRead

    @property
    def whole(self) -> History:
        """The history by the rubric."""
        return self.history.value

    @property
    def rubric_id(self) -> str:
        """The id of the rubric shown."""
        return self.whole.rubric_id

    @cached_property
    def compared(self) -> Comparison | None:
        """The comparison by the rubric, for the author only; None without an earlier review."""
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        source = self.source
        both = compare_with_memory(before, after, source.hidden, source.rating_context)
        return narrowed_to(both, rubric_part(self.rubric_id))

    @cached_property
    def drawn(self) -> Shareable[Comparison] | None:
        """The same without anything private, for a chart, which can be copied with one click."""
        before, after = self.pair.before, self.pair.after
        if before is None:
            return None
        both = comparison_to_share(before, after, self.source.hidden, self.source.around)
        return part_to_share(both, rubric_part(self.rubric_id))

    @cached_property
    def profile(self) -> Shareable[Profile]:
        """The later review alone, by the rubric, without anything private."""
        every = profile_to_share(self.pair.after, self.source.hidden, self.source.around)
        return part_to_share(every, rubric_part(self.rubric_id))
