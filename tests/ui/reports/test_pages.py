"""Page breaks in the report: nothing is torn apart, and nothing is left out."""

from __future__ import annotations

import itertools
import struct
from dataclasses import replace

import pytest

from assessment.comparing.context import NOTHING
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from tests.assessment.noted_examples import an_entry
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, a_chart, a_drawing, a_report
from tests.ui.reports.tagged_pdf import HEADINGS, Element, Pdf, Piece
from ui.reports.pages import to_page_pictures, to_pdf

LONG = "A sentence that takes its time. " * 60
COLUMN = 150 / 25.4 * 72
PAGE_HEIGHT = 297 / 25.4 * 72
FOOTER = 60
"""Points from the bottom of a page that hold only the footer."""


def read(report: Report, height: int = 0) -> Pdf:
    """The report's PDF, with a chart of that height (points) where it is as wide as its column."""
    drawing = a_drawing(600, round(height / COLUMN * 600))
    charts = [replace(a_chart(), print_svg=drawing)] if height else []
    return Pdf(to_pdf(report, charts, NOW).pdf)


def long_report(lines: int = 0) -> Report:
    """About ten pages; `lines` moves everything down, so that breaks fall elsewhere."""
    return a_report(
        reflection=some_lines(lines),
        planning_well=LONG,
        planning_badly=LONG * 2,
        listening_well=LONG * 3,
    )


def some_lines(count: int) -> str:
    """An answer of `count` short lines, at least one."""
    return "\n".join(["one line"] * count) or "-"


def lines_of(one: Element) -> dict[int, list[float]]:
    """For each page of an element, the distance of its lines from the top in points."""
    return {
        page: sorted({piece.below_top for piece in one.pieces if piece.page == page})
        for page in one.pages
    }


def blocks(pdf: Pdf) -> list[Element]:
    """The headings and paragraphs, in reading order."""
    return [one for one in pdf.all("P", *HEADINGS) if one.pieces]


# ---- pages -------------------------------------------------------------------------------------


def test_there_is_a_picture_for_every_page_and_it_has_the_wanted_size() -> None:
    pdf = read(long_report(), 200)
    pictures = to_page_pictures(shared(long_report()), [a_chart()], 96)
    assert len(pictures) == pdf.page_count > 2
    sizes = {struct.unpack(">II", picture[16:24]) for picture in pictures}
    ((width, height),) = sizes
    assert abs(width - 793.7) <= 1
    assert abs(height - 1122.5) <= 1


def test_each_page_says_which_it_is_and_of_what() -> None:
    pdf = read(long_report())
    for number, pieces in enumerate(pdf.lines, start=1):
        foot = [piece.text for piece in pieces if piece.below_top > PAGE_HEIGHT - FOOTER]
        assert foot == ["Review of 2026", f"{number} of {pdf.page_count}"]


def test_the_first_page_says_what_one_page_should() -> None:
    pdf = read(a_report(reflection="A year of small steps. " * 12), 300)
    first = " ".join(one.text for one in blocks(pdf) if one.pages == [0])
    for words in (
        "Review of 2026",
        "1 January to 31 December 2026",
        "Compared with Review of 2025.",
        "Two skills rose.",
        "Hollow is before, filled is now.",
        "Where I want to grow",
        "Closing reflection",
        "A year of small steps.",
    ):
        assert words in first


def test_text_stands_in_its_column_and_above_the_footer() -> None:
    pdf = read(long_report(), 300)
    for one in blocks(pdf):
        for piece in one.pieces:
            assert 84 < piece.left < 84 + COLUMN
            assert 50 < piece.below_top < PAGE_HEIGHT - FOOTER


# ---- breaks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_no_heading_is_left_at_the_foot_of_a_page(lines: int) -> None:
    for block, after in itertools.pairwise(blocks(read(long_report(lines), 200))):
        if block.tag in HEADINGS:
            assert block.pages == after.pages[:1], block.text


@pytest.mark.parametrize("lines", range(16))
def test_the_line_under_a_skill_stays_with_what_follows_it(lines: int) -> None:
    found = blocks(read(a_report(planning_well=some_lines(lines))))
    standings = [n for n, one in enumerate(found) if found[n - 1].tag == "H3" and one.tag == "P"]
    assert len(standings) == 2
    for number in standings:
        assert found[number].pages == found[number + 1].pages[:1]


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_no_line_is_left_alone_at_the_foot_or_the_top_of_a_page(lines: int) -> None:
    for one in blocks(read(long_report(lines), 200)):
        on_pages = list(lines_of(one).values())
        if len(on_pages) > 1:
            assert min(len(on_pages[0]), len(on_pages[-1])) >= 2, one.text


@pytest.mark.parametrize("lines", range(16))
def test_the_title_of_an_entry_stays_with_its_words(lines: int) -> None:
    entry = an_entry("zqtitle", text="zqtext", without_me=LONG)
    review, before = written_review(planning_well=some_lines(lines)), earlier_review()
    report = build_report(review, before, frozenset(), NOTHING, (entry,), include_private=False)
    for block, after in itertools.pairwise(blocks(read(report))):
        if block.text in ("zqtitle", "Evidence since Review of 2025", "Without me:"):
            assert block.pages == after.pages[:1], block.text
        if block.text.startswith("Shipped on"):
            assert block.pages == after.pages


@pytest.mark.parametrize("height", [150, 330, 360, 500, 640, 900, 3000])
def test_a_chart_and_its_caption_stand_on_one_page_whatever_its_height(height: int) -> None:
    mark = '<text x="0" y="12" font-family="Inter" font-size="10">zqtop</text>'
    foot = mark.replace('y="12"', f'y="{round(height / COLUMN * 600) - 4}"').replace("top", "foot")
    drawing = a_drawing(600, round(height / COLUMN * 600), mark + foot)
    pdf = Pdf(to_pdf(a_report(), [replace(a_chart(), print_svg=drawing)], NOW).pdf)
    (figure,) = pdf.all("Figure")
    (caption,) = pdf.all("Caption")
    assert figure.pages == caption.pages
    tops = [piece.below_top for piece in figure.pieces]
    assert 0 < max(tops) - min(tops) < PAGE_HEIGHT - 2 * FOOTER
    assert max(tops) < min(piece.below_top for piece in caption.pieces)


@pytest.mark.parametrize("words", range(60, 150, 18))
def test_a_chart_and_its_caption_stay_together_however_long_the_title_above_is(words: int) -> None:
    report = a_report().with_changes(title="zqlong " * words)
    drawing = a_drawing(600, 400, '<text x="0" y="12" font-size="10">zqtop</text>')
    pdf = Pdf(to_pdf(report, [replace(a_chart(), print_svg=drawing)], NOW).pdf)
    (figure,) = pdf.all("Figure")
    (caption,) = pdf.all("Caption")
    assert figure.pages == caption.pages


def test_a_chart_that_fits_beside_the_title_is_as_wide_as_the_column() -> None:
    mark = '<text x="600" y="12" text-anchor="start" font-size="10">zqright</text>'
    drawing = a_drawing(600, 300, mark)
    pdf = Pdf(to_pdf(a_report(), [replace(a_chart(), print_svg=drawing)], NOW).pdf)
    (figure,) = pdf.all("Figure")
    assert abs(figure.pieces[0].left - (30 / 25.4 * 72 + COLUMN)) < 1
    assert figure.pages == [0]


def test_every_paragraph_stands_below_the_one_before() -> None:
    def place(piece: Piece) -> tuple[int, float]:
        return piece.page, piece.below_top

    pdf = read(long_report(), 200)
    found = [one for one in blocks(pdf) if one not in pdf.all("Caption")]
    tops = [place(one.pieces[0]) for one in found]
    assert all(above < below for above, below in itertools.pairwise(tops))
    assert tops[-1][0] == pdf.page_count - 1


@pytest.mark.parametrize("height, page", [(0, 0), (330, 1)])
def test_a_chapter_begins_on_the_page_where_there_is_room_for_it(height: int, page: int) -> None:
    (chapter,) = (one for one in read(a_report(), height).all("H2") if one.text == "Practice")
    assert chapter.pages == [page]


@pytest.mark.parametrize("made", [None, b"", []])
def test_no_picture_at_all_is_an_error_and_not_an_empty_picture(
    made: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Compiler:
        """Makes nothing of any template."""

        def __init__(self, *_given: object, **_named: object) -> None: ...

        def compile(self, **_named: object) -> object:
            return made

    monkeypatch.setattr("typst.Compiler", Compiler)
    with pytest.raises(TypeError, match="every page is a picture"):
        to_page_pictures(shared(a_report()), [], 72)
