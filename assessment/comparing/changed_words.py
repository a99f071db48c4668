"""Which words changed between two versions of a text, for marking them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from assessment.model import Frozen

MOST_PAIRS = 100_000
"""The most pairs of equal words to search. Longer texts are compared by sentence."""

LEAST_KEPT = 0.25
"""The smallest share of letters in common. Below it, the text counts as new and is not marked."""

LETTERS_OF_AN_ISLAND = 3
"""At most so many unchanged letters between two changes are marked with them, as in "the"."""

_END_A_SENTENCE = (".", "!", "?", "\u3002")
_WITHIN_WORDS = frozenset("'’-_/@#&%*\\")
"""Signs that are part of the word they are in. Any other sign is a token by itself."""

_JOINER = "\u200d"
_WITHOUT_SPACES = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


class Stretch(Frozen):
    """A stretch of a text that changed, or that did not."""

    text: str
    is_changed: bool = False


class ChangedWords(Frozen):
    """Two texts in stretches. The words that are not marked are the same in both.

    If nearly everything changed, `is_anew` is true and nothing is marked.
    """

    then: tuple[Stretch, ...]
    now: tuple[Stretch, ...]
    is_anew: bool = False

    @property
    def gone(self) -> tuple[str, ...]:
        """The marked texts of the earlier version."""
        return tuple(stretch.text for stretch in self.then if stretch.is_changed)

    @property
    def new(self) -> tuple[str, ...]:
        """The marked texts of the later version."""
        return tuple(stretch.text for stretch in self.now if stretch.is_changed)


def changed_words(then: str, now: str) -> ChangedWords:
    """What changed between two texts, word by word.

    Spaces don't count as words. Swapping the texts swaps the two sides of the result.
    """
    if (then, now) != (first := min((then, now), (now, then), key=lambda t: (len(t[0]), t))):
        turned = changed_words(*first)
        return ChangedWords(then=turned.now, now=turned.then, is_anew=turned.is_anew)
    a, b = tokens(then), tokens(now)
    kept_a, kept_b = _kept(a, b)
    if not _is_telling(a, b, kept_a, kept_b):
        return ChangedWords(then=_plain(then), now=_plain(now), is_anew=True)
    return ChangedWords(then=_stretches(a, kept_a), now=_stretches(b, kept_b))


def tokens(text: str) -> list[str]:
    """A text split into words, signs and spaces. What is drawn as one sign is never split."""
    found: list[str] = []
    start, kind, before = 0, "", ""
    for place, sign in enumerate(text):
        here = _kind(sign)
        sticks = here == "stuck" or before == _JOINER
        if not (sticks or (here == kind and here != "alone")):
            found.append(text[start:place])
            start, kind = place, here
        before = sign
    found.append(text[start:])
    return [token for token in found if token]


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    if sign.isspace():
        return "space"
    category = unicodedata.category(sign)
    if category[0] == "P" and sign not in _WITHIN_WORDS:
        return "mark"
    if category in ("Mn", "Mc", "Me", "Cf") or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return "stuck"
    if any(low <= ord(sign) <= high for low, high in _WITHOUT_SPACES):
        return "alone"
    return "word"


def _kept(a: Sequence[str], b: Sequence[str]) -> tuple[set[int], set[int]]:
    """The indexes, in `a` and in `b`, of the words that both have in the same order."""
    words_a = [place for place, token in enumerate(a) if not token.isspace()]
    words_b = [place for place, token in enumerate(b) if not token.isspace()]
    blocks = _blocks([a[n] for n in words_a], [b[n] for n in words_b])
    kept_a, kept_b = set[int](), set[int]()
    for at_a, at_b, size in blocks:
        kept_a |= {words_a[at_a + n] for n in range(size)}
        kept_b |= {words_b[at_b + n] for n in range(size)}
    return kept_a, kept_b


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """The runs of equal words: where each begins in both texts, and its length."""
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if head is None:
        return [(0, 0, min(len(a), len(b)))]
    ends = zip(reversed(a[head:]), reversed(b[head:]), strict=False)
    tail = next((n for n, (x, y) in enumerate(ends) if x != y), min(len(a), len(b)) - head)
    middle = [
        (x + head, y + head, size)
        for x, y, size in _middle(a[head : len(a) - tail], b[head : len(b) - tail])
    ]
    found = [(0, 0, head), *middle, (len(a) - tail, len(b) - tail, tail)]
    return [block for block in _without_islands(a, b, found) if block[2]]


def _middle(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    if _pairs(a, b) <= MOST_PAIRS:
        by_word = SequenceMatcher(None, a, b, autojunk=False)
        return [(x, y, size) for x, y, size in by_word.get_matching_blocks()]
    whole_a, whole_b = _sentences(a), _sentences(b)
    if _pairs(whole_a, whole_b) > MOST_PAIRS:
        return []
    starts_a, starts_b = _starts(whole_a), _starts(whole_b)
    matcher = SequenceMatcher(None, whole_a, whole_b, autojunk=False)
    return [
        (starts_a[x], starts_b[y], starts_a[x + size] - starts_a[x])
        for x, y, size in matcher.get_matching_blocks()
    ]


def _pairs(a: Sequence[object], b: Sequence[object]) -> int:
    here, there = Counter(a), Counter(b)
    return sum(count * there[token] for token, count in here.items())


def _sentences(words: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if unicodedata.normalize("NFKC", word).startswith(_END_A_SENTENCE):
            found.append([])
    return [tuple(sentence) for sentence in found if sentence]


def _starts(sentences: Sequence[tuple[str, ...]]) -> list[int]:
    """The index at which each sentence begins, and the end of the last one."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts


def _without_islands(
    a: Sequence[str], b: Sequence[str], blocks: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """The blocks, without those of a few letters between two changes."""
    for x, y, size in blocks:
        inside = x > 0 and y > 0 and x + size < len(a) and y + size < len(b)
        if not inside or sum(map(len, a[x : x + size])) > LETTERS_OF_AN_ISLAND:
            yield x, y, size


def _is_telling(a: Sequence[str], b: Sequence[str], kept_a: set[int], kept_b: set[int]) -> bool:
    """Whether enough stayed for marks to help."""
    total = sum(len(token) for token in (*a, *b) if not token.isspace())
    kept = sum(len(a[n]) for n in kept_a) + sum(len(b[n]) for n in kept_b)
    return kept >= total * LEAST_KEPT


def _stretches(found: Sequence[str], kept: set[int]) -> tuple[Stretch, ...]:
    """The text in stretches. A space is marked if the words on both sides of it are."""
    words = [not token.isspace() and place not in kept for place, token in enumerate(found)]
    marked = [
        is_changed
        or (
            token.isspace() and 0 < place < len(found) - 1 and words[place - 1] and words[place + 1]
        )
        for place, (token, is_changed) in enumerate(zip(found, words, strict=True))
    ]
    runs = groupby(range(len(found)), key=lambda place: marked[place])
    return tuple(
        Stretch(text="".join(found[n] for n in places), is_changed=changed)
        for changed, places in runs
    )


def _plain(text: str) -> tuple[Stretch, ...]:
    return (Stretch(text=text),) if text else ()
