"""What home shows, as plain values that can be shown before any model is loaded.

This module must import nothing that is slow to load. `assessment.home.home` makes the values.
"""

from __future__ import annotations

from typing import NamedTuple

EDITION = 7
"""To be raised by one whenever the same reviews give another glance than before.

What another edition made is not believed (see `storage.tables.home`).
"""


class Card(NamedTuple):
    """An open review to continue. `words` may be empty."""

    cycle_id: str
    title: str
    heading: str
    words: str
    all_is_rated: bool


class ClosedReview(NamedTuple):
    """A closed review by its title. `days` is the period under review, in words."""

    cycle_id: str
    title: str
    days: str


class NotedEntry(NamedTuple):
    """An entry of the work log. `day` is in words, `title` empty if the entry is private."""

    entry_id: str
    day: str
    title: str


class RepeatOffer(NamedTuple):
    """A review to rate a second time, and about how long that takes: "a few minutes"."""

    cycle_id: str
    title: str
    time: str


class Glance(NamedTuple):
    """What home shows of a journal, without any hidden rating.

    Cards, entries and closed reviews have the latest first. `last_time` and `growing_in` are
    sentences, or empty. `has_more` says whether there are more closed reviews than `closed` has.
    """

    state: str
    cards: tuple[Card, ...] = ()
    last_time: str = ""
    growing_in: str = ""
    closed: tuple[ClosedReview, ...] = ()
    has_more: bool = False
    is_sample: bool = False
    repeat: RepeatOffer | None = None
    noted: tuple[NotedEntry, ...] = ()
    unfinished: str = ""
    """What was typed into the line for a note and not kept as an entry yet."""
