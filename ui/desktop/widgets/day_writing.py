"""How days are written in the language and region of the system."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QDate, QLocale

from assessment.typed.days import DayWriting, Words, words_of

_SAMPLE_YEAR, _SAMPLE_DAY = 2003, 25
_MONTHS = range(1, 13)
_FORMATS = QLocale.FormatType


@cache
def day_writing() -> DayWriting:
    """How days are written in the system's locale."""
    return writing_in(QLocale.system())


def writing_in(locale: QLocale) -> DayWriting:
    """How days are written in a locale."""
    samples = [_samples(locale, kind) for kind in (_FORMATS.LongFormat, _FORMATS.ShortFormat)]
    fillers = frozenset(word for sample in samples for word in _in_all(sample))
    months = {
        words_of(name): month
        for month in _MONTHS
        for kind in (_FORMATS.ShortFormat, _FORMATS.LongFormat)
        for name in (locale.monthName(month, kind), locale.standaloneMonthName(month, kind))
        if _has_letters(name)
    }
    weekdays = {
        words_of(name): day
        for day in range(1, 8)
        for kind in (_FORMATS.ShortFormat, _FORMATS.LongFormat)
        for name in (locale.dayName(day, kind), locale.standaloneDayName(day, kind))
        if _has_letters(name) and not fillers.issuperset(words_of(name))
    }
    fillers |= _glued(locale, samples)
    known = fillers.union(*months, *weekdays)
    months.update(_inflected(samples, known))
    return DayWriting(_order(locale), months, weekdays, fillers)


def _order(locale: QLocale) -> str:
    """The order of day, month and year in the short format, e.g. "dmy"."""
    short = locale.dateFormat(_FORMATS.ShortFormat)
    places = {part: short.find(part) for part in "dMy"}
    found = "".join(sorted(places, key=lambda part: places[part])).lower()
    return found if min(places.values()) >= 0 else "dmy"


def _samples(locale: QLocale, kind: QLocale.FormatType) -> list[set[str]]:
    """The words in which a day of each month is written, on several weekdays."""
    days = (locale.toString(QDate(_SAMPLE_YEAR, month, _SAMPLE_DAY), kind) for month in _MONTHS)
    return [{word for word in words_of(day) if not word.isdecimal()} for day in days]


def _in_all(sample: list[set[str]]) -> set[str]:
    """What is between the parts, such as "de", in whichever month."""
    return set.intersection(*sample)


def _glued(locale: QLocale, samples: list[list[set[str]]]) -> set[str]:
    """The words that hold a weekday and more, as in Chinese and Thai."""
    names = {"".join(words_of(locale.dayName(day, _FORMATS.LongFormat))) for day in range(1, 8)}
    words = set[str]().union(*(words for sample in samples for words in sample))
    return {word for word in words - names if any(name in word for name in names)}


def _inflected(samples: list[list[set[str]]], known: frozenset[str]) -> dict[Words, int]:
    """The names of months in forms that are used only within a day."""
    found: dict[Words, int] = {}
    for sample in samples:
        for month, words in zip(_MONTHS, sample, strict=True):
            new = words - known
            if len(new) == 1:
                found[tuple(new)] = month
    return found


def _has_letters(name: str) -> bool:
    return any(not word.isdecimal() for word in words_of(name))
