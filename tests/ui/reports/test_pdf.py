"""The content of the report's PDF, and its tags."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings

from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report, ReportEvidence
from assessment.typed.text import REPLACEMENT
from tests.assessment.reporting.report_examples import (
    ENTRIES,
    earlier_review,
    private_sets,
    word_of,
    written_review,
)
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import HOSTILE, NOW, a_chart, a_report, hostile_texts
from tests.ui.reports.tagged_pdf import HEADINGS, Pdf
from ui.reports.pages import to_page_words, to_pdf
from ui.reports.paper import NO_GLYPH

OF_NO_FONT = "\uffff"
"""What a character that no installed font has becomes in the file."""

ROOT = Path(__file__).resolve().parents[3]
RUBRIC_ADDRESS = "https://example.org"


def build(texts: Mapping[str, str]) -> Report:
    return build_report(
        written_review(bring=("planning-badly",), **texts),
        earlier_review(),
        frozenset(),
        include_private=False,
    )


def read(*, charts: int = 0, **texts: str) -> Pdf:
    """The PDF of a report with these texts, which claims what it should."""
    paper = to_pdf(build(texts), [a_chart()] * charts, NOW)
    assert paper.note == ""
    return Pdf(paper.pdf)


# ---- the file --------------------------------------------------------------------------------


def test_it_claims_to_be_archival_and_accessible() -> None:
    metadata = read(charts=1).metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_it_names_its_title_and_the_program_and_nobody() -> None:
    pdf = read()
    file = pdf.file
    assert str(file.docinfo["/Title"]) == "Review of 2026"
    assert "Growth Rings" in pdf.metadata
    assert "/Author" not in file.docinfo
    assert "dc:creator" not in pdf.metadata
    assert str(file.Root.Lang) == "en"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_it_is_dated_by_the_time_it_was_handed_and_otherwise_the_same() -> None:
    once, again = (to_pdf(a_report(), [a_chart()], NOW) for _ in range(2))
    assert once == again
    pdf = Pdf(once.pdf)
    assert str(pdf.file.docinfo["/CreationDate"]).startswith("D:20261026093000")


def test_it_is_made_without_a_display_and_without_qt() -> None:
    code = (
        "import sys\n"
        "from tests.ui.reports.examples import NOW, a_chart, a_report\n"
        "from ui.reports.pages import to_pdf\n"
        "for _ in range(2):\n"
        "    assert to_pdf(a_report(), [a_chart()], NOW).pdf.startswith(b'%PDF-')\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
    )
    without = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# ---- what stands in it -----------------------------------------------------------------------


def test_all_that_the_report_says_stands_in_it_in_order() -> None:
    expected = [
        "Review of 2026",
        "1 January to 31 December 2026 · Full review · closed",
        "Compared with Review of 2025.",
        "Two skills rose.",
        "Hollow is before, filled is now.",
        "Where I want to grow",
        word_of("reflection"),
        "To bring to a 1:1",
        "Based on An author, A text, 2025, https://example.org. Levels written by Growth Rings.",
        "Level 3, medium confidence · suits me",
        "Does it, in way 3.",
        "One step up, with medium confidence both times: a possible change. Before: level 2.",
        "What went well?",
        word_of("planning-well"),
        "What changed?",
        word_of("listening-note"),
    ]
    for text in (read(charts=1).structure.text, " ".join(words_of_pages().split())):
        places = [text.index(part) for part in expected]
        assert places == sorted(places)


def words_of_pages(**texts: str) -> str:
    return to_page_words(shared(build(texts)), [a_chart()])


@settings(max_examples=20, deadline=None)
@given(private_sets)
def test_private_words_stay_out_of_the_file_and_of_its_words(private: frozenset[str]) -> None:
    public, whole = a_report(private), a_report(private, include_private=True)
    for words in (
        [Pdf(to_pdf(one, [], NOW).pdf).letters for one in (public, whole)],
        [to_page_words(shared(one), []) for one in (public, whole)],
    ):
        assert {entry for entry in ENTRIES if word_of(entry) not in words[0]} == private
        assert [entry for entry in ENTRIES if word_of(entry) not in words[1]] == []


def assert_letters_stand(text: str, pdf: Pdf) -> None:
    """Asserts that each letter is in the file as often as in the text, or as one without a font."""
    in_charts = Counter("".join(figure.text for figure in pdf.all("Figure")))
    lacking = Counter(letter for letter in text if _is_seen(letter)) - (
        Counter(pdf.letters) - in_charts
    )
    assert lacking.total() <= pdf.letters.count(OF_NO_FONT)


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMNPS"


@settings(max_examples=40, deadline=None)
@given(hostile_texts)
def test_whatever_is_written_the_letters_stand_in_the_file(text: str) -> None:
    report = a_report(planning_well=text, reflection=text)
    paper = to_pdf(report, [a_chart()], NOW)
    pdf = Pdf(paper.pdf)
    assert_letters_stand(to_page_words(shared(report), []), pdf)
    assert [one.text for one in pdf.all("H1")] == ["Review of 2026"]
    assert len(pdf.all("Figure")) == 1
    assert not any("/Annots" in page for page in pdf.file.pages)


@pytest.mark.parametrize("text", ["\xa0", "first\n\n\xa0\n\nsecond", "```\n```", "> ", "* ", "#"])
def test_an_answer_that_comes_to_nothing_on_paper_is_set_all_the_same(text: str) -> None:
    assert read(planning_well=text, reflection=text).page_count == 2


@pytest.mark.parametrize("text", ["*" * 121 + "x" + "*" * 121, "**a *" * 400 + "x" + "*b**" * 400])
def test_styles_in_styles_in_styles_stand_in_the_file(text: str) -> None:
    pdf = read(planning_well=text)
    assert "x" in pdf.text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markdown_costs_the_file_its_claims(text: str) -> None:
    assert to_pdf(a_report(planning_well=text, planning_badly=text * 3), [], NOW).note == ""


def test_an_answer_of_twenty_thousand_letters_stands_in_full() -> None:
    pdf = read(planning_well="abcd " * 4000)
    assert pdf.text.count("abcd") == 4000
    assert pdf.page_count > 5


def test_a_word_of_a_hundred_thousand_letters_stands_in_full() -> None:
    assert read(planning_well="x" * 100_000).letters.count("x") >= 100_000


def test_a_control_character_is_shown_as_one_that_cannot_be_and_noted() -> None:
    paper = to_pdf(a_report(planning_well="be\0fore\x1b and\ufffe after\ufeff"), [], NOW)
    assert paper.note == f"Three characters that no PDF may hold are shown as {REPLACEMENT}."
    assert f"be{REPLACEMENT}fore{REPLACEMENT} and{REPLACEMENT} after" in Pdf(paper.pdf).text


def test_a_letter_of_no_font_costs_the_claims_and_nothing_else_and_is_noted() -> None:
    nobodys = "\U000e5555"
    paper = to_pdf(a_report(planning_well=f"before {nobodys} after"), [], NOW)
    assert paper.note.startswith("Some characters are in no font on this computer")
    assert "pdfuaid" not in Pdf(paper.pdf).metadata
    assert Pdf(paper.pdf).page_count == read(planning_well="before after").page_count


# ---- its tags --------------------------------------------------------------------------------


def test_no_level_of_heading_is_left_out() -> None:
    pdf = read(charts=1)
    levels = [HEADINGS.index(one.tag) for one in pdf.all(*HEADINGS)]
    assert levels[0] == 0
    assert levels.count(0) == 1
    assert all(level <= before + 1 for before, level in itertools.pairwise(levels))
    questions = [one.text for one in pdf.all("H4")]
    assert questions[0] == "What went well?"
    assert pdf.outline()[0] == (0, "Review of 2026")
    assert {depth for depth, _ in pdf.outline()} == {0, 1, 2}


def test_a_heading_of_ones_own_is_set_in_bold_and_is_none() -> None:
    pdf = read(planning_well="# Mine *own*\n\nand more")
    assert "Mine" not in " ".join(one.text for one in pdf.all(*HEADINGS))
    assert "Mine own and more" in pdf.text
    assert "Mine" in [one.text for one in pdf.all("Strong")]


def test_the_chart_says_in_words_what_it_shows() -> None:
    (figure,) = read(charts=1).all("Figure")
    assert figure.alternative == "Two skills rose. Hollow is before, filled is now."
    assert "Planning & more" in figure.text


def test_lists_quotations_code_and_tables_are_tagged_as_what_they_are() -> None:
    text = "- one\n- two\n\n3. three\n\n> quoted\n\n`code` **strong** *slanted*"
    text += "\n\n| a | b |\n|-|-|\n| c | d |"
    pdf = read(planning_well=text)
    assert [one.text for one in pdf.all("LBody")] == ["one", "two", "three"]
    assert [one.text for one in pdf.all("Lbl")][2:] == ["3."]
    assert [one.text for one in pdf.all("Code")] == ["code"]
    assert [one.text for one in pdf.all("Strong")] == [*PAIRS, "strong"]
    assert "slanted" in [one.text for one in pdf.all("Em")]
    assert [one.text for one in pdf.all("TH")] == ["a", "b"]
    assert [one.text for one in pdf.all("TD")] == ["c", "d"]
    assert "quoted" in pdf.text


PAIRS = ["Planning"]
"""The names that the report itself sets in bold."""


@pytest.mark.parametrize("depth", [3, 30])
def test_what_is_nested_however_deep_stands_in_full(depth: int) -> None:
    lists = "\n".join("  " * n + f"- zq{n}" for n in range(depth))
    quotes = ">" * depth + " zqquoted"
    pdf = read(planning_well=f"{lists}\n\n{quotes}")
    assert "zq2" in pdf.text
    assert "zqquoted" in pdf.text


# ---- nothing is fetched, and nothing is a link -----------------------------------------------


def test_a_pdf_has_no_link_and_each_address_is_there_to_read() -> None:
    text = (
        "[go](https://example.org/a) [write](mailto:a@example.org) [run](javascript:alert(1)) "
        "[local](file:///etc/hostname) https://example.org/bare <https://example.org/auto> "
        "[https://example.org/same](https://example.org/same)"
    )
    pdf = read(planning_well=text)
    assert not any("/Annots" in page for page in pdf.file.pages)
    assert pdf.all("Link") == []
    assert "go (https://example.org/a) write (mailto:a@example.org) run local" in pdf.text
    for name in ("bare", "auto", "same"):
        assert pdf.letters.count(f"https://example.org/{name}") == 1
    assert RUBRIC_ADDRESS in pdf.text


def test_a_picture_that_lies_on_this_machine_is_not_shown(tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    picture.write_text("<svg/>")
    uri = picture.as_uri()
    pdf = read(planning_well=f'![bait]({uri})\n\n<img src="{uri}">\n\n[link]({uri})')
    assert pdf.all("Figure") == []
    assert not any("/XObject" in page.Resources for page in pdf.file.pages)
    assert "bait" in pdf.text


@pytest.mark.parametrize(
    "bait", ["#image('a.png')", "$x$", "@key", '#read("/etc/hostname")', "*b*"]
)
def test_what_would_be_markup_to_typst_is_text(bait: str) -> None:
    report = a_report()
    (rubric,) = report.rubrics
    entry = ReportEvidence(
        title=bait,
        heading=bait,
        text=None,
        link=bait,
        without_me=None,
        acknowledged_by=bait,
        private=False,
    )
    skill = rubric.skills[0].model_copy(update={"evidence": (entry,), "anchor": bait})
    odd = rubric.model_copy(update={"skills": (skill,)})
    pdf = Pdf(to_pdf(report.model_copy(update={"title": bait, "rubrics": (odd,)}), [], NOW).pdf)
    assert [one.text for one in pdf.all("H1", "H5")] == [bait, bait]
    assert pdf.structure.text.count(bait) == 6


# ---- other scripts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["שלום עולם, مرحبا", "🌳🪵 grown 👩🏽‍💻", "e\u0301a\u0300", "\u202eback", "中文"]
)
def test_text_of_any_script_can_be_set(text: str) -> None:
    report = a_report(planning_well=text)
    paper = to_pdf(report, [], NOW)
    words = to_page_words(shared(report), [])
    assert text in words
    assert_letters_stand(words, Pdf(paper.pdf))
    assert paper.note in ("", NO_GLYPH)


def test_a_paragraph_from_the_right_stands_at_the_right() -> None:
    pdf = read(planning_well="שלום\n\nshort")
    hebrew, english = (one for one in pdf.all("P") if one.text in ("שלום"[::-1], "שלום", "short"))
    assert hebrew.pieces[0].left > english.pieces[0].left + 200
