"""The map of level and energy: every skill in its cell, its name beside it, its way behind it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.energy import JOINED, Quarter, earlier_and_recent, spots_now, trail
from assessment.comparing.growth import History, history
from assessment.reviews.ratings import Energy
from assessment.wording import ENERGY_WORDS, capitalised
from tests.assessment.examples import PLANNING, a_rating, a_review
from tests.ui.charts.examples import NOBODY, few, histories
from tests.ui.charts.history_examples import crossed_histories, picture_of, some_history
from tests.ui.charts.reading import Box
from ui.charts.catalogue import ENERGY
from ui.charts.energy import NOTHING
from ui.charts.style import for_print
from ui.tokens import LIGHT, TEXT_CONTRAST, contrast

every_history = histories | crossed_histories


@few
@given(every_history)
def test_every_skill_with_a_level_and_an_energy_has_a_dot_and_no_other_has(
    history: History,
) -> None:
    picture = picture_of(ENERGY, history)
    marks = picture.chart.marks
    assert {(m.key, m.level) for m in marks} == {(s.key, s.level) for s in spots_now(history)}
    assert len(marks) == len(spots_now(history))
    dots = sorted((round(dot.x), round(dot.y)) for dot in picture.dots("now"))
    assert dots == sorted((round(mark.x), round(mark.y)) for mark in marks)


@few
@given(every_history)
def test_a_dot_lies_in_the_column_of_its_energy(history: History) -> None:
    picture = picture_of(ENERGY, history)
    spots = {spot.key: spot for spot in spots_now(history)}
    if not spots:
        return
    posts = sorted(
        {round(line.start[0], 1) for line in picture.lines("axis") if line.start[0] == line.end[0]}
    )
    for mark in picture.chart.marks:
        column = sum(1 for post in posts if post <= mark.x) - 1
        assert list(Energy)[column] is spots[mark.key].energy


@few
@given(every_history)
def test_further_up_is_a_higher_level_of_the_same_scale(history: History) -> None:
    spots = {spot.key: spot for spot in spots_now(history)}
    marks = picture_of(ENERGY, history).chart.marks
    for one in marks:
        for other in marks:
            a, b = spots[one.key], spots[other.key]
            if a.highest_level == b.highest_level and a.level > b.level:
                assert one.y < other.y


@few
@given(every_history)
def test_the_table_holds_the_same_values_as_the_marks(history: History) -> None:
    chart = picture_of(ENERGY, history).chart
    spots = {spot.key: spot for spot in spots_now(history)}
    assert len(chart.table.rows) == len(history.skills)
    for skill, cells in zip(history.skills, chart.table.rows, strict=True):
        assert len(cells) == len(chart.table.headers)
        assert (cells[0], cells[4]) == (skill.title, history.points[-1].title)
        spot = spots.get(skill.key)
        if spot is not None:
            assert f"Level {spot.level}" in cells[1]
            assert cells[2] == capitalised(ENERGY_WORDS[spot.energy])
            assert cells[3] == capitalised(spot.quarter or "in between")
        else:
            assert cells[3] == ""


@few
@given(every_history, st.data())
def test_the_trail_joins_what_a_line_may_join_and_ends_at_the_skill(
    history: History, data: st.DataObject
) -> None:
    skill = data.draw(st.sampled_from(history.skills))
    picture = picture_of(ENERGY, history, highlight=skill.key)
    if not spots_now(history):
        return
    stretches = trail(history, skill.key)
    marks = {m.which: m for m in picture.chart.marks if m.key == skill.key}
    assert set(marks) == {spot.point.cycle_id for part in stretches for spot in part}
    wanted = [
        (marks[a.point.cycle_id], marks[b.point.cycle_id])
        for part in earlier_and_recent(stretches)[1]
        for a, b in pairwise(part)
    ]
    assert [(*way[0], *way[-1]) for way in picture.ways("trail")] == [
        pytest.approx((a.x, a.y, b.x, b.y), abs=0.5) for a, b in wanted if (a.x, a.y) != (b.x, b.y)
    ]
    past = {dot.fill for dot in picture.dots("before")}
    assert past <= {picture.style.background}
    rows = picture.chart.table.rows[len(history.skills) :]
    assert len(rows) == len(marks) - (history.points[-1].cycle_id in marks)


def test_of_a_lifetime_only_the_latest_places_are_joined_and_the_rest_are_small_and_pale() -> None:
    history = some_history(80)
    key = spots_now(history)[0].key
    earlier, recent = earlier_and_recent(trail(history, key))
    assert sum(map(len, recent)) == JOINED
    picture = picture_of(ENERGY, history, highlight=key)
    assert len(picture.ways("trail")) < JOINED
    small, before = picture.dots("earlier"), picture.dots("before")
    assert len(small) == len({(spot.level, spot.energy) for spot in earlier})
    assert max(dot.diameter for dot in small) < min(dot.diameter for dot in before)
    assert "joins its latest eight places" in picture.chart.caption
    years = {str(spot.point.end.year) for part in recent for spot in part}
    names = {word.text for word in picture.words() if word.text.startswith("20")}
    assert {year for words in names for year in words.replace(",", "").split()} <= years
    # Each of them is told all the same: to the pointer, to the keys and in the table.
    marks = [mark for mark in picture.chart.marks if mark.key == key]
    assert len(marks) == len(earlier) + JOINED
    short = picture_of(ENERGY, some_history(3), highlight=key)
    assert short.dots("earlier") == []
    assert "joins" not in short.chart.caption


@pytest.mark.parametrize("width", [520, 640, 900])
@pytest.mark.parametrize("count", [4, 9, 80])
def test_the_trail_goes_around_the_words_and_is_never_cut(count: int, width: float) -> None:
    history = some_history(count)
    turns = 0
    for spot in spots_now(history):
        picture = picture_of(ENERGY, history, width=width, highlight=spot.key)
        words = [one.box for one in picture.words()]
        for way in picture.ways("trail"):
            turns += len(way) > 2
            for start, end in pairwise(way):
                for step in range(201):
                    share = step / 200
                    x = start[0] + share * (end[0] - start[0])
                    y = start[1] + share * (end[1] - start[1])
                    assert not any(_holds(box, x, y) for box in words)
    assert turns > 0


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left < x < box.right and box.top < y < box.bottom


def test_the_four_quarters_are_named_in_their_corners() -> None:
    picture = picture_of(ENERGY, some_history(3), width=900)
    found = {word.text.lower(): word for word in picture.words()}
    corners = {quarter: found[quarter] for quarter in Quarter}
    strong, weak = corners[Quarter.STRONG_DRAINED], corners[Quarter.WEAK_DRAINED]
    assert strong.y < min(mark.y for mark in picture.chart.marks)
    assert weak.y > max(mark.y for mark in picture.chart.marks)
    assert strong.box.right < corners[Quarter.STRONG_FED].box.left
    assert weak.box.right < corners[Quarter.WEAK_FED].box.left


def test_every_word_can_be_read_on_the_tint_of_its_quarter() -> None:
    for word in picture_of(ENERGY, some_history(3)).words():
        assert contrast(word.colour, LIGHT.hover) >= TEXT_CONTRAST


def test_what_is_not_on_the_map_is_named_below_with_its_reason() -> None:
    history = some_history(3)
    words = " ".join(w.text for w in picture_of(ENERGY, history, for_print()).words())
    placed = {spot.key for spot in spots_now(history)}
    assert "Without a level or an energy:" in words
    for skill in history.skills:
        assert skill.key in placed or skill.title in words.split("Without a level")[1]
    chosen = history.skills[0].key
    hidden = some_history(3, hidden=frozenset({chosen}))
    picture = picture_of(ENERGY, hidden, highlight=chosen)
    assert chosen not in {mark.key for mark in picture.chart.marks}
    shown = " ".join(word.text for word in picture.words())
    assert "Hidden for now: Execution." in shown


def test_nothing_to_draw_is_said_in_a_sentence() -> None:
    empty = History(rubric_id="none", rubric_title="None", points=(), skills=())
    assert [word.text for word in picture_of(ENERGY, empty).words()] == [f"No skill {NOTHING}."]
    bare = history([a_review(a_rating(3, PLANNING))], "practice", NOBODY)
    shown = [word.text for word in picture_of(ENERGY, bare).words()]
    assert shown == [
        f"No skill {NOTHING}.",
        "Without a level or an energy: Planning, Listening.",
    ]
