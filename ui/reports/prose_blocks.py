"""Turns the person's Markdown into blocks for a page: data, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ui.reports.blocks import Block, Span, is_from_right, letters
from ui.reports.prose import address_beside, parse

DEEPEST = 6
"""How deep lists, quotations and styles may nest; anything deeper is shown at this depth."""

_Kind = Literal["paragraph", "cell"]


def to_blocks(markdown: str) -> tuple[Block, ...]:
    """The Markdown as blocks, by the rules of `ui.reports.prose`."""
    # The parser would silently replace a NUL; `ui.reports.paper` replaces it and says so.
    tokens = parse(markdown.replace("\0", "\1"))
    for token in tokens:
        token.children = token.children and _without_deep_styles(token.children)
    return tuple(_blocks(SyntaxTreeNode(tokens).children, 0))


def _without_deep_styles(tokens: Sequence[Token]) -> list[Token]:
    """The text without styles inside `DEEPEST` others: hundreds of them are no use to anyone."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += max(0, token.nesting)
        if depth <= DEEPEST or token.nesting == 0:
            kept.append(token)
        depth += min(0, token.nesting)
    return kept


def _blocks(nodes: Sequence[SyntaxTreeNode], depth: int) -> Iterator[Block]:
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list", "blockquote") and depth >= DEEPEST:
            yield from _blocks(_inside(node), depth)
        else:
            yield _block(node, depth)


def _inside(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    if node.type == "blockquote":
        return node.children
    return [inner for item in node.children for inner in item.children]


def _block(node: SyntaxTreeNode, depth: int) -> Block:
    match node.type:
        case "paragraph":
            return _text("paragraph", node)
        case "bullet_list" | "ordered_list":
            start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
            items = (
                Block(kind="item", blocks=tuple(_blocks(item.children, depth + 1)))
                for item in node.children
            )
            return Block(kind="list", level=start, blocks=tuple(items))
        case "blockquote":
            return Block(kind="quote", blocks=tuple(_blocks(node.children, depth + 1)))
        case "fence" | "code_block":
            return Block(kind="code", spans=(Span(text=node.content.removesuffix("\n")),))
        case "hr":
            return Block(kind="rule")
        case "table":
            rows = [row for part in node.children for row in part.children]
            return Block(
                kind="table",
                blocks=tuple(
                    Block(kind="row", blocks=tuple(_text("cell", cell) for cell in row.children))
                    for row in rows
                ),
            )
        case _:
            raise ValueError(f"no block is made of {node.type}")


def _text(kind: _Kind, node: SyntaxTreeNode) -> Block:
    spans = tuple(_spans(inner for child in node.children for inner in child.children))
    return Block(kind=kind, spans=spans, from_right=is_from_right(letters(spans)))


def _spans(nodes: Iterator[SyntaxTreeNode]) -> Iterator[Span]:
    for node in nodes:
        yield _span(node)


def _span(node: SyntaxTreeNode) -> Span:
    inner = tuple(_spans(iter(node.children)))
    match node.type:
        case "text":
            return Span(text=node.content)
        case "code_inline":
            return Span(kind="code", text=node.content)
        case "softbreak" | "hardbreak":
            return Span(kind="break")
        case "strong":
            return Span(kind="strong", spans=inner)
        case "em":
            return Span(kind="emphasis", spans=inner)
        case "s":
            return Span(kind="strike", spans=inner)
        case "link":
            # No link works on paper, and none in a PDF should: its address is there to read.
            beside = address_beside(str(node.attrs["href"]), letters(inner), node.markup)
            return Span(spans=(*inner, Span(text=beside)) if beside else inner)
        case _:
            raise ValueError(f"no text is made of {node.type}")
