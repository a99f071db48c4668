"""The heatmap: a level printed in each cell, and four ways to have none told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from matplotlib.collections import PathCollection

from assessment.comparing.growth import History, history
from assessment.reviews.marks import MarkState
from assessment.reviews.ratings import Confidence, NotRated
from tests.assessment.editions import WORKSHOP
from tests.assessment.examples import PLANNING, a_rating, a_review
from tests.assessment.reviews.test_lineage import rated
from tests.ui.charts.examples import NOBODY, few, histories
from tests.ui.charts.history_examples import crossed_histories, picture_of, some_history
from tests.ui.charts.reading import Picture
from ui.charts.catalogue import HEATMAP, STEPS
from ui.charts.heatmap import NOTHING
from ui.charts.style import for_print, for_screen
from ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    LIGHT,
    TEXT_CONTRAST,
    Colours,
    contrast,
    level_colour,
)

every_history = histories | crossed_histories


def levels_printed(picture: Picture) -> dict[tuple[int, int], int]:
    """The level that stands at each place, by the shapes of the digits."""
    return {
        (round(dot.x), round(dot.y)): int(gid.removeprefix("level-"))
        for gid in {
            str(artist.get_gid())
            for artist in picture.figure.findobj(PathCollection)
            if str(artist.get_gid()).startswith("level-")
        }
        for dot in picture.dots(gid)
    }


@few
@given(every_history)
def test_every_level_is_printed_in_a_cell_of_its_colour_and_nothing_else_is(
    history: History,
) -> None:
    picture = picture_of(HEATMAP, history)
    every = picture.chart.marks
    marks = [mark for mark in every if mark.level is not None]
    assert levels_printed(picture) == {(round(m.x), round(m.y)): m.level for m in marks}
    wanted = [
        (skill.key, point.cycle_id, mark.level)
        for skill in history.skills
        for mark, point in zip(skill.marks, history.points, strict=True)
    ]
    assert [(m.key, m.which, m.level) for m in every] == wanted
    highest = {skill.key: skill.highest_level for skill in history.skills}
    cells = picture.fields("cells")
    assert len(cells) == len(marks)
    for mark, cell in zip(marks, cells, strict=True):
        assert cell.outline.contains_point((mark.x, mark.y))
        assert cell.fill == level_colour(LIGHT, mark.level or 1, highest[mark.key])


@few
@given(every_history)
def test_what_has_no_level_is_hatched_framed_dotted_or_blank(history: History) -> None:
    picture = picture_of(HEATMAP, history)
    states = [mark.state for skill in history.skills for mark in skill.marks]
    assert len(picture.fields("hatched")) == states.count(MarkState.NOT_APPLICABLE)
    assert len(picture.fields("hidden")) == states.count(MarkState.HIDDEN)
    assert len(picture.fields("framed")) == states.count(MarkState.NO_OPPORTUNITY) + states.count(
        MarkState.NOT_ENOUGH_EVIDENCE
    )
    caption = picture.chart.caption
    assert ("hatched" in caption) == (MarkState.NOT_APPLICABLE in states)
    assert ("dotted" in caption) == (MarkState.HIDDEN in states)
    assert ("blank" in caption) == (MarkState.UNRATED in states)


@few
@given(every_history)
def test_the_table_is_that_of_the_lines(history: History) -> None:
    assert picture_of(HEATMAP, history).chart.table == picture_of(STEPS, history).chart.table


def test_a_file_has_its_levels_as_text_and_the_screen_as_shapes() -> None:
    values = history([a_review(a_rating(4, PLANNING))], "practice", NOBODY)
    assert "4" in {word.text for word in picture_of(HEATMAP, values, for_print()).words()}
    screen = picture_of(HEATMAP, values)
    assert "4" not in {word.text for word in screen.words()}
    assert list(levels_printed(screen).values()) == [4]


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_level_can_be_read_in_its_cell(colours: Colours, level: int) -> None:
    values = history([a_review(a_rating(level, PLANNING))], "practice", NOBODY)
    picture = picture_of(HEATMAP, values, for_screen(colours))
    (cell,), (digit,) = picture.fields("cells"), picture.dots(f"level-{level}")
    assert contrast(digit.fill, cell.fill) >= TEXT_CONTRAST


def test_low_confidence_cuts_a_corner_and_a_pulse_has_a_diamond_over_it() -> None:
    cells = [
        picture_of(
            HEATMAP, history([a_review(a_rating(2, PLANNING, held))], "practice", NOBODY)
        ).fields("cells")[0]
        for held in (Confidence.HIGH, Confidence.LOW)
    ]
    box = cells[1].outline.get_extents()
    corner = (box.x1 - 1, box.y0 + 1)
    assert [cell.outline.contains_point(corner) for cell in cells] == [True, False]
    picture = picture_of(HEATMAP, some_history(5), width=900)
    (diamond,) = picture.dots("pulses")
    fourth = [mark.x for mark in picture.chart.marks if mark.words.split(":")[0].endswith("no. 4")]
    assert diamond.x == pytest.approx(fourth[0], abs=1)


def test_a_break_is_a_post_in_front_of_its_cell_and_is_explained() -> None:
    reviews = [rated(WORKSHOP[0], 2, 2022), rated(WORKSHOP[1], 2, 2023)]
    picture = picture_of(HEATMAP, history(reviews, "workshop", NOBODY), width=800)
    marks = {(m.key.skill_id, m.which): m for m in picture.chart.marks}
    before, after = (marks["selling", review.cycle.id] for review in reviews)
    (post,) = [line for line in picture.lines("breaks") if line.start[1] < after.y < line.end[1]]
    assert before.x < post.start[0] < after.x
    assert "Selling: From Review of 2023 on" in " ".join(w.text for w in picture.words())


def test_nothing_to_draw_is_said_in_a_sentence() -> None:
    empty = History(rubric_id="none", rubric_title="None", points=(), skills=())
    assert [word.text for word in picture_of(HEATMAP, empty).words()] == [NOTHING]


def test_a_cell_without_a_level_can_be_asked_about_and_says_its_state() -> None:
    values = history([a_review(a_rating(NotRated.NO_OPPORTUNITY))], "practice", NOBODY)
    marks = picture_of(HEATMAP, values).chart.marks
    assert [(mark.level, mark.words) for mark in marks] == [
        (None, "Planning, Review of 2026: no opportunity this time"),
        (None, "Listening, Review of 2026: not rated"),
    ]
