"""Past and present, high and low confidence, review and pulse differ without colour."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.path import Path

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.profile import profile
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import Confidence
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.ui.charts.examples import LONG_NAMES, NAMES, NOBODY, some_reviews, values_of
from tests.ui.charts.reading import drawn
from ui.charts.catalogue import CHARTS, DUMBBELL, HEATMAP, PROFILE, RINGS, SLOPE
from ui.charts.spec import Chart
from ui.charts.style import ChartStyle, for_print, for_screen
from ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    TEXT_CONTRAST,
    contrast,
)

STYLES = {
    "light": for_screen(LIGHT),
    "dark": for_screen(DARK),
    "on a card": for_screen(DARK, background=DARK.surface),
    "high contrast": for_screen(HIGH_CONTRAST_LIGHT),
    "high contrast, dark": for_screen(HIGH_CONTRAST_DARK),
    "print": for_print(),
}
BOTH = (DUMBBELL, SLOPE)
every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def two(
    before: Confidence | None = None,
    after: Confidence | None = None,
    *,
    pulse: bool = False,
    moved: bool = True,
) -> Comparison:
    """Planning rises or holds; listening holds at another level."""
    depth = Depth.PULSE if pulse else Depth.FULL
    ratings = (a_rating(2, PLANNING, before), a_rating(3, LISTENING))
    then = a_review(*ratings, year=2024, depth=depth)
    now = a_review(a_rating(4 if moved else 2, PLANNING, after), a_rating(3, LISTENING), year=2025)
    return compare(then, now, NOBODY)


@every_style
@pytest.mark.parametrize("kind", BOTH)
def test_the_past_is_hollow_and_the_present_is_filled(kind: Chart, style: ChartStyle) -> None:
    picture = drawn(kind, two(), style)
    for dot in picture.dots("before"):
        assert dot.fill == style.background
        assert contrast(dot.edge, style.background) >= 3
    for dot in picture.dots("now"):
        assert dot.fill == dot.edge
        assert contrast(dot.fill, style.background) >= 3


@every_style
@pytest.mark.parametrize("kind", BOTH)
def test_what_was_held_with_low_confidence_is_lighter_and_still_stands_out(
    kind: Chart, style: ChartStyle
) -> None:
    sure = drawn(kind, two(Confidence.HIGH, Confidence.MEDIUM), style)
    unsure = drawn(kind, two(Confidence.LOW, Confidence.LOW), style)
    for which in ("before", "now"):
        usual, lighter = sure.dots(which)[0].edge, unsure.dots(which)[0].edge
        assert contrast(usual, style.background) > contrast(lighter, style.background) >= 3
        assert sure.dots(which)[1].edge == unsure.dots(which)[1].edge


@every_style
def test_in_a_profile_low_confidence_has_the_lighter_edge(style: ChartStyle) -> None:
    review = a_review(a_rating(1, PLANNING, Confidence.LOW), a_rating(1, LISTENING))
    unsure, sure = drawn(PROFILE, profile(review, NOBODY), style).dots("now")
    assert contrast(sure.edge, style.background) > contrast(unsure.edge, style.background) >= 3
    assert unsure.fill == sure.fill


def test_a_skill_that_held_shows_both_marks_one_around_the_other() -> None:
    picture = drawn(DUMBBELL, two(moved=False))
    for before, now in zip(picture.dots("before"), picture.dots("now"), strict=True):
        assert (before.x, before.y) == (now.x, now.y)
        assert before.diameter >= now.diameter + 6
    moved = drawn(DUMBBELL, two()).dots("before")[0]
    assert moved.diameter < picture.dots("before")[0].diameter


@pytest.mark.parametrize("kind", BOTH)
def test_a_rise_a_fall_and_what_held_have_three_colours(kind: Chart) -> None:
    ratings = {"then": (2, 4), "now": (4, 2)}
    reviews = [
        a_review(a_rating(planning, PLANNING), a_rating(listening, LISTENING), year=year)
        for year, (planning, listening) in zip((2024, 2025), ratings.values(), strict=True)
    ]
    name = "links" if kind is DUMBBELL else "slopes"
    rise, fall = drawn(kind, compare(reviews[0], reviews[1], NOBODY)).lines(name)
    assert (rise.colour, fall.colour) == (LIGHT.leaf, LIGHT.accent)


@pytest.mark.parametrize("kind", BOTH)
def test_a_pulse_is_drawn_in_diamonds_and_the_caption_says_so(kind: Chart) -> None:
    full, pulse = drawn(kind, two()), drawn(kind, two(pulse=True))
    assert "diamond" in pulse.chart.caption
    assert "diamond" not in full.chart.caption
    (shape,) = {dot.corners for dot in pulse.dots("before")}
    (usual,) = {dot.corners for dot in full.dots("before")}
    assert shape != usual
    assert {dot.corners for dot in pulse.dots("now")} == {usual}


def test_the_profile_of_a_pulse_is_drawn_in_diamonds_and_the_caption_says_so() -> None:
    full = a_review(a_rating(3))
    pulse = a_review(a_rating(3), depth=Depth.PULSE)
    one = drawn(PROFILE, profile(full, NOBODY))
    other = drawn(PROFILE, profile(pulse, NOBODY))
    assert one.dots("now")[0].corners != other.dots("now")[0].corners
    assert ("diamond" in one.chart.caption, "diamond" in other.chart.caption) == (False, True)


def test_a_pulse_is_the_narrower_ring() -> None:
    reviews = [
        a_review(a_rating(3), year=2024),
        a_review(a_rating(3), year=2025, depth=Depth.PULSE),
    ]
    picture = drawn(RINGS, values_of(RINGS, reviews))
    full, pulse = (_thickness(field.outline) for field in picture.fields("rings"))
    assert pulse < full * 0.7
    assert "narrow ring is a pulse" in picture.chart.caption


def _thickness(field: Path) -> float:
    """The thickness of a field in the right half, along a horizontal line through its middle."""
    edges = field.get_extents()
    across = np.linspace(edges.x0, edges.x1, 2000)
    middle = np.full_like(across, (edges.y0 + edges.y1) / 2)
    inside = field.contains_points(np.column_stack([across, middle]))
    return float(inside.mean() * edges.width)


@every_style
def test_the_fields_of_the_rings_stand_out_even_at_the_lowest_level(style: ChartStyle) -> None:
    values = values_of(RINGS, [a_review(a_rating(1, PLANNING))])
    (lowest,) = drawn(RINGS, values, style).fields("rings")
    assert lowest.fill == LIGHT.steps[0] or style.colours is not LIGHT
    assert contrast(lowest.edge, style.background) >= 3


@every_style
@pytest.mark.parametrize("kind", CHARTS)
def test_every_word_can_be_read_on_its_background(kind: Chart, style: ChartStyle) -> None:
    picture = drawn(kind, values_of(kind, some_reviews(3, LONG_NAMES)), style)
    for word in picture.words():
        if kind is HEATMAP and word.text.isdigit():
            continue  # on the colour of its cell: see test_heatmap
        assert contrast(word.colour, style.background) >= TEXT_CONTRAST


@pytest.mark.parametrize("kind", CHARTS)
def test_only_a_picture_that_leaves_the_window_carries_its_title_and_caption(
    kind: Chart,
) -> None:
    values = values_of(kind, some_reviews(3))
    alone, inside = drawn(kind, values, for_print()), drawn(kind, values, for_screen(LIGHT))
    assert alone.chart.title in {word.text for word in alone.words()}
    shown = " ".join(word.text for word in alone.words())
    assert alone.chart.caption in shown
    assert alone.chart.title not in {word.text for word in inside.words()}
    assert inside.chart == alone.chart.__class__(
        title=alone.chart.title,
        caption=alone.chart.caption,
        finding=alone.chart.finding,
        table=alone.chart.table,
        marks=inside.chart.marks,
        areas=inside.chart.areas,
    )


def test_the_highlighted_slope_is_drawn_last_thicker_and_with_a_strong_name() -> None:
    usual = drawn(SLOPE, two())
    chosen = drawn(SLOPE, two(), highlight=PLANNING)
    strong = [w.text for w in chosen.words() if w.families == chosen.style.strong_families]
    if chosen.style.strong_families != chosen.style.families:
        assert strong == ["Planning", "Planning"]
    *others, last = chosen.lines("slopes")
    assert [last.start[1], last.end[1]] == [
        pytest.approx(mark.y) for mark in chosen.chart.marks if mark.key == PLANNING
    ]
    assert all(last.width > line.width for line in others)
    assert [(w.text, w.x, w.y) for w in chosen.words()] == [
        (w.text, w.x, w.y) for w in usual.words()
    ]
    assert chosen.chart == usual.chart


def test_slopes_of_the_same_levels_meet_and_their_names_are_led_to_them() -> None:
    picture = drawn(SLOPE, values_of(SLOPE, some_reviews(2, NAMES * 2, levels=3, seed=1)))
    for which in ("before", "now"):
        places: dict[int | None, set[float]] = {}
        for mark in picture.chart.marks:
            if mark.which == which:
                places.setdefault(mark.level, set()).add(round(mark.y, 2))
        assert all(len(ys) == 1 for ys in places.values())
    levels = sorted({round(line.start[1], 2) for line in picture.lines("slopes")})
    assert {round(line.start[1], 2) for line in picture.lines("leaders")} <= set(levels)
    assert picture.lines("leaders")
    for line in picture.lines("leaders"):
        assert any(abs(word.y - line.end[1]) < 20 for word in picture.words())


def test_a_level_that_skills_share_is_as_dark_as_the_surest_and_the_unsure_name_is_paler() -> None:
    unsure = a_rating(2, PLANNING, Confidence.LOW), a_rating(2, LISTENING, Confidence.HIGH)
    then, now = a_review(*unsure, year=2024), a_review(*unsure, year=2025)
    picture = drawn(SLOPE, compare(then, now, NOBODY))
    assert {dot.edge for dot in picture.dots("now")} == {LIGHT.ink}
    colours = {word.text: word.colour for word in picture.words()}
    assert (colours["Planning"], colours["Listening"]) == (LIGHT.muted, LIGHT.ink)
    assert "paler name" in picture.chart.caption


def test_a_name_that_had_to_make_room_is_led_back_to_its_part_of_the_rings() -> None:
    few, many = (
        drawn(RINGS, values_of(RINGS, some_reviews(2, NAMES * times)), width=900)
        for times in (1, 3)
    )
    assert few.lines("leaders") == []
    leaders = many.lines("leaders")
    assert 0 < len(leaders) < 24
    centre = many.width / 2
    for line in leaders:
        words_there = [
            w for w in many.words() if abs(w.y - line.end[1]) < 20 and w.text[0].isalpha()
        ]
        assert min(abs(word.x - line.end[0]) for word in words_there) < 4
        assert abs(line.start[0] - centre) < abs(line.end[0] - centre)
