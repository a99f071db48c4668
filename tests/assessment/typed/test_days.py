"""A day is read as it was typed, or refused with what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.dates import date_words, short_date_words
from assessment.typed.days import (
    ENGLISH,
    NO_DAY,
    NOT_IN_CALENDAR,
    DayWriting,
    UnreadableDayError,
    read_day,
    words_of,
)

TODAY = date(2026, 11, 20)
JANUARY = date(2026, 1, 15)
AMERICAN = DayWriting(order="mdy")
DAYS = st.dates(date(1950, 1, 1), TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "15 Jan 2026",
        "15 January 2026",
        "15. january 26",
        "Jan 15, 2026",
        "2026 Jan 15",
        "15th of January, 2026",
        "Thursday, 15 Jan 2026",
        "Thu 15 Jan",
        "15jan2026",
        "15 Jan",
        "2026-01-15",
        "20260115",
        "15.1.2026",
        "15/01/26",
        "1/15/2026",
        "2026/1/15",
        "15.1.",
        " 15\u00a0Jan\u00a02026 ",
        "\u0661\u0665/\u0661/\u0662\u0660\u0662\u0666",
        "\uff11\uff15\uff0e\uff11\uff0e\uff12\uff10\uff12\uff16",
    ],
)
def test_a_day_is_read_in_every_usual_form(typed: str) -> None:
    assert read_day(typed, TODAY) == JANUARY


def test_numbers_are_read_in_the_order_of_the_region() -> None:
    assert read_day("3/4/2026", TODAY) == date(2026, 4, 3)
    assert read_day("3/4/2026", TODAY, AMERICAN) == date(2026, 3, 4)
    assert read_day("2026-04-03", TODAY, DayWriting(order="ydm")) == date(2026, 4, 3)


def test_names_are_read_in_the_language_of_the_region_and_in_english() -> None:
    german = DayWriting(months={words_of("Januar"): 1, words_of("J\u00e4n."): 1})
    assert read_day("15. Januar 2026", TODAY, german) == JANUARY
    assert read_day("15. ja\u0308n 2026", TODAY, german) == JANUARY
    assert read_day("15 January 2026", TODAY, german) == JANUARY


def test_today_and_yesterday_are_days() -> None:
    assert read_day("Today", TODAY) == TODAY
    assert read_day("yesterday", TODAY) == date(2026, 11, 19)


def test_a_day_without_a_year_is_the_latest_that_may_be_chosen() -> None:
    assert read_day("24 December", TODAY, last=TODAY) == date(2025, 12, 24)
    assert read_day("24 December", TODAY) == date(2026, 12, 24)
    assert read_day("29 Feb", TODAY, last=TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "typed, why",
    [
        ("", "A date is missing."),
        ("  ", "A date is missing."),
        ("soon", NO_DAY),
        ("15", NO_DAY),
        ("15 Foo 2026", NO_DAY),
        ("15 Jan 2026 or so", NO_DAY),
        ("1 2 3 4", NO_DAY),
        ("15 Jan Feb 2026", NO_DAY),
        ("31 Feb 2026", NOT_IN_CALENDAR),
        ("13/13/2026", NOT_IN_CALENDAR),
        ("2026-13-01", NOT_IN_CALENDAR),
        ("15 Jan 20266", NOT_IN_CALENDAR),
        ("Friday, 15 Jan 2026", "15 January 2026 is a Thursday."),
        ("21 Nov 2026", "21 November 2026 is in the future."),
        ("1 Jan 1850", "1 January 1850 is before 1 January 1900."),
    ],
)
def test_what_is_no_day_is_refused_with_what_is_wrong(typed: str, why: str) -> None:
    with pytest.raises(UnreadableDayError) as refused:
        read_day(typed, TODAY, first=date(1900, 1, 1), last=TODAY)
    assert str(refused.value).startswith(why)


@given(DAYS)
def test_every_form_in_which_a_day_is_shown_is_read_as_that_day(day: date) -> None:
    for shown in (short_date_words(day), date_words(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert read_day(shown, TODAY) == day


@given(st.text(max_size=30), st.sampled_from([ENGLISH, AMERICAN]))
def test_anything_else_is_read_as_a_day_that_may_be_chosen_or_refused(
    typed: str, writing: DayWriting
) -> None:
    try:
        day = read_day(typed, TODAY, writing, first=date(1900, 1, 1), last=TODAY)
    except UnreadableDayError:
        return
    assert date(1900, 1, 1) <= day <= TODAY


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_number_is_dropped(one: int, two: int, three: int) -> None:
    try:
        day = read_day(f"{one}/{two}/{three}", TODAY)
    except UnreadableDayError:
        return
    parts = {day.year, day.month, day.day, day.year % 100}
    assert {one, two, three} <= parts
