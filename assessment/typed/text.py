"""What people type or paste: what of it can be kept, and when two texts count as the same."""

from __future__ import annotations

import re
from unicodedata import normalize

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character was that can't be kept (U+FFFD, as in every Unicode decoder)."""

_LINE_ENDS = re.compile("\r\n|[\r\u2029]")
# Lone halves of a pair are no text, and no file can hold them. The two noncharacters end a
# paragraph inside Qt.
_UNKEEPABLE = re.compile("[\ud800-\udfff\ufdd0\ufdd1]")


def keepable(text: str) -> str:
    """The text as it can be kept: every line ends in a line feed, all else stands as it was.

    Each character that can't be kept is replaced by U+FFFD, so that the place can be seen.
    """
    return _UNKEEPABLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def comparable(text: str) -> str:
    """The text folded for comparison: case, forms of Unicode and the width of spaces don't count.

    "Café" is found whether its accent is a character of its own or not.
    """
    folded = normalize("NFKD", text).casefold()
    return " ".join(normalize("NFKC", folded).split())
