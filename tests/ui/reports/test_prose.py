from __future__ import annotations

import pytest
from hypothesis import given

from tests.ui.reports.examples import Page, hostile_texts
from ui.reports.prose import is_safe_link, to_html

HARMLESS = {
    *("p", "strong", "em", "s", "code", "pre", "br", "hr", "blockquote", "ul", "ol", "li", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@given(hostile_texts)
def test_whatever_is_written_only_harmless_html_comes_out(text: str) -> None:
    page = Page(to_html(text))
    assert {tag for tag, _ in page.tags} <= HARMLESS
    for _, attributes in page.tags:
        assert set(attributes) <= {"href", "rel", "title", "class", "start", "style"}
    assert all(is_safe_link(address) for address in page.attributes("href"))


def test_ordinary_markdown_looks_as_it_was_meant() -> None:
    assert to_html("Some **bold** and *slanted*\n\n- one\n- two") == (
        "<p>Some <strong>bold</strong> and <em>slanted</em></p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    )


def test_a_line_break_stays_where_it_was_typed() -> None:
    assert to_html("one\ntwo") == "<p>one<br />\ntwo</p>\n"


def test_raw_html_is_shown_as_the_text_that_it_is() -> None:
    assert to_html("<script>a</script>") == "<p>&lt;script&gt;a&lt;/script&gt;</p>\n"


@pytest.mark.parametrize("heading", ["# Mine *own*", "###### Mine *own*", "Mine *own*\n====="])
def test_a_heading_becomes_a_paragraph_in_bold(heading: str) -> None:
    assert to_html(heading) == "<p><strong>Mine <em>own</em></strong></p>\n"


@pytest.mark.parametrize(
    "image, words",
    [
        ("![A *graph* of it](http://example.org/a.png)", "A graph of it"),
        ("![secrets](file:///a/b.png)", "secrets"),
        ("![](data:image/png;base64,AAAA)", "data:image/png;base64,AAAA"),
        ("![outer ![inner](http://example.org/b)](http://example.org/a)", "outer inner"),
    ],
)
def test_an_image_becomes_the_words_that_describe_it(image: str, words: str) -> None:
    assert to_html(image) == f"<p>{words}</p>\n"


@pytest.mark.parametrize("scheme", ["https://example.org/", "http://example.org/", "mailto:a@b.c"])
def test_a_link_to_a_page_or_a_mailbox_stays(scheme: str) -> None:
    assert to_html(f"[go]({scheme})") == f'<p><a href="{scheme}" rel="noreferrer">go</a></p>\n'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "file:///etc/hostname",
        "data:text/html,x",
        "//host/x",
        "page.html",
        "#here",
        "vbscript:x",
        "javascript&colon;alert(1)",
    ],
)
def test_a_link_to_anywhere_else_keeps_its_words_only(address: str) -> None:
    assert to_html(f"[go *on*](<{address}>) now") == "<p>go <em>on</em> now</p>\n"


def test_a_refused_link_does_not_take_the_next_one_with_it() -> None:
    html = to_html("[a](file:///x) [b](https://example.org/)")
    assert html == '<p>a <a href="https://example.org/" rel="noreferrer">b</a></p>\n'


def test_an_address_that_is_none_is_not_safe() -> None:
    assert not is_safe_link("https://[")
    assert not is_safe_link("")
