"""Reads a tagged PDF with pikepdf: its text with positions, and its structure tree."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass
class Piece:
    """Text of one line: the page, counted from 0, and its position on it in points."""

    page: int
    below_top: float
    left: float
    text: str


@dataclass
class Element:
    """An element of the structure tree with its content, in reading order."""

    tag: str
    alternative: str = ""
    kids: list[Piece | Element] = field(default_factory=list[Any])

    @property
    def pieces(self) -> list[Piece]:
        """All pieces of text in it, in reading order."""
        return [
            piece
            for kid in self.kids
            for piece in (kid.pieces if isinstance(kid, Element) else [kid])
        ]

    @property
    def text(self) -> str:
        """Its text, line after line."""
        return joined(self.pieces)

    @property
    def pages(self) -> list[int]:
        """The pages it appears on, each once."""
        return sorted({piece.page for piece in self.pieces})

    def inside(self) -> Iterator[Element]:
        """Itself, then every element in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.inside()


def joined(pieces: Iterable[Piece]) -> str:
    """The text of pieces: lines joined by a space, words hyphenated at a line's end rejoined."""
    text, last = "", None
    for piece in pieces:
        parted = last is not None and (piece.page, piece.below_top) != last
        text += (" " if parted else "") + piece.text
        last = piece.page, piece.below_top
    return " ".join(text.replace("\u00ad ", "").replace("\u200b", "").split())


class Pdf:
    """A PDF and what can be read from it."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(content))
        self.page_count = len(self.file.pages)
        self.lines: list[list[Piece]] = []
        self._marked: dict[tuple[int, int], list[Piece]] = {}
        for number, page in enumerate(self.file.pages):
            self.lines.append([])
            for mark, piece in _PageReader(number, page).read():
                self.lines[-1].append(piece)
                if mark is not None:
                    self._marked.setdefault((number, mark), []).append(piece)
        self._numbers: dict[Any, int] = {page.objgen: n for n, page in enumerate(self.file.pages)}

    @property
    def text(self) -> str:
        """The text of all pages."""
        return joined(piece for page in self.lines for piece in page)

    @property
    def letters(self) -> str:
        """The text without spaces and without hyphens at the ends of lines."""
        return re.sub(r"[\s\u00ad\u200b]", "", "".join(p.text for page in self.lines for p in page))

    @property
    def metadata(self) -> str:
        """The XMP packet."""
        return self.file.Root.Metadata.read_bytes().decode()

    @property
    def structure(self) -> Element:
        """The root of the structure tree."""
        return self._element(self.file.Root.StructTreeRoot.K, None)

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags, in reading order."""
        return [one for one in self.structure.inside() if one.tag in tags]

    def outline(self) -> list[tuple[int, str]]:
        """The bookmarks, each with its depth from 0."""
        with self.file.open_outline() as outline:
            return list(_bookmarks(outline.root, 0))

    def _element(self, node: Any, page: int | None) -> Element:
        if isinstance(node, pikepdf.Array):
            (node,) = node
        page = self._numbers[node.Pg.objgen] if "/Pg" in node else page
        made = Element(str(node.S)[1:], str(node.get("/Alt", "")))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                made.kids += self._marked.get((page or 0, kid), [])
            elif kid.get("/Type") == "/MCR":
                place = self._numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0
                made.kids += self._marked.get((place, int(kid.MCID)), [])
            elif kid.get("/Type") != "/OBJR":
                made.kids.append(self._element(kid, page))
        return made


class _PageReader:
    """Reads the content stream of a page: each piece of text, with the mark of its tag."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self._number = number
        self._page = page
        self._height = float(page.mediabox[3])
        self._maps = {name: _letters_of(font) for name, font in page.Resources.Font.items()}
        self._letters: dict[int, str] = {}
        self._matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self._line = self._matrix
        self._saved: list[Matrix] = []
        self._marks: list[int | None] = []

    def read(self) -> Iterator[tuple[int | None, Piece]]:
        """Each piece with its mark, in the order of painting."""
        for operands, operator in pikepdf.parse_content_stream(self._page):
            name = str(operator)
            if name in ("TJ", "Tj"):
                left, foot = _times(self._line, self._matrix)[4:]
                text = _shown(operands[0], self._letters)
                mark = next((m for m in reversed(self._marks) if m is not None), None)
                yield mark, Piece(self._number, self._height - foot, left, text)
            elif name in ("q", "Q", "cm"):
                self._move(name, operands)
            elif name in ("BMC", "BDC"):
                self._marks.append(_mark(operands[1]) if name == "BDC" else None)
            elif name == "EMC":
                self._marks.pop()
            elif name == "Tf":
                self._letters = self._maps[str(operands[0])]
            elif name == "Tm":
                self._line = _matrix(operands)

    def _move(self, name: str, operands: Any) -> None:
        if name == "q":
            self._saved.append(self._matrix)
        elif name == "Q":
            self._matrix = self._saved.pop()
        else:
            self._matrix = _times(_matrix(operands), self._matrix)


def _mark(properties: Any) -> int | None:
    found = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    return None if found is None else int(found)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _shown(operand: Any, letters: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(letters.get(high << 8 | low, "") for high, low in pairs)


def _letters_of(font: Any) -> dict[int, str]:
    """The characters that each glyph of a font represents."""
    found: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode()
    for code, letters in re.findall(r"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n", text):
        found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    return found


def _bookmarks(items: Any, depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from _bookmarks(item.children, depth + 1)
