from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from assessment.reporting.yearly_page import YearlyPage, skills_words
from tests.assessment.examples import NOW
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import HOSTILE, Page
from tests.ui.reports.yearly.yearly_examples import a_page, pages
from ui.reports.write import ReportError
from ui.reports.yearly.fitting import TooLong, fit
from ui.reports.yearly.html import SPARE, to_html
from ui.reports.yearly.text import lines_of, plain
from ui.reports.yearly.values import page_values
from ui.reports.yearly.write import SUFFIXES, write_yearly_page

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "div", "section", "ul"),
    *("h1", "h2", "p", "dl", "dt", "dd", "li", "strong", "em", "footer", "blockquote", "figure"),
    *("figcaption", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "defs", "path", "use", "text", "tspan", "clippath", "rect", "line", "circle"),
}


def html_of(page: YearlyPage) -> str:
    return to_html(fit(shared(page), spare=SPARE))


def spaced(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=20, deadline=None)
@given(pages)
def test_it_says_what_the_page_says_and_nothing_in_it_can_load_or_run(page: YearlyPage) -> None:
    if fit(shared(page)).too_long:
        with pytest.raises(TooLong):
            html_of(page)
        return
    read = Page(html_of(page))
    said = spaced(read.text)
    wanted = [page.title, page.summary, *page.focus]
    wanted += [skills_words(line) for line in page.movements]
    for one in page.quotations:
        wanted += [one.question, *(plain((line,)) for line in lines_of(one.passage))]
    assert [words for words in wanted if spaced(words) not in said] == []
    assert {tag for tag, _ in read.tags} <= TAGS
    assert all(value.startswith("#") for value in read.attributes("xlink:href"))
    assert read.headings[0] == (1, page.title)
    assert set(read.attributes("http-equiv")) == {"Content-Security-Policy"}


def test_it_prints_on_one_side_with_the_chart_to_give_way() -> None:
    html = html_of(a_page(["Words."]))
    assert "@page { size: A4; margin: 0; }" in html
    assert re.search(r"main > figure \{ flex: 0 1 \d+\.\dpx; min-height: 0;", html)


def test_hostile_words_stand_in_it_as_words() -> None:
    for hostile in HOSTILE:
        read = Page(html_of(a_page([hostile])))
        assert read.count("script") == 0
        assert read.count("a") == 0
        assert read.count("img") == 0
        assert read.text.rstrip().endswith("Written with Growth Rings.")


def test_the_address_of_a_link_stands_in_it_as_words() -> None:
    read = Page(html_of(a_page(["See [the wiki](https://example.org/wiki)."])))
    assert "See the wiki (https://example.org/wiki)." in spaced(read.text)
    assert read.count("a") == 0


def test_without_quotations_or_focus_there_is_no_empty_heading() -> None:
    read = Page(html_of(a_page(first=True)))
    assert read.headings == [(1, "Review of 2026")]
    assert "One of two skills has a level." not in read.text
    assert "Two skills have a level." in read.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "written"
    made.mkdir()
    return made


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_is_written_whole_or_not_at_all(folder: Path, suffix: str) -> None:
    path = folder / f"page{suffix}"
    path.write_bytes(b"old")
    with pytest.raises(TooLong):
        write_yearly_page(shared(a_page(["Very long. " * 3000])), path, made_at=NOW)
    assert path.read_bytes() == b"old"
    write_yearly_page(shared(a_page(["Short."])), path, made_at=NOW)
    assert path.read_bytes()[:5] in (b"%PDF-", b"<!doc")
    assert list(folder.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


def test_another_suffix_or_a_missing_folder_is_refused(folder: Path) -> None:
    with pytest.raises(ReportError, match=r"can’t be written as “page\.md”"):
        write_yearly_page(shared(a_page()), folder / "page.md", made_at=NOW)
    with pytest.raises(ReportError, match="There is no folder"):
        write_yearly_page(shared(a_page()), folder / "gone" / "page.html", made_at=NOW)
    assert list(folder.iterdir()) == []


def test_its_title_has_its_spaces_as_they_were_typed() -> None:
    values = page_values(a_page(title="10\u00a0000\u202f€\n"))
    assert '"title": "10\u00a0000\u202f€"' in json.dumps(values, ensure_ascii=False)
