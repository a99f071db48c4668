from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextDocument

from assessment.reporting.report_model import Report
from tests.assessment.reporting.report_examples import ENTRIES, private_sets, word_of
from tests.ui.reports.examples import a_chart, a_png, a_report, hostile_texts
from ui.reports.document import TALLEST, ReportDocument
from ui.reports.paging import FEWEST_LINES
from ui.reports.pdf import set_in_pages, to_pdf

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[3]
PAGE = QSizeF(566, 910)
LONG = "A sentence that takes its time. " * 60


def document_of(report: Report, charts: int = 0) -> ReportDocument:
    return set_in_pages(report, [a_chart()] * charts, PAGE)


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def line_pages(block: QTextBlock) -> list[int]:
    """The page of each line of a block."""
    layout = block.layout()
    top = block.document().documentLayout().blockBoundingRect(block).top()
    return [
        int((top + layout.lineAt(n).y() + 1) // PAGE.height()) for n in range(layout.lineCount())
    ]


def images(document: QTextDocument) -> list[str]:
    names: list[str] = []
    for block in blocks(document):
        iterator = block.begin()
        while not iterator.atEnd():
            form = iterator.fragment().charFormat()
            if form.isImageFormat():
                names.append(form.toImageFormat().name())
            iterator += 1
    return names


def long_report(lines: int = 0) -> Report:
    """Ten pages or so; `lines` shifts everything down, so that breaks fall elsewhere."""
    first = "\n".join(["one line"] * lines) or "-"
    return a_report(
        reflection=first, planning_well=LONG, planning_badly=LONG * 2, listening_well=LONG * 3
    )


# ---- the file --------------------------------------------------------------------------------


def test_it_is_a_pdf_with_a_page_for_every_page_of_the_document() -> None:
    pdf = to_pdf(long_report(), [a_chart()])
    assert pdf.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    assert pages == document_of(long_report(), 1).pageCount()
    assert pages > 2


def test_it_names_its_title_and_the_program_and_nobody() -> None:
    pdf = to_pdf(a_report(), [])
    title = "Review of 2026".encode("utf-16-be")
    assert title in pdf
    assert "Growth Rings".encode("utf-16-be") in pdf
    assert re.search(rb"/Author \((?:\xfe\xff)?\)", pdf) or b"/Author" not in pdf


def test_it_is_made_without_a_display_and_without_an_application() -> None:
    code = (
        "from tests.ui.reports.examples import a_chart, a_report\n"
        "from ui.reports.pdf import to_pdf\n"
        "for _ in range(2):\n"
        "    assert to_pdf(a_report(), [a_chart()]).startswith(b'%PDF-')\n"
    )
    without = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# ---- what stands in it -----------------------------------------------------------------------


def test_all_that_the_report_says_stands_in_it_in_order() -> None:
    text = document_of(a_report(), 1).toPlainText()
    expected = [
        "Review of 2026",
        "1 January to 31 December 2026 · Full review · closed",
        "Two skills rose.",
        "Compared with Review of 2025.",
        "Hollow is before, filled is now.",
        word_of("reflection"),
        "Growing in",
        "To bring to a 1:1",
        "After An author, A text, 2025, https://example.org. Levels written by Growth Rings.",
        "Level 3, medium confidence · suits me",
        "Does it, in way 3.",
        "One step up, with medium confidence on both sides: a possible change. Before: level 2.",
        "What went well?",
        word_of("planning-well"),
        "What changed?",
        word_of("listening-note"),
    ]
    places = [text.index(part) for part in expected]
    assert places == sorted(places)


@settings(max_examples=20)
@given(private_sets)
def test_private_words_stay_out_of_the_document(private: frozenset[str]) -> None:
    public = document_of(a_report(private)).toPlainText()
    assert {entry for entry in ENTRIES if word_of(entry) not in public} == private
    whole = document_of(a_report(private, include_private=True)).toPlainText()
    assert [entry for entry in ENTRIES if word_of(entry) not in whole] == []


@pytest.mark.parametrize(
    "text", ["שלום עולם, مرحبا", "🌳🪵 grown 👩🏽‍💻", "e\u0301a\u0300", "\u202eback"]
)
def test_text_of_any_script_is_kept_letter_by_letter(text: str) -> None:
    assert text in document_of(a_report(planning_well=text)).toPlainText()
    assert to_pdf(a_report(planning_well=text), []).startswith(b"%PDF-")


def test_an_answer_of_twenty_thousand_letters_stands_in_full() -> None:
    document = document_of(a_report(planning_well="abcd " * 4000))
    assert document.toPlainText().count("abcd") == 4000
    assert document.pageCount() > 5


# ---- nothing is fetched ----------------------------------------------------------------------


def test_the_document_gives_its_own_charts_and_nothing_else(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(a_png())
    document = ReportDocument(a_report(), [a_chart()], size=13.5, width=300)
    kind = QTextDocument.ResourceType.ImageResource.value

    def loaded(address: str) -> QImage:
        image = document.resource(kind, QUrl(address))
        assert isinstance(image, QImage)
        return image

    assert loaded("chart:1").width() == 8
    for address in (picture.as_uri(), str(picture), "http://192.0.2.1/a.png", "chart:2", "qrc:/x"):
        assert loaded(address).isNull(), address


@settings(max_examples=20)
@given(hostile_texts)
def test_no_text_can_put_a_picture_into_the_document(text: str) -> None:
    report = a_report(planning_well=text, reflection=text)
    assert images(document_of(report, 1)) == ["chart:1"]


def test_a_picture_that_lies_on_this_machine_is_not_shown(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(a_png())
    uri = picture.as_uri()
    text = f'![bait]({uri})\n\n<img src="{uri}">\n\n[link]({uri})'
    document = document_of(a_report(planning_well=text))
    assert images(document) == []
    assert "bait" in document.toPlainText()


# ---- how it is set ---------------------------------------------------------------------------


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_no_heading_is_left_at_the_foot_of_a_page(lines: int) -> None:
    document = document_of(long_report(lines), 1)  # the name keeps the blocks alive
    for block, after in itertools.pairwise(blocks(document)):
        under_title = block.previous().blockFormat().headingLevel() == 3
        if block.blockFormat().headingLevel() or under_title:
            assert line_pages(block)[-1] == line_pages(after)[0], block.text()


@pytest.mark.parametrize("height", range(500, 800, 20))
def test_a_chart_and_its_caption_stand_on_one_page_whatever_its_height(height: int) -> None:
    chart = replace(a_chart(), png=a_png(566, height))
    document = set_in_pages(a_report(), [chart], PAGE)
    block = next(b for b in blocks(document) if "\ufffc" in b.text())
    layout = document.documentLayout()
    top = layout.blockBoundingRect(block).top() + block.layout().lineAt(0).y()
    foot = top + block.layout().lineAt(0).height()
    assert foot - top >= min(height, PAGE.width() * TALLEST) - 3
    assert int(top // PAGE.height()) == int(foot // PAGE.height())
    assert line_pages(block.next()) == [int(top // PAGE.height())]


def test_a_chart_taller_than_a_page_is_made_to_fit() -> None:
    chart = replace(a_chart(), png=a_png(566, 3000))
    document = set_in_pages(a_report(), [chart], PAGE)
    block = next(b for b in blocks(document) if "\ufffc" in b.text())
    assert block.layout().lineAt(0).height() < PAGE.height()


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_no_line_is_left_alone_at_the_foot_of_a_page(lines: int) -> None:
    document = document_of(long_report(lines), 1)
    for block in blocks(document):
        pages = line_pages(block)
        if len(set(pages)) > 1:
            assert pages.count(pages[0]) >= FEWEST_LINES, block.text()


def test_every_paragraph_stands_below_the_one_before() -> None:
    document = document_of(long_report(), 1)
    tops = [document.documentLayout().blockBoundingRect(b).top() for b in blocks(document)]
    assert all(above < below for above, below in itertools.pairwise(tops))
    assert int(tops[-1] // PAGE.height()) == document.pageCount() - 1


def test_a_chart_is_as_wide_as_the_column() -> None:
    document = document_of(a_report(), 1)
    block = next(b for b in blocks(document) if "\ufffc" in b.text())
    assert round(block.layout().lineAt(0).naturalTextWidth()) == PAGE.width()
