"""What stands on a page, as plain values in reading order: blocks, and the spans of their text.

A template of Typst sets them (`templates/blocks.typ`), and a screen reader is told their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import field_serializer

from assessment.model import Frozen

_LONG = re.compile(r"(\S{40})(?=\S)")
_ZERO_WIDTH_BREAK = "\u200b"

SpanKind: TypeAlias = Literal[
    "text", "strong", "emphasis", "strike", "code", "link", "label", "quiet", "break"
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
    """Letters that look the same, or spans that share a look. `href` is that of a link."""

    kind: SpanKind = "text"
    text: str = ""
    spans: tuple[Span, ...] = ()
    href: str = ""

    @field_serializer("text")
    def _breakable(self, text: str) -> str:
        """The letters as a line can break them: what is longer than a line is broken anywhere."""
        return _LONG.sub(rf"\1{_ZERO_WIDTH_BREAK}", text)


class Block(Frozen):
    """One thing below another: its own text in `spans`, or other blocks inside it.

    `level` is that of a heading, the rating (1 to `highest`) that a standing shows, or the number
    with which an ordered list begins. `from_right` says that the text runs from right to left. A
    chart has its picture in `svg` (a whole file), and in `alternative` the words that stand for it.
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
    """A block of text; bare strings are letters without a look of their own."""
    made = tuple(Span(text=span) if isinstance(span, str) else span for span in spans)
    return Block(kind=kind, spans=made, level=level, from_right=is_from_right(letters(made)))


def to_values(blocks: Sequence[Block]) -> list[Any]:
    """The blocks as JSON can hold them, without what is empty."""
    return [one.model_dump(exclude_defaults=True) for one in blocks]


def to_words(blocks: Sequence[Block]) -> str:
    """The words alone, one line for each block."""
    return "\n".join(line for one in blocks for line in _lines(one) if line.strip())


def letters(spans: Sequence[Span]) -> str:
    """The text of spans, without their looks."""
    return "".join(
        "\n" if span.kind == "break" else span.text + letters(span.spans) for span in spans
    )


def is_from_right(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction says so."""
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
