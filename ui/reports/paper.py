"""Sets pages with Typst: turns a template and plain values into a PDF or pictures of its pages.

What a person wrote is passed as data, never as markup, so Typst can neither run nor load anything
in it, and a template can read no files but those in `templates/`. Nothing here uses Qt, so it may
run on any thread; Typst lets other threads run meanwhile.

A template reads its values with `json(bytes(sys.inputs.values))`; `fonts` among them is the list
of families to set text in. It must give its document a title and leave its date unset: PDF/A wants
one, which comes in as an argument.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import typst

from assessment.typed.text import REPLACEMENT
from assessment.wording import capitalised, counted
from ui.reports.characters import printable
from ui.typefaces import OTHER_SCRIPTS, SANS, SYMBOLS

TEMPLATES = Path(__file__).parent / "templates"

ACCESSIBLE: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""PDF/A-2a, to open in forty years, and PDF/UA-1, for screen readers."""

COLOURED, FROM_TYPST = ("Noto Color Emoji",), ("Libertinus Serif", "DejaVu Sans Mono")
FONTS = (*SANS, *OTHER_SCRIPTS, *COLOURED, *SYMBOLS, *FROM_TYPST)
"""The fonts of text: the first one installed that has the letter, or else any that has it.

Colour emoji work in text only, not in charts.
"""

NO_GLYPH = (
    "Some characters are in no font on this computer, so the file does not claim to be accessible "
    "(PDF/UA) or archival (PDF/A). Everything else in it is the same."
)
NOT_ALLOWED = (
    "Something in this file goes beyond what the standards allow, so it does not claim to be "
    "accessible (PDF/UA) or archival (PDF/A). Nothing is left out."
)

Value: TypeAlias = "str | float | bool | Sequence[Value] | Mapping[str, Value] | None"
Values: TypeAlias = Mapping[str, Value]
"""The values of a template: anything that JSON can hold."""

_BYTE_ORDER_MARK, _WORD_JOINER = "\ufeff", "\u2060"


class Paper(NamedTuple):
    """A PDF, and a `note` to show to the person; empty when there is nothing to say.

    The note says that the file claims no standard, and why, or that some characters can't be shown.
    """

    pdf: bytes
    note: str


def to_paper(template: str, values: Values, *, made_at: datetime) -> Paper:
    """The pages of a template (a file in `templates/`) as a tagged PDF, dated `made_at` (UTC).

    When the standards refuse the file because a character is in no installed font, it is written
    without claiming them. Control characters, which no PDF may hold, are shown as U+FFFD.
    """
    inputs, replaced = _inputs(values)
    compiler = _compiler(template)
    try:
        return Paper(_pdf(compiler, inputs, made_at, ACCESSIBLE), replaced)
    except typst.TypstError as error:
        is_glyph = "codepoint" in error.message or "could not be displayed" in error.message
        note = NO_GLYPH if is_glyph else NOT_ALLOWED
    return Paper(
        _pdf(compiler, inputs, made_at, []), " ".join(part for part in (note, replaced) if part)
    )


def to_pictures(template: str, values: Values, *, pixels_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as PNG pictures, one for each, on opaque white."""
    inputs, _ = _inputs(values)
    made = _compiler(template).compile(format="png", ppi=pixels_per_inch, sys_inputs=inputs)
    if not made:
        raise TypeError("every page is a picture")
    return tuple(made) if isinstance(made, list) else (made,)


def measured(template: str, values: Values) -> object:
    """The template's metadata labelled `measured`, such as lengths, parsed from JSON."""
    inputs, _ = _inputs(values)
    compiler = _compiler(template, inputs)
    return json.loads(compiler.query("<measured>", field="value", one=True))


def _pdf(
    compiler: typst.Compiler,
    inputs: dict[str, str],
    made_at: datetime,
    standards: list[typst.PDFStandard],
) -> bytes:
    moment = made_at.replace(microsecond=0)
    made = compiler.compile(
        format="pdf", sys_inputs=inputs, timestamp=moment, pdf_standards=standards
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _inputs(values: Values) -> tuple[dict[str, str], str]:
    """The inputs for Typst, and a note on characters that were replaced (empty if none were)."""
    shown, replaced = _printable({**values, "fonts": FONTS})
    note = ""
    if replaced:
        which = counted(
            replaced, "character that no PDF may hold is", "characters that no PDF may hold are"
        )
        note = f"{capitalised(which)} shown as {REPLACEMENT}."
    return {"values": json.dumps(shown, ensure_ascii=False)}, note


def _printable(value: Value) -> tuple[Value, int]:
    """The value without characters that no PDF may hold, and how many were replaced."""
    if isinstance(value, str):
        text, count = printable(value)
        return text.replace(_BYTE_ORDER_MARK, _WORD_JOINER), count
    if isinstance(value, Mapping):
        kept = {key: _printable(part) for key, part in value.items()}
        return {key: part for key, (part, _) in kept.items()}, sum(n for _, n in kept.values())
    if isinstance(value, Sequence):
        parts = [_printable(part) for part in value]
        return [part for part, _ in parts], sum(count for _, count in parts)
    return value, 0


def _compiler(template: str, inputs: dict[str, str] | None = None) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), sys_inputs=inputs or {}
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The system's fonts and those built into Typst, looked up once."""
    return typst.Fonts()
