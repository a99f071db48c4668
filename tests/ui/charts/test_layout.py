"""Whatever the names, the width and the text size: nothing is clipped and nothing overlaps."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.transforms import Bbox

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from tests.assessment.sharing_examples import shared
from tests.ui.charts.examples import (
    LONG_NAMES,
    NAMES,
    ODD_TITLES,
    few,
    names,
    renamed,
    some_reviews,
    values_of,
)
from tests.ui.charts.history_examples import energised, some_history
from tests.ui.charts.reading import SCREEN, Box, Picture, drawn
from ui.charts.catalogue import CHARTS, DUMBBELL, ENERGY, HEATMAP, PROFILE, RINGS, SLOPE, STEPS
from ui.charts.rows import CLUSTER_GAP
from ui.charts.spec import Chart, ChartOptions
from ui.charts.style import for_print, for_screen, new_figure
from ui.tokens import LIGHT

TOUCH = 1.0
"""Pixels. Boxes are a hair wider than the letters in them."""


def assert_all_inside(picture: Picture) -> None:
    sheet = Box(-0.5, -0.5, picture.width + 0.5, picture.height + 0.5)
    boxes = [(word.text, word.box) for word in picture.words()]
    boxes += [("a shape", box) for box in picture.ink()]
    outside = [
        (what, box)
        for what, box in boxes
        if box.left < sheet.left
        or box.top < sheet.top
        or box.right > sheet.right
        or box.bottom > sheet.bottom
    ]
    assert outside == [], sheet


def assert_no_words_overlap(picture: Picture) -> None:
    words = picture.words()
    over = [(a.text, b.text) for a, b in combinations(words, 2) if a.box.overlap(b.box) > TOUCH]
    assert over == []


def assert_no_words_on_marks(picture: Picture) -> None:
    dots = [dot for name in ("before", "now", "earlier") for dot in picture.dots(name)]
    words = picture.words()
    over = [(w.text, dot) for w in words for dot in dots if w.box.overlap(dot.box) > TOUCH]
    assert over == []
    outlines = [field.outline for name in ("rings", "no-level") for field in picture.fields(name)]
    for word in words:
        box = Bbox([[word.box.left, word.box.top], [word.box.right, word.box.bottom]])
        assert not [word.text for outline in outlines if outline.intersects_bbox(box)]


def assert_laid_out(picture: Picture) -> None:
    assert_all_inside(picture)
    assert_no_words_overlap(picture)
    assert_no_words_on_marks(picture)


@pytest.mark.parametrize("kind", CHARTS)
@few
@given(
    named=names(),
    levels=st.integers(2, 10),
    count=st.integers(1, 9),
    width=st.integers(360, 1000),
    scale=st.floats(0.8, 2.0),
    lit=st.booleans(),
)
def test_nothing_is_clipped_and_no_words_overlap(
    kind: Chart,
    named: tuple[str, ...],
    levels: int,
    count: int,
    width: int,
    scale: float,
    *,
    lit: bool,
) -> None:
    values = values_of(kind, energised(some_reviews(count, named, levels)))
    highlight = values.skills[0].key if lit and isinstance(values, History) else None
    assert_laid_out(drawn(kind, values, for_screen(LIGHT, scale), width, highlight=highlight))


@pytest.mark.parametrize("width,scale", [(360, 0.8), (360, 2.0), (1000, 1.0)])
@pytest.mark.parametrize("named", [NAMES, LONG_NAMES], ids=["short", "long"])
@pytest.mark.parametrize("kind", [STEPS, HEATMAP, ENERGY])
def test_a_lifetime_fits(kind: Chart, named: tuple[str, ...], width: int, scale: float) -> None:
    lifetime = some_history(80, (*named, "Nine", "Ten", "Eleven", "Twelve"))
    highlight = lifetime.skills[1].key
    assert_laid_out(drawn(kind, lifetime, for_screen(LIGHT, scale), width, highlight=highlight))


@pytest.mark.parametrize("named", [LONG_NAMES, NAMES * 5], ids=["long", "many"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("scale", [0.8, 2.0])
@pytest.mark.parametrize("kind", CHARTS)
def test_the_corners_of_what_a_window_can_be_are_laid_out_too(
    kind: Chart, named: tuple[str, ...], width: int, scale: float
) -> None:
    values = values_of(kind, some_reviews(3, named))
    assert_laid_out(drawn(kind, values, for_screen(LIGHT, scale), width))


@pytest.mark.parametrize("titles", list(zip(ODD_TITLES[::2], ODD_TITLES[1::2], strict=True)))
@pytest.mark.parametrize("kind", CHARTS)
def test_a_picture_for_print_is_laid_out_whatever_the_reviews_are_called(
    kind: Chart, titles: tuple[str, str]
) -> None:
    reviews = [renamed(*pair) for pair in zip(some_reviews(2), titles, strict=True)]
    assert_laid_out(drawn(kind, values_of(kind, reviews), for_print()))
    assert_laid_out(drawn(kind, values_of(kind, reviews), for_screen(LIGHT, 2.0), 360))


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("kind", CHARTS)
def test_names_as_they_are_in_rubrics_are_never_broken_or_cut(kind: Chart, scale: float) -> None:
    # At the smallest window the page is 640 pixels wide, at twice the text 500.
    picture = drawn(kind, values_of(kind, some_reviews(3)), for_screen(LIGHT, scale), 500)
    shown = [word for words in picture.words() for word in words.text.split()]
    assert "…" not in "".join(shown)
    assert {word for name in NAMES for word in name.split()} <= {w.strip(",.") for w in shown}


@pytest.mark.parametrize("kind", CHARTS)
def test_long_names_are_shown_in_full_where_the_window_has_its_first_size(kind: Chart) -> None:
    picture = drawn(kind, values_of(kind, some_reviews(3, LONG_NAMES)), for_screen(LIGHT), 620)
    assert "…" not in "".join(word.text for word in picture.words())


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", [DUMBBELL, PROFILE])
def test_ten_levels_side_by_side_have_room_for_a_mark_each(kind: Chart, scale: float) -> None:
    values = values_of(kind, some_reviews(2, ("Plans", "Ease"), levels=10))
    picture = drawn(kind, values, for_screen(LIGHT, scale), 360)
    places = sorted(word.x for word in picture.words() if word.text.isdigit())
    assert len(places) == 10
    widest = max(dot.diameter for name in ("before", "now") for dot in picture.dots(name))
    assert min(b - a for a, b in pairwise(places)) > widest
    assert_laid_out(picture)


def test_a_skill_that_held_has_a_level_line() -> None:
    reviews = [some_reviews(2, NAMES * 3, levels=3, seed=seed) for seed in range(4)]
    held = 0
    for before_and_after in reviews:
        values = values_of(SLOPE, before_and_after)
        assert isinstance(values, Comparison)
        steps = [row.steps for row in values.rows if row.steps is not None]
        lines = drawn(SLOPE, values).lines("slopes")
        level = [line.start[1] == pytest.approx(line.end[1]) for line in lines]
        assert level == [step == 0 for step in steps]
        held += sum(level)
    assert held > 8


@pytest.mark.parametrize("kind", [DUMBBELL, PROFILE, SLOPE])
def test_the_height_grows_with_the_rows_and_with_the_text(kind: Chart) -> None:
    rated = [values_of(kind, some_reviews(2, NAMES * count, seed=3)) for count in (1, 2, 4)]
    style = for_screen(LIGHT)
    rising = [kind.preferred_height(shared(values), style, 640) for values in rated]
    assert all(a < b for a, b in pairwise(rising))
    scaled = [
        kind.preferred_height(shared(rated[0]), for_screen(LIGHT, scale), 640)
        for scale in (0.8, 1.0, 1.25, 1.5, 2.0)
    ]
    assert all(a < b for a, b in pairwise(scaled))


def test_the_rings_keep_their_size_and_grow_by_their_words() -> None:
    few, many = (values_of(RINGS, some_reviews(3, NAMES * n)) for n in (5, 10))
    style = for_screen(LIGHT)
    heights = [RINGS.preferred_height(shared(values), style, 640) for values in (few, many)]
    assert heights[0] < heights[1]


@pytest.mark.parametrize("width,scale", [(324, 1.0), (480, 1.5), (640, 2.0)])
def test_rings_are_numbered_where_names_would_make_them_small(width: int, scale: float) -> None:
    picture = drawn(RINGS, values_of(RINGS, some_reviews(3)), for_screen(LIGHT, scale), width)
    assert {"1", "8"} <= {word.text for word in picture.words()}
    assert diameter(picture) > 0.6 * width


@pytest.mark.parametrize("width", [420, 500, 640, 900])
def test_rings_with_names_around_them_are_large_too(width: int) -> None:
    picture = drawn(RINGS, values_of(RINGS, some_reviews(3)), SCREEN, width)
    assert "8" not in {word.text for word in picture.words()}
    assert diameter(picture) > 0.5 * width


def diameter(picture: Picture) -> float:
    boxes = [field.outline.get_extents() for field in picture.fields("rings")]
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


@few
@given(named=names(), width=st.integers(360, 1000), scale=st.floats(0.8, 2.0))
def test_the_order_by_change_fits_into_its_height(
    named: tuple[str, ...], width: int, scale: float
) -> None:
    values = values_of(DUMBBELL, some_reviews(2, named))
    assert isinstance(values, Comparison)
    style = for_screen(LIGHT, scale)
    assert_laid_out(drawn(DUMBBELL, values, style, width, by_change=True))


def test_the_order_by_change_leaves_no_room_for_gaps_between_clusters() -> None:
    values = values_of(DUMBBELL, some_reviews(2))
    assert isinstance(values, Comparison)
    clusters = [row.cluster for row in values.rows]
    gaps = sum(one != other for one, other in pairwise(clusters))
    style = for_screen(LIGHT)
    plain, by_change = (
        DUMBBELL.preferred_height(shared(values), style, 640, ChartOptions(by_change=by_change))
        for by_change in (False, True)
    )
    assert gaps > 0
    assert plain - by_change == pytest.approx(gaps * style.px(CLUSTER_GAP))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("kind", CHARTS)
def test_a_finer_screen_shows_the_same_layout(kind: Chart, ratio: float) -> None:
    values, style = values_of(kind, some_reviews(3, LONG_NAMES)), for_screen(LIGHT, 1.5)
    height = round(kind.preferred_height(shared(values), style, 700))
    figure = new_figure(700, height)
    figure.set_dpi(96 * ratio)
    picture = Picture(figure, kind.draw(figure, shared(values), style), style)
    assert_laid_out(picture)
    usual = drawn(kind, values, style, 700)
    assert [(word.text, word.x, word.y) for word in picture.words()] == [
        (word.text, pytest.approx(word.x, abs=1), pytest.approx(word.y, abs=1))
        for word in usual.words()
    ]


def test_rings_in_a_figure_that_is_too_low_are_smaller_but_whole() -> None:
    values, style = values_of(RINGS, some_reviews(3)), for_screen(LIGHT)
    figure = new_figure(640, 300)
    picture = Picture(figure, RINGS.draw(figure, shared(values), style), style)
    assert_all_inside(picture)
    assert len(picture.chart.marks) == 24
