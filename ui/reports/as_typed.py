"""Markdown that every reader shows as it was typed, whatever markup its words look like.

In a report `<textarea>`, `List<String>`, `&lt;` and `[note]: text` are words (see
`ui.reports.prose`). In other readers of Markdown they are HTML, an entity and the definition of a
link: they hide what follows, or vanish.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from assessment.typed.text import REPLACEMENT, on_one_line
from ui.reports.prose import is_too_deep, parser_of_prose

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:", re.DOTALL)
_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LIST_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def readable_anywhere(markdown: str) -> str:
    """The Markdown with a backslash before each character that starts such words.

    Code, and the links and styles that were meant, stay as they are. Lines end in LF.
    """
    # As the parser does, which so finds each character where it stands.
    lines = re.split(r"\r\n|\r|\n", markdown.replace("\0", REPLACEMENT))
    parser = parser_of_prose()
    # Each text is parsed below, to know the places. An image's description is a link's words here.
    parser.disable(["inline", "image"])
    parser.inline.ruler.push("as_typed", _note_place)
    tokens = parser.parse("\n".join(lines))
    if is_too_deep(tokens, parser):
        return "\\\n".join(plain_line(line) for line in lines)
    for number, columns in _columns(parser, tokens, lines).items():
        line = lines[number]
        parts = itertools.pairwise([0, *columns, len(line)])
        lines[number] = "\\".join(line[start:end] for start, end in parts)
    return "\n".join(lines)


def plain_line(text: str) -> str:
    """Plain text on one line, with every character escaped that has a meaning in Markdown."""
    escaped = _ACTIVE.sub(r"\\\1", on_one_line(text))
    return _LIST_START.sub(_escaped_start, escaped)


def _escaped_start(match: re.Match[str]) -> str:
    number, point, mark = match.groups()
    return f"{number}\\{point}" if number else f"\\{mark}"


def _note_place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """A rule of the parser, after all others: notes what elsewhere is more than a character."""
    sign, place = state.src[state.pos], state.pos
    is_more = (
        sign == "<"
        or (sign == "&" and _ENTITY.match(state.src, place) is not None)
        or (sign == "[" and place == 0 and _DEFINITION.match(state.src) is not None)
    )
    if is_more and not silent:
        state.env["places"].append(place)
        state.pending += sign
    state.pos += is_more
    return is_more


def _columns(
    parser: MarkdownIt, tokens: Sequence[Token], lines: Sequence[str]
) -> dict[int, list[int]]:
    """The columns of every such character, by the number of its line."""
    columns: defaultdict[int, list[int]] = defaultdict(list)
    searched: defaultdict[int, int] = defaultdict(int)
    for before, token in itertools.pairwise(tokens):
        if token.type != "inline" or token.map is None:
            continue
        is_cell = before.type in ("th_open", "td_open")
        places: list[int] = []
        parser.inline.parse(token.content, parser, {"places": places}, [])
        start = 0
        for number, text in enumerate(token.content.split("\n"), start=token.map[0]):
            kept = _kept_of_row(lines[number]) if is_cell else range(len(lines[number]))
            line = "".join(lines[number][column] for column in kept) if is_cell else lines[number]
            at = line.find(text.strip(), searched[number]) - (len(text) - len(text.lstrip()))
            searched[number] = at + len(text)
            within = places[bisect_left(places, start) : bisect_left(places, start + len(text))]
            columns[number] += [kept[at + place - start] for place in within]
            start += len(text) + 1
    return columns


def _kept_of_row(line: str) -> list[int]:
    """The columns of a table's row that its cells hold: not the backslash before a bar."""
    return [column for column in range(len(line)) if not line.startswith("\\|", column)]
