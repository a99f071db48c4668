from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from assessment.reporting.report import build_report
from assessment.reviews.cycles import Depth
from tests.assessment.examples import a_review
from tests.assessment.reporting.report_examples import ENTRIES, private_sets, word_of
from tests.ui.reports.examples import NOW, Page, a_chart, a_report, hostile_texts
from tests.ui.reports.tagged_pdf import Pdf
from tests.ui.reports.test_markdown import HEADINGS
from ui.reports.html import to_html
from ui.reports.inline_svg import inline_svg
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping"}
RUNNING = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "video"}


def test_the_page_forbids_everything_but_its_own_style() -> None:
    html = to_html(a_report(), [a_chart()])
    policies = [a["content"] for tag, a in Page(html).tags if "http-equiv" in a and tag == "meta"]
    assert policies == [POLICY]
    assert html.index("Content-Security-Policy") < html.index("<style>")


def assert_nothing_loads_or_runs(html: str) -> None:
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & RUNNING
    for _, attributes in page.tags:
        assert not set(attributes) & LOADING
        assert not [name for name in attributes if name.startswith("on")]
    assert "@import" not in html
    assert re.findall(r"url\((?!#)", "".join(page.attributes("style"))) == []
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style


@settings(max_examples=30)
@given(hostile_texts)
def test_whatever_is_written_nothing_loads_or_runs(text: str) -> None:
    html = to_html(a_report(planning_well=text, reflection=text, planning_note=text), [a_chart()])
    assert_nothing_loads_or_runs(html)
    assert [level for level, _ in Page(html).headings].count(1) == 1


def test_titles_and_questions_are_escaped() -> None:
    report = a_report()
    rubric = report.rubrics[0]
    bait = "<script>x</script>\"'&"
    skill = rubric.skills[0].model_copy(update={"title": bait, "anchor": bait})
    source = rubric.source.model_copy(update={"author": bait, "url": "javascript:alert(1)"})
    rubric = rubric.model_copy(update={"title": bait, "skills": (skill,), "source": source})
    html = to_html(report.model_copy(update={"title": bait, "rubrics": (rubric,)}), [])
    assert_nothing_loads_or_runs(html)
    assert Page(html).headings[0] == (1, bait)
    assert "javascript:alert(1)" not in Page(html).attributes("href")


def test_the_headings_go_down_one_by_one() -> None:
    assert Page(to_html(a_report(), [a_chart()])).headings == HEADINGS


def test_the_page_says_its_language_and_its_title() -> None:
    html = to_html(a_report(), [])
    assert '<html lang="en">' in html
    assert "<title>Review of 2026</title>" in html


def test_links_lead_to_places_on_the_page_or_to_the_source() -> None:
    page = Page(to_html(a_report(), [a_chart()]))
    ids = page.attributes("id")
    links = [a["href"] or "" for tag, a in page.tags if tag == "a"]
    assert "https://example.org" in links
    inside = [link[1:] for link in links if link.startswith("#")]
    assert inside == ["practice.planning"]
    assert set(inside) <= set(ids)


def test_a_chart_has_its_finding_as_name_and_a_table_with_the_same_values() -> None:
    chart = a_chart()
    page = Page(to_html(a_report(), [chart]))
    drawings = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert [(d["role"], d["aria-label"]) for d in drawings] == [("img", chart.finding)]
    assert page.count("table") == 1
    assert page.count("td") + page.count("th") == 9
    scopes = page.attributes("scope")
    assert (scopes.count("col"), scopes.count("row")) == (3, 2)
    for cell in (*chart.headers, *(cell for row in chart.rows for cell in row)):
        assert cell in page.text


def test_marks_of_one_name_and_charts_of_one_kind_share_no_id() -> None:
    ids = Page(to_html(a_report(), [a_chart(), a_chart()])).attributes("id")
    assert len(ids) == len(set(ids))


def test_a_drawing_keeps_its_text_and_its_own_references_only() -> None:
    svg = inline_svg(a_chart().svg, "chart-1-", 'Rose "twice"')
    assert "Planning &amp; more" in svg
    assert 'clip-path="url(#chart-1-clip)"' in svg
    assert 'href="#chart-1-dot"' in svg
    assert 'viewBox="0 0 300 100"' in svg
    assert "metadata" not in svg
    assert "<style" not in svg
    assert "xmlns" not in svg
    assert 'aria-label="Rose &quot;twice&quot;"' in svg


def test_a_drawing_takes_the_colours_of_the_page_so_that_it_is_dark_where_the_page_is() -> None:
    svg = inline_svg(a_chart().svg, "chart-1-", "")
    assert "fill: var(--ink)" in svg
    assert "fill: var(--muted)" in svg
    assert "fill: var(--step-1)" in svg
    html = to_html(a_report(), [a_chart()])
    for token in re.findall(r"var\(--([\w-]+)\)", html):
        assert html.count(f"--{token}:") >= 2, token
    assert "prefers-color-scheme: dark" in html


def test_it_prints_on_a4() -> None:
    html = to_html(a_report(), [])
    printed = html[html.index("@media print") :]
    assert "size: A4" in printed
    assert "break-after: avoid" in printed


def test_text_from_right_to_left_finds_its_own_direction() -> None:
    hebrew = "שלום עולם"
    html = to_html(a_report(planning_well=hebrew), [])
    assert f'<div class="said" dir="auto"><p>{hebrew}</p>' in html


@pytest.mark.parametrize("text", ["word " * 4000, "🌳" * 5000, "[" * 20000, "> " * 10000 + "x"])
def test_a_very_long_answer_stands_in_full(text: str) -> None:
    page = Page(to_html(a_report(planning_well=text), []))
    letter = text.strip()[-1]
    assert page.text.count(letter) >= text.count(letter)


def test_a_draft_and_a_pulse_say_so() -> None:
    report = build_report(
        a_review(depth=Depth.PULSE, closed=False), None, frozenset(), include_private=False
    )
    page = Page(to_html(report, []))
    assert "Pulse: ratings only · still open" in page.text
    assert "Without a rating or an answer here: Planning, Listening." in page.text


@settings(max_examples=30)
@given(private_sets)
def test_private_words_stay_out_of_the_page(private: frozenset[str]) -> None:
    public = to_html(a_report(private), [])
    assert {entry for entry in ENTRIES if word_of(entry) not in public} == private
    whole = to_html(a_report(private, include_private=True), [])
    assert [entry for entry in ENTRIES if word_of(entry) not in whole] == []
    assert whole.count("(private)</span>") == len(private)


def test_what_it_is_compared_with_keeps_its_own_full_stop() -> None:
    report = a_report()
    assert report.comparison is not None
    compared = report.comparison.model_copy(update={"before_title": "A slow year."})
    report = report.model_copy(update={"comparison": compared})
    for written in (
        Page(to_html(report, [])).text,
        Pdf(to_pdf(report, [], NOW).pdf).text,
        to_markdown(report, []),
    ):
        assert "Compared with A slow year." in written
        assert "A slow year.." not in written
