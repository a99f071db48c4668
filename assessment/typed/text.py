"""What people type or paste: what of it can be kept, and when two texts count as the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, normalize

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character was that can't be kept (U+FFFD, as in every Unicode decoder)."""

_LINE_ENDS = re.compile("\r\n|[\r\u2029]")
# Lone halves of a pair are no text, and no file can hold them. The two noncharacters end a
# paragraph inside Qt.
_UNKEEPABLE = re.compile("[\ud800-\udfff\ufdd0\ufdd1]")
_BREAKS = re.compile("[\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029]+")
_VOICE_MARKS = "\uff9e\uff9f"
_WORD = re.compile(r"\S+")


def keepable(text: str) -> str:
    """The text as it can be kept: every line ends in a line feed, all else stays as it was.

    Each character that can't be kept is replaced by U+FFFD, so that the place can be seen.
    """
    return _UNKEEPABLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def on_one_line(text: str) -> str:
    """The text with a space for each run of line ends and tabs.

    All other spaces stay as they were typed, no-break spaces among them; only those at the ends go.
    """
    parts = (part.strip(" ") for part in _BREAKS.split(text.strip()))
    return " ".join(part for part in parts if part)


def comparable(text: str) -> str:
    """The text folded for comparison: case, forms of Unicode and the width of spaces don't count.

    "Café" is found whether its accent is a character of its own or not.
    """
    return " ".join(_folded(text).split())


def places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word is in the text, or within a word of it, compared as `comparable` does.

    A letter is never divided: its accents belong to it, and "ﬁ" is found by an "f". A Korean
    letter that stands for itself, as in "슬퍼ㅠㅠ", is a letter of its own.
    """
    wanted = comparable(word)
    for whole in _WORD.finditer(text) if wanted else ():
        if wanted in _folded(whole[0]):
            for start, end in _within(whole[0], wanted):
                yield whole.start() + start, whole.start() + end


def _within(word: str, wanted: str) -> Iterator[tuple[int, int]]:
    if word.isascii():
        # Most words are, and each of their letters stands for itself.
        for found in re.finditer(re.escape(wanted), word.lower()):
            yield found.span()
        return
    spans = [(span, letter) for span in _letters(word) for letter in _folded(word[slice(*span)])]
    folded, at = "".join(letter for _, letter in spans), 0
    while (at := folded.find(wanted, at)) >= 0:
        after = at + len(wanted)
        last = spans[after - 1][0]
        yield spans[at][0][0], last[1]
        # The rest of a letter that was found is no other place.
        while after < len(spans) and spans[after][0] == last:
            after += 1
        at = after


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return normalize("NFKC", normalize("NFKD", text).casefold())


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter begins and ends, with all that makes one letter with it.

    These are marks, Hangul vowels and ends of syllables that can't stand alone, the voice marks of
    half-width kana, and whatever else folds into one with what is before, as the "ㅏ" of "ㄱㅏ".
    """
    start = 0
    for at, char in enumerate(text):
        if at > start and not _belongs_to(text[start:at], char):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _belongs_to(letter: str, char: str) -> bool:
    if char <= "\x7f":
        return False
    if category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in _VOICE_MARKS:
        return True
    return _folded(letter + char) != _folded(letter) + _folded(char)
