"""A view narrowed to some reviews, a cluster or a skill shows what the whole shows of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.comparing.energy import trail
from assessment.comparing.growth import History, history
from assessment.comparing.narrowing import (
    EVERYTHING,
    between,
    cluster_part,
    clusters_of,
    find_line,
    names_of,
    narrowed_to,
    skill_part,
)
from assessment.comparing.profile import profile
from assessment.model import SkillKey
from assessment.reviews.review import Review
from tests.assessment.editions import WORKSHOP, crossed_series
from tests.assessment.reviews.test_lineage import key, rated
from tests.assessment.strategies import some_skills

NOBODY: frozenset[SkillKey] = frozenset()


@st.composite
def whole_histories(draw: st.DrawFn) -> History:
    reviews = draw(crossed_series())
    return history(reviews, "practice", draw(some_skills(*reviews)))


def ends(history: History, data: st.DataObject) -> tuple[int, int]:
    first = data.draw(st.integers(0, len(history.points) - 1))
    return first, data.draw(st.integers(first, len(history.points) - 1))


def joins(history: History) -> set[tuple[SkillKey, str, str]]:
    """The reviews between which a line of a skill is drawn."""
    return {
        (skill.key, history.points[n - 1].cycle_id, history.points[n].cycle_id)
        for skill in history.skills
        for n in range(1, len(history.points))
        if n not in skill.breaks and None not in (skill.marks[n - 1].level, skill.marks[n].level)
    }


@given(whole_histories(), st.data())
def test_a_span_holds_exactly_the_marks_and_breaks_of_the_whole(
    whole: History, data: st.DataObject
) -> None:
    first, last = ends(whole, data)
    span = between(whole, whole.points[first].cycle_id, whole.points[last].cycle_id)
    assert span.points == whole.points[first : last + 1]
    by_key = {skill.key: skill for skill in span.skills}
    for skill in whole.skills:
        if not any(skill.keys[first : last + 1]):
            assert skill.key not in by_key
            continue
        kept = by_key[skill.key]
        assert kept.marks == skill.marks[first : last + 1]
        assert kept.keys == skill.keys[first : last + 1]
        wanted = [(b.at, b.why) for b in skill.line_breaks if first <= b.at <= last]
        assert [(b.at + first, b.why) for b in kept.line_breaks] == wanted


@given(whole_histories(), st.data())
def test_no_line_is_made_where_there_was_none(whole: History, data: st.DataObject) -> None:
    first, last = ends(whole, data)
    part = between(whole, whole.points[first].cycle_id, whole.points[last].cycle_id)
    here = {point.cycle_id for point in part.points}
    assert joins(part) == {j for j in joins(whole) if j[1] in here and j[2] in here}


@given(whole_histories())
def test_a_span_without_ends_is_the_whole(whole: History) -> None:
    assert between(whole, None, None) == whole
    assert between(whole, "gone", "gone too") == whole
    ids = [point.cycle_id for point in whole.points]
    assert between(whole, ids[-1], ids[0]).points == whole.points[:1]


@given(whole_histories())
def test_the_clusters_share_out_the_skills(whole: History) -> None:
    found = [narrowed_to(whole, cluster_part(title)) for title in clusters_of(whole)]
    assert sorted(skill.key for part in found for skill in part.skills) == sorted(
        skill.key for skill in whole.skills
    )
    assert all(skill in whole.skills for part in found for skill in part.skills)
    assert narrowed_to(whole, EVERYTHING) == whole


@given(whole_histories(), st.data())
def test_one_skill_is_found_by_every_name_it_had(whole: History, data: st.DataObject) -> None:
    skill = data.draw(st.sampled_from(whole.skills))
    assert narrowed_to(whole, skill_part(skill)).skills == (skill,)
    for name in names_of(skill):
        assert find_line(whole, name) is not None
    assert find_line(whole, skill.key) == skill
    assert find_line(whole, SkillKey("practice", "never")) is None


@given(crossed_series(), st.data())
def test_one_skill_of_a_pair_and_of_a_profile_is_its_row_alone(
    reviews: tuple[Review, ...], data: st.DataObject
) -> None:
    whole = history(reviews, "practice", NOBODY)
    pair = compare(reviews[0], reviews[-1], NOBODY)
    row = data.draw(st.sampled_from(pair.rows))
    line = find_line(whole, row.key)
    assert line is not None
    assert row in narrowed_to(pair, skill_part(line)).rows
    alone = profile(reviews[-1], NOBODY)
    kept = narrowed_to(alone, skill_part(line)).rows
    assert [r.key for r in kept] == [k for k in reviews[-1].skills if k in names_of(line)]


def test_a_renamed_skill_is_one_part_in_every_view() -> None:
    reviews = [rated(rubric, 2, 2020 + n) for n, rubric in enumerate(WORKSHOP)]
    line = find_line(history(reviews, "workshop", NOBODY), key("estimating"))
    assert line is not None
    assert line.key == key("looking-ahead")
    early = compare(reviews[0], reviews[1], NOBODY)
    assert [row.key for row in narrowed_to(early, skill_part(line)).rows] == [key("foresight")]


def test_a_filter_may_leave_nothing() -> None:
    reviews = [rated(rubric, 2, 2020 + n) for n, rubric in enumerate(WORKSHOP)]
    whole = history(reviews, "workshop", NOBODY)
    making = find_line(whole, key("making"))
    assert making is not None
    assert narrowed_to(compare(reviews[1], reviews[2], NOBODY), skill_part(making)).rows == ()
    assert narrowed_to(between(whole, reviews[1].cycle.id, None), skill_part(making)).skills == ()
    assert trail(narrowed_to(whole, skill_part(making)), key("selling")) == ()
