"""What home shows, as plain values: they can be shown before any model is loaded.

Nothing that is slow to import may be named here. `assessment.home.home` makes them.
"""

from __future__ import annotations

from typing import NamedTuple

EDITION = 2
"""Raised by one whenever the same reviews give another glance than before, in a word or a field.

What another edition made is not believed (see `storage.tables.home`).
"""


class Card(NamedTuple):
    """An open review, to be taken up where it was left; `words` may be empty."""

    cycle_id: str
    title: str
    heading: str
    words: str
    all_is_rated: bool


class ClosedReview(NamedTuple):
    """A closed review by its name."""

    cycle_id: str
    title: str


class RepeatOffer(NamedTuple):
    """A review to rate a second time, and about how long that takes: "a few minutes"."""

    cycle_id: str
    title: str
    time: str


class Glance(NamedTuple):
    """What home shows of a journal. No rating stands in it that may not be seen.

    The latest come first, cards and closed reviews both. `last_time` and `growing_in` are
    sentences, empty where there is nothing to say. `has_more` tells that there are more closed
    reviews than `closed` names.
    """

    state: str
    cards: tuple[Card, ...] = ()
    last_time: str = ""
    growing_in: str = ""
    closed: tuple[ClosedReview, ...] = ()
    has_more: bool = False
    is_sample: bool = False
    repeat: RepeatOffer | None = None
