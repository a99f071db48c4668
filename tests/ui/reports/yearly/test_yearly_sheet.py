"""The page of a year is one side of paper, whole, whatever it says."""

from __future__ import annotations

import re
import threading

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from assessment.reporting.yearly_page import YearlyPage
from tests.ui.reports.yearly.yearly_examples import a_page, pages, passages
from ui.reports.yearly.blocks import Words
from ui.reports.yearly.errors import TooLong
from ui.reports.yearly.paint import paint_sheet
from ui.reports.yearly.pdf import to_pdf
from ui.reports.yearly.sheet import FOOT, HEIGHT, SCALES, TOP, Sheet, set_sheet
from ui.reports.yearly.text import lines_of, plain
from ui.reports.yearly.words import COLUMN, SIDE, WIDTH, SetWords

pytestmark = pytest.mark.usefixtures("qapp")

SENTENCE = "In April we said the fourteenth, and on the fourteenth it went live for fifty. "
TWELVE = tuple(f"A skill of the twelve, no. {number}" for number in range(12))


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def painted(sheet: Sheet) -> QImage:
    """The sheet at 96 dots an inch."""
    image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_sheet(painter, sheet)
    painter.end()
    return image


def is_blank(image: QImage, area: QRect) -> bool:
    part = image.copy(area)
    white = part.copy()
    white.fill(QColor("#FFFFFF"))
    return part == white


def all_words(texts: SetWords) -> list[Words]:
    found = [texts.title, texts.period, texts.lead, texts.focus_label, texts.foot, *texts.focus]
    found += [one for pair in texts.movements for one in pair]
    return found + [one for q in texts.quotations for one in (q.said, q.origin)]


@settings(max_examples=30, deadline=None)
@given(pages)
@example(a_page([SENTENCE * 3] * 3, skills=TWELVE, focus=TWELVE[:3]))
@example(a_page([SENTENCE * 60]))
@example(a_page(skills=["A title of a skill that goes on and on " * 2] * 12))
def test_it_is_one_whole_side_or_says_what_to_do(page: YearlyPage) -> None:
    sheet = set_sheet(page)
    if sheet.too_long:
        assert page.quotations
        assert "Choose a shorter passage" in sheet.too_long
        assert all(one.passage not in sheet.too_long for one in page.quotations)
        with pytest.raises(TooLong, match="Nothing was written"):
            to_pdf(page)
        return
    assert pages_in(to_pdf(page)) == 1
    assert sheet.chart is not None
    texts = sheet.words
    assert sheet.gap >= texts.least_gap
    taken = texts.height + texts.gaps * (sheet.gap - texts.least_gap) + sheet.chart.height
    assert TOP + taken + FOOT <= HEIGHT + 0.01
    for one in all_words(texts):
        assert one.reach.right() <= one.width + 1
    # A letter of another script may be a little higher than its line: a margin holds far more.
    image, edge = painted(sheet), 30
    width, height = image.width(), image.height()
    for margin in (
        QRect(0, 0, width, edge),
        QRect(0, height - edge, width, edge),
        QRect(0, 0, edge, height),
        QRect(width - edge, 0, edge, height),
    ):
        assert is_blank(image, margin)


@settings(deadline=None)
@given(st.lists(passages, min_size=1, max_size=3))
def test_every_letter_of_a_passage_is_set(said: list[str]) -> None:
    sheet = set_sheet(a_page(said))
    for passage, quotation in zip(said, sheet.words.quotations, strict=True):
        letters = quotation.said.text.replace("\ufffd", "\x00")
        assert letters.split() == plain(lines_of(passage)).split()


def test_type_gives_way_before_the_chart_and_both_before_words() -> None:
    seen: list[tuple[float, float]] = []
    for count in range(20, 190, 10):
        said = " ".join((SENTENCE * 13).split()[:count])
        sheet = set_sheet(a_page([said] * 3, skills=TWELVE))
        if sheet.chart is not None:
            seen.append((sheet.words.scale, sheet.chart.height))
    scales = [scale for scale, _ in seen]
    assert scales == sorted(scales, reverse=True)
    assert scales[0] == SCALES[0]
    assert scales[-1] == SCALES[-1]
    comfortable = [height for scale, height in seen if scale > SCALES[-1]]
    assert min(comfortable) > min(height for _, height in seen)


def test_what_is_too_long_is_named_with_about_how_much() -> None:
    page = a_page([SENTENCE, SENTENCE * 12, SENTENCE * 40], skills=TWELVE)
    too_long = set_sheet(page).too_long
    match = re.search(r"by about (\d+) words", too_long)
    assert match is not None, too_long
    assert 200 < int(match[1]) < 900
    assert "“Planning” is the longest" in too_long
    fewer = " ".join((SENTENCE * 40).split()[: -int(match[1]) - 10])
    assert set_sheet(a_page([SENTENCE, SENTENCE * 12, fewer], skills=TWELVE)).too_long == ""


def test_one_that_is_too_long_by_itself_and_has_no_spaces_is_too_long_by_far() -> None:
    assert set_sheet(a_page(["文" * 9000])).too_long == (
        "The quotation is too long for one page by far. Choose a shorter passage."
    )


def test_very_many_skills_still_make_a_page() -> None:
    many = set_sheet(a_page(skills=[f"Skill number {number}" for number in range(40)]))
    assert (many.too_long, many.note) == ("", "")
    assert many.chart is not None
    long = set_sheet(a_page(skills=["A title that is as long as can be " * 3] * 60))
    assert long.chart is None
    assert long.note == "The chart has no room beside so many skills."
    assert pages_in(to_pdf(long.page)) == 1
    endless = set_sheet(a_page(skills=["A title that is as long as can be " * 8] * 60))
    assert "more skills than one page has room for" in endless.too_long
    with pytest.raises(TooLong):
        to_pdf(endless.page)


def test_what_reads_from_the_right_begins_at_the_right() -> None:
    sheet = set_sheet(a_page(["مرحبا يا عالم", "Hello"]))
    right, left = (quotation.said for quotation in sheet.words.quotations)
    assert right.is_from_the_right
    assert not left.is_from_the_right
    image = painted(sheet)
    rule = QColor(sheet.colours.accent).rgb()
    column = int(SIDE + COLUMN - 1)
    rows = [y for y in range(200, image.height()) if image.pixel(column, y) == rule]
    assert len(rows) > 20
    assert is_blank(image, QRect(int(SIDE), rows[0], int(COLUMN / 2), rows[-1] - rows[0]))


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


@given(st.text("ab *_#>-\n`~1.", min_size=1).filter(lambda text: bool(text.strip())))
def test_no_letter_is_lost_whatever_the_marks(text: str) -> None:
    def letters(said: str) -> str:
        return re.sub(r"[^ab]", "", said)

    assert letters(plain(lines_of(text))) == letters(text)
    assert all(plain((line,)).strip() for line in lines_of(text))


def test_the_pdf_names_its_title_and_the_program_and_nobody() -> None:
    pdf = to_pdf(a_page())
    assert "Review of 2026".encode("utf-16-be") in pdf
    assert re.search(rb"/Author \((?:\xfe\xff)?\)", pdf) or b"/Author" not in pdf
    assert b"/Subtype /Image" not in pdf, "the chart is drawn, not photographed"


def test_it_can_be_made_off_the_main_thread() -> None:
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(to_pdf(a_page([SENTENCE]))))
    thread.start()
    thread.join()
    assert pages_in(made[0]) == 1
