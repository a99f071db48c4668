"""Why a skill's marks in two reviews cannot be compared in steps, in words."""

from __future__ import annotations

from assessment.reviews.marks import Mark, MarkState
from rubrics.model import Skill


def obstacle_between(
    then: Skill | None, now: Skill | None, break_words: str, before: Mark, after: Mark
) -> str:
    """The reason in words. Empty when both marks have levels that can be compared."""
    if then is None:
        return break_words or "this skill was not in the earlier review"
    if now is None:
        return break_words or "this skill is not in the later review"
    if MarkState.HIDDEN in (before.state, after.state):
        return "hidden for now"
    return break_words or _gap(before, after)


def _gap(before: Mark, after: Mark) -> str:
    """Which mark has no level, and why. Empty when both have one."""
    if before.level is None and before.state is after.state:
        return f"{_why(after)} in either review"
    if before.level is None and after.level is None:
        return f"{_why(before)} then, {_why(after)} now"
    if before.level is None:
        return f"{_why(before)} in the earlier review"
    return f"{_why(after)} in the later review" if after.level is None else ""


def _why(mark: Mark) -> str:
    return "not rated" if mark.state is MarkState.UNRATED else str(mark.state)
