"""What a person wrote reads as it was written in every form, and in every reader of that form."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.ui.reports.examples import NOW, Page, a_chart, a_report, hostile_texts
from tests.ui.reports.tagged_pdf import Pdf
from ui.reports.as_typed import plain_line, readable_anywhere
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf
from ui.reports.prose import EveryLink, parser_of_prose

PIECES = (
    *("List<String>", "<textarea>", "</div>", "<!--", "<?x", "<![CDATA[", "<Key:Value>", "<a@b.c>"),
    *("<https://example.org>", "&lt;", "&amp;", "&#60;", "[note]: words", "[note]", "`<b>`", "``"),
    *("[a](<b c>)", "![<i>](x)", "[<u>](http://x)", "**<b>**", "| <c> | `<d>` |", "| --- | --- |"),
    *(
        "\\",
        "\\|",
        "|",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "```",
        "~~~",
        "# ",
        "===",
        "---",
        "\n",
        "\n\n",
    ),
    *string.punctuation,
)
written = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=14).map(
    "".join
)
PUNCTUATED = " ".join(f"x{sign}y" for sign in string.punctuation)
LIKE_MARKUP = "It names <textarea> and List<String>, Map<Key:Value>, &lt; and <!-- this."


def as_elsewhere(markdown: str) -> str:
    """The HTML that a reader makes who takes raw HTML, entities and definitions for what they are.

    Its line breaks and its links are ours, so that nothing but these three can differ.
    """
    reader = EveryLink("commonmark", {"html": True, "breaks": True})
    html: str = reader.enable(["table", "strikethrough"]).render(markdown)
    return html


@given(written | hostile_texts)
def test_a_reader_elsewhere_shows_the_words_that_a_report_shows(text: str) -> None:
    meant: str = parser_of_prose().render(text)
    assert as_elsewhere(readable_anywhere(text)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Some **bold** and *slanted* [words](https://example.org)",
        "<https://example.org> and <a@example.org>",
        "`List<String>` &c.\n\n    <indented>\n\n```\n<fenced>\n```",
        "- a < b\n- a\\<b",
    ],
)
def test_what_was_meant_as_markup_stays_as_it_was(text: str) -> None:
    assert readable_anywhere(text).replace("a \\< b", "a < b") == text


def words_in_markdown(text: str) -> str:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    return Page(reader.render(to_markdown(a_report(planning_well=text), [a_chart()]))).text


def words_on_a_web_page(text: str) -> str:
    return Page(to_html(a_report(planning_well=text), [a_chart()])).text


def words_on_paper(text: str) -> str:
    return Pdf(to_pdf(a_report(planning_well=text), [], NOW).pdf).text


@pytest.mark.parametrize("read", [words_in_markdown, words_on_a_web_page, words_on_paper])
@pytest.mark.parametrize("text", [PUNCTUATED.replace("x\\y", ""), LIKE_MARKUP])
def test_every_form_shows_the_words_and_all_that_follows(
    read: Callable[[str], str], text: str
) -> None:
    words = " ".join(read(text).split())
    assert " ".join(text.split()) in words
    assert "What did not?" in words[words.index("What went well?") :]


control_characters = st.characters(categories=("Cc",)).filter(lambda sign: sign not in "\t\n\r\f")


@given(control_characters)
def test_no_form_holds_a_raw_control_character(sign: str) -> None:
    report = a_report(planning_well=f"be{sign}fore", listening_note=f"`be{sign}fore`")
    report = report.model_copy(update={"title": f"be{sign}fore"})
    for form in (to_markdown(report, []), to_html(report, [])):
        assert sign not in form
        assert form.count("be\ufffdfore") >= 2


@pytest.mark.parametrize("title", ["R\u00a05: 10\u202f000\u00a0€", "Two  spaces"])
def test_a_title_in_markdown_has_its_spaces_as_they_were_typed(title: str) -> None:
    assert plain_line(f"{title}\n") == title
