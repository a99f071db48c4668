"""File names that are made from titles, or completed as they were typed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desktop.widgets.file_names import LONGEST_IN_BYTES, safe_file_name, with_suffix_of

FORMS = "PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"
PDF, WEB, MARKDOWN = FORMS.split(";;")

ENDINGS = (".pdf", ".png", ", one page.pdf", "-2026-11-30.rings")


@pytest.mark.parametrize(
    "title, name",
    [
        ("Review of 2026", "Review of 2026"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("..", "Review"),
        ("con", "con review"),
        ("LPT1", "LPT1 review"),
        ("\u202ereversed", "reversed"),
        ("見積り 2026", "見積り 2026"),
        ("x" * 300, "x" * 80),
        (" .hidden ", "hidden"),
        ("Review v1.2", "Review v1.2"),
        ("nul.2026", "nul review.2026"),
        ("COM¹", "COM¹ review"),
        ("ends in a dot. ", "ends in a dot"),
        ("\udcff\x00\x1b\n", "Review"),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_file_name(title, ".pdf") == f"{name}.pdf"


@given(st.text(max_size=200), st.sampled_from(ENDINGS))
def test_no_title_makes_a_name_that_some_system_refuses(title: str, ending: str) -> None:
    name = safe_file_name(title, ending)
    stem = name.removesuffix(ending)
    assert name.endswith(ending)
    assert len(name.encode()) <= LONGEST_IN_BYTES < 255
    assert stem
    assert stem == stem.strip(" .")
    assert not re.search(r'[/\\:*?"<>|]', name)
    assert all(unicodedata.category(letter)[0] != "C" for letter in name)
    device = name.partition(".")[0].strip().upper()
    assert not re.fullmatch("CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³]", device)


@pytest.mark.parametrize("letter", ["é", "見", "e\u0301\u0323", "\U0001d54f", "क\u094d"])
def test_a_long_title_is_cut_between_two_letters(letter: str) -> None:
    whole = unicodedata.normalize("NFC", letter)
    stem = safe_file_name(letter * 200, ".pdf").removesuffix(".pdf")
    assert stem
    assert stem == whole * (len(stem) // len(whole))


@pytest.mark.parametrize(
    "typed, kind, name",
    [
        ("notes", MARKDOWN, "notes.md"),
        ("notes", PDF, "notes.pdf"),
        ("Review v1.2", PDF, "Review v1.2.pdf"),
        ("Review v1.2", WEB, "Review v1.2.html"),
        ("notes.md", PDF, "notes.md"),
        ("notes.HTML", PDF, "notes.HTML"),
        ("notes.", MARKDOWN, "notes.md"),
        ("report.docx", PDF, "report.docx.pdf"),
        (".pdf", PDF, ".pdf.pdf"),
    ],
)
def test_a_typed_name_gets_the_suffix_of_the_chosen_kind(typed: str, kind: str, name: str) -> None:
    assert with_suffix_of(Path("folder") / typed, FORMS, kind) == Path("folder") / name
