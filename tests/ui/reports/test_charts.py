from __future__ import annotations

import threading

from assessment.reporting.report import build_report
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.reporting.report_examples import earlier_review, written_review
from tests.ui.reports.examples import NOW, Page, charts_between
from ui.reports.html import to_html
from ui.reports.markdown import to_markdown
from ui.reports.pages import to_pdf
from ui.tokens import LIGHT


def test_with_a_review_before_the_chart_is_the_two_side_by_side() -> None:
    (chart,) = charts_between(written_review(), earlier_review(), frozenset())
    assert "Two skills rose." in chart.finding
    assert chart.headers[:3] == ("Skill", "Review of 2025", "Review of 2026")
    assert chart.rows[0][:3] == (
        "Planning",
        "Level 2, medium confidence",
        "Level 3, medium confidence",
    )


def test_without_one_it_is_the_review_s_own_profile() -> None:
    (chart,) = charts_between(written_review(), None, frozenset())
    assert [row[:2] for row in chart.rows] == [
        ("Planning", "Level 3, medium confidence"),
        ("Listening", "Level 3, medium confidence"),
    ]
    assert all(len(row) == len(chart.headers) for row in chart.rows)


def test_a_hidden_rating_stands_in_neither_table() -> None:
    before = a_review(a_rating(2, PLANNING), a_rating(5, LISTENING), year=2025)
    review = written_review()
    for chart in (
        *charts_between(review, before, frozenset({LISTENING})),
        *charts_between(review, None, frozenset({LISTENING})),
    ):
        planning, listening = chart.rows
        assert any("evel" in cell for cell in planning[1:])
        assert not any(letter.isdigit() for cell in listening for letter in cell)


def test_the_drawing_stands_in_the_page_with_its_text_as_text_and_no_id_twice() -> None:
    review, before = written_review(), earlier_review()
    report = build_report(review, before, frozenset(), include_private=False)
    charts = charts_between(review, before, frozenset())
    page = Page(to_html(report, [*charts, *charts_between(review, None, frozenset())]))
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    drawn = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert drawn[0]["aria-label"] == charts[0].finding
    assert page.count("text") > 4
    assert "Review of 2025" in page.text
    assert "img" not in {tag for tag, _ in page.tags}


def test_a_title_with_signs_that_mean_something_elsewhere_is_drawn_as_it_is() -> None:
    review = written_review()
    bait = "<script>$x$ & _y_ | </svg>"
    cycle = review.cycle.model_copy(update={"title": bait})
    odd = a_review(*review.ratings).model_copy(update={"cycle": cycle})
    (chart,) = charts_between(odd, earlier_review(), frozenset())
    report = build_report(odd, earlier_review(), frozenset(), include_private=False)
    page = Page(to_html(report, [chart]))
    assert page.count("script") == 0
    assert bait in page.text
    assert page.headings[0] == (1, bait)
    assert "<script>" not in to_markdown(report, [chart])


def test_the_picture_is_sharp_enough_for_print() -> None:
    (chart,) = charts_between(written_review(), earlier_review(), frozenset())
    assert "<image" not in chart.print_svg
    assert "Planning</text>" in chart.print_svg
    assert LIGHT.paper.lower() not in chart.print_svg.lower()


def test_a_report_can_be_made_away_from_the_window_s_own_thread() -> None:
    made: list[bytes] = []

    def make() -> None:
        review, before = written_review(), earlier_review()
        report = build_report(review, before, frozenset(), include_private=False)
        made.append(to_pdf(report, charts_between(review, before, frozenset()), NOW).pdf)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join(timeout=300)
    assert [pdf[:5] for pdf in made] == [b"%PDF-"]


def test_a_review_with_nothing_in_it_has_a_chart_all_the_same() -> None:
    (chart,) = charts_between(a_review(closed=False), None, frozenset())
    assert chart.svg.rstrip().endswith("</svg>")
    assert len(chart.rows) == 2
