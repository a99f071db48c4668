"""The titles proposed for reviews: what it is, and the time that it is about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.reviews.cycles import Depth, Period
from assessment.titles import suggested_title
from tests.assessment.strategies import days


def title(start: str, end: str, depth: Depth = Depth.FULL, *taken: str) -> str:
    period = Period(start=date.fromisoformat(start), end=date.fromisoformat(end))
    return suggested_title(period, depth, frozenset(taken))


@pytest.mark.parametrize(
    "start,end,wanted",
    [
        ("2026-01-01", "2026-12-31", "Review of 2026"),
        ("2025-12-01", "2026-11-30", "Review of 2026"),
        ("2025-07-01", "2026-06-30", "Review of 2025"),
        ("2025-11-21", "2026-11-20", "Review of 2026"),
        ("2026-01-01", "2026-11-20", "Review of 2026"),
        ("2026-01-01", "2026-06-30", "Review of 2026, first half"),
        ("2026-07-06", "2026-12-20", "Review of 2026, second half"),
        ("2026-01-01", "2026-03-31", "Review of 2026, first quarter"),
        ("2026-04-02", "2026-06-30", "Review of 2026, second quarter"),
        ("2026-10-01", "2026-12-31", "Review of 2026, fourth quarter"),
        ("2026-02-01", "2026-02-28", "Review of February 2026"),
        ("2024-02-01", "2024-02-29", "Review of February 2024"),
        ("2026-03-02", "2026-03-29", "Review of March 2026"),
        ("2026-12-01", "2026-12-31", "Review of December 2026"),
        ("2026-03-01", "2026-07-31", "Review of March to July 2026"),
        ("2025-11-01", "2026-02-28", "Review of November 2025 to February 2026"),
        ("2024-01-01", "2025-12-31", "Review of January 2024 to December 2025"),
        ("2026-03-10", "2026-03-24", "Review of 10 to 24 March 2026"),
        ("2026-03-10", "2026-03-10", "Review of 10 March 2026"),
        ("2026-03-20", "2026-04-10", "Review of 20 March to 10 April 2026"),
    ],
)
def test_a_title_says_the_time_that_is_under_review(start: str, end: str, wanted: str) -> None:
    assert title(start, end) == wanted


def test_a_pulse_is_called_one() -> None:
    assert title("2026-01-01", "2026-12-31", Depth.PULSE) == "Pulse of 2026"
    assert title("2026-04-01", "2026-06-30", Depth.PULSE) == "Pulse of 2026, second quarter"


def test_what_is_taken_is_told_apart_by_its_months_and_then_by_number() -> None:
    taken: list[str] = []
    for _ in range(5):
        taken.append(title("2025-12-01", "2026-11-30", Depth.FULL, *taken))
    assert taken == [
        "Review of 2026",
        "Review of December 2025 to November 2026",
        "Review of 1 December 2025 to 30 November 2026",
        "Review of 2026, no. 2",
        "Review of 2026, no. 3",
    ]


@pytest.mark.parametrize("taken", ["review  of 2026", "\uff32eview of \uff12026"])
def test_a_title_that_another_review_has_in_another_form_is_taken(taken: str) -> None:
    assert title("2026-01-01", "2026-12-31", Depth.FULL, taken) != "Review of 2026"


def test_a_review_made_in_january_is_named_after_the_year_it_looks_back_on() -> None:
    assert title("2025-01-01", "2026-01-20") == "Review of 2025"


@given(days, days, st.sampled_from(Depth))
def test_a_title_is_never_taken_and_names_a_year_of_the_period(
    one: date, other: date, depth: Depth
) -> None:
    period = Period(start=min(one, other), end=max(one, other))
    taken: frozenset[str] = frozenset()
    for _ in range(6):
        made = suggested_title(period, depth, taken)
        assert made not in taken
        years = range(period.start.year, period.end.year + 1)
        assert any(str(year) in made for year in years)
        assert len(made) <= 120
        taken |= {made}
