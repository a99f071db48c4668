"""Makes the person's Markdown safe: it can't load, run or restructure anything.

`parse` makes it safe. `to_html` writes HTML from that, and `ui.reports.prose_blocks` pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink, normalizeLinkText
from markdown_it.rules_inline import StateInline, autolink
from markdown_it.token import Token
from markupsafe import Markup

from ui.overriding import override

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes that a link may have. Making a report follows no link."""

_WITHOUT_ADDRESS = frozenset({"javascript", "vbscript", "data", "file"})
"""Schemes of addresses that nobody can use: they run, hold the thing itself, or are local."""

_SCHEME = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}):")


class EveryLink(MarkdownIt):
    """Parses every link, safe or not: a link that the parser refuses would show its source.

    The caller drops unsafe links and keeps their text.
    """

    @override
    def validateLink(self, url: str) -> bool:
        """Whether this is a link: anything with an address is."""
        return bool(url)


def to_html(markdown: str) -> Markup:
    """The Markdown as HTML, by the rules of `parse`."""
    parser = parser_of_prose()
    return Markup(parser.renderer.render(_safe_tokens(parser, markdown), parser.options, {}))  # noqa: S704


def parse(markdown: str) -> list[Token]:
    """The Markdown as tokens, with raw HTML as text and images as their descriptions.

    Headings become bold paragraphs, so that they can't outrank the report's own. A link with a
    scheme other than `LINK_SCHEMES` is no link; its address, if one can use it, is beside its text.
    Line breaks stay where they were typed.
    """
    return _safe_tokens(parser_of_prose(), markdown)


def is_safe_link(href: str) -> bool:
    """Whether a link leads to a web page or a mailbox, and not to a file or a script."""
    return _scheme(href) in LINK_SCHEMES


def address_beside(href: str, words: str, markup: str) -> str:
    """What follows a link's words where no link can be followed: its address, to read.

    Nothing follows if the words are the address, or if nobody can use it. `markup` is what the
    parser calls the link's.
    """
    if markup == "autolink" or _scheme(href) in _WITHOUT_ADDRESS:
        return ""
    # The parser encodes an address: letters beyond ASCII, and spaces.
    is_said = href in (normalizeLink(words), normalizeLink(f"mailto:{words}"))
    return "" if is_said else f" ({_readable(href)})"


def _readable(href: str) -> str:
    """An address with its letters as people write them; as it is, if that hides or parts any."""
    shown = normalizeLinkText(href)
    is_plain = shown.isprintable() and " " not in shown
    return shown if is_plain else href


def _scheme(href: str) -> str | None:
    """The scheme of an address, empty where it has none; None if it is no address."""
    try:
        return urlsplit(href).scheme.lower()
    except ValueError:
        return None


def parser_of_prose() -> MarkdownIt:
    """A parser of what a person writes: CommonMark with tables and strikethrough.

    HTML, entities and the definitions of links are words like any other.
    """
    parser = EveryLink("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"]).disable(["reference", "entity"])
    parser.inline.ruler.at("autolink", _safe_autolink)
    return parser


def is_too_deep(tokens: Sequence[Token], parser: MarkdownIt) -> bool:
    """Whether something is nested so deep that the parser would drop what it contains."""
    return any(token.level >= parser.options["maxNesting"] - 1 for token in tokens)


def _safe_autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """The parser's rule for `<https://example.org>`, which leaves `Map<Key:Value>` alone."""
    scheme = _SCHEME.match(state.src, state.pos)
    if scheme is not None and scheme[1].lower() not in LINK_SCHEMES:
        return False
    return autolink(state, silent)


def _safe_tokens(parser: MarkdownIt, markdown: str) -> list[Token]:
    tokens = [_lowered(token) for token in parser.parse(markdown)]
    if is_too_deep(tokens, parser):
        tokens = _as_typed(markdown)
    inside_heading = False
    for token in tokens:
        if token.children is not None:
            token.children = _plain_images(_safe_links(token.children))
            if inside_heading:
                token.children = _in_bold(token.children)
        inside_heading = token.meta.get("heading", False)
    return tokens


def _as_typed(markdown: str) -> list[Token]:
    """The Markdown as one paragraph that shows its markup."""
    children: list[Token] = []
    for line in markdown.splitlines():
        children += [Token("hardbreak", "br", 0), Token("text", "", 0, content=line)]
    inline = Token("inline", "", 0, children=children[1:])
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]


def _lowered(token: Token) -> Token:
    """A heading as a paragraph; any other token unchanged."""
    if token.type == "heading_open":
        return Token("paragraph_open", "p", 1, block=True, meta={"heading": True})
    if token.type == "heading_close":
        return Token("paragraph_close", "p", -1, block=True)
    return token


def _in_bold(children: list[Token]) -> list[Token]:
    return [Token("strong_open", "strong", 1), *children, Token("strong_close", "strong", -1)]


def _safe_links(children: list[Token]) -> list[Token]:
    """The tokens with the address beside the words of an unsafe link. Links are never nested."""
    kept: list[Token] = []
    dropped: Token | None = None
    words = ""
    for token in children:
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            dropped, words = None if is_safe_link(href) else token, ""
            token.attrSet("rel", "noreferrer")
        if dropped is None:
            kept.append(token)
        elif token.type == "link_close":
            beside = address_beside(str(dropped.attrGet("href") or ""), words, dropped.markup)
            kept += [Token("text", "", 0, content=beside)] if beside else []
            dropped = None
        elif token is not dropped:
            words += _words_of(token) if token.type == "image" else token.content
            kept.append(token)
    return kept


def _plain_images(children: list[Token]) -> list[Token]:
    return [
        Token("text", "", 0, content=_words_of(token)) if token.type == "image" else token
        for token in children
    ]


def _words_of(image: Token) -> str:
    """An image's description without its markup, or its address when it has none."""
    described = "".join(
        _words_of(token) if token.type == "image" else token.content
        for token in image.children or []
    )
    return described or str(image.attrGet("src") or "")
