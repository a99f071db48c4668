"""Reads a PDF for a test: its claims, its structure as a screen reader finds it, and its text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTIONS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree. `words` is its alternative text, or a heading's title."""

    name: str
    words: str = ""


@dataclass(frozen=True)
class ReadPdf:
    """What a PDF is. `claims` are the standards in its XMP metadata, by their part's number."""

    pages: int
    size: tuple[float, float]
    """Points."""
    claims: dict[str, str]
    language: str
    title: str
    authors: tuple[str, ...]
    description: str
    tags: tuple[Tag, ...]
    text: str
    """All letters, in the order in which they are drawn; without spaces that only part them."""
    has_pictures: bool

    def named(self, name: str) -> list[str]:
        """The words of each tag of that name."""
        return [tag.words for tag in self.tags if tag.name == name]


def read_pdf(content: bytes) -> ReadPdf:
    """Reads a whole file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        metadata = pdf.open_metadata()
        root: Any = pdf.Root
        box = pdf.pages[0].mediabox
        tree = root.get("/StructTreeRoot")
        return ReadPdf(
            pages=len(pdf.pages),
            size=(float(box[2]), float(box[3])),
            claims={
                name: str(metadata[key])
                for name, key in (("PDF/A", "pdfaid:part"), ("PDF/UA", "pdfuaid:part"))
                if key in metadata
            },
            language=str(root.get("/Lang", "")),
            title=str(metadata.get("dc:title", "")),
            authors=tuple(metadata.get("dc:creator", ())) + _author(pdf),
            description=str(metadata.get("dc:description", "")),
            tags=() if tree is None else tuple(_tags(tree)),
            text="".join(letter for page in pdf.pages for letter in _letters(page.obj)),
            has_pictures=any(
                isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
                for one in pdf.objects
            ),
        )


def _author(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    author = str(pdf.docinfo.get("/Author", ""))
    return (author,) if author else ()


def _tags(element: Any) -> Iterator[Tag]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            words = child.get("/Alt", child.get("/T", ""))
            yield Tag(str(child["/S"]).removeprefix("/"), str(words))
            yield from _tags(child)


def _letters(drawn: Any) -> Iterator[str]:
    """The letters of a page, or of a drawing in it."""
    resources = drawn.get("/Resources", {})
    fonts = {name: _to_unicode(font) for name, font in resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(drawn):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    for at in range(0, len(codes) - 1, 2):
                        yield letters.get(int.from_bytes(codes[at : at + 2], "big"), "")
        elif str(operator) == "Do":
            inner = resources["/XObject"][str(operands[0])]
            if inner.get("/Subtype") == "/Form":
                yield from _letters(inner)


def _to_unicode(font: Any) -> dict[int, str]:
    """Which letters each code of a font stands for."""
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for kind, content in _SECTIONS.findall(font["/ToUnicode"].read_bytes()):
        values = [bytes.fromhex(value.decode()) for value in _HEX.findall(content)]
        if kind == b"bfchar":
            for code, letters in zip(values[::2], values[1::2], strict=True):
                found[int.from_bytes(code, "big")] = letters.decode("utf-16-be")
        else:
            for first, last, letters in zip(*[iter(values)] * 3, strict=True):
                start, begin = int.from_bytes(first, "big"), letters.decode("utf-16-be")
                for code in range(start, int.from_bytes(last, "big") + 1):
                    found[code] = begin[:-1] + chr(ord(begin[-1]) + code - start)
    return found
