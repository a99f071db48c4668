"""The yearly page always fits on one side of paper, complete, whatever its text."""

from __future__ import annotations

import re
import threading
from collections import Counter
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from assessment.reporting.yearly_page import YearlyPage, skills_words
from tests.assessment.examples import NOW
from tests.assessment.sharing_examples import shared
from tests.ui.reports.tagged_pdf import Pdf
from tests.ui.reports.yearly.yearly_examples import a_page, pages, passages
from ui.reports.long_words import BREAK
from ui.reports.paper import NO_GLYPH
from ui.reports.yearly.chart import YearlyChart
from ui.reports.yearly.fitting import SCALES, FittedPage, TooLong, fit
from ui.reports.yearly.printed import to_pdf, to_picture
from ui.reports.yearly.text import lines_of, plain
from ui.reports.yearly.values import page_values
from ui.tokens import LIGHT

SENTENCE = "In April we said the fourteenth, and on the fourteenth it went live for fifty. "
TWELVE = tuple(f"A skill of the twelve, no. {number}" for number in range(12))
A4 = pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
ACCESSIBLE = {"a": "2", "ua": "1"}


def pdf_of(page: YearlyPage) -> Pdf:
    return Pdf(to_pdf(fit(shared(page)), made_at=NOW).pdf)


def claims(pdf: Pdf) -> dict[str, str]:
    """The part of each standard that the file says it follows."""
    return dict(re.findall(r"<pdf(a|ua)id:part>(\d)<", pdf.metadata))


def picture_of(fitted: FittedPage) -> QImage:
    """The side as an image at 96 dots per inch."""
    image = QImage.fromData(to_picture(fitted, pixels_per_inch=96))
    return image.convertToFormat(QImage.Format.Format_RGB32)


def is_blank(image: QImage, area: QRect) -> bool:
    part = image.copy(area)
    white = part.copy()
    white.fill(QColor("#FFFFFF"))
    return part == white


@settings(max_examples=25, deadline=None)
@given(pages)
@example(a_page([SENTENCE * 3] * 3, skills=TWELVE, focus=TWELVE[:3]))
@example(a_page([SENTENCE * 60]))
@example(a_page(skills=["A title of a skill that goes on and on " * 2] * 12))
@example(a_page(["-" * 600, "/" * 600]))
@example(a_page(["X" * 600], skills=["X" * 60] * 2, title="X" * 120, focus=["X" * 60] * 3))
def test_it_is_one_whole_side_or_says_what_to_do(page: YearlyPage) -> None:
    fitted = fit(shared(page))
    if fitted.too_long:
        assert page.quotations
        assert "Choose a shorter passage" in fitted.too_long
        assert all(one.passage not in fitted.too_long for one in page.quotations)
        with pytest.raises(TooLong, match="Nothing was written"):
            to_pdf(fitted, made_at=NOW)
        with pytest.raises(TooLong, match="Nothing was written"):
            to_picture(fitted, pixels_per_inch=96)
        return
    assert fitted.letter is not None
    paper = to_pdf(fitted, made_at=NOW)
    pdf = Pdf(paper.pdf)
    assert pdf.page_count == 1
    assert [float(edge) for edge in pdf.file.pages[0].mediabox] == A4
    assert claims(pdf) == ({} if NO_GLYPH in paper.note else ACCESSIBLE)
    # A letter of another script may be a little higher than its line: a margin holds far more.
    image, edge = picture_of(fitted), 30
    width, height = image.width(), image.height()
    for margin in (
        QRect(0, 0, width, edge),
        QRect(0, height - edge, width, edge),
        QRect(0, 0, edge, height),
        QRect(width - edge, 0, edge, height),
    ):
        assert is_blank(image, margin)


@pytest.mark.parametrize(
    "script", [SENTENCE, "日本語の文章です。", "ביצוע מצוין, ", "مرحبا يا عالم "]
)
@pytest.mark.parametrize("count", [1, 12, 150])
@pytest.mark.parametrize("quoted", [1, 3])
def test_passages_of_any_length_fit_whole_or_are_refused(
    script: str, count: int, quoted: int
) -> None:
    page = a_page([script * count] * quoted, skills=TWELVE, title="A long title " * 9)
    fitted = fit(shared(page))
    if fitted.too_long:
        assert count * quoted > 12
        return
    paper = to_pdf(fitted, made_at=NOW)
    pdf = Pdf(paper.pdf)
    assert pdf.page_count == 1
    if not paper.note:
        said = Counter("".join((script * count * quoted).split()))
        assert said - Counter(pdf.letters) == Counter()


@settings(deadline=None)
@given(st.lists(passages, min_size=1, max_size=3))
def test_every_letter_of_a_passage_is_handed_on(said: list[str]) -> None:
    values: Any = page_values(a_page(said))["page"]
    for passage, quotation in zip(said, values["quotations"], strict=True):
        lines = ["".join(run["text"] for run in line["runs"]) for line in quotation["lines"]]
        handed_on, meant = "\n".join(lines), plain(lines_of(passage))
        assert handed_on.replace(BREAK, "").split() == meant.replace(BREAK, "").split()


def test_type_gives_way_before_the_chart_and_both_before_words() -> None:
    seen: list[tuple[float, float]] = []
    for count in range(20, 190, 10):
        said = " ".join((SENTENCE * 13).split()[:count])
        page = a_page([said] * 3, skills=TWELVE)
        fitted = fit(shared(page))
        if fitted.letter is not None:
            seen.append((fitted.scale, YearlyChart(shared(page)).height(fitted.letter)))
    scales = [scale for scale, _ in seen]
    assert scales == sorted(scales, reverse=True)
    assert scales[0] == SCALES[0]
    assert scales[-1] == SCALES[-1]
    comfortable = [height for scale, height in seen if scale > SCALES[-1]]
    assert min(comfortable) > min(height for _, height in seen)


def test_the_white_gives_way_before_the_type() -> None:
    short, longer = (fit(shared(a_page([SENTENCE * n] * 3, skills=TWELVE))) for n in (1, 2))
    assert short.scale == longer.scale == SCALES[0]
    assert short.gap > longer.gap


def test_a_page_for_other_machines_keeps_room_for_wider_letters() -> None:
    page = a_page([SENTENCE * 3] * 3, skills=TWELVE)
    assert fit(shared(page), spare=0.1).scale < fit(shared(page)).scale
    full = next(
        page
        for page in (a_page([SENTENCE * n] * 3, skills=TWELVE) for n in range(12, 0, -1))
        if not fit(shared(page)).too_long
    )
    assert fit(shared(full), spare=0.5) == fit(shared(full))


def test_what_is_too_long_is_named_with_about_how_much() -> None:
    page = a_page([SENTENCE, SENTENCE * 12, SENTENCE * 40], skills=TWELVE)
    too_long = fit(shared(page)).too_long
    match = re.search(r"by about (\d+) words", too_long)
    assert match is not None, too_long
    assert 200 < int(match[1]) < 900
    assert "“Planning” is the longest" in too_long
    fewer = " ".join((SENTENCE * 40).split()[: -int(match[1]) - 10])
    assert fit(shared(a_page([SENTENCE, SENTENCE * 12, fewer], skills=TWELVE))).too_long == ""


def test_one_that_is_too_long_by_itself_and_has_no_spaces_is_too_long_by_far() -> None:
    assert fit(shared(a_page(["文" * 9000]))).too_long == (
        "The quotation is too long for one page by far. Choose a shorter passage."
    )


def test_very_many_skills_still_make_a_page() -> None:
    many = fit(shared(a_page(skills=[f"Skill number {number}" for number in range(40)])))
    assert (many.too_long, many.note) == ("", "")
    assert many.letter is not None
    long = fit(shared(a_page(skills=["A title that is as long as can be " * 3] * 60)))
    assert long.letter is None
    assert long.note == "There is no room for the chart with so many skills."
    assert pdf_of(long.page).page_count == 1
    endless = fit(shared(a_page(skills=["A title that is as long as can be " * 8] * 60)))
    assert "more skills than one page has room for" in endless.too_long
    with pytest.raises(TooLong):
        to_pdf(endless, made_at=NOW)


def test_what_reads_from_the_right_begins_at_the_right() -> None:
    fitted = fit(shared(a_page(["مرحبا يا عالم", "Hello"])))
    image = picture_of(fitted)
    rule = QColor(LIGHT.accent).rgb()
    left, right = 85, image.width() - 86

    def rows(column: int) -> list[int]:
        return [y for y in range(200, image.height()) if image.pixel(column, y) == rule]

    assert len(rows(right)) > 20
    assert len(rows(left)) > 20
    assert rows(right)[-1] < rows(left)[0]
    said = QRect(left, rows(right)[0], image.width() // 2 - left, len(rows(right)))
    assert is_blank(image, said)


def test_bold_and_slanted_words_keep_their_marks_out_of_the_text() -> None:
    (line,) = lines_of("Some **bold *and slanted*** words")
    assert [(run.text, run.strong, run.slanted) for run in line] == [
        ("Some ", False, False),
        ("bold ", True, False),
        ("and slanted", True, True),
        (" words", False, False),
    ]
    assert plain(lines_of("- one\n- two\n\n3. three\n4. four")) == "– one\n– two\n3. three\n4. four"
    assert plain(lines_of("> cited\n\n---\n\n    code\n\n![words](file:///x)")) == (
        "cited\n---\ncode\nwords"
    )
    assert plain(lines_of("[ref]: https://example.org\n~~struck~~")) == (
        "[ref]: https://example.org ~~struck~~"
    )


LINKS = (
    "[go](https://example.org/a) [*wri*te](mailto:a@example.org) [run](javascript:alert(1)) "
    "[local](file:///etc/hostname) https://example.org/bare <https://example.org/auto> "
    "[https://example.org/same](https://example.org/same) **[two\nlines](http://example.org/b)**"
)
ADDRESSES = (
    "go (https://example.org/a) write (mailto:a@example.org) run local https://example.org/bare "
    "https://example.org/auto https://example.org/same two lines (http://example.org/b)"
)


def test_the_address_of_a_link_stands_beside_its_words() -> None:
    assert plain(lines_of(LINKS)) == ADDRESSES
    *_, last = lines_of(LINKS)[0]
    assert (last.text, last.strong) == (" (http://example.org/b)", True)


def test_the_pdf_prints_every_address_and_none_is_a_link() -> None:
    pdf = pdf_of(a_page([LINKS]))
    assert not any("/Annots" in page for page in pdf.file.pages)
    for address in ("https://example.org/a", "mailto:a@example.org", "http://example.org/b"):
        assert f"({address})" in pdf.letters


@pytest.mark.parametrize(
    "typed", ["&amp; and &copy;", "Map<Key:Value>", "[x]: https://example.org"]
)
def test_what_only_looks_like_markup_stands_as_it_was_typed(typed: str) -> None:
    assert plain(lines_of(typed)) == typed


@given(st.text("ab *_#>-\n`~1.", min_size=1).filter(lambda text: bool(text.strip())))
def test_no_letter_is_lost_whatever_the_marks(text: str) -> None:
    def letters(said: str) -> str:
        return re.sub(r"[^ab]", "", said)

    assert letters(plain(lines_of(text))) == letters(text)
    assert all(plain((line,)).strip() for line in lines_of(text))


def test_the_pdf_names_its_title_and_the_program_and_nobody() -> None:
    pdf = pdf_of(a_page())
    about = pdf.file.open_metadata()
    assert about["dc:title"] == "Review of 2026"
    assert about["dc:description"] == "Written with Growth Rings."
    assert "dc:creator" not in about
    assert "/Author" not in pdf.file.docinfo
    pictures = [one for one in pdf.file.objects if _is_picture(one)]
    assert pictures == [], "the chart is drawn, not photographed"


def _is_picture(found: object) -> bool:
    return isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image"


def test_a_screen_reader_finds_its_headings_lists_quotations_and_the_chart_in_words() -> None:
    page = a_page([SENTENCE, "Two.\n\nLines."], focus=["Planning"])
    paper = to_pdf(fit(shared(page)), made_at=NOW)
    pdf = Pdf(paper.pdf)
    assert paper.note == ""
    assert claims(pdf) == ACCESSIBLE
    assert str(pdf.file.Root.Lang) == "en"
    parts = [(one.tag, one.text) for one in pdf.all("H1", "H2", "LBody", "Figure", "BlockQuote")]
    assert parts[0] == ("H1", "Review of 2026")
    assert parts[1] == ("LBody", "Planning and Listening")
    assert parts[2][0] == "Figure"
    assert "Planning" in parts[2][1], "the chart's text is kept as text"
    assert parts[3:] == [
        ("H2", "In my own words"),
        ("BlockQuote", SENTENCE.strip()),
        ("BlockQuote", "Two. Lines."),
        ("H2", "Where I want to grow"),
    ]
    assert [one.text for one in pdf.all("Lbl")] == ["Rose"]
    (chart,) = pdf.all("Figure")
    assert "Planning, Review of 2025: Level 2, Review of 2026: Level 3" in chart.alternative
    assert "Listening, " in chart.alternative


def test_without_quotations_or_focus_there_is_no_empty_heading() -> None:
    pdf = pdf_of(a_page(first=True))
    assert [one.text for one in pdf.all("H1")] == ["Review of 2026"]
    assert pdf.all("H2") == []
    assert "Two skills have a level." in pdf.text


def test_the_page_says_all_that_it_holds() -> None:
    page = a_page([SENTENCE], focus=["Planning", "Listening"])
    text = pdf_of(page).text
    said = [page.title, page.period, page.summary, *page.focus, SENTENCE, "What went well?"]
    said += [skills_words(line) for line in page.movements]
    assert [words for words in said if words.strip() not in text] == []


def test_a_letter_that_no_font_has_is_no_reason_to_write_nothing() -> None:
    paper = to_pdf(fit(shared(a_page(["\U000a0000 is in no font"]))), made_at=NOW)
    assert paper.note == NO_GLYPH
    pdf = Pdf(paper.pdf)
    assert (pdf.page_count, claims(pdf)) == (1, {})
    assert "is in no font" in pdf.text


@pytest.mark.parametrize("pixels_per_inch, width", [(150, 1240), (300, 2480)])
def test_its_picture_is_as_fine_as_a_screen_or_a_printer_asks(
    pixels_per_inch: int, width: int
) -> None:
    picture = QImage.fromData(to_picture(fit(shared(a_page())), pixels_per_inch=pixels_per_inch))
    assert abs(picture.width() - width) <= 1
    assert picture.pixelColor(2, 2).name() == "#ffffff"


def test_it_can_be_made_off_the_main_thread() -> None:
    made: list[int] = []
    thread = threading.Thread(target=lambda: made.append(pdf_of(a_page([SENTENCE])).page_count))
    thread.start()
    thread.join()
    assert made == [1]


@pytest.mark.parametrize("passage", ["x" * 1_000_000, "a line\n" * 100_000])
def test_what_no_page_can_hold_is_refused_without_measuring_it(
    monkeypatch: pytest.MonkeyPatch, passage: str
) -> None:
    monkeypatch.setattr(
        "ui.reports.yearly.fitting.measured", lambda *_: pytest.fail("it was measured")
    )
    assert "far too long for one page" in fit(shared(a_page([passage]))).too_long
