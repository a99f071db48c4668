"""Describes what is wrong in a rubric's file: where, and what was expected there."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of a rubric; check its spelling",
    "string_too_short": "is empty; expected text",
}
_WANTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    # Ids are the only texts with a pattern.
    "string_pattern_mismatch": "an id of lowercase letters, digits and single hyphens",
    "enum": "{expected}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}
_LONGEST_QUOTE = 60
_LONGEST_LINE = 300
_LONGEST_NUMBER = 1000
"""Bits."""


def is_echo(problem: ErrorDetails) -> bool:
    """Whether a problem only repeats others.

    pydantic does not count faulty entries, so it finds too few where enough were given.
    """
    least = problem.get("ctx", {}).get("min_length", 0)
    return problem["type"] == "too_short" and len(problem["input"]) >= least


def describe_problem(problem: ErrorDetails, tables: dict[str, Any]) -> str:
    """A problem in one line of at most 300 characters: its place, then what was expected there.

    A place reads like `skills[2] "team" > questions[1] > intent`. Numbers count from 1 and are
    followed by the id of that table, if it has one. A problem of the whole rubric has no place.
    """
    place = _place(problem["loc"], tables)
    return shortened(f"{place}: {_trouble(problem)}" if place else _trouble(problem), _LONGEST_LINE)


def shortened(text: str, longest: int = 200) -> str:
    """The text, cut where it is longer than that many characters."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def _trouble(problem: ErrorDetails) -> str:
    kind, value, context = problem["type"], problem["input"], problem.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind == "value_error":
        return str(context.get("error"))
    if kind == "string_too_long":
        return f"is too long ({len(value)} characters); expected at most {context['max_length']}"
    if kind == "too_short":
        found, limit = len(value), context["min_length"]
        return f"has too few entries ({found}); expected at least {limit}"
    if kind == "too_long":
        found, limit = len(value), context["max_length"]
        return f"has too many entries ({found}); expected at most {limit}"
    if kind in _WANTED:
        wanted = _WANTED[kind].format(**context)
    else:
        wanted = problem["msg"].removeprefix("Input should be ")
    return f"expected {wanted}, found {_shown(value)}"


def _shown(value: object) -> str:
    """A value as it is written in TOML, cut to 60 characters."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER:
        # Python refuses to write out a number of thousands of digits.
        return "a number of hundreds of digits"
    return shortened(repr(value), _LONGEST_QUOTE)


def _place(location: tuple[int | str, ...], tables: dict[str, Any]) -> str:
    parts: list[str] = []
    here: object = tables
    for step in location:
        if isinstance(step, int):
            entries = cast("list[object]", here) if isinstance(here, list) else []
            here = entries[step] if step < len(entries) else None
            parts[-1] += f"[{step + 1}]"
            name = cast("dict[str, object]", here).get("id") if isinstance(here, dict) else None
            if isinstance(name, str):
                parts[-1] += f' "{shortened(name, _LONGEST_QUOTE)}"'
        elif step != "[key]":  # pydantic's mark for a wrong key
            here = cast("dict[str, object]", here).get(step) if isinstance(here, dict) else None
            parts.append(shortened(step, _LONGEST_QUOTE))
    return " > ".join(parts)
