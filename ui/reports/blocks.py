"""The contents of a page as plain values in reading order: blocks, and the spans of their text.

A Typst template sets them (`templates/blocks.typ`); a screen reader reads their words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from assessment.model import Frozen
from ui.reports.long_words import LONGEST, breakable_runs

SpanKind: TypeAlias = Literal[
    "text", "strong", "emphasis", "strike", "code", "label", "quiet", "break"
]

BlockKind: TypeAlias = Literal[
    "title",
    "lead",
    "text",
    "meta",
    "intro",
    "remark",
    "anchor",
    "names",
    "chapter",
    "heading",
    "chart",
    "standing",
    "entry",
    "said",
    "aside",
    "paragraph",
    "list",
    "item",
    "quote",
    "code",
    "rule",
    "table",
    "row",
    "cell",
]


class Span(Frozen):
    """Text in one style, or spans that share a style."""

    kind: SpanKind = "text"
    text: str = ""
    spans: tuple[Span, ...] = ()


class Block(Frozen):
    """A part of the page: text of its own in `spans`, or other blocks inside it.

    `level` is the level of a heading, the rating (1 to `highest`) of a standing, or the first
    number of an ordered list. `from_right` marks text that runs from right to left. A chart has
    its picture in `svg` (a whole file) and its alternative text in `alternative`.
    """

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()
    level: int | None = None
    highest: int | None = None
    from_right: bool = False
    svg: str = ""
    alternative: str = ""


def block(kind: BlockKind, *spans: Span | str, level: int | None = None) -> Block:
    """A block of text; bare strings are text in the block's own style."""
    made = tuple(Span(text=span) if isinstance(span, str) else span for span in spans)
    return Block(kind=kind, spans=made, level=level, from_right=is_from_right(letters(made)))


_LONGEST_IN: dict[BlockKind, int] = {"title": 15, "chapter": 20, "heading": 26}
"""How many letters a word of larger type may have before it can break."""

_LETTERS_IN_ROW = 56
"""How many letters the cells of a table's row share."""

_LETTERS_INDENTED = 3
"""How many letters of a line an indented block gives up."""


def to_values(blocks: Sequence[Block]) -> list[Any]:
    """The blocks as values for JSON, with empty fields left out.

    A word that may be longer than its line, in whatever styles, can break.
    """
    return [_breakable(one).model_dump(exclude_defaults=True) for one in blocks]


def _breakable(one: Block, longest: int = LONGEST) -> Block:
    longest = min(longest, _LONGEST_IN.get(one.kind, LONGEST))
    if one.kind == "row":
        longest = min(longest, max(4, _LETTERS_IN_ROW // max(1, len(one.blocks))))
    if one.kind in ("item", "quote"):
        longest = max(8, longest - _LETTERS_INDENTED)
    runs = breakable_runs(_runs(one.spans), longest)
    return one.model_copy(
        update={
            "spans": tuple(_with_runs(span, runs) for span in one.spans),
            "blocks": tuple(_breakable(inner, longest) for inner in one.blocks),
        }
    )


def _runs(spans: Sequence[Span]) -> Iterator[str]:
    """The text of every span, in reading order. A line break ends a word."""
    for span in spans:
        yield "\n" if span.kind == "break" else span.text
        yield from _runs(span.spans)


def _with_runs(span: Span, runs: Iterator[str]) -> Span:
    text = next(runs)
    inner = tuple(_with_runs(one, runs) for one in span.spans)
    return span.model_copy(update={"text": "" if span.kind == "break" else text, "spans": inner})


def to_words(blocks: Sequence[Block]) -> str:
    """The text alone, one line for each block."""
    return "\n".join(line for one in blocks for line in _lines(one) if line.strip())


def letters(spans: Sequence[Span]) -> str:
    """The text of spans, without their styles."""
    return "".join(
        "\n" if span.kind == "break" else span.text + letters(span.spans) for span in spans
    )


def is_from_right(text: str) -> bool:
    """Whether a text runs from right to left, by its first letter that has a direction."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _lines(one: Block) -> Iterator[str]:
    if one.alternative:
        yield one.alternative
    yield letters(one.spans)
    for inner in one.blocks:
        yield from _lines(inner)
