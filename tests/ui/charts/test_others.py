"""Other people's ratings in a profile: marks with distinct shapes, none hiding another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.profile import Profile, profile
from assessment.feedback import Feedback, Who
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from assessment.wording import capitalised, mark_words
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.feedback_examples import feedback_of, some_feedback
from tests.assessment.sharing_examples import shared
from tests.assessment.strategies import reviews, some_skills
from tests.ui.charts.examples import LONG_NAMES, NAMES, NOBODY, few, names, some_reviews
from tests.ui.charts.reading import Dot, Picture, drawn
from tests.ui.charts.test_layout import assert_all_inside, assert_no_words_overlap
from tests.ui.charts.test_look import every_style
from tests.ui.charts.test_marks import level_across
from ui.charts.catalogue import PROFILE
from ui.charts.export import render
from ui.charts.other_marks import SHAPES as SHAPE_OF
from ui.charts.sheet import Shape
from ui.charts.style import ChartStyle, for_print, for_screen
from ui.tokens import LIGHT, contrast

KIND = PROFILE
SHAPES = ("point_down", "square", "point_right")
TOUCH = 1.0
"""CSS pixels of overlap allowed, since boxes are slightly wider than the letters in them."""


def others(picture: Picture) -> list[Dot]:
    return [dot for name in SHAPES for dot in picture.dots(f"others-{name}")]


def crowded(review: Review) -> tuple[Feedback, ...]:
    """Two views of each kind at level 1 of the first skill; one each, at the top, of the others."""
    first, *rest = review.skills
    given = [(first, 1, who) for who in (*Who, *Who)]
    given += [(key, review.skills[key].highest_level, who) for key in rest for who in Who]
    return tuple(
        some_feedback(review, level, key, who).with_changes(id=f"view {number}")
        for number, (key, level, who) in enumerate(given)
    )


@st.composite
def profiles_with_feedback(draw: st.DrawFn) -> Profile:
    review = draw(reviews())
    return profile(review, draw(some_skills(review)), draw(feedback_of(review)))


@few
@given(profile=profiles_with_feedback())
def test_there_is_a_mark_on_its_level_for_each_level_that_was_given_and_for_nothing_else(
    profile: Profile,
) -> None:
    picture = drawn(KIND, profile)
    given_levels = {
        gap.feedback_id: gap.theirs.level
        for row in profile.rows
        for gap in row.gaps
        if gap.theirs.level is not None
    }
    marks = [mark for mark in picture.chart.marks if mark.which != "now"]
    assert {mark.which: mark.level for mark in marks} == given_levels
    dots = others(picture)
    assert sorted((round(dot.x), round(dot.y)) for dot in dots) == sorted(
        (round(mark.x), round(mark.y)) for mark in marks
    )
    assert sorted(level_across(picture, dot) for dot in dots) == sorted(given_levels.values())


@few
@given(profile=profiles_with_feedback())
def test_the_table_says_who_gave_what_and_the_marks_are_stepped_through_row_by_row(
    profile: Profile,
) -> None:
    chart = drawn(KIND, profile).chart
    has_others = any(row.gaps for row in profile.rows)
    assert (chart.table.headers[-1] == "Others") == has_others
    for row, cells in zip(profile.rows, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        if has_others:
            said = [f"{gap.who}: {mark_words(gap.theirs)}" for gap in row.gaps]
            assert cells[-1] == capitalised("; ".join(said))
    order = [row.key for row in profile.rows]
    places = [(order.index(mark.key), mark.which != "now") for mark in chart.marks]
    assert places == sorted(places)


@few
@given(review=reviews(), data=st.data())
def test_a_profile_is_the_same_to_the_byte_whatever_was_said_of_a_hidden_skill(
    review: Review, data: st.DataObject
) -> None:
    hidden, feedback = data.draw(some_skills(review)), data.draw(feedback_of(review))
    seen = [item for item in feedback if item.key not in hidden]
    one, other = (
        render(KIND, shared(profile(review, hidden, some)), "svg") for some in (feedback, seen)
    )
    assert one == other


def test_where_nobody_said_anything_nothing_changes() -> None:
    review = some_reviews(2)[1]
    words_only = [some_feedback(review, NotRated.NOT_ENOUGH_EVIDENCE, next(iter(review.skills)))]
    picture = drawn(KIND, profile(review, NOBODY))
    assert others(picture) == []
    assert "hollow" not in picture.chart.caption
    assert picture.chart.table.headers[-1] != "Others"
    quiet = drawn(KIND, profile(review, NOBODY, words_only))
    assert (quiet.height, quiet.chart.caption) == (picture.height, picture.chart.caption)
    assert quiet.chart.table.rows[0][-1] == "Your manager: not enough evidence"


@pytest.mark.parametrize("named", [NAMES, LONG_NAMES], ids=["usual", "long"])
@pytest.mark.parametrize("width", [360, 620, 1000])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_however_many_said_something_nothing_overlaps_and_nothing_is_clipped(
    named: tuple[str, ...], width: int, scale: float
) -> None:
    review = some_reviews(2, named)[1]
    values = profile(review, NOBODY, crowded(review))
    assert_laid_out(drawn(KIND, values, for_screen(LIGHT, scale), width))


@few
@given(
    named=names(),
    levels=st.integers(2, 10),
    width=st.integers(360, 1000),
    scale=st.floats(0.8, 2.0),
)
def test_any_profile_with_others_is_laid_out(
    named: tuple[str, ...], levels: int, width: int, scale: float
) -> None:
    review = some_reviews(2, named, levels)[1]
    values = profile(review, NOBODY, crowded(review))
    assert_laid_out(drawn(KIND, values, for_screen(LIGHT, scale), width))


def test_a_picture_for_print_with_others_is_laid_out() -> None:
    review = some_reviews(2)[1]
    assert_laid_out(drawn(KIND, profile(review, NOBODY, crowded(review)), for_print()))


def assert_laid_out(picture: Picture) -> None:
    assert_all_inside(picture)
    assert_no_words_overlap(picture)
    dots = [*picture.dots("now"), *others(picture)]
    assert [pair for pair in combinations(dots, 2) if pair[0].box.overlap(pair[1].box) > 0] == []
    over = [(w.text, d) for w in picture.words() for d in dots if w.box.overlap(d.box) > TOUCH]
    assert over == []


@every_style
def test_they_are_hollow_stand_out_and_have_shapes_that_no_review_has(style: ChartStyle) -> None:
    full = a_review(a_rating(3, PLANNING))
    pulse = a_review(a_rating(3, PLANNING), depth=Depth.PULSE)
    feedback = [some_feedback(full, 3, LISTENING, who) for who in Who]
    picture = drawn(KIND, profile(full, NOBODY, feedback), style)
    outlines = [picture.outline_of(f"others-{name}") for name in SHAPES]
    own = [picture.outline_of("now"), drawn(KIND, profile(pulse, NOBODY), style).outline_of("now")]
    assert len({*outlines, *own}) == len(outlines) + len(own)
    assert Shape.TRIANGLE not in SHAPE_OF.values()
    for dot in others(picture):
        assert dot.fill == style.background
        assert contrast(dot.edge, style.background) >= 3


def test_the_legend_the_words_and_the_finding_say_who_said_it() -> None:
    review = a_review(a_rating(3, PLANNING))
    feedback = [
        some_feedback(review, 4, label="a peer of old", who=Who.PEER),
        some_feedback(review, 2, LISTENING, day=2),
    ]
    picture = drawn(KIND, profile(review, NOBODY, feedback))
    shown = {word.text for word in picture.words()}
    assert {"you", "your manager", "a peer"} <= shown
    assert "one of your reports" not in shown
    assert [mark.words for mark in picture.chart.marks] == [
        "Planning, Review of 2026: level 3",
        "Planning, a peer of old on 1 November 2026: level 4",
        "Listening, your manager on 2 November 2026: level 2",
    ]
    assert picture.chart.finding == (
        "Review of 2026. One of two skills has a level. Two pieces of feedback from others."
    )
    assert "never averaged" in picture.chart.caption
