"""The beginning of a text that is too long to be laid out whole each time its page is shown."""

from __future__ import annotations

import unicodedata

MOST_LETTERS, MOST_LINES = 8_000, 120
"""How much of a text is shown at first, in characters and in lines."""

_JOINER = "\u200d"


def beginning(text: str) -> str:
    """The text or, of a very long one, its beginning.

    That ends where a line does or, if there is no such place far enough on, where a word does.
    What is drawn as one sign is never cut.
    """
    head = text[:MOST_LETTERS]
    lines = head.split("\n", MOST_LINES)
    if len(lines) > MOST_LINES:
        return "\n".join(lines[:MOST_LINES])
    if head == text or text[len(head)] == "\n":
        return head
    for end in ("\n", " "):
        place = head.rfind(end)
        if place > MOST_LETTERS // 2:
            return head[:place]
    return head[: _start_of_sign(text, len(head))]


def _start_of_sign(text: str, place: int) -> int:
    """The place at or before `place` where no sign is cut, if there is one near enough."""
    start = place
    while start > place // 2 and (_sticks(text[start]) or text[start - 1] == _JOINER):
        start -= 1
    return start


def _sticks(character: str) -> bool:
    is_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_tone or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
