"""Hidden ratings leave no trace in any chart (method rule 5)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.model import SkillKey
from assessment.reviews.cycles import CycleState
from assessment.reviews.marks import MarkState
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from assessment.wording import HIDDEN_UNTIL, STATE_WORDS
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.sharing_examples import shared
from tests.assessment.strategies import ratings, series, some_skills
from tests.ui.charts.examples import few, values_of
from tests.ui.charts.reading import drawn
from ui.charts.catalogue import CHARTS, DUMBBELL, HEATMAP, PROFILE, RINGS
from ui.charts.drawn import DrawnChart
from ui.charts.export import render
from ui.charts.spec import Chart


def every_word(chart: DrawnChart) -> list[str]:
    cells = [cell for row in (chart.table.headers, *chart.table.rows) for cell in row]
    return [chart.title, chart.caption, chart.finding, *cells, *(m.words for m in chart.marks)]


@st.composite
def rated_otherwise(draw: st.DrawFn, review: Review, hidden: frozenset[SkillKey]) -> Review:
    """The same review with other ratings, or none, of the hidden skills."""
    kept = [rating for rating in review.ratings if rating.key not in hidden]
    other = [
        draw(ratings(key, review.skills[key].highest_level, review.cycle.id))
        for key in sorted(hidden & review.skills.keys())
        if draw(st.booleans())
    ]
    return review.model_copy(update={"ratings": (*kept, *other)})


@st.composite
def series_twice(draw: st.DrawFn) -> tuple[Any, ...]:
    """Some snapshots, and the same ones with other ratings of the hidden skills."""
    snapshots = draw(series(CycleState.CLOSED))
    hidden = draw(some_skills(*snapshots))
    return snapshots, [draw(rated_otherwise(review, hidden)) for review in snapshots], hidden


@pytest.mark.parametrize("kind", CHARTS)
@few
@given(twice=series_twice())
def test_a_chart_is_the_same_to_the_byte_whatever_a_hidden_rating_is(
    kind: Chart, twice: tuple[Any, ...]
) -> None:
    snapshots, otherwise, hidden = twice
    one = render(kind, shared(values_of(kind, snapshots, hidden)), "svg")
    assert render(kind, shared(values_of(kind, otherwise, hidden)), "svg") == one


@pytest.mark.parametrize("kind", CHARTS)
@few
@given(reviews=series(CycleState.CLOSED), data=st.data())
def test_a_state_that_is_not_a_number_has_no_mark_with_a_level(
    kind: Chart, reviews: tuple[Review, ...], data: st.DataObject
) -> None:
    hidden = data.draw(some_skills(*reviews))
    chart = drawn(kind, values_of(kind, reviews, hidden)).chart
    for mark in chart.marks:
        assert mark.level is None or mark.key not in hidden
        assert (mark.level is None) == (": level" not in mark.words)
        assert mark.level is not None or kind in (RINGS, HEATMAP)


@pytest.mark.parametrize("kind", CHARTS)
def test_a_hidden_level_stands_in_no_word_of_the_picture(kind: Chart) -> None:
    before = a_review(a_rating(5, PLANNING), a_rating(2, LISTENING), year=2024)
    after = a_review(a_rating(5, PLANNING), a_rating(3, LISTENING), year=2025)
    picture = drawn(kind, values_of(kind, [before, after], frozenset({PLANNING})))
    assert not [words for words in every_word(picture.chart) if "evel 5" in words]
    assert [words for words in every_word(picture.chart) if "evel 3" in words]
    shown = {word.text for word in picture.words()}
    assert not [words for words in shown if "evel 5" in words]


def test_the_dumbbell_says_in_words_why_a_mark_is_missing() -> None:
    before = a_review(a_rating(5, PLANNING), a_rating(2, LISTENING), year=2024)
    after = a_review(a_rating(3, LISTENING), year=2025, closed=False)
    shown = drawn(DUMBBELL, compare(before, after, frozenset({PLANNING})))
    assert "Hidden for now" in {word.text for word in shown.words()}
    assert HIDDEN_UNTIL in shown.chart.caption
    seen = drawn(DUMBBELL, compare(before, after, frozenset()))
    assert "Not rated in the later review" in {word.text for word in seen.words()}
    assert HIDDEN_UNTIL not in seen.chart.caption


def test_the_rings_explain_a_dotted_line_where_there_is_one_and_only_there() -> None:
    reviews = [a_review(a_rating(5, PLANNING), year=year) for year in (2024, 2025)]
    hidden = values_of(RINGS, reviews, frozenset({PLANNING}))
    assert "dotted" in drawn(RINGS, hidden).chart.caption
    assert "dotted" not in drawn(RINGS, values_of(RINGS, reviews)).chart.caption


@pytest.mark.parametrize("reason", [*NotRated, None])
def test_a_reason_for_no_level_is_given_in_words_and_has_no_dot(reason: NotRated | None) -> None:
    given = () if reason is None else (a_rating(reason, PLANNING),)
    values = values_of(PROFILE, [a_review(*given, a_rating(1, LISTENING))])
    picture = drawn(PROFILE, values)
    assert [mark.key for mark in picture.chart.marks] == [LISTENING]
    assert len(picture.dots("now")) == 1
    words = {word.text.lower() for word in picture.words()}
    assert STATE_WORDS[MarkState(reason or "unrated")] in words
