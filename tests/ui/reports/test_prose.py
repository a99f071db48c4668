from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.ui.reports.examples import Page, hostile_texts
from ui.reports.prose import address_beside, is_safe_link, parse, to_html

HARMLESS = {
    *("p", "strong", "em", "s", "code", "pre", "br", "hr", "blockquote", "ul", "ol", "li", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


hosts = st.text(
    st.characters(categories=["Ll", "Lo", "Nd"], exclude_characters="\\"), min_size=1, max_size=8
).filter(lambda host: host == normalize("NFKC", host).casefold())


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
        "vbscript:x",
        "file:///etc/hostname",
        "data:text/html,x",
    ],
)
def test_a_link_that_runs_or_is_local_keeps_its_words_only(address: str) -> None:
    assert to_html(f"[go *on*](<{address}>) now") == "<p>go <em>on</em> now</p>\n"


@pytest.mark.parametrize(
    "address", ["//host/x", "page.html", "#here", "ftp://example.org/a", "x:y"]
)
def test_of_a_link_to_anywhere_else_the_address_is_there_to_read(address: str) -> None:
    assert to_html(f"[go *on*](<{address}>) now") == f"<p>go <em>on</em> ({address}) now</p>\n"
    assert to_html(f"[{address}](<{address}>) now") == f"<p>{address} now</p>\n"


@pytest.mark.parametrize(
    "words, href, beside",
    [
        ("https://\u00e4.b", "https://xn--4ca.b", ""),
        ("https://a.b/\u00e4 c", "https://a.b/%C3%A4%20c", ""),
        ("a@\u00e4.b", "mailto:a@xn--4ca.b", ""),
        ("here", "https://xn--4ca.b/%C3%A4", " (https://\u00e4.b/\u00e4)"),
        ("here", "https://a.b/%20c", " (https://a.b/%20c)"),
        ("here", "https://a.b/%E2%80%AEc", " (https://a.b/%E2%80%AEc)"),
        ("https://a.b", "https://c.d", " (https://c.d)"),
    ],
)
def test_an_address_is_read_once_and_as_it_was_typed(words: str, href: str, beside: str) -> None:
    assert address_beside(href, words, "") == beside


@given(st.text(max_size=20), hosts)
def test_whatever_a_link_is_called_its_address_is_told_once(words: str, host: str) -> None:
    address = f"https://{host}/"
    (link,) = (t for t in parse(f"[x](<{address}>)")[1].children or [] if t.type == "link_open")
    href = str(link.attrGet("href"))
    assert address_beside(href, address, "") == ""
    assume(words not in (address, href))
    assert address_beside(href, words, "").strip() != ""


def test_a_refused_link_does_not_take_the_next_one_with_it() -> None:
    html = to_html("[a](file:///x) [b](https://example.org/)")
    assert html == '<p>a <a href="https://example.org/" rel="noreferrer">b</a></p>\n'


def test_an_address_that_is_none_is_not_safe() -> None:
    assert not is_safe_link("https://[")
    assert not is_safe_link("")
