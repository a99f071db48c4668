"""The stepped lines: a panel a skill, to scale in time, with no line where none can be."""

from __future__ import annotations

import pytest
from hypothesis import given

from assessment.comparing.growth import History, history
from assessment.comparing.growth_words import furthest_words, steps_since
from assessment.reviews.marks import MarkState
from assessment.reviews.ratings import Confidence, NotRated
from assessment.wording import HIDDEN_UNTIL, capitalised, mark_words
from tests.assessment.editions import WORKSHOP
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.reviews.test_lineage import rated
from tests.ui.charts.examples import NOBODY, few, histories
from tests.ui.charts.history_examples import crossed_histories, picture_of, some_history
from ui.charts.catalogue import STEPS
from ui.charts.steps import NOTHING
from ui.charts.style import for_print
from ui.tokens import LIGHT, contrast

CLOSE = 0.5
every_history = histories | crossed_histories


def place_of(history: History, cycle_id: str) -> int:
    return [point.cycle_id for point in history.points].index(cycle_id)


@few
@given(every_history)
def test_every_level_has_a_dot_and_nothing_else_has_one(history: History) -> None:
    picture = picture_of(STEPS, history)
    wanted = [
        (skill.key, point.cycle_id, mark.level)
        for skill in history.skills
        for mark, point in zip(skill.marks, history.points, strict=True)
        if mark.level is not None
    ]
    assert [(m.key, m.which, m.level) for m in picture.chart.marks] == wanted
    dots = [*picture.dots("full"), *picture.dots("pulse")]
    at = sorted((round(dot.x), round(dot.y)) for dot in dots)
    assert at == sorted((round(m.x), round(m.y)) for m in picture.chart.marks)


@few
@given(every_history)
def test_a_mark_lies_on_the_line_of_its_level_and_higher_is_up(history: History) -> None:
    picture = picture_of(STEPS, history)
    grid = {line.start[1] for line in picture.lines("axis")}
    for mark in picture.chart.marks:
        assert min(abs(mark.y - y) for y in grid) < CLOSE
    for skill in history.skills:
        marks = [mark for mark in picture.chart.marks if mark.key == skill.key]
        for one in marks:
            for other in marks:
                if (one.level or 0) > (other.level or 0):
                    assert one.y < other.y - CLOSE


@few
@given(every_history)
def test_no_line_crosses_a_break_or_a_missing_value(history: History) -> None:
    picture = picture_of(STEPS, history)
    at = {(mark.key, place_of(history, mark.which)): mark for mark in picture.chart.marks}
    wanted: list[tuple[float, ...]] = []
    for skill in history.skills:
        for place in range(1, len(history.points)):
            before, after = at.get((skill.key, place - 1)), at.get((skill.key, place))
            if before is None or after is None or place in skill.breaks:
                continue
            wanted.append((before.x, before.y, after.x, before.y))
            if before.level != after.level:
                wanted.append((after.x, before.y, after.x, after.y))
    drawn = [(*line.start, *line.end) for line in picture.lines("steps")]
    assert drawn == [pytest.approx(line, abs=CLOSE) for line in wanted]


@few
@given(every_history)
def test_the_table_holds_the_same_values_as_the_marks(history: History) -> None:
    chart = picture_of(STEPS, history).chart
    levels = {(mark.key, mark.which): mark.level for mark in chart.marks}
    has_breaks = any(skill.line_breaks for skill in history.skills)
    assert chart.table.headers[1 : len(history.points) + 1] == tuple(
        p.title for p in history.points
    )
    assert (chart.table.headers[-1] == "Where the line breaks") == has_breaks
    for skill, cells in zip(history.skills, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        assert cells[0] == skill.title
        for point, mark, cell in zip(history.points, skill.marks, cells[1:], strict=False):
            assert cell == capitalised(mark_words(mark))
            assert levels.get((skill.key, point.cycle_id)) == mark.level
        if has_breaks:
            assert all(line_break.why in cells[-1] for line_break in skill.line_breaks)


@few
@given(every_history)
def test_a_hidden_rating_has_no_mark(history: History) -> None:
    chart = picture_of(STEPS, history).chart
    hidden = {
        (skill.key, point.cycle_id)
        for skill in history.skills
        for mark, point in zip(skill.marks, history.points, strict=True)
        if mark.state is MarkState.HIDDEN
    }
    assert not hidden & {(mark.key, mark.which) for mark in chart.marks}


def test_a_break_is_drawn_between_its_reviews_and_explained() -> None:
    years = zip((WORKSHOP[0], WORKSHOP[0], WORKSHOP[1]), (2021, 2022, 2023), strict=True)
    values = history([rated(rubric, 2, year) for rubric, year in years], "workshop", NOBODY)
    picture = picture_of(STEPS, values, for_print(), 760)
    selling = [mark for mark in picture.chart.marks if mark.key.skill_id == "selling"]
    posts = {round(line.start[0]) for line in picture.lines("breaks")}
    assert round((selling[1].x + selling[2].x) / 2) in posts
    shown = " ".join(word.text for word in picture.words())
    assert "redefines this skill" in shown
    assert "dashed vertical line" in picture.chart.caption
    assert "dashed vertical line" not in picture_of(STEPS, some_history()).chart.caption


def test_time_is_to_scale() -> None:
    reviews = [a_review(a_rating(2), year=year) for year in (2020, 2021, 2025)]
    first, second, third = picture_of(STEPS, history(reviews, "practice", NOBODY)).chart.marks
    assert (third.x - first.x) / (second.x - first.x) == pytest.approx(5, rel=0.01)


def test_reviews_of_one_day_stand_in_their_order_and_the_caption_says_so() -> None:
    reviews = [a_review(a_rating(level)) for level in (2, 4, 3)]
    picture = picture_of(STEPS, history(reviews, "practice", NOBODY))
    first, second, third = picture.chart.marks
    assert first.x < second.x < third.x
    assert "ended on the same day" in picture.chart.caption
    assert "the same time scale" not in picture.chart.caption


def test_pulses_are_hollow_diamonds_and_low_confidence_is_lighter() -> None:
    picture = picture_of(STEPS, some_history(5))
    full, pulse = picture.dots("full"), picture.dots("pulse")
    assert {dot.fill for dot in pulse} == {picture.style.background}
    assert all(dot.fill == dot.edge for dot in full)
    assert {dot.corners for dot in full}.isdisjoint({dot.corners for dot in pulse})
    sure, unsure = (
        picture_of(
            STEPS, history([a_review(a_rating(2, PLANNING, held))], "practice", NOBODY)
        ).dots("full")[0]
        for held in (Confidence.HIGH, Confidence.LOW)
    )
    assert contrast(sure.edge, LIGHT.paper) > contrast(unsure.edge, LIGHT.paper) >= 3


def test_a_skill_without_any_level_says_so() -> None:
    never = a_review(a_rating(NotRated.NOT_APPLICABLE, PLANNING), a_rating(2, LISTENING))
    picture = picture_of(STEPS, history([never], "practice", NOBODY))
    shown = " ".join(word.text for word in picture.words())
    assert "No level in any of these reviews." in shown
    hidden = picture_of(STEPS, history([never], "practice", frozenset({PLANNING, LISTENING})))
    assert "Hidden for now." in {word.text for word in hidden.words()}
    assert HIDDEN_UNTIL in hidden.chart.caption
    assert hidden.chart.marks == ()


def test_nothing_to_draw_is_said_in_a_sentence() -> None:
    empty = History(rubric_id="none", rubric_title="None", points=(), skills=())
    picture = picture_of(STEPS, empty)
    assert [word.text for word in picture.words()] == [NOTHING]


# ---- what it shows above all ------------------------------------------------------------------


@given(every_history)
def test_steps_are_counted_between_two_levels_on_one_side_of_every_break(history: History) -> None:
    for skill in history.skills:
        found = steps_since(skill)
        if found is None:
            continue
        moved, since = found
        rated_at = [n for n, mark in enumerate(skill.marks) if mark.level is not None]
        assert since in rated_at
        assert not [place for place in skill.breaks if since < place]
        first, last = skill.marks[since].level, skill.marks[rated_at[-1]].level
        assert first is not None
        assert last is not None
        assert moved == last - first


@pytest.mark.parametrize(
    "levels,words",
    [
        (((1, 3), (2, 2)), "Planning moved furthest, two steps up since Review of 2024."),
        (((3, 1), (2, 4)), "Two skills moved furthest, two steps each."),
        (((3, 3), (2, 2)), "No skill has moved."),
    ],
)
def test_the_finding_names_what_moved_furthest(
    levels: tuple[tuple[int, int], ...], words: str
) -> None:
    snapshots = [
        a_review(a_rating(levels[0][n], PLANNING), a_rating(levels[1][n], LISTENING), year=2024 + n)
        for n in (0, 1)
    ]
    made = history(snapshots, "practice", NOBODY)
    assert furthest_words(made) == words
    assert picture_of(STEPS, made).chart.finding == f"Two reviews with Practice. {words}"
    one = history(snapshots[:1], "practice", NOBODY)
    assert furthest_words(one) == "No skill has two levels to compare yet."
