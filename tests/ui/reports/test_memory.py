"""Every form of a report includes second ratings, and its chart shows the third mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessment.comparing.context import RatingContext
from assessment.comparing.noise import noise_words
from assessment.comparing.three_values import MEMORY_WORDS
from assessment.model import SkillKey
from assessment.reporting.report import build_report
from assessment.reporting.report_model import Report
from tests.assessment.examples import a_noise
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.assessment.reporting.test_report_memory import AFTER, BEFORE, report, then_ratings
from tests.assessment.sharing_examples import shared
from tests.ui.reports.examples import NOW, Page, a_chart, a_report, charts_between
from tests.ui.reports.tagged_pdf import Pdf
from tests.ui.reports.test_markdown import headings
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf

NOBODY: frozenset[SkillKey] = frozenset()
QUESTION = "Did I grow, or did my standard?"


def in_html(report: Report) -> str:
    return Page(to_html(report, [])).text


def on_paper(report: Report) -> str:
    return Pdf(to_pdf(report, [], NOW).pdf).text


def in_markdown(report: Report) -> str:
    return to_markdown(report, []).replace("\\", "").replace("*", "")


Written = Callable[[Report], str]
FORMS = pytest.mark.parametrize("written", [in_html, on_paper, in_markdown])


@FORMS
def test_the_sentences_stand_under_the_question_and_the_caution_after_them(
    written: Written,
) -> None:
    written_report = report()
    assert written_report.memory is not None
    text = " ".join(written(written_report).split())
    wanted = [
        noise_words(a_noise(1)),
        QUESTION,
        written_report.memory.summary,
        *(part for pair in written_report.memory.skills for part in pair),
        MEMORY_WORDS,
    ]
    place = 0
    for words in wanted:
        place = text.index(words, place) + len(words)


@FORMS
def test_without_second_looks_nothing_is_said_of_them(written: Written) -> None:
    text = written(a_report())
    assert QUESTION not in text
    assert "rated twice" not in text
    assert "memory" not in text


def test_the_chart_of_a_report_shows_memory_as_it_does_in_the_window() -> None:
    (chart,) = charts_between(
        AFTER,
        BEFORE,
        NOBODY,
        shared(RatingContext(noise=a_noise(1), then_ratings=tuple(then_ratings()))),
    )
    assert "A triangle is memory" in chart.caption
    assert "Review of 2025 from memory" in chart.headers
    assert 'id="memory"' in chart.svg
    (usual,) = charts_between(AFTER, BEFORE, NOBODY)
    assert "triangle" not in usual.caption
    assert 'id="memory"' not in usual.svg


def test_every_form_has_the_same_sections_in_the_same_order() -> None:
    review = written_review(bring=("planning-well",))
    whole = build_report(review, earlier_review(), NOBODY, include_private=False)
    whole = whole.model_copy(update={"memory": report().memory})
    chart = a_chart()
    paper = [one.text for one in Pdf(to_pdf(whole, [chart], NOW).pdf).all("H2")]
    assert paper == [
        "Where I want to grow",
        "Closing reflection",
        QUESTION,
        "To bring to a 1:1",
        "Practice",
    ]
    for found in (headings(to_markdown(whole, [chart])), Page(to_html(whole, [chart])).headings):
        # On paper what is below this heading stands under the title.
        assert [words for level, words in found if level == 2] == ["At a glance", *paper]
