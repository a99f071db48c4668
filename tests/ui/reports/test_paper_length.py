"""A report that is too long for paper says so at once, and its other forms hold all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, Page, a_report
from ui.reports import pages, paper
from ui.reports.paper_length import LETTERS_IN_LINE, LONGEST, TooLongForPaper, refuse_too_long
from ui.reports.write import write_report

MEGABYTE = 1_000_000
HUGE = {
    "a word": "x" * MEGABYTE,
    "prose": "Some words. " * (MEGABYTE // 12),
    "lines": "a line\n" * 100_000,
    "empty lines": "\n".join(["above", *([""] * 100_000), "below"]),
}


@pytest.fixture
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails as soon as any page is about to be set, or any Markdown to be parsed for one."""
    monkeypatch.setattr(paper, "_compiler", lambda *_: pytest.fail("a page was set"))
    monkeypatch.setattr(pages, "blocks_of", lambda *_: pytest.fail("Markdown was parsed"))


@pytest.mark.usefixtures("nothing_is_set")
@pytest.mark.parametrize("what", HUGE)
def test_it_is_refused_before_anything_is_set(tmp_path: Path, what: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"the old one")
    report = a_report(planning_well=HUGE[what])
    with pytest.raises(TooLongForPaper) as caught:
        write_report(shared(report), [], path, NOW)
    assert "too long for paper" in caught.value.message
    assert "Markdown" in caught.value.way_out
    assert path.read_bytes() == b"the old one"
    with pytest.raises(TooLongForPaper):
        pages.to_page_pictures(shared(report), [], 96)


def test_the_texts_of_a_report_count_together() -> None:
    half = "x" * (LONGEST // 2)
    refuse_too_long(a_report(planning_well=half))
    with pytest.raises(TooLongForPaper):
        refuse_too_long(a_report(planning_well=half, listening_note=half))


def test_many_short_lines_count_as_lines() -> None:
    lines = LONGEST // LETTERS_IN_LINE
    refuse_too_long(a_report(planning_well="a\n" * (lines - 200)))
    with pytest.raises(TooLongForPaper):
        refuse_too_long(a_report(planning_well="a\n" * lines))


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_the_other_forms_hold_every_letter(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    write_report(shared(a_report(planning_well=HUGE["a word"])), [], path, NOW)
    assert HUGE["a word"] in Page(path.read_text("utf-8")).text
