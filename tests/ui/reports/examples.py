"""Example reports and charts, and hostile Markdown to fill them with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from html.parser import HTMLParser

from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from assessment.reviews.review import Review
from assessment.sharing import NOTHING_TO_SHARE, ShareableContext, ratings_to_share
from tests.assessment.reporting.report_examples import earlier_review, written_review
from ui.reports.chart import ReportChart
from ui.reports.charts import charts_of

NOW = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)

HOSTILE = (
    "# A heading of my own",
    "Underlined\n==========",
    "Underlined too\n---",
    "<script>alert(1)</script>",
    "<h1>raw</h1>",
    "<!-- never closed",
    "<style>* { display: none }</style>",
    "<img src=http://192.0.2.1/a.png onerror=alert(1)>",
    "![bait](http://192.0.2.1/b.png)",
    "![](file:///etc/hostname)",
    "[![linked](http://192.0.2.1/c.png)](http://192.0.2.1/d)",
    "[run](javascript:alert(1))",
    "[local](file:///etc/hostname)",
    "[page](https://example.org/page)",
    "<javascript:alert(1)>",
    "[ref]: javascript:alert(1)\n\n[ref]",
    "```\nnever closed",
    "~~~~ lang\n# not a heading",
    "> quoted\n\n# after a quote",
    "- item\n\n  # in an item\n1. one",
    "| a | b |\n| --- | --- |\n| # c | d |",
    "    # indented",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp; & \\",
    "---",
    "]]></svg></main></body>",
)
"""Markdown that tries to load or run something, or to break out of its container."""

hostile_texts = st.lists(
    st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4
).map("\n\n".join)

SVG = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="300pt" height="100pt" viewBox="0 0 300 100" version="1.1">
 <metadata>made by hand</metadata>
 <defs><style type="text/css">*{stroke-linejoin: round}</style>
  <clipPath id="clip"><rect width="300" height="100"/></clipPath>
  <path id="dot" d="M 0 3 L 3 0"/></defs>
 <g id="now"><g clip-path="url(#clip)"><use xlink:href="#dot" style="fill: #22262a"/></g>
  <text style="fill: #62676d">Planning &amp; more</text></g>
 <g id="now"><use xlink:href="#dot" style="fill: #f5e3da"/></g>
</svg>"""


def a_drawing(width: int = 300, height: int = 100, inner: str = "") -> str:
    """An SVG file of this size in points."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#999"/>'
        f"{inner}</svg>"
    )


def a_chart(finding: str = "Two skills rose.") -> ReportChart:
    """A small chart with a table of two rows, one with characters that a table must escape."""
    return ReportChart(
        svg=SVG,
        print_svg=SVG,
        finding=finding,
        caption="Hollow is before, filled is now.",
        headers=("Skill", "Before", "Now"),
        rows=(("Planning", "level 2", "level 3"), ("A | B\\", "*none*", "<level 3>")),
    )


def a_report(
    private: Collection[str] = (), *, include_private: bool = False, **texts: str
) -> Report:
    """The report of `written_review`, compared with the review of the year before."""
    review = written_review(private, bring=("planning-badly",), **texts)
    return build_report(review, earlier_review(), frozenset(), include_private=include_private)


class Page(HTMLParser):
    """A parsed HTML page: its tags with their attributes, its headings, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.text = ""
        self._in_heading = False
        self._in_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_style |= tag == "style"
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._in_heading = True
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_style &= tag != "style"
        if len(tag) == 2 and tag[0] == "h":
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            return
        self.text += data
        if self._in_heading:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute, on any tag."""
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    def count(self, tag: str) -> int:
        """How often a tag occurs."""
        return sum(1 for found, _ in self.tags if found == tag)


def charts_between(
    review: Review,
    before: Review | None,
    hidden: frozenset[SkillKey],
    around: ShareableContext = NOTHING_TO_SHARE,
) -> tuple[ReportChart, ...]:
    """The charts of a report on a review, compared with the one before it if there is one."""
    return charts_of(ratings_to_share(review, before, hidden, around))
