"""Whatever stands for a skill or a mark answers to the pointer: rows, names, fields, panels."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.model import SkillKey
from tests.ui.charts.examples import LONG_NAMES, NAMES, few, some_reviews, values_of
from tests.ui.charts.history_examples import energised, some_history
from tests.ui.charts.reading import Picture, drawn
from ui.charts.catalogue import CHARTS, HEATMAP, RINGS
from ui.charts.drawn import DrawnMark
from ui.charts.live import Box, LiveArea, Segment, Stripe
from ui.charts.reach import LiveChart
from ui.charts.spec import Chart
from ui.charts.style import for_screen
from ui.tokens import LIGHT

SKILL = SkillKey("rubric", "skill")
turns = st.floats(-7, 7)


def at(picture: Picture, x: float, y: float) -> DrawnMark | LiveArea | None:
    """What a pointer at this place is on."""
    chart = picture.chart
    found = LiveChart(chart.marks, chart.areas, 12).at(x, y, None)
    return chart.marks[found] if isinstance(found, int) else found


def of_sample(kind: Chart, named: tuple[str, ...] = NAMES, width: int = 640) -> Picture:
    values = values_of(kind, energised(some_reviews(4, named)))
    return drawn(kind, values, for_screen(LIGHT), width)


@pytest.mark.parametrize("named", [NAMES, LONG_NAMES], ids=["short", "long"])
@pytest.mark.parametrize("width", [360, 506, 900])
@pytest.mark.parametrize("kind", CHARTS)
def test_a_click_on_a_skill_s_name_means_the_skill(
    kind: Chart, width: int, named: tuple[str, ...]
) -> None:
    picture = of_sample(kind, named, width)
    titles = {row[0]: key for row, key in zip(*_rows(picture), strict=True)}
    for word in picture.words():
        key = titles.get(word.text)
        if key is not None:
            found = at(picture, (word.box.left + word.box.right) / 2, word.y)
            assert found is not None
            assert found.key == key


def _rows(picture: Picture) -> tuple[tuple[tuple[str, ...], ...], tuple[SkillKey, ...]]:
    return picture.chart.table.rows, picture.chart.table.keys


@pytest.mark.parametrize("kind", CHARTS)
def test_every_skill_that_is_drawn_has_an_area_with_words(kind: Chart) -> None:
    chart = of_sample(kind).chart
    marked = {mark.key for mark in chart.marks}
    assert marked <= {area.key for area in chart.areas if not area.which}
    assert all(area.words for area in chart.areas)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_row_of_the_table_knows_its_skill(kind: Chart) -> None:
    chart = of_sample(kind).chart
    assert len(chart.table.keys) == len(chart.table.rows)
    assert {mark.key for mark in chart.marks} <= set(chart.table.keys)


@few
@given(data=st.data(), count=st.integers(1, 9))
def test_the_whole_of_a_ring_s_field_answers_and_not_its_middle_alone(
    data: st.DataObject, count: int
) -> None:
    picture = drawn(RINGS, some_history(count))
    fields = [area for area in picture.chart.areas if area.which]
    assert len(fields) == len(picture.chart.marks)
    field = data.draw(st.sampled_from(fields))
    assert isinstance(field.shape, Segment)
    (x, y), shape = field.shape.centre, field.shape
    radius = shape.inner + data.draw(st.floats(0.02, 0.98)) * (shape.outer - shape.inner)
    angle = shape.start + data.draw(st.floats(0.02, 0.98)) * shape.turn
    found = at(picture, x + radius * cos(angle), y + radius * sin(angle))
    assert found is not None
    assert (found.key, found.which) == (field.key, field.which)


def test_all_of_a_heatmap_s_row_answers_and_a_cell_names_its_review() -> None:
    history = some_history(4)
    picture = drawn(HEATMAP, history)
    skill = history.skills[2]
    (row,) = [a for a in picture.chart.areas if a.key == skill.key and not a.which]
    assert isinstance(row.shape, Box)
    middle = (row.shape.top + row.shape.bottom) / 2
    seen: list[str] = []
    x = row.shape.left
    while x < row.shape.right:
        found = at(picture, x, middle)
        assert found is not None
        assert found.key == skill.key
        if found.which not in seen:
            seen.append(found.which)
        x += 3
    assert seen == ["", *(point.cycle_id for point in history.points)]


def test_a_lifetime_s_rings_have_a_field_for_each_mark() -> None:
    lifetime = some_history(80, (*NAMES, "Nine", "Ten", "Eleven", "Twelve"))
    picture = drawn(RINGS, lifetime)
    for area in picture.chart.areas[:: 80 * 12 // 7]:
        if isinstance(area.shape, Segment):
            shape = area.shape
            radius, angle = (shape.inner + shape.outer) / 2, shape.start + shape.turn / 2
            place = (shape.centre[0] + radius * cos(angle), shape.centre[1] + radius * sin(angle))
            found = at(picture, *place)
            assert found is not None
            assert found.key == area.key


# ---- the shapes --------------------------------------------------------------------------------


@given(start=turns, turn=st.floats(0.01, 2 * pi), share=st.floats(0.001, 0.999))
def test_a_segment_holds_what_lies_between_its_angles_and_its_radii(
    start: float, turn: float, share: float
) -> None:
    segment = Segment((10, 20), 30, 50, start, turn)

    def place(radius: float, angle: float) -> tuple[float, float]:
        return 10 + radius * cos(angle), 20 + radius * sin(angle)

    inside = start + share * turn
    assert segment.holds(*place(40, inside))
    assert not segment.holds(*place(29, inside))
    assert not segment.holds(*place(51, inside))
    if turn < 2 * pi - 0.02:
        assert not segment.holds(*place(40, start - 0.01))


def test_a_line_is_met_by_a_pointer_that_narrowly_misses_it() -> None:
    stripe = Stripe((0, 0), (100, 100))
    assert stripe.holds(50, 50)
    assert stripe.holds(54, 48)
    assert not stripe.holds(60, 40)
    assert not stripe.holds(110, 110)
    assert Stripe((5, 5), (5, 5)).holds(6, 6)


def test_a_mark_in_reach_comes_before_the_row_around_it_and_its_own_field_before_both() -> None:
    near, far = (DrawnMark(SKILL, which, 1, x, 10, "") for which, x in (("a", 10), ("b", 40)))
    row = LiveArea(SKILL, Box(0, 0, 100, 20), "a row")
    live = LiveChart((near, far), (row,), 8)
    assert [live.at(x, 10, None) for x in (12, 41, 90, 120)] == [0, 1, row, None]
    field = LiveArea(SKILL, Box(0, 0, 30, 20), "a field", which="b")
    assert LiveChart((near, far), (row, field), 8).at(12, 10, None) == 1
