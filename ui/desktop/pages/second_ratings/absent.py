"""The reasons why a second look is not possible, each with one next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.desktop import destinations as to
from ui.desktop.pages.second_ratings.use import Nothing

if TYPE_CHECKING:
    from assessment.reviews.cycles import ReviewCycle
    from ui.desktop.navigation import Navigation

GO_TO_REVIEWS = "Go to the reviews"


def is_gone(navigation: Navigation) -> Nothing:
    """The review is in the trash or deleted for good."""
    return Nothing(
        "This review is not available",
        "It is in the trash, or was deleted for good. If it is in the trash, your second ratings "
        "are safe. To continue, restore the review in Settings.",
        GO_TO_REVIEWS,
        partial(navigation.go, to.reviews()),
    )


def is_open(navigation: Navigation, cycle: ReviewCycle) -> Nothing:
    """The review is a draft."""
    return Nothing(
        f"{cycle.title} is open",
        "Only a closed review can be rated a second time, so close it first. Any second ratings "
        "you have made are safe.",
        "Continue the review",
        partial(navigation.go, to.walk(cycle.id)),
    )


def is_hidden(navigation: Navigation) -> Nothing:
    """An open review still needs first ratings of all skills that could be asked about."""
    return Nothing(
        "Rate these skills in your open review first",
        "Until then their past ratings stay hidden, and you can’t rate them a second time. Come "
        "back when you have rated them.",
        GO_TO_REVIEWS,
        partial(navigation.go, to.reviews()),
    )


def has_no_level(navigation: Navigation, words: str) -> Nothing:
    """No skill has the levels that a second look needs; `words` say which."""
    return Nothing(
        "Nothing to rate a second time", words, GO_TO_REVIEWS, partial(navigation.go, to.reviews())
    )
