"""Entries of the work log in every form of a report, with no active content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from tests.assessment.evidence_examples import context_with
from tests.assessment.noted_examples import an_entry
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, Page, charts_between
from tests.ui.reports.tagged_pdf import HEADINGS, Pdf
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf

SUPPORT = "Evidence since then supports this rise."
OPEN = an_entry(
    "A <b>raw</b> *title*",
    text="It went well.\n\n# not a heading",
    link="https://example.org/*page*",
    without_me="Nobody\n\n<script>would</script> have.",
    acknowledged_by="the *team*",
)
SECRET = an_entry("zqsecret", text="zqtext", private=True)

FORMS: list[Callable[[Report], str]] = [
    lambda report: to_markdown(report, []),
    lambda report: Page(to_html(report, [])).text,
    lambda report: Pdf(to_pdf(report, [], NOW).pdf).text,
]


def report_with(*, include_private: bool = False) -> Report:
    entries = OPEN, SECRET
    return build_report(
        written_review(),
        earlier_review(),
        frozenset(),
        context_with(earlier_review(), written_review(), *entries),
        entries,
        include_private=include_private,
    )


@pytest.mark.parametrize("form", FORMS, ids=["markdown", "html", "pdf"])
def test_every_form_tells_an_entry_in_full_and_keeps_what_is_private(
    form: Callable[[Report], str],
) -> None:
    public, whole = form(report_with()), form(report_with(include_private=True))
    for words in (
        "Evidence since Review of 2025",
        "Shipped on 3 March 2026",
        "It went well.",
        "Where: https://example.org/",
        "Without me:",
        "Acknowledged by the",
        SUPPORT,
    ):
        assert words in public
        assert words in whole
    assert public.count(SUPPORT) == 1
    assert ("zqsecret" in public, "zqtext" in public) == (False, False)
    assert ("zqsecret" in whole, "zqtext" in whole) == (True, True)
    assert ("(private)" in public, "(private)" in whole) == (False, True)


def test_markdown_escapes_the_lines_and_quotes_the_words() -> None:
    text = to_markdown(report_with(), [])
    assert "**A \\<b\\>raw\\</b\\> \\*title\\*** · Shipped on 3 March 2026" in text
    assert "Where: https://example.org/\\*page\\*" in text
    assert "> # not a heading" in text
    assert "> \\<script>would\\</script> have." in text
    assert "Acknowledged by the \\*team\\*" in text


def test_html_follows_no_link_and_runs_nothing() -> None:
    page = Page(to_html(report_with(), []))
    assert not any("*page*" in address for address in page.attributes("href"))
    assert "A <b>raw</b> *title*" in page.text
    assert page.count("script") == 0
    assert "not a heading" not in {words for _, words in page.headings}
    named = [(level, words) for level, words in page.headings if level > 3]
    assert (4, "Evidence since Review of 2025") in named
    assert any(words.startswith("A <b>raw</b> *title*") for _, words in named)


def test_a_pdf_has_no_link_for_what_was_typed_into_a_bare_line() -> None:
    pdf = Pdf(to_pdf(report_with(), [], NOW).pdf)
    assert "Where: https://example.org/*page*" in pdf.text
    assert not any("/Annots" in page for page in pdf.file.pages)
    assert [one.text for one in pdf.all("H5")] == ["A <b>raw</b> *title*"]
    assert "Evidence since Review of 2025" in [one.text for one in pdf.all("H4")]
    assert "not a heading" not in {one.text for one in pdf.all(*HEADINGS)}


def test_without_evidence_there_is_no_heading_for_it() -> None:
    report = build_report(written_review(), earlier_review(), frozenset(), include_private=False)
    for form in FORMS:
        assert "Evidence" not in form(report)


def test_the_chart_of_a_report_calls_a_supported_step_a_change() -> None:
    pair = written_review(), earlier_review()
    rating_context = context_with(earlier_review(), written_review(), SECRET)
    (public,) = charts_between(*pair, frozenset(), shared(rating_context.without_private()))
    (whole,) = charts_between(*pair, frozenset(), shared(rating_context))
    assert public == charts_between(*pair, frozenset())[0]
    assert ("Possible change" in public.rows[0], "Change" in whole.rows[0]) == (True, True)
