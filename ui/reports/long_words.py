"""Lets a word longer than a line break anywhere but inside what a reader sees as one letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

BREAK = "\u200b"
"""A zero-width space: a line may end there."""

LONGEST = 40
"""How many characters may follow one another before a break, if a letter ends there."""

_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of the signs that join two consonants of an Indic script."""

_CONTINUES = re.compile(
    "[\u0e33\u0eb3"  # Thai and Lao am
    "\u1160-\u11ff\ud7b0-\ud7ff"  # the vowels and finals of Korean syllables
    "\uff9e\uff9f"  # Japanese voicing marks
    "\U0001f3fb-\U0001f3ff]"  # skin tones of emoji
)
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def breakable(text: str, longest: int = LONGEST) -> str:
    """The text with a `BREAK` after about every `longest` characters of a longer word."""
    return next(breakable_runs([text], longest))


def breakable_runs(runs: Iterable[str], longest: int = LONGEST) -> Iterator[str]:
    """The same for text in several styles, one run for each: a word may go on from run to run."""
    length, before = 0, " "
    for run in runs:
        made: list[str] = []
        for sign in run:
            if sign.isspace() or sign == BREAK:
                length = 0
            elif length >= longest and _may_part(before, sign):
                made.append(BREAK)
                length = 1
            else:
                length += 1
            made.append(sign)
            before = sign
        yield "".join(made)


def _may_part(before: str, after: str) -> bool:
    """Whether no letter, syllable, emoji or flag is made of both characters.

    Variation selectors are marks (M), and the tags of flags are format characters (Cf).
    """
    return not (
        unicodedata.category(after) in ("Mn", "Mc", "Me", "Cf")
        or before == _JOINER
        or unicodedata.combining(before) == _VIRAMA
        or _CONTINUES.match(after)
        or (_FLAG_LETTER.match(before) and _FLAG_LETTER.match(after))
    )
