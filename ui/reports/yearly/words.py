"""The words of a yearly page that are the same in every format."""

from __future__ import annotations

from assessment.reporting.report_words import joined
from assessment.reporting.yearly_page import PageQuotation, YearlyPage, skills_words
from assessment.sharing import Shareable, value_of
from ui.reports.yearly.text import lines_of, plain


def period_line(page: YearlyPage) -> str:
    """The days under review, the depth, and the review that it is compared with."""
    beside = f"compared with {page.before_title}" if page.before_title else ""
    return " · ".join(part for part in (page.period, page.depth, beside) if part)


def origin_line(quotation: PageQuotation) -> str:
    """The skill and the question that a passage answers."""
    return " · ".join(part for part in (quotation.skill, quotation.question) if part)


def page_words(shareable: Shareable[YearlyPage]) -> str:
    """The text of the page, one line for each part, for a screen reader."""
    page = value_of(shareable)
    said = [page.title, period_line(page), page.summary]
    said += [f"{line.word}: {skills_words(line)}" for line in page.movements]
    for quotation in page.quotations:
        said += [origin_line(quotation), plain(lines_of(quotation.passage))]
    if page.focus:
        said.append(f"Where I want to grow: {joined(list(page.focus))}")
    return "\n".join(said)
