"""A history in words: which skill moved furthest, where a line breaks."""

from __future__ import annotations

from assessment.comparing.growth import History, SkillHistory
from assessment.reviews.marks import MarkState
from assessment.wording import capitalised, counted, full_stop, hidden_words, step_words


def steps_since(skill: SkillHistory) -> tuple[int, int] | None:
    """By how many steps a skill moved to its latest level, and the index of the mark it began at.

    Counted from the first level after the last break of its line. None without two levels.
    """
    start = max(skill.breaks, default=0)
    rated = [
        (place, mark.level)
        for place, mark in enumerate(skill.marks)
        if mark.level is not None and place >= start
    ]
    if len(rated) <= 1:
        return None
    (first, before), (_, after) = rated[0], rated[-1]
    return after - before, first


def hides_some(history: History) -> bool:
    """Whether any rating of the history is hidden for now."""
    return any(mark.state is MarkState.HIDDEN for skill in history.skills for mark in skill.marks)


def no_skill(history: History, verb: str) -> str:
    """The sentence that no skill does what `verb` says. It makes no claim about hidden ones.

    "No skill has moved.", "All four are hidden until you rate them again."
    """
    if history.skills and all(_is_hidden(skill) for skill in history.skills):
        return hidden_words(len(history.skills), len(history.skills))
    return f"No skill {'shown now ' if hides_some(history) else ''}{verb}."


def _is_hidden(skill: SkillHistory) -> bool:
    """Whether a skill shows no level, since some of its ratings are hidden for now."""
    states = {mark.state for mark in skill.marks}
    return MarkState.HIDDEN in states and MarkState.RATED not in states


def furthest_words(history: History) -> str:
    """Which skill moved furthest, in a sentence."""
    moves = [(skill, steps_since(skill)) for skill in history.skills]
    known = [(skill, *move) for skill, move in moves if move is not None]
    if not known:
        return no_skill(history, "has two levels to compare yet")
    most = max(abs(steps) for _, steps, _ in known)
    if most == 0:
        return no_skill(history, "has moved")
    first, *others = [entry for entry in known if abs(entry[1]) == most]
    skill, steps, since = first
    if others:
        furthest = counted(len(others) + 1, "skill")
        return f"{capitalised(furthest)} moved furthest, {counted(most, 'step')} each."
    title = history.points[since].title
    return f"{skill.title} moved furthest, {step_words(steps)} since {title}{full_stop(title)}"


def finding_words(history: History) -> str:
    """How many reviews there are by which rubric, and which skill moved furthest."""
    reviews, rubric = capitalised(counted(len(history.points), "review")), history.rubric_title
    return f"{reviews} with {rubric}{full_stop(rubric)} {furthest_words(history)}"


def break_words(history: History, skill: SkillHistory) -> tuple[str, ...]:
    """Where a skill's line breaks and why, a sentence for each break."""
    return tuple(
        f"From {history.points[line_break.at].title} on, {line_break.why}."
        for line_break in skill.line_breaks
    )


def absence_words(skill: SkillHistory) -> str:
    """Why a skill shows no level at all, in a sentence; empty when it shows one."""
    if any(mark.level is not None for mark in skill.marks):
        return ""
    if _is_hidden(skill):
        return "Hidden for now."
    return "No level in any of these reviews."
