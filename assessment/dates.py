"""Days and periods in English words, whatever the machine's language (unlike strftime)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Home names the day before any model is loaded.
    from assessment.reviews.cycles import Period

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(day: date) -> str:
    """A day in words: "26 October 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date_words(day: date) -> str:
    """A day in few letters: "26 Oct 2025"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def period_words(period: Period) -> str:
    """A period in words: "1 January to 31 December 2025", or its only day."""
    start, end = period.start, period.end
    if start == end:
        return date_words(end)
    if start.year != end.year:
        return f"{date_words(start)} to {date_words(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {date_words(end)}"
    return f"{start.day} to {date_words(end)}"


def month_words(day: date) -> str:
    """The month of a day: "March 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def months_words(start: date, end: date) -> str:
    """The months of two days, or their only one: "March to May 2026", "May 2025 to June 2026"."""
    if (start.year, start.month) == (end.year, end.month):
        return month_words(end)
    first = MONTHS[start.month - 1] if start.year == end.year else month_words(start)
    return f"{first} to {month_words(end)}"


def published_words(published: str) -> str:
    """A year, month or day (ISO 8601) in words: "2025", "April 2025", "26 October 2025".

    Anything else is returned unchanged.
    """
    year, *rest = published.split("-")
    numbers = [int(part) for part in rest]
    if not numbers or not 1 <= numbers[0] <= len(MONTHS):
        return published
    day = f"{numbers[1]} " if len(numbers) > 1 else ""
    return f"{day}{MONTHS[numbers[0] - 1]} {year}"


def day_words(day: date) -> str:
    """A day with its weekday and without its year: "Friday, 20 November"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"
