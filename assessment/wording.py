"""The words for ratings and movements, the same on every page and in print."""

from __future__ import annotations

from assessment.reviews.marks import Mark, MarkState
from assessment.reviews.ratings import Confidence, Energy

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

FEW_MINUTES, NEARLY_AN_HOUR = 5, 53

PAIR = 2
"""All of two things are "both"."""

ENERGY_WORDS = {
    Energy.DRAINS_ME: "drains me",
    Energy.TIRES_ME: "tires me",
    Energy.NEITHER: "neither drains nor gives energy",
    Energy.SUITS_ME: "suits me",
    Energy.GIVES_ME_ENERGY: "gives me energy",
}

STATE_WORDS = {
    MarkState.NOT_APPLICABLE: "not applicable",
    MarkState.NO_OPPORTUNITY: "no opportunity this time",
    MarkState.NOT_ENOUGH_EVIDENCE: "not enough evidence",
    MarkState.UNRATED: "not rated",
    MarkState.HIDDEN: "hidden for now",
}

HIDDEN_UNTIL = "What is hidden for now appears once your open review has its own rating."


def number_word(count: int) -> str:
    """A number in words up to ten ("three"), in digits above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count of things in words: "one skill", "three skills", "14 skills"."""
    return f"{number_word(count)} {one if count == 1 else many or one + 's'}"


def share_words(part: int, whole: int, one: str) -> str:
    """A part of a whole: "all eight skills", "both skills", "none of the eight skills"."""
    if part == whole:
        if whole == PAIR:
            return f"both {one}s"
        return f"all {counted(whole, one)}" if whole > 1 else f"the {one}"
    if whole == 1:
        return f"no {one}"
    things = counted(whole, one)
    return f"{part_word(part, whole)} of {things}" if part else f"none of the {things}"


def hidden_words(hidden: int, whole: int) -> str:
    """How many of the skills shown are hidden, and until when, in a sentence. Empty without any.

    "All four are hidden until you rate them again.", "Two are hidden until you rate them again."
    """
    if not hidden:
        return ""
    if hidden == 1:
        which = "The skill" if whole == 1 else "One"
        return f"{which} is hidden until you rate it again."
    which = "Both" if hidden == whole == PAIR else number_word(hidden)
    if hidden == whole > PAIR:
        which = f"all {which}"
    return f"{capitalised(which)} are hidden until you rate them again."


def part_word(part: int, whole: int) -> str:
    """The number of a part: "none", or in words up to a whole of ten ("five"), else in digits."""
    if not part:
        return "none"
    return number_word(part) if whole < len(_NUMBERS) else str(part)


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest unchanged."""
    return text[:1].upper() + text[1:]


def full_stop(words: str) -> str:
    """The full stop after a title at the end of a sentence. Empty if the title has its own."""
    return "" if words.rstrip().endswith((".", "!", "?", "…")) else "."


def mark_words(mark: Mark) -> str:
    """A mark in words: "level 3, medium confidence", "no opportunity this time"."""
    if mark.level is None:
        return STATE_WORDS[mark.state]
    if mark.confidence is None:
        return f"level {mark.level}"
    return f"level {mark.level}, {mark.confidence} confidence"


def step_words(steps: int) -> str:
    """A difference in words: "one step up", "two steps down", "held"."""
    if steps == 0:
        return "held"
    return f"{counted(abs(steps), 'step')} {'up' if steps > 0 else 'down'}"


def confidence_words(before: Confidence | None, after: Confidence | None) -> str:
    """The confidence then and now in words: "with low confidence both times"."""
    if before is None and after is None:
        return "with no confidence given"
    if before == after:
        return f"with {before} confidence both times"
    then = f"{before} confidence" if before else "no confidence given"
    now = f"{after} confidence" if after else "no confidence given"
    return f"with {then} then and {now} now"


def time_words(minutes: int) -> str:
    """An estimated time, rounded, in words: "about 20 minutes", "about an hour"."""
    if minutes < FEW_MINUTES:
        return "a few minutes"
    if minutes < NEARLY_AN_HOUR:
        return f"about {round(minutes / 5) * 5} minutes"
    hours, rest = divmod(round(minutes / 30), 2)
    if hours == 1 and not rest:
        return "about an hour"
    if hours == 1:
        return "about an hour and a half"
    return f"about {number_word(hours)}{' and a half' if rest else ''} hours"
