"""Charts draw the values they are given: marks and tables agree with them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from matplotlib.transforms import Bbox

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.reviews.marks import Mark, MarkState
from assessment.wording import capitalised, mark_words
from tests.assessment.examples import PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.ui.charts.examples import (
    NOBODY,
    comparisons,
    few,
    histories,
    profiles,
    some_reviews,
    values_of,
)
from tests.ui.charts.reading import SCREEN, Dot, Picture, drawn
from ui.charts.catalogue import DUMBBELL, PROFILE, RINGS, SLOPE
from ui.charts.drawn import DrawnMark
from ui.charts.spec import Chart
from ui.tokens import level_colour

CLOSE = 0.5
"""CSS pixels within which two positions are equal."""


def level_across(picture: Picture, dot: Dot) -> int:
    """The number on the axis above a dot."""
    top = min(word.y for word in picture.words())
    axis = [word for word in picture.words() if abs(word.y - top) < CLOSE]
    (level,) = [int(word.text) for word in axis if abs(word.x - dot.x) < CLOSE]
    return level


def level_down(picture: Picture, dot: Dot) -> int:
    """The number of the band of the slope chart that contains a dot."""
    left = min(word.x for word in picture.words())
    bands = [word for word in picture.words() if word.x == left and word.text.isdigit()]
    return int(max((b for b in bands if b.y < dot.y + CLOSE + 3), key=lambda band: band.y).text)


def assert_same_places(dots: Sequence[Dot], marks: Sequence[DrawnMark]) -> None:
    """Asserts that the returned marks are at the positions of the dots, one for each."""
    assert [(dot.x, dot.y) for dot in dots] == [
        (pytest.approx(mark.x, abs=CLOSE), pytest.approx(mark.y, abs=CLOSE)) for mark in marks
    ]


def of(which: str, picture: Picture) -> list[DrawnMark]:
    return [mark for mark in picture.chart.marks if mark.which == which]


def rated(marks: Sequence[Mark]) -> list[int]:
    return [mark.level for mark in marks if mark.level is not None]


@few
@given(comparisons)
def test_the_dumbbell_has_a_dot_on_its_level_for_each_rating_and_for_nothing_else(
    comparison: Comparison,
) -> None:
    picture = drawn(DUMBBELL, comparison)
    for which in ("before", "now"):
        sides = [row.before if which == "before" else row.after for row in comparison.rows]
        dots = picture.dots(which)
        assert [level_across(picture, dot) for dot in dots] == rated(sides)
        assert [mark.level for mark in of(which, picture)] == rated(sides)
        assert_same_places(dots, of(which, picture))


@few
@given(comparisons)
def test_the_dumbbell_joins_only_what_can_be_compared_and_has_moved(
    comparison: Comparison,
) -> None:
    picture = drawn(DUMBBELL, comparison)
    moved = [row for row in comparison.rows if row.steps]
    marks = {(mark.key, mark.which): mark for mark in picture.chart.marks}
    ends = [(line.start, line.end) for line in picture.lines("links")]
    wanted = [(marks[row.key, "before"], marks[row.key, "now"]) for row in moved]
    assert ends == [
        (pytest.approx((a.x, a.y), abs=CLOSE), pytest.approx((b.x, b.y), abs=CLOSE))
        for a, b in wanted
    ]
    assert all(a.y == b.y for a, b in wanted)


@few
@given(comparisons)
def test_the_slope_chart_joins_the_levels_of_what_can_be_compared(
    comparison: Comparison,
) -> None:
    rows = [row for row in comparison.rows if row.steps is not None]
    picture = drawn(SLOPE, comparison)
    for which in ("before", "now"):
        levels = rated([row.before if which == "before" else row.after for row in rows])
        dots = picture.dots(which)
        assert [level_down(picture, dot) for dot in dots] == levels
        assert [mark.level for mark in of(which, picture)] == levels
        assert_same_places(dots, of(which, picture))
    starts_and_ends = list(zip(picture.dots("before"), picture.dots("now"), strict=True))
    assert [(line.start, line.end) for line in picture.lines("slopes")] == [
        (pytest.approx((a.x, a.y), abs=CLOSE), pytest.approx((b.x, b.y), abs=CLOSE))
        for a, b in starts_and_ends
    ]
    for row, (start, end) in zip(rows, starts_and_ends, strict=True):
        if row.steps:
            assert (end.y < start.y) == (row.steps > 0)


@few
@given(profiles)
def test_the_profile_has_a_dot_on_its_level_for_each_rating_and_for_nothing_else(
    profile: Profile,
) -> None:
    picture = drawn(PROFILE, profile)
    dots = picture.dots("now")
    levels = rated([row.mark for row in profile.rows])
    assert [level_across(picture, dot) for dot in dots] == levels
    assert [mark.level for mark in picture.chart.marks] == levels
    assert_same_places(dots, picture.chart.marks)


@few
@given(histories)
def test_the_rings_have_a_field_in_the_colour_of_its_level_for_each_rating(
    history: History,
) -> None:
    picture = drawn(RINGS, history)
    marks = [mark for skill in history.skills for mark in skill.marks]
    assert [mark.level for mark in picture.chart.marks] == [mark.level for mark in marks]
    fields = picture.fields("rings")
    assert len(fields) == len(rated(marks))
    highest = {skill.key: skill.highest_level for skill in history.skills}
    for mark in picture.chart.marks:
        around = [field.fill for field in fields if field.outline.contains_point((mark.x, mark.y))]
        levels = [] if mark.level is None else [mark.level]
        assert around == [level_colour(SCREEN.colours, n, highest[mark.key]) for n in levels]


@few
@given(histories)
def test_the_rings_have_a_thin_line_where_there_is_no_level_dotted_where_it_is_hidden(
    history: History,
) -> None:
    picture = drawn(RINGS, history)
    states = [mark.state for skill in history.skills for mark in skill.marks]
    hidden = states.count(MarkState.HIDDEN)
    assert len(picture.fields("hidden")) == hidden
    assert len(picture.fields("no-level")) == len(
        [state for state in states if state not in (MarkState.RATED, MarkState.HIDDEN)]
    )
    lines = [*picture.fields("hidden"), *picture.fields("no-level")]
    for mark in picture.chart.marks:
        here = Bbox.from_bounds(mark.x - 1, mark.y - 1, 2, 2)
        near = [line for line in lines if line.outline.intersects_bbox(here, filled=False)]
        assert len(near) == (mark.level is None)


@pytest.mark.parametrize("kind", [DUMBBELL, SLOPE])
@few
@given(comparison=comparisons)
def test_the_table_of_two_reviews_holds_the_same_values_as_the_marks(
    kind: Chart, comparison: Comparison
) -> None:
    chart = drawn(kind, comparison).chart
    assert chart.table.headers[1:3] == (comparison.before_title, comparison.after_title)
    levels = {(m.key, m.which): m.level for m in chart.marks}
    for row, cells in zip(comparison.rows, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        assert cells[:3] == (row.title, _cell(row.before), _cell(row.after))
        for which, cell in zip(("before", "now"), cells[1:3], strict=True):
            if kind is DUMBBELL or row.steps is not None:
                assert _level_in(cell) == levels.get((row.key, which))
        assert cells[3] == {None: "–", 0: "0"}.get(row.steps, f"{row.steps or 0:+d}")


@few
@given(profiles)
def test_the_table_of_a_profile_holds_the_same_values_as_the_marks(profile: Profile) -> None:
    chart = drawn(PROFILE, profile).chart
    levels = {mark.key: mark.level for mark in chart.marks}
    for row, cells in zip(profile.rows, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        assert (cells[0], cells[3]) == (row.title, row.anchor)
        assert _level_in(cells[1]) == levels.get(row.key)


@few
@given(histories)
def test_the_table_of_the_rings_holds_the_same_values_as_the_marks(history: History) -> None:
    chart = drawn(RINGS, history).chart
    assert chart.table.headers == ("Skill", *(point.title for point in history.points))
    levels = [_level_in(cell) for cells in chart.table.rows for cell in cells[1:]]
    assert levels == [mark.level for mark in chart.marks]


def _cell(mark: Mark) -> str:
    return capitalised(mark_words(mark))


def _level_in(cell: str) -> int | None:
    return int(cell.split()[1].rstrip(",")) if cell.startswith("Level ") else None


def test_by_change_the_largest_rise_comes_first_in_the_picture_the_table_and_the_marks() -> None:
    (before, after) = some_reviews(2)
    comparison = compare(before, after, NOBODY)
    picture = drawn(DUMBBELL, comparison, by_change=True)
    ordered = [row.title for row in comparison.by_change()]
    assert ordered != [row.title for row in comparison.rows]
    assert [cells[0] for cells in picture.chart.table.rows] == ordered
    names = sorted((word for word in picture.words() if word.text in ordered), key=lambda w: w.y)
    assert [word.text for word in names] == ordered
    places = [mark.y for mark in picture.chart.marks]
    assert places == sorted(places)


def test_a_mark_s_words_name_the_skill_the_review_and_the_rating() -> None:
    chart = drawn(DUMBBELL, values_of(DUMBBELL, some_reviews(2))).chart
    assert chart.marks[0].words == "Execution, Review no. 1: level 1, low confidence"
    assert chart.finding == (
        "Review no. 2 compared with Review no. 1. Two skills rose, one held, five can’t be "
        "compared. One of the two that moved is a possible change."
    )


def test_levels_that_the_rubric_came_to_describe_differently_are_shown_but_not_joined() -> None:
    then = a_rubric(a_skill("planning", wording="Once, in way"))
    now = a_rubric(a_skill("planning", wording="Now, in way"), version=2)
    before = a_review(a_rating(2, PLANNING), year=2025, rubrics=[then])
    after = a_review(a_rating(2, PLANNING), year=2026, rubrics=[now])
    picture = drawn(DUMBBELL, compare(before, after, NOBODY))
    (old,), (new,) = picture.dots("before"), picture.dots("now")
    assert (old.x, old.y) == (new.x, new.y)
    assert old.diameter > new.diameter
    assert picture.lines("links") == []
    assert "describes their levels differently in the two reviews" in picture.chart.caption
    slope = drawn(SLOPE, compare(before, after, NOBODY))
    assert slope.lines("slopes") == []
    assert slope.chart.marks == ()
