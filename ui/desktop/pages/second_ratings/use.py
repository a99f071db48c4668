"""What the page of a second look is used for: a repeat, or a look back from memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessment.reviews.ratings import Confidence, NotRated
    from assessment.reviews.second_ratings import Repeat, ThenRating
    from assessment.walk.second_walk import Step


class Course(NamedTuple):
    """A walk that can be taken. `lead` says what it is for, `caution` what stays out of sight."""

    title: str
    lead: str
    question: str
    caution: str
    steps: tuple[Step, ...]


class Nothing(NamedTuple):
    """Why there is nothing to walk through, and where to go instead."""

    title: str
    words: str
    step: str
    go: Callable[[], object]


class Result(NamedTuple):
    """What came out of it. `onward` is said on the button that leads on from there."""

    title: str
    meta: str
    shown: QWidget
    onward: str
    go: Callable[[], object]


class Use(Protocol):
    """One of the two uses. It reads and writes the journal, and shows nothing by itself."""

    def read(self) -> Course | Nothing:
        """The walk as the journal has it now."""
        ...

    def rate(
        self, step: Step, said: int | NotRated, confidence: Confidence | None
    ) -> Repeat | ThenRating:
        """What is chosen in a step, not yet committed."""
        ...

    def save(self, second_rating: Repeat | ThenRating) -> None:
        """Saves what was chosen or committed. Raises what `SecondRatingStore` raises."""
        ...

    def remove(self, second_rating: Repeat | ThenRating) -> None:
        """Takes back what was chosen. Raises as `save` does."""
        ...

    def result(self) -> Result:
        """What came out so far, of the skills that are committed only."""
        ...
