"""Says in plain words what is wrong with a rubric's text, where, and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of a rubric; check its spelling",
    "too_short": "has too few entries",
    "too_long": "has too many entries",
    "string_too_short": "is empty; expected text",
    "string_too_long": "is too long",
}


def describe_problem(problem: ErrorDetails, tables: dict[str, Any]) -> str:
    """One line for one problem: the place in the file, then what was expected there.

    A place reads like `skills[2] "team" > questions[1] > intent`: numbers count from 1, and the
    id of the table, where it has one, stands behind it.
    """
    place = _place(problem["loc"], tables)
    kind = problem["type"]
    context = problem.get("ctx", {})
    if kind == "enum":
        return f"{place}: expected {context.get('expected')}, found {problem['input']!r}"
    if kind == "string_pattern_mismatch":
        return f"{place}: expected {_pattern_in_words(context)}, found {problem['input']!r}"
    if kind == "value_error":
        return f"{place}: {context.get('error')}" if place else str(context.get("error"))
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length", context.get("max_length"))
        return (
            f"{place}: {_EXPECTED[kind]} ({context.get('actual_length')}); expected "
            f"{'at least' if kind == 'too_short' else 'at most'} {limit}"
        )
    if kind in _EXPECTED:
        return f"{place}: {_EXPECTED[kind]}"
    wanted = problem["msg"].removeprefix("Input should be ")
    return f"{place}: expected {wanted}, found {problem['input']!r}"


def _pattern_in_words(context: dict[str, Any]) -> str:
    if r"\d{4}" in str(context.get("pattern")):
        return "a date like 2025, 2025-10 or 2025-10-26"
    return "an id of small letters, digits and single hyphens"


def _place(location: tuple[int | str, ...], tables: dict[str, Any]) -> str:
    parts: list[str] = []
    here: object = tables
    for step in location:
        if isinstance(step, int):
            entries = cast("list[object]", here) if isinstance(here, list) else []
            here = entries[step] if step < len(entries) else None
            parts[-1] += f"[{step + 1}]"
            if isinstance(here, dict) and isinstance(
                cast("dict[str, object]", here).get("id"), str
            ):
                parts[-1] += f' "{cast("dict[str, object]", here)["id"]}"'
        else:
            here = cast("dict[str, object]", here).get(step) if isinstance(here, dict) else None
            parts.append(step)
    return " > ".join(parts)
