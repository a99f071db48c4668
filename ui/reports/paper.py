"""Pages set by Typst: from a template and plain values to a PDF, or to pictures of its pages.

What a person wrote goes in as data, never as markup, so nothing in it can be run or looked up.
Nothing here touches Qt: it may run on any thread.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import typst

ACCESSIBLE = ["a-2a", "ua-1"]
"""PDF/A-2a, which will open in forty years, and PDF/UA-1, which a screen reader can follow."""

FONTS = (
    "Inter",
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Color Emoji",
    "Noto Emoji",
)
"""What text is set in: the first of these at hand that has the letter."""

NOT_CLAIMED = (
    "Some characters are in no font on this computer, so the file does not claim to be accessible "
    "(PDF/UA) or archival (PDF/A). Everything else in it is the same."
)

Values = Mapping[str, object]
"""What a template is filled with: anything that JSON can hold."""


class Paper(NamedTuple):
    """A PDF. `note` says why it claims no standard, and is empty when it does."""

    pdf: bytes
    note: str


def to_paper(template: str, values: Values) -> Paper:
    """The pages of a template (a file in `templates/`) as a tagged PDF.

    Where a character is in no font at hand, the standards forbid the file; then it is written
    without their claim, and the note says so.
    """
    compiler = _compiler(template)
    inputs = _inputs(values)
    try:
        return Paper(_bytes(compiler, inputs, ACCESSIBLE), "")
    except typst.TypstError:
        return Paper(_bytes(compiler, inputs, []), NOT_CLAIMED)


def to_pictures(template: str, values: Values, *, pixels_per_inch: float) -> tuple[bytes, ...]:
    """The very same pages as PNG pictures, one each."""
    made = _compiler(template).compile(
        format="png", ppi=pixels_per_inch, sys_inputs=_inputs(values)
    )
    return tuple(made) if isinstance(made, list) else (made or b"",)


def _bytes(compiler: typst.Compiler, inputs: dict[str, str], standards: list[str]) -> bytes:
    made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=standards)  # pyright: ignore[reportArgumentType]
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _inputs(values: Values) -> dict[str, str]:
    return {"values": json.dumps({**values, "fonts": FONTS}, ensure_ascii=False)}


def _compiler(template: str) -> typst.Compiler:
    source = resources.files("ui.reports").joinpath("templates", template).read_bytes()
    return typst.Compiler(source, font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The system's fonts, and the one that comes with matplotlib, so that there is always one."""
    found = importlib.util.find_spec("matplotlib")
    places = found.submodule_search_locations if found else None
    folders = [Path(place) / "mpl-data" / "fonts" / "ttf" for place in places or ()]
    return typst.Fonts(font_paths=folders)
