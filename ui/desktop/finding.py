"""Finds what somebody means by a few typed words: by its name, by another word for it, by a slip.

Knows no Qt and no journal: what can be found is given as entries, and comes back best first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from assessment.typed.text import comparable

SYNONYMS = (
    "help shortcuts keys keyboard hotkeys manual",
    "dark night black colours colors theme appearance mode",
    "light day white bright colours colors theme appearance mode",
    "system automatic colours colors theme appearance mode",
    "trash bin deleted recycle restore recover undelete",
    "compare comparison growth charts chart graph difference progress history trend",
    "larger bigger zoom increase enlarge grow",
    "smaller reduce shrink zoom decrease",
    "ordinary normal default reset",
    "text font letters size type scale accessibility",
    "save export download pdf html markdown file keep",
    "print printer paper",
    "copy backup duplicate clipboard",
    "settings preferences options configure configuration setup",
    "quit exit close leave end",
    "review cycle assessment appraisal evaluation questions",
    "continue resume carry",
    "evidence log worklog note notes wins achievements diary brag entry",
    "library rubric rubrics ladder levels skills competencies sources",
    "others feedback peers manager colleagues 360",
    "start new begin create",
    "add new create write note",
    "find search palette command look",
    "undo revert restore cancel",
    "folder directory finder explorer files location where",
    "open load switch choose other",
    "journal file database document data",
    "keep yearly summary poster year",
    "rate score level grade",
    "about version licence license",
    "home start overview dashboard main",
    "back previous return",
    "sample example demo tour",
    "table list data csv",
)
"""Words that people use for the same thing, one group a line."""

FILLERS = frozenset(
    (
        *("a", "an", "can", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my"),
        *("of", "on", "please", "the", "this", "to", "want", "what", "where"),
    )
)
"""Words that are left out of what was typed, unless nothing else is left."""

SHORTEST_SLIP = 3
"""The shortest typed word in which one wrong letter is forgiven."""

TWO_SLIPS_FROM = 8
"""The length from which two are."""


class Findable(NamedTuple):
    """Something that can be found and done: its words, what it does, and its shortcut."""

    words: str
    run: Callable[[], object]
    keys: str = ""
    name: str = ""
    """What alone it is found by; empty for all of its words."""


class Match(IntEnum):
    """How well a typed word fits a name, best first."""

    WHOLE = 0
    """A word of the name."""
    BEGINNING = 1
    WITHIN = 2
    MEANT = 3
    """Another word for one of the name."""
    MEANT_BEGINNING = 4
    SLIP = 5
    """A word of the name, or another word for it, but for a slip of the fingers."""


def best_matches(typed: str, entries: Iterable[Findable]) -> list[Findable]:
    """The entries that fit everything typed, best first; all of them if nothing was typed.

    Slips are looked for only where nothing fits without one. Entries that fit equally well keep
    their order.
    """
    words = _asked(typed)
    if not words:
        return list(entries)
    named = [(entry, _words_of(entry.name or entry.words)) for entry in entries]
    for forgiving in (False, True):
        found = [
            (rank, entry)
            for entry, name in named
            if (rank := _rank(words, name, forgiving=forgiving)) is not None
        ]
        if found:
            return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
    return []


def _asked(typed: str) -> list[str]:
    words = _words_of(typed)
    return [word for word in words if word not in FILLERS] or words


def _rank(
    asked: Sequence[str], name: Sequence[str], *, forgiving: bool
) -> tuple[int, int, int, int] | None:
    """How far the name is from what was asked for, least first; None when a word does not fit.

    The worst match counts most, then all of them, then what else the name says, then the order.
    """
    places: list[tuple[Match, int]] = []
    for word in asked:
        fits = [
            (match, place)
            for place, other in enumerate(name)
            if (match := _match(word, other, forgiving=forgiving)) is not None
        ]
        if not fits:
            return None
        places.append(min(fits))
    matched = {place for _, place in places}
    return (
        max(match for match, _ in places),
        sum(match for match, _ in places),
        sum(
            place not in matched and word not in FILLERS and word != "go"
            for place, word in enumerate(name)
        ),
        min(matched),
    )


def _match(asked: str, word: str, *, forgiving: bool) -> Match | None:
    if asked == word:
        return Match.WHOLE
    if word.startswith(asked):
        return Match.BEGINNING
    if len(asked) > 1 and asked in word:
        return Match.WITHIN
    meant = _synonyms(word)
    if asked in meant:
        return Match.MEANT
    if len(asked) >= SHORTEST_SLIP and any(other.startswith(asked) for other in meant):
        return Match.MEANT_BEGINNING
    if forgiving and any(_is_slip(asked, other) for other in (word, *meant)):
        return Match.SLIP
    return None


@cache
def _synonyms(word: str) -> frozenset[str]:
    """The other words for a word."""
    groups = (group.split() for group in SYNONYMS)
    return frozenset(other for group in groups if word in group for other in group) - {word}


def _is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is the word or its beginning but for a slip; two are forgiven in a long word.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour.
    """
    if len(typed) < SHORTEST_SLIP or len(word) < SHORTEST_SLIP:
        return False
    allowed = 2 if len(typed) >= TWO_SLIPS_FROM else 1
    if len(typed) > len(word) + allowed:
        return False
    if len(typed) == SHORTEST_SLIP:
        # So short a word has too many neighbours, but for those with the same first letter.
        return typed[0] == word[0] and len(word) <= len(typed) + 1 and _slips(typed, word) <= 1
    ends = {len(word), *range(len(typed) - allowed, len(typed) + allowed + 1)}
    return any(_slips(typed, word[:end]) <= allowed for end in ends if 0 < end <= len(word))


def _slips(one: str, other: str) -> int:
    """The least number of slips between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _words_of(text: str) -> list[str]:
    """The words of a text without case, accents and marks, so that every form of it is the same."""
    plain = unicodedata.normalize("NFKD", comparable(text))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"\w+", bare)
