from __future__ import annotations

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assessment.typed.text import on_one_line
from tests.assessment.reporting.report_examples import ENTRIES, private_sets, word_of
from tests.ui.reports.examples import a_chart, a_report, hostile_texts
from ui.reports.markdown import to_markdown

HEADINGS = [
    (1, "Review of 2026"),
    (2, "At a glance"),
    (2, "Where I want to grow"),
    (2, "Closing reflection"),
    (2, "To bring to a 1:1"),
    (2, "Practice"),
    (3, "Planning"),
    (4, "What went well?"),
    (4, "What did not?"),
    (4, "What changed?"),
    (3, "Listening"),
    (4, "What went well?"),
    (4, "What did not?"),
    (4, "What changed?"),
]

lines = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1
).filter(str.strip)


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or [])


def headings(markdown: str) -> list[tuple[int, str]]:
    """The headings that stand in no quote and no list."""
    tokens = parsed(markdown)
    return [
        (int(token.tag[1]), words(after))
        for token, after in itertools.pairwise(tokens)
        if token.type == "heading_open" and token.level == 0
    ]


def test_the_report_is_built_of_its_own_headings_in_order() -> None:
    assert headings(to_markdown(a_report(), [a_chart()])) == HEADINGS


@given(hostile_texts, hostile_texts, hostile_texts)
def test_no_answer_can_break_the_structure(answer: str, note: str, reflection: str) -> None:
    assume(answer.strip() and note.strip() and reflection.strip())
    report = a_report(planning_well=answer, listening_note=note, reflection=reflection)
    markdown = to_markdown(report, [a_chart()])
    assert headings(markdown) == HEADINGS
    outermost = [token.type for token in parsed(markdown) if token.level == 0]
    assert outermost[-4:] == ["blockquote_close", "hr", "paragraph_open", "paragraph_close"]


@given(lines)
def test_a_title_reads_as_it_was_typed_whatever_is_in_it(title: str) -> None:
    report = a_report().model_copy(update={"title": title})
    assert headings(to_markdown(report, []))[0] == (1, on_one_line(title))


@given(lines)
def test_a_sentence_of_the_report_is_one_paragraph_whatever_is_in_it(summary: str) -> None:
    report = a_report()
    assert report.comparison is not None
    comparison = report.comparison.model_copy(update={"summary": summary})
    tokens = parsed(to_markdown(report.model_copy(update={"comparison": comparison}), []))
    where = next(n for n, t in enumerate(tokens) if t.content == "At a glance")
    assert [token.type for token in tokens[where + 1 : where + 5]] == [
        "heading_close",
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    assert words(tokens[where + 3]) == on_one_line(summary)


def test_an_answer_stands_as_it_was_written_in_a_quote() -> None:
    markdown = to_markdown(a_report(planning_well="One **bold**\r\n\r\n- a\n- b\n"), [])
    assert "\n#### What went well?\n\n> One **bold**\n>\n> - a\n> - b\n\n####" in markdown


def test_a_chart_is_its_table_cell_by_cell() -> None:
    chart = a_chart()
    tokens = parsed(to_markdown(a_report(), [chart]))
    cells = [
        words(after)
        for token, after in itertools.pairwise(tokens)
        if token.type in ("th_open", "td_open")
    ]
    assert cells == [*chart.headers, *(cell for row in chart.rows for cell in row)]


def test_the_file_stands_alone() -> None:
    assert "![" not in to_markdown(a_report(), [a_chart()])


def test_the_source_is_named_with_its_address() -> None:
    markdown = to_markdown(a_report(), [])
    assert "Based on An author, *A text*, 2025, <https://example.org>." in markdown
    assert "Levels written by Growth Rings." in markdown


@given(private_sets)
def test_private_words_stay_out_of_the_markdown(private: frozenset[str]) -> None:
    public = to_markdown(a_report(private), [])
    assert {entry for entry in ENTRIES if word_of(entry) not in public} == private
    whole = to_markdown(a_report(private, include_private=True), [])
    assert [entry for entry in ENTRIES if word_of(entry) not in whole] == []
    assert whole.count(" (private)\n") == len(private)
