"""Measures and wraps text, and spreads labels so that they don't overlap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

LINE = 1.3
"""The line height, as a factor of the font size."""

_SLACK = 1.08
"""On screen letters start on whole pixels, so a line can be wider than on paper by this factor."""

_SPACES = re.compile("[^\\S\xa0]+")
_NO_BREAKS = dict.fromkeys(map(ord, "\u2007\u202f"), "\xa0")
"""The other spaces at which no line ends: few fonts have them, and every one has U+00A0."""
_JOINER = "\u200d"
_LEFT_TO_RIGHT = "\u200e"
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def plain(text: str) -> str:
    """The text on one line, without characters that a page or an SVG file can't contain.

    Also removes characters that change the direction of the surrounding text; letters need none.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(letter for letter in text if _is_kept(letter)).translate(_NO_BREAKS)
    return _SPACES.sub(" ", text).strip()


def directed(line: str) -> str:
    """The line, marked as left to right if it starts with right-to-left letters.

    Otherwise "סקירה compared with Review of 2026" would be laid out from its end to its beginning.
    A line without any left-to-right word keeps its direction.
    """
    if line.isascii():
        return line
    ways = [unicodedata.bidirectional(letter) for letter in line]
    strong = [way for way in ways if way in ("L", "R", "AL")]
    is_turned = bool(strong) and strong[0] != "L"
    return _LEFT_TO_RIGHT + line if is_turned and ("L" in strong or ways[0] == "EN") else line


def _is_kept(letter: str) -> bool:
    if letter in _TURNS or letter in "\ufffe\uffff":
        return False
    return letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cs")


def width_of(text: str, font: FontProperties) -> float:
    """The greatest width of a line of text on any output, in CSS pixels."""
    points = font.get_size_in_points()
    return _width(text, tuple(font.get_family()), points) * 96 / 72 * _SLACK


@lru_cache(maxsize=4096)
def _width(text: str, families: tuple[str, ...], points: float) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(families), size=points)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def widest(texts: Sequence[str], font: FontProperties) -> float:
    """The width of the widest of these lines, in CSS pixels; 0 if there are none."""
    return max((width_of(plain(text), font) for text in texts), default=0.0)


def fits(text: str, width: float, font: FontProperties, most: int) -> bool:
    """Whether the text fits in `most` lines of this width without breaking or cutting a word."""
    longest = max((width_of(word, font) for word in plain(text).split(" ")), default=0.0)
    return longest <= width and len(wrap(text, width, font, most + 1)) <= most


def wrap(text: str, width: float, font: FontProperties, most: int = 3) -> tuple[str, ...]:
    """The text in at most `most` lines of at most `width` CSS pixels; the rest is cut with "…".

    A word that is too long for a line is broken. Empty text gives no lines.
    """
    lines: list[str] = []
    rest = plain(text)
    while rest:
        if len(lines) == most - 1 and width_of(rest, font) > width:
            lines.append(_cut(rest, width, font))
            break
        head = _fitting(rest, width, font)
        lines.append(head)
        rest = rest[len(head) :].lstrip(" ")
    return tuple(lines)


def _fitting(text: str, width: float, font: FontProperties) -> str:
    """As many words as fit on a line, or as many letters if not even one word fits."""
    if width_of(text, font) <= width:
        return text
    words = text.split(" ")
    taken = words[0]
    for word in words[1:]:
        if width_of(f"{taken} {word}", font) > width:
            break
        taken = f"{taken} {word}"
    return taken if width_of(taken, font) <= width else _letters(taken, width, font)


def _letters(word: str, width: float, font: FontProperties) -> str:
    """As many letters as fit, at least one, never separated from their accents."""
    low, high = 0, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle], font) <= width else (low, middle - 1)
    end = low
    while end and end < len(word) and _goes_on(word, end):
        end -= 1
    if end:
        return word[:end]
    end = 1
    while end < len(word) and _goes_on(word, end):
        end += 1
    return word[:end]


def _goes_on(word: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it: an accent, part of an emoji."""
    letter = word[at]
    return (
        unicodedata.category(letter).startswith("M")
        or ord(letter) in _SKIN_TONES
        or _JOINER in (letter, word[at - 1])
    )


def _cut(text: str, width: float, font: FontProperties) -> str:
    kept = _letters(text, width - width_of("…", font), font)
    return kept.rstrip() + "…"


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Positions as near as possible to the `wanted` ones (ascending) at which no two sizes overlap.

    All are between `low` and `high`; if there is too little room, they overlap evenly.
    """
    if not wanted:
        return ()
    room, total = high - low, sum(sizes)
    factor = min(1.0, room / total) if total > 0 else 1.0
    heights = [size * factor for size in sizes]
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2)
    first = low + heights[0] / 2
    last = high - heights[-1] / 2 - offsets[-1]
    level = _ascending([place - offset for place, offset in zip(wanted, offsets, strict=True)])
    return tuple(
        min(max(place, first), max(first, last)) + offset
        for place, offset in zip(level, offsets, strict=True)
    )


def _ascending(values: Sequence[float]) -> list[float]:
    """The nearest ascending values: neighbours out of order are replaced by their mean."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean:
            other, others = blocks.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]
