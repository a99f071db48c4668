"""The title to propose for a review: what it is, and the time that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assessment.dates import month_words, months_words, period_words
from assessment.reviews.cycles import Depth, Period
from assessment.typed.text import comparable

SHORTEST_YEAR, LONGEST_YEAR = 300, 400
"""The lengths of a period, in days, that is called after a year."""
SLACK = 14
"""How many days a period may begin or end beside a half or a quarter and still be called one."""
MONTH_SLACK = 4
HALVES = ("first half", "second half")
QUARTERS = ("first quarter", "second quarter", "third quarter", "fourth quarter")


def suggested_title(period: Period, depth: Depth, taken: frozenset[str]) -> str:
    """A title that no other review has, such as "Review of 2026" or "Pulse of March 2026".

    It names the year, half, quarter or months under review, with a number if all that is taken.
    """
    what = "Pulse" if depth is Depth.PULSE else "Review"
    titles = [f"{what} of {time}" for time in _names(period)]
    known = {comparable(title) for title in taken}
    for title in titles:
        if comparable(title) not in known:
            return title
    number = 2
    while comparable(f"{titles[0]}, no. {number}") in known:
        number += 1
    return f"{titles[0]}, no. {number}"


def _names(period: Period) -> Iterator[str]:
    """What the time can be called, the shortest first."""
    days = (period.end - period.start).days + 1
    middle = period.start + (period.end - period.start) / 2
    if SHORTEST_YEAR <= days <= LONGEST_YEAR:
        yield str(middle.year)
    for parts in (HALVES, QUARTERS):
        for number, name in enumerate(parts):
            if _is_near(period, _part_of_year(middle.year, number, len(parts)), SLACK):
                yield f"{middle.year}, {name}"
    month = _part_of_year(middle.year, middle.month - 1, 12)
    if _is_near(period, month, MONTH_SLACK):
        yield month_words(middle)
    elif days > month.end.day:
        # A few days of a month are not worth its name.
        slack = timedelta(days=MONTH_SLACK)
        yield months_words(period.start + slack, period.end - slack)
    yield period_words(period)


def _part_of_year(year: int, number: int, parts: int) -> Period:
    """One of the equal parts of a year, counted from 0, in whole months."""
    months = 12 // parts
    first = number * months + 1
    after = date(year + (first + months) // 13, (first + months - 1) % 12 + 1, 1)
    return Period(start=date(year, first, 1), end=after - timedelta(days=1))


def _is_near(period: Period, other: Period, slack: int) -> bool:
    return all(
        abs((one - two).days) <= slack
        for one, two in ((period.start, other.start), (period.end, other.end))
    )
