"""Memory in the dumbbell: a mark with a distinct shape and name, recognisable without colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.context import RatingContext
from assessment.comparing.then_test import compare_with_memory, rate_from_memory, to_ask
from assessment.comparing.three_values import memory_title, memory_words, remembered
from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, NotRated
from assessment.wording import capitalised, mark_words
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rating, a_review
from tests.assessment.sharing_examples import shared
from tests.ui.charts.examples import LONG_NAMES, NAMES, NOBODY, few, names, some_reviews
from tests.ui.charts.reading import Picture, drawn
from tests.ui.charts.test_layout import assert_laid_out
from tests.ui.charts.test_look import STYLES
from tests.ui.charts.test_marks import assert_same_places, level_across, of
from ui.charts.catalogue import DUMBBELL, SLOPE
from ui.charts.export import render
from ui.charts.style import ChartStyle, for_screen
from ui.tokens import LIGHT, contrast

every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def looked_back(
    named: tuple[str, ...] = NAMES,
    levels: int = 5,
    hidden: frozenset[SkillKey] = NOBODY,
    *,
    seed: int = 1,
) -> Comparison:
    """Two reviews with a rating from memory for every possible skill, some without a level."""
    before, after = some_reviews(2, named, levels, seed=seed)
    then_ratings = [
        rate_from_memory(
            before,
            after,
            asked,
            NotRated.NOT_ENOUGH_EVIDENCE if number % 4 == 3 else 1 + (number + seed) % levels,
            NOW,
            (None, *Confidence)[number % 4],
        ).committed(NOW)
        for number, asked in enumerate(to_ask(before, after, [], NOBODY))
    ]
    return compare_with_memory(
        before, after, hidden, RatingContext(then_ratings=tuple(then_ratings))
    )


def one(memory: int | NotRated = 2, confidence: Confidence | None = None) -> Comparison:
    """Planning rises from three to four, with the rating from memory `memory`. Listening holds."""
    ratings = (a_rating(3, PLANNING), a_rating(2, LISTENING))
    before = a_review(*ratings, year=2024)
    after = a_review(a_rating(4, PLANNING), a_rating(2, LISTENING), year=2025)
    asked = to_ask(before, after, [], NOBODY)[0]
    then_rating = rate_from_memory(before, after, asked, memory, NOW, confidence).committed(NOW)
    return compare_with_memory(before, after, NOBODY, RatingContext(then_ratings=(then_rating,)))


def dumbbell(comparison: Comparison, style: ChartStyle = STYLES["light"]) -> Picture:
    return drawn(DUMBBELL, comparison, style)


@few
@given(st.integers(2, 10), st.integers(1, 30))
def test_memory_has_a_triangle_on_its_level_and_nothing_else_has_one(
    levels: int, seed: int
) -> None:
    comparison = looked_back(levels=levels, seed=seed)
    picture = dumbbell(comparison)
    remembered = [row.memory.level for row in comparison.rows if row.memory and row.memory.level]
    triangles = picture.dots("memory")
    assert [level_across(picture, dot) for dot in triangles] == remembered
    assert [mark.level for mark in of("memory", picture)] == remembered
    assert_same_places(triangles, of("memory", picture))
    others = {dot.corners for which in ("before", "now") for dot in picture.dots(which)}
    assert not others & {dot.corners for dot in triangles}


@few
@given(st.integers(1, 30))
def test_the_table_holds_the_same_values_as_the_triangles(seed: int) -> None:
    comparison = looked_back(seed=seed)
    chart = dumbbell(comparison).chart
    if not remembered(comparison):
        assert len(chart.table.headers) == 5
        return
    assert chart.table.headers[4] == memory_title(comparison)
    drawn_levels = {mark.key: mark.level for mark in chart.marks if mark.which == "memory"}
    for row, cells in zip(comparison.rows, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        assert cells[4] == ("–" if row.memory is None else capitalised(mark_words(row.memory)))
        assert (f"Level {drawn_levels.get(row.key)}" in cells[4]) == (row.key in drawn_levels)


def test_without_a_look_back_the_picture_is_what_it_was() -> None:
    before, after = some_reviews(2)
    plain = compare(before, after, NOBODY)
    picture = dumbbell(compare_with_memory(before, after, NOBODY))
    assert picture.chart == dumbbell(plain).chart
    assert picture.dots("memory") == picture.dots("legend-triangles") == []
    said = [picture.chart.caption, picture.chart.finding, *picture.chart.table.headers]
    assert "memory" not in " ".join([*said, *(word.text for word in picture.words())])


def test_memory_is_named_wherever_it_is_shown() -> None:
    comparison = one()
    picture = dumbbell(comparison)
    chart = picture.chart
    assert "A triangle is memory: Review of 2024 as it was seen later on" in chart.caption
    assert "by the standard of Review of 2025" in chart.caption
    assert chart.finding.endswith(f" {memory_words(remembered(comparison))}")
    assert [m.words for m in chart.marks if m.which == "memory"] == [
        "Planning, Review of 2024 from memory: level 2"
    ]
    assert chart.table.headers[4] == "Review of 2024 from memory"
    assert "Review of 2024 from memory" in {word.text for word in picture.words()}
    assert len(picture.dots("legend-triangles")) == 1


def test_marks_are_stepped_through_in_the_order_of_time() -> None:
    marks = dumbbell(one()).chart.marks
    assert [mark.which for mark in marks if mark.key == PLANNING] == ["before", "memory", "now"]


def test_a_reason_for_no_level_stands_in_the_table_only() -> None:
    picture = dumbbell(one(NotRated.NOT_ENOUGH_EVIDENCE))
    assert picture.dots("memory") == picture.dots("legend-triangles") == []
    assert picture.chart.table.rows[0][4] == "Not enough evidence"
    assert picture.chart.finding.endswith("From memory: no level was given.")


@pytest.mark.parametrize("memory", [3, 4])
def test_memory_on_the_level_of_either_rating_hides_neither(memory: int) -> None:
    picture = dumbbell(one(memory))
    (triangle,) = picture.dots("memory")
    for which in ("before", "now"):
        dot = picture.dots(which)[0]
        assert triangle.box.overlap(dot.box) <= 0
        assert triangle.y > dot.y


@every_style
def test_memory_stands_out_and_is_lighter_when_it_was_held_with_low_confidence(
    style: ChartStyle,
) -> None:
    sure = dumbbell(one(confidence=Confidence.HIGH), style).dots("memory")[0]
    unsure = dumbbell(one(confidence=Confidence.LOW), style).dots("memory")[0]
    assert sure.fill == sure.edge
    assert contrast(sure.fill, style.background) > contrast(unsure.fill, style.background) >= 3
    legend = dumbbell(one(confidence=Confidence.LOW), style).words()
    assert "low confidence" in {word.text for word in legend}


@few
@given(
    named=names(), levels=st.integers(2, 10), width=st.integers(360, 1000), scale=st.floats(0.8, 2)
)
def test_nothing_is_clipped_and_no_words_stand_on_a_triangle(
    named: tuple[str, ...], levels: int, width: int, scale: float
) -> None:
    style = for_screen(LIGHT, scale)
    picture = drawn(DUMBBELL, looked_back(named, levels), style, width)
    assert_laid_out(picture)
    over = [
        (word.text, dot)
        for word in picture.words()
        for dot in picture.dots("memory")
        if word.box.overlap(dot.box) > 1
    ]
    assert over == []


@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("by_change", [False, True])
def test_triangles_keep_off_the_marks_of_other_rows(width: int, *, by_change: bool) -> None:
    comparison = looked_back(NAMES + LONG_NAMES)
    picture = drawn(DUMBBELL, comparison, width=width, by_change=by_change)
    dots = [dot for which in ("before", "now") for dot in picture.dots(which)]
    for triangle in picture.dots("memory"):
        assert [dot for dot in dots if dot.box.overlap(triangle.box) > 1] == []


def test_a_hidden_skill_has_no_triangle_and_leaves_the_picture_to_the_byte() -> None:
    every = looked_back()
    key = next(row.key for row in every.rows if row.memory and row.memory.level)
    hidden = looked_back(hidden=frozenset({key}))
    assert key not in {mark.key for mark in dumbbell(hidden).chart.marks}
    forgotten = replace_memory(hidden, key)
    assert render(DUMBBELL, shared(hidden), "svg") == render(DUMBBELL, shared(forgotten), "svg")


def replace_memory(comparison: Comparison, key: SkillKey) -> Comparison:
    """The comparison without the rating from memory of one skill."""
    rows = tuple(
        row.model_copy(update={"memory": None}) if row.key == key else row
        for row in comparison.rows
    )
    return comparison.model_copy(update={"rows": rows})


def test_two_columns_of_slopes_have_no_place_for_memory() -> None:
    comparison = one()
    with_it, without = (
        drawn(SLOPE, comparison),
        drawn(SLOPE, replace_memory(comparison, PLANNING)),
    )
    assert with_it.chart == without.chart
