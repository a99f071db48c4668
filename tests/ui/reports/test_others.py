"""Feedback in every form of a report: attributed, and without what is private."""

from __future__ import annotations

import pytest

from assessment.comparing.context import RatingContext
from assessment.feedback import Feedback, Who, without_private
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from assessment.reviews.review import Review
from tests.assessment.examples import PLANNING, a_rating, a_review
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, Page, charts_between
from tests.ui.reports.tagged_pdf import Pdf
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf

OPEN, SECRET = "zqopen <b>raw</b>\n\n# not a heading", "zqsecret"


def feedback_on(review: Review) -> tuple[Feedback, ...]:
    return (
        some_feedback(review, 4, label="a *peer* | of old", who=Who.PEER, words=OPEN),
        some_feedback(review, 2, who=Who.REPORT, day=2, words=SECRET).with_changes(private=True),
    )


def report_with(*, include_private: bool = False) -> Report:
    review = written_review()
    return build_report(
        review,
        None,
        frozenset(),
        RatingContext(feedback=feedback_on(review)),
        include_private=include_private,
    )


@pytest.mark.parametrize("wanted", ["public", "private"])
def test_every_form_names_whose_words_they_are_and_keeps_what_is_private(wanted: str) -> None:
    include_private = wanted == "private"
    report = report_with(include_private=include_private)
    for text in (
        to_markdown(report, []),
        Page(to_html(report, [])).text,
        Pdf(to_pdf(report, [], NOW).pdf).text,
    ):
        assert "one step higher than you do: worth a conversation" in text
        assert "zqopen" in text
        assert (SECRET in text) == include_private
        assert ("one of your reports said on 2 November 2026" in text) == include_private


def test_markdown_escapes_the_label_and_quotes_the_words() -> None:
    text = to_markdown(report_with(), [])
    assert "#### What a \\*peer\\* \\| of old said on 1 November 2026" in text
    assert r"> zqopen \<b>raw\</b>" in text
    assert "> # not a heading" in text


def test_html_shows_another_s_words_in_their_own_place_under_a_heading() -> None:
    html = to_html(report_with(), [])
    page = Page(html)
    assert (4, "What a *peer* | of old said on 1 November 2026") in page.headings
    assert "not a heading" not in {words for _, words in page.headings}
    assert "<b>raw</b>" not in html


def test_the_chart_of_a_report_has_the_views_that_it_is_given_and_no_hidden_one() -> None:
    review = written_review()
    feedback = feedback_on(review)
    (without,) = charts_between(review, None, frozenset())
    (public,) = charts_between(
        review, None, frozenset(), shared(RatingContext(feedback=without_private(feedback)))
    )
    (whole,) = charts_between(review, None, frozenset(), shared(RatingContext(feedback=feedback)))
    assert "Others" not in without.headers
    assert public.rows[0][-1] == "A *peer* | of old: level 4"
    assert whole.rows[0][-1] == "A *peer* | of old: level 4; one of your reports: level 2"
    assert charts_between(
        review, None, frozenset({PLANNING}), shared(RatingContext(feedback=feedback))
    ) == charts_between(review, None, frozenset({PLANNING}))


def test_side_by_side_is_the_same_whatever_others_said() -> None:
    review = written_review()
    assert charts_between(
        review, earlier_review(), frozenset(), shared(RatingContext(feedback=feedback_on(review)))
    ) == charts_between(review, earlier_review(), frozenset())


def test_a_view_without_words_has_no_empty_quote() -> None:
    review = a_review(a_rating(3))
    report = build_report(
        review,
        None,
        frozenset(),
        RatingContext(feedback=(some_feedback(review, 3, words=" "),)),
        include_private=False,
    )
    text = to_markdown(report, [])
    assert "Your manager sees it as you do, at level 3." in text
    assert "\n>" not in text
