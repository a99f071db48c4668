"""Drawing logs nothing, leaves nothing behind and accepts any text a person may write."""

from __future__ import annotations

import io
import logging
import warnings
from datetime import timedelta

import matplotlib as mpl
import pytest
from hypothesis import given
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from assessment.comparing.comparison import Comparison, compare
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile, profile
from assessment.reviews.cycles import Period
from assessment.reviews.ratings import NotRated
from tests.assessment.examples import (
    LISTENING,
    PLANNING,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.sharing_examples import Ratings, shared
from tests.ui.charts.examples import (
    LONG_NAMES,
    NAMES,
    NOBODY,
    ODD_TITLES,
    few,
    odd_titles,
    renamed,
    some_reviews,
    values_of,
)
from tests.ui.charts.reading import SCREEN, drawn
from ui.charts.catalogue import (
    CHARTS,
    DUMBBELL,
    ENERGY,
    HEATMAP,
    PROFILE,
    RADAR,
    RINGS,
    SLOPE,
    STEPS,
)
from ui.charts.export import render
from ui.charts.sheet import ChartSheet
from ui.charts.spec import Chart
from ui.charts.style import for_screen, new_figure
from ui.tokens import DARK

NO_HISTORY = History(rubric_id="none", rubric_title="None", points=(), skills=())
EMPTY: dict[Chart, Ratings] = {
    DUMBBELL: Comparison(before_title="Then", after_title="Now", rows=()),
    SLOPE: Comparison(before_title="Then", after_title="Now", rows=()),
    PROFILE: Profile(title="Now", is_pulse=False, rows=()),
    RINGS: NO_HISTORY,
    STEPS: NO_HISTORY,
    HEATMAP: NO_HISTORY,
    ENERGY: NO_HISTORY,
}


def draw_everywhere(kind: Chart, values: Ratings) -> None:
    """Draws on screen, as for a PNG, and into the other file formats."""
    FigureCanvasAgg(drawn(kind, values).figure).draw()
    for form in ("svg", "pdf"):
        render(kind, shared(values), form)


def svg_of(figure: Figure) -> bytes:
    out = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "test"}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


@pytest.mark.parametrize("kind", CHARTS)
def test_odd_titles_are_drawn_without_a_warning_or_a_line_in_the_log(
    kind: Chart, caplog: pytest.LogCaptureFixture
) -> None:
    plain = some_reviews(2, (*LONG_NAMES, *ODD_TITLES[:6]))
    with caplog.at_level(logging.INFO, "matplotlib"), warnings.catch_warnings():
        warnings.simplefilter("error")
        for titles in zip(ODD_TITLES[::2], ODD_TITLES[1::2], strict=True):
            reviews = [renamed(*pair) for pair in zip(plain, titles, strict=True)]
            FigureCanvasAgg(drawn(kind, values_of(kind, reviews)).figure).draw()
            render(kind, shared(values_of(kind, reviews)), "svg")
        draw_everywhere(kind, values_of(kind, plain))
    assert caplog.records == []


@few
@given(title=odd_titles)
def test_any_letters_of_any_script_can_be_a_title(title: str) -> None:
    reviews = [renamed(review, title) for review in some_reviews(2, NAMES[:2])]
    for kind in (DUMBBELL, SLOPE):
        values = values_of(kind, reviews)
        FigureCanvasAgg(drawn(kind, values).figure).draw()
        assert title in render(kind, shared(values), "svg")[1].title


def test_a_word_on_the_sheet_is_one_line_whatever_it_was() -> None:
    text = ChartSheet(new_figure(100, 100), SCREEN).text((10, 10), "one\nline\x00 \u202eonly")
    assert text.get_text() == "one line only"


@pytest.mark.parametrize("kind", CHARTS)
def test_drawing_changes_none_of_matplotlib_s_settings(kind: Chart) -> None:
    before = dict(mpl.rcParams)
    draw_everywhere(kind, values_of(kind, some_reviews(3)))
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("kind", CHARTS)
def test_drawing_anew_leaves_nothing_of_the_picture_before(kind: Chart) -> None:
    first, second = (values_of(kind, some_reviews(3, seed=seed)) for seed in (1, 2))
    reused, fresh = new_figure(640, 500), new_figure(640, 500)
    kind.draw(reused, shared(first), for_screen(DARK))
    chart = kind.draw(reused, shared(second), SCREEN)
    assert kind.draw(fresh, shared(second), SCREEN) == chart
    assert len(reused.findobj()) == len(fresh.findobj())
    assert svg_of(reused) == svg_of(fresh)


@pytest.mark.parametrize("kind", CHARTS)
def test_drawing_the_same_twice_is_drawing_it_once(kind: Chart) -> None:
    values = values_of(kind, some_reviews(3))
    figure = new_figure(640, 500)
    once = kind.draw(figure, shared(values), SCREEN)
    picture, artists = svg_of(figure), len(figure.findobj())
    assert kind.draw(figure, shared(values), SCREEN) == once
    assert (svg_of(figure), len(figure.findobj())) == (picture, artists)


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("other", CHARTS)
def test_a_chart_refuses_what_another_is_drawn_from(kind: Chart, other: Chart) -> None:
    values = values_of(other, some_reviews(2))
    if kind.needs is other.needs:
        kind.draw(new_figure(640, 400), shared(values), SCREEN)
        return
    with pytest.raises(TypeError, match=f"a {kind.name} chart is not drawn from a"):
        kind.draw(new_figure(640, 400), shared(values), SCREEN)
    with pytest.raises(TypeError, match=f"a {kind.name} chart is not drawn from a"):
        kind.preferred_height(shared(values), SCREEN, 640)


def test_every_kind_has_a_title_of_its_own_and_says_what_it_needs() -> None:
    assert len({kind.title for kind in CHARTS}) == len(CHARTS)
    assert {kind.needs for kind in CHARTS} == {Comparison, Profile, History}


# ---- states that a journal can be in ------------------------------------------------------------


@pytest.mark.parametrize(
    "kind, words",
    [
        (DUMBBELL, "These two reviews have no skills."),
        (SLOPE, "No skill has a level in both reviews, so there is no line to draw."),
        (PROFILE, "This review has no skills."),
        (RINGS, "There is no closed review to draw a ring for."),
        (STEPS, "There is no closed review to draw a line from."),
        (HEATMAP, "There is no closed review to draw a column for."),
        (ENERGY, "No skill has both a level and an energy in the latest review."),
    ],
)
def test_nothing_to_draw_is_said_in_a_sentence(kind: Chart, words: str) -> None:
    picture = drawn(kind, EMPTY[kind])
    assert [word.text for word in picture.words()] == [words]
    assert picture.chart.marks == ()
    assert picture.chart.table.rows == ()
    for scale in (1.0, 2.0):
        narrow = drawn(kind, EMPTY[kind], for_screen(DARK, scale), 360)
        assert " ".join(word.text for word in narrow.words()) == words
        assert all(0 < w.box.top < w.box.bottom < narrow.height for w in narrow.words())
    draw_everywhere(kind, EMPTY[kind])


@pytest.mark.parametrize("kind", CHARTS)
def test_a_review_in_which_nothing_was_rated_says_so_row_by_row(kind: Chart) -> None:
    values = values_of(kind, [a_review(year=2024), a_review(year=2025)])
    picture = drawn(kind, values)
    assert all(mark.level is None for mark in picture.chart.marks)
    assert [row[1] for row in picture.chart.table.rows] == ["Not rated", "Not rated"]
    words = {word.text for word in picture.words()}
    wanted = {
        DUMBBELL: "Not rated in either review",
        PROFILE: "Not rated",
        RADAR: "Without a level: Planning (not rated), Listening (not rated).",
        SLOPE: "No skill has a level in both reviews, so there is no line to draw.",
        RINGS: "Planning",
        STEPS: "No level in any of these reviews.",
        HEATMAP: "Planning",
        ENERGY: "No skill has both a level and an energy in the latest review.",
    }
    assert wanted[kind] in words
    draw_everywhere(kind, values)


@pytest.mark.parametrize("kind", CHARTS)
def test_all_not_applicable_is_drawn_without_a_level(kind: Chart) -> None:
    none = [a_rating(NotRated.NOT_APPLICABLE, key) for key in (PLANNING, LISTENING)]
    values = values_of(kind, [a_review(*none, year=2024), a_review(*none, year=2025)])
    chart = drawn(kind, values).chart
    assert all(mark.level is None for mark in chart.marks)
    assert {row[1] for row in chart.table.rows} == {"Not applicable"}
    draw_everywhere(kind, values)


def test_a_single_snapshot_has_a_profile_and_one_ring() -> None:
    reviews = [a_review(a_rating(3, PLANNING), a_rating(4, LISTENING))]
    assert len(drawn(PROFILE, profile(reviews[0], NOBODY)).dots("now")) == 2
    picture = drawn(RINGS, values_of(RINGS, reviews))
    assert len(picture.fields("rings")) == 2
    assert picture.chart.caption.startswith("The stronger the colour, the higher the level")


def test_two_rubrics_without_a_skill_in_common_are_shown_one_beside_the_other() -> None:
    old, new = a_rubric(rubric_id="old"), a_rubric(a_skill("deciding"), rubric_id="new")
    (deciding,), (planning, _) = (list(a_review(rubrics=[rubric]).skills) for rubric in (new, old))
    before = a_review(a_rating(2, planning), year=2024, rubrics=[old])
    after = a_review(a_rating(4, deciding), year=2025, rubrics=[new])
    comparison = compare(before, after, NOBODY)
    picture = drawn(DUMBBELL, comparison)
    words = [word.text for word in picture.words()]
    assert "This skill was not in the earlier review" in words
    assert words.count("This skill is not in the later review") == 2
    assert (len(picture.dots("before")), len(picture.dots("now"))) == (1, 1)
    assert drawn(SLOPE, comparison).chart.marks == ()


def test_a_cycle_of_a_single_day_and_periods_that_overlap_are_rings_like_any_other() -> None:
    reviews = list(some_reviews(3))
    day = reviews[1].cycle.period.end
    for number, length in enumerate((400, 0, 90)):
        period = Period(start=day - timedelta(days=length), end=day)
        cycle = reviews[number].cycle.model_copy(update={"period": period})
        reviews[number] = reviews[number].model_copy(update={"cycle": cycle})
    for kind in CHARTS:
        draw_everywhere(kind, values_of(kind, reviews))
    assert len(drawn(RINGS, values_of(RINGS, reviews)).chart.marks) == 24


def test_eighty_cycles_of_twelve_skills_have_a_field_each() -> None:
    values = values_of(RINGS, some_reviews(80, (NAMES * 2)[:12]))
    picture = drawn(RINGS, values, width=900)
    assert len(picture.chart.marks) == 960
    drawn_fields = [*picture.fields("rings"), *picture.fields("no-level")]
    assert len(drawn_fields) == 960
    places = {(round(mark.x), round(mark.y)) for mark in picture.chart.marks}
    assert len(places) > 950
    assert all(len(row) == 81 for row in picture.chart.table.rows)
