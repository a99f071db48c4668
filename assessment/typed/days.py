"""Reads a day as people type it: "15 Jan 2026", "15.1.26", "2026-01-15", "yesterday".

The result is the day that was typed, or an error that says what is wrong; never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import category

from assessment.dates import MONTHS, WEEKDAYS, date_words
from assessment.typed.text import comparable

Words = tuple[str, ...]
"""A name in the pieces that `words_of` gives."""

EXAMPLES = "Type it like 15 Jan 2026 or 2026-01-15."
NO_DAY = f"This can’t be read as a date. {EXAMPLES}"
NOT_IN_CALENDAR = f"There is no such date. {EXAMPLES}"
_ENGLISH_FILLERS = ("st", "nd", "rd", "th", "of", "the", "on")
_IN_ISO_ORDER = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})\s*", re.ASCII)
_YEARS_AHEAD = 19
"""Years of two digits are those up to so many years from now, and the 80 before."""
_CENTURY, _LONGEST_DAY = 100, 2


class UnreadableDayError(ValueError):
    """What was typed is no day, or not one that is asked for; says which, in plain words."""


class DayWriting(NamedTuple):
    """How days are written in a language and region. Names are as `words_of` gives them."""

    order: str = "dmy"
    """The order of day, month and year in numbers."""
    months: Mapping[Words, int] = MappingProxyType({})
    weekdays: Mapping[Words, int] = MappingProxyType({})
    """From 1 for Monday."""
    fillers: frozenset[str] = frozenset()
    """Words between the parts, such as "de"."""


ENGLISH = DayWriting()
"""English names, which are always read, and days in the order of most of the world."""


def words_of(text: str) -> Words:
    """The runs of letters and of digits of a text, without the signs between them."""
    runs = groupby(comparable(text), _sort_of)
    return tuple("".join(run) for sort, run in runs if sort)


def read_day(
    typed: str,
    today: date,
    writing: DayWriting = ENGLISH,
    *,
    first: date = date.min,
    last: date = date.max,
) -> date:
    """The day that was typed, from `first` to `last`.

    A day without a year is the latest one that is not after `last`. Raises UnreadableDayError.
    """
    if not typed.strip():
        raise UnreadableDayError(f"A date is missing. {EXAMPLES}")
    day = _read(typed, today, writing, last)
    if day > last:
        words = "is in the future" if last == today else f"is after {date_words(last)}"
        raise UnreadableDayError(f"{date_words(day)} {words}. Type an earlier day.")
    if day < first:
        words = f"{date_words(day)} is before {date_words(first)}."
        raise UnreadableDayError(f"{words} Type a later day.")
    return day


def _read(typed: str, today: date, writing: DayWriting, last: date) -> date:
    words = words_of(typed)
    for name, back in (("today", 0), ("yesterday", 1)):
        if words == (name,):
            return today - timedelta(days=back)
    iso = _IN_ISO_ORDER.fullmatch(typed)
    if iso:
        return _day(*map(int, iso.groups()))
    words, month = _take(words, {**_ENGLISH_MONTHS, **writing.months})
    words, weekday = _take(words, {**_ENGLISH_WEEKDAYS, **writing.weekdays})
    numbers = [word for word in words if word.isdecimal()]
    fillers = {*_ENGLISH_FILLERS, *writing.fillers}
    if any(not word.isdecimal() and word not in fillers for word in words):
        raise UnreadableDayError(NO_DAY)
    day = (
        _in_numbers(numbers, today, writing.order, last)
        if month is None
        else _with_month(numbers, month, today, writing.order, last)
    )
    if weekday is not None and day.isoweekday() != weekday:
        name = WEEKDAYS[day.weekday()]
        raise UnreadableDayError(f"{date_words(day)} is a {name}. Change the day or the weekday.")
    return day


def _with_month(numbers: list[str], month: int, today: date, order: str, last: date) -> date:
    """The day with a month by its name. `numbers` are its day and perhaps its year."""
    match numbers:
        case [day]:
            return _latest(month, int(day), last, today)
        case [one, other]:
            is_year_first = len(one) > _LONGEST_DAY or (
                len(other) <= _LONGEST_DAY and order.startswith("y")
            )
            year, day = (one, other) if is_year_first else (other, one)
            return _day(_year(year, today), month, int(day))
        case _:
            raise UnreadableDayError(NO_DAY)


def _in_numbers(numbers: list[str], today: date, order: str, last: date) -> date:
    """The day in numbers only: in this order, or in the only order that makes a day."""
    if len(numbers) not in (2, 3):
        raise UnreadableDayError(NO_DAY)
    has_year = len(numbers) == len(order)
    orders = (order, "dmy", "mdy", "ymd") if has_year else (order, "dmy", "mdy")
    days: list[date] = []
    for own in orders:
        parts = dict(zip(own if has_year else own.replace("y", ""), numbers, strict=True))
        year = parts.get("y")
        if any(len(parts[part]) > _LONGEST_DAY for part in "dm"):
            continue
        if own != order and year is not None and len(year) <= _LONGEST_DAY:
            continue
        try:
            month, day = int(parts["m"]), int(parts["d"])
            if year is None:
                days.append(_latest(month, day, last, today))
            else:
                days.append(_day(_year(year, today), month, day))
        except UnreadableDayError:
            continue
    if not days:
        raise UnreadableDayError(NOT_IN_CALENDAR)
    return days[0]


def _latest(month: int, day: int, last: date, today: date) -> date:
    """The latest day of that name up to `last`, looking from today."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= last:
            return found
    raise UnreadableDayError(NOT_IN_CALENDAR)


def _year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) > _LONGEST_DAY:
        return year
    latest = today.year + _YEARS_AHEAD
    return latest - (latest - year) % _CENTURY


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDayError(NOT_IN_CALENDAR) from None


def _take(words: Words, names: Mapping[Words, int]) -> tuple[Words, int | None]:
    """The words without the first of these names in them, and what it stands for."""
    for length in sorted({len(name) for name in names}, reverse=True):
        for start in range(len(words) - length + 1):
            found = names.get(words[start : start + length])
            if found is not None:
                return words[:start] + words[start + length :], found
    return words, None


def _sort_of(sign: str) -> str:
    """Whether a character is a digit or part of a word; empty for what is between words."""
    sort = category(sign)
    return "digit" if sort == "Nd" else "letter" if sort[0] in "LM" else ""


def _english(names: tuple[str, ...], shortest: int) -> Iterator[tuple[Words, int]]:
    for number, name in enumerate(names, start=1):
        for end in range(shortest, len(name) + 1):
            yield words_of(name[:end]), number


_ENGLISH_MONTHS = dict(_english(MONTHS, 3))
_ENGLISH_WEEKDAYS = dict(_english(WEEKDAYS, 3))
