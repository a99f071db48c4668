"""Splits a passage of Markdown into lines and runs of text, for a page that sets its own lines.

Markdown that would restructure the page (headings, lists, tables) becomes plain lines; no text is
dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from ui.reports.prose import address_beside, parser_of_prose


@dataclass(frozen=True)
class Run:
    """Text in one style."""

    text: str
    strong: bool = False
    slanted: bool = False


Line = tuple[Run, ...]


def lines_of(markdown: str) -> tuple[Line, ...]:
    """The passage as lines, none of them empty. A list item begins with its bullet or number.

    The address of a link to a web page or a mailbox is beside its words.
    """
    # Struck-out text would read as if it were not.
    parser = parser_of_prose().disable(["table", "strikethrough"])
    lines: list[Line] = []
    marks: list[int | None] = []
    pending = ""
    for token in parser.parse(markdown):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type == "ordered_list_open"
            marks.append(int(token.attrGet("start") or 1) if ordered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            marks.pop()
        elif token.type == "list_item_open":
            number = marks[-1]
            pending = "– " if number is None else f"{number}. "
            marks[-1] = None if number is None else number + 1
        elif token.type == "inline":
            for line in _inline(token.children or []):
                lines.append((Run(pending), *line) if pending else line)
                pending = ""
        elif token.type in ("fence", "code_block"):
            code = f"{token.info}\n{token.content}"
            lines += [(Run(text),) for text in code.splitlines() if text.strip()]
        elif token.type == "hr":
            lines.append((Run(token.markup[:1] * 3),))
    # A passage of markup alone is shown as it was typed.
    return tuple(lines) or tuple((Run(text),) for text in markdown.splitlines() if text.strip())


def plain(lines: tuple[Line, ...]) -> str:
    """The text without its styles."""
    return "\n".join("".join(run.text for run in line) for line in lines)


def _inline(children: list[Token]) -> Iterator[Line]:
    line: list[Run] = []
    strong = slanted = 0
    link, said = Token("link_open", "a", 1), ""
    for token in children:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            slanted += token.nesting
        elif token.type == "hardbreak":
            if line:
                yield tuple(line)
            line = []
        elif token.type == "softbreak":
            line.append(Run(" ", bool(strong), bool(slanted)))
        elif token.type == "link_open":
            link, said = token, ""
        else:
            text = _address_of(link, said) if token.type == "link_close" else _words_of(token)
            said += text
            if text:
                line.append(Run(text, bool(strong), bool(slanted)))
    if line:
        yield tuple(line)


def _address_of(link: Token, words: str) -> str:
    return address_beside(str(link.attrGet("href") or ""), words, link.markup)


def _words_of(token: Token) -> str:
    """The words of a token; an image's description, or its address. Nothing is loaded."""
    if token.type != "image":
        return token.content
    return "".join(t.content for t in token.children or []) or str(token.attrGet("src") or "")
