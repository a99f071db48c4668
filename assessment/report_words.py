"""The words that only a report needs: dates, periods, and what was private."""

from __future__ import annotations

from datetime import date

from assessment.comparison import SkillComparison
from assessment.cycles import Period
from assessment.marks import Mark, MarkState
from assessment.ratings import Rating
from assessment.wording import capitalised, counted, mark_words

_MONTHS = (
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
    """A day in words, whatever the machine's language: "26 October 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_words(period: Period) -> str:
    """The days under review: "1 January to 31 December 2025", or the one day that it is."""
    start, end = period.start, period.end
    if start == end:
        return date_words(end)
    if start.year != end.year:
        return f"{date_words(start)} to {date_words(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} to {date_words(end)}"
    return f"{start.day} to {date_words(end)}"


def published_words(published: str) -> str:
    """A year, month or day (ISO 8601) in words: "2025", "April 2025", "26 October 2025".

    What names no month of the calendar is given back as it is.
    """
    year, *rest = published.split("-")
    numbers = [int(part) for part in rest]
    if not numbers or not 1 <= numbers[0] <= len(_MONTHS):
        return published
    day = f"{numbers[1]} " if len(numbers) > 1 else ""
    return f"{day}{_MONTHS[numbers[0] - 1]} {year}"


def standing_words(mark: Mark) -> str:
    """A mark as a report says it: "Level 3, medium confidence"."""
    if mark.state is MarkState.HIDDEN:
        return "Hidden until your open review has its own rating"
    return capitalised(mark_words(mark))


def before_words(row: SkillComparison) -> str:
    """The earlier mark, as far as the row's own sentence does not tell it already."""
    if row.before.level is None or row.steps == 0:
        return ""
    return mark_words(row.before) if row.steps is None else f"level {row.before.level}"


def private_words(*, answers: int, notes: int, reflection: bool, included: bool) -> str:
    """How many private entries a report left out, or took in. Empty when there are none."""
    parts = [counted(answers, "private answer")] if answers else []
    parts += [counted(notes, "private note")] if notes else []
    parts += ["the private closing reflection"] if reflection else []
    if not parts:
        return ""
    several = answers + notes + reflection > 1
    verb = "are" if several else "is"
    return f"{capitalised(joined(parts))} {verb} {'included' if included else 'left out'}."


def joined(parts: list[str]) -> str:
    """A list in a sentence: "one", "one and two", "one, two and three"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def remarks_on(rating: Rating, *, is_pulse: bool) -> tuple[str, ...]:
    """What is to be remembered of how a rating came about, said kindly."""
    remarks: list[str] = []
    if rating.without_writing and not is_pulse:
        remarks.append("Rated without writing first.")
    if rating.revisions:
        first = rating.revisions[0]
        state = MarkState.RATED if first.reason is None else MarkState(first.reason.value)
        said = mark_words(Mark(state=state, level=first.level, confidence=first.confidence))
        remarks.append(f"Reconsidered after it was committed; it first said {said}.")
    return tuple(remarks)
