"""Cycles: their order in time, and what is suggested for the next one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.model import SkillKey
from assessment.reviews.cycles import (
    CycleState,
    Depth,
    Period,
    ReviewCycle,
    open_cycle,
    order_of_time,
    suggested_period,
)
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_cycle, a_rubric
from tests.assessment.strategies import cycles, days, rubric_sets


@given(rubric_sets, st.sampled_from(Depth))
def test_a_new_cycle_is_a_draft_that_names_its_rubrics_texts(
    rubrics: tuple[Rubric, ...], depth: Depth
) -> None:
    period = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))
    cycle = open_cycle("  A year  ", period, depth, rubrics, NOW)
    assert cycle.title == "A year"
    assert cycle.is_draft
    assert cycle.is_pulse == (depth is Depth.PULSE)
    assert not cycle.has_been_closed
    assert [(e.rubric_id, e.version, e.sha256) for e in cycle.editions] == [
        (rubric.id, rubric.version, fingerprint(rubric)) for rubric in rubrics
    ]


def test_a_cycle_needs_a_title_and_a_rubric_and_takes_each_rubric_once() -> None:
    for broken in ({"title": "  "}, {"editions": ()}, {"editions": a_cycle().editions * 2}):
        with pytest.raises(ValidationError):
            a_cycle().with_changes(**broken)


def test_a_period_ends_no_earlier_than_it_starts() -> None:
    day = date(2026, 2, 28)
    assert Period(start=day, end=day).start == day
    with pytest.raises(ValidationError, match="ends before it starts"):
        Period(start=day, end=day - timedelta(days=1))


def test_at_most_three_skills_to_grow_in_and_none_twice() -> None:
    many = tuple(SkillKey("practice", f"s{n}") for n in range(4))
    for broken in (many, (PLANNING, PLANNING)):
        with pytest.raises(ValidationError):
            a_cycle().with_changes(focus=broken)
    assert a_cycle().with_changes(focus=(PLANNING, LISTENING)).focus[0] == PLANNING


def test_a_reopened_cycle_is_a_draft_and_remembers_that_it_was_closed() -> None:
    closed = a_cycle().closed(NOW)
    assert (closed.state, closed.closed_at) == (CycleState.CLOSED, NOW)
    reopened = closed.reopened(NOW + timedelta(hours=1))
    assert reopened.is_draft
    assert reopened.has_been_closed
    assert (reopened.closed_at, reopened.reopened_at) == (NOW, NOW + timedelta(hours=1))


def test_a_cycle_keeps_the_days_of_the_zone_in_which_it_was_opened_closed_and_reopened() -> None:
    far_east = NOW.replace(hour=20).astimezone(timezone(timedelta(hours=14)))
    period = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))
    opened = open_cycle("A year", period, Depth.FULL, [a_rubric()], far_east)
    closed = opened.closed(far_east + timedelta(days=1))
    reopened = closed.reopened(far_east + timedelta(days=2))
    assert (opened.opened_at, opened.closed_on) == (far_east, None)
    days = (reopened.opened_on, reopened.closed_on, reopened.reopened_on)
    assert days == tuple(NOW.date() + timedelta(days=number) for number in (1, 2, 3))


def test_a_moment_without_its_day_is_refused() -> None:
    closed = a_cycle().closed(NOW).reopened(NOW)
    for lost in ("closed_on", "reopened_on", "closed_at", "reopened_at"):
        with pytest.raises(ValidationError):
            closed.with_changes(**{lost: None})


@given(st.lists(cycles((a_rubric(),)), min_size=2, max_size=5))
def test_cycles_sort_by_the_end_of_their_period_and_no_two_share_a_place(
    some_cycles: list[ReviewCycle],
) -> None:
    in_time = sorted(some_cycles, key=order_of_time)
    assert all(a.period.end <= b.period.end for a, b in pairwise(in_time))
    assert len({order_of_time(cycle) for cycle in some_cycles}) == len(some_cycles)


def test_equal_periods_sort_by_when_the_cycles_were_opened() -> None:
    year, rubrics = Period(start=date(2026, 1, 1), end=date(2026, 12, 31)), (a_rubric(),)
    first = open_cycle("First", year, Depth.FULL, rubrics, datetime(2026, 12, 1, tzinfo=UTC))
    second = open_cycle("Second", year, Depth.PULSE, rubrics, datetime(2026, 12, 2, tzinfo=UTC))
    assert sorted([second, first], key=order_of_time) == [first, second]


@given(days, days | st.none())
@example(date(2024, 2, 29), None)
@example(date(2025, 2, 28), date(2025, 2, 28))
def test_a_suggested_period_ends_today_and_leaves_no_gap_or_is_a_year(
    today: date, last_end: date | None
) -> None:
    period = suggested_period(today, last_end)
    assert period.end == today
    length = (period.end - period.start).days + 1
    if last_end is not None and today - timedelta(days=731) <= last_end < today:
        assert period.start == last_end + timedelta(days=1)
    else:
        assert length in (365, 366)


@pytest.mark.parametrize(
    "today,start",
    [
        (date(2026, 10, 31), date(2025, 11, 1)),
        (date(2026, 3, 1), date(2025, 3, 2)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2026, 1, 1)),
    ],
)
def test_a_first_period_is_exactly_a_year_whatever_the_day(today: date, start: date) -> None:
    assert suggested_period(today, None).start == start
