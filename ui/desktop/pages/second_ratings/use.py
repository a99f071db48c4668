"""The two uses of the page of second looks: a repeat, or a look back from memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assessment.reviews.ratings import Confidence, NotRated
    from assessment.reviews.second_ratings import Repeat, ThenRating
    from assessment.walk.second_walk import Step
    from ui.desktop.destinations import Destination


class Course(NamedTuple):
    """A walk that is possible. `lead` says what it is for, `caution` what stays hidden."""

    title: str
    lead: str
    question: str
    caution: str
    steps: tuple[Step, ...]


class Nothing(NamedTuple):
    """Why there is no walk, and where to go instead."""

    title: str
    words: str
    step: str
    go: Callable[[], object]


class Result(NamedTuple):
    """The result of a walk. `onward` are the words of the button that leads on from it."""

    title: str
    meta: str
    shown: QWidget
    onward: str
    go: Callable[[], object]


class Use(Protocol):
    """One of the two uses. It reads and writes the journal, and shows nothing by itself."""

    @property
    def destination(self) -> Destination:
        """Where the page is."""
        ...

    def read(self) -> Course | Nothing:
        """The walk from the journal."""
        ...

    def rate(
        self, step: Step, said: int | NotRated, confidence: Confidence | None
    ) -> Repeat | ThenRating:
        """The choice in a step, not yet committed."""
        ...

    def save(self, second_rating: Repeat | ThenRating, *, read: Repeat | ThenRating | None) -> None:
        """Saves a choice, committed or not; `read` is what the page showed before, if anything.

        Raises what `SecondRatingStore` raises.
        """
        ...

    def remove(self, second_rating: Repeat | ThenRating) -> None:
        """Removes a choice. Raises what `save` raises."""
        ...

    def result(self) -> Result:
        """The result so far, from committed skills only."""
        ...
