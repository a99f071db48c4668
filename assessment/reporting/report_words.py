"""The words that only a report needs: levels, movements, and what was private."""

from __future__ import annotations

from assessment.comparing.comparison import SkillComparison
from assessment.dates import date_words
from assessment.feedback import Gap
from assessment.reviews.marks import Mark, MarkState
from assessment.reviews.ratings import Rating, Revision
from assessment.wording import capitalised, counted, mark_words


def standing_words(mark: Mark) -> str:
    """A mark as a report says it: "Level 3, medium confidence"."""
    if mark.state is MarkState.HIDDEN:
        return "Hidden until your open review has its own rating"
    return capitalised(mark_words(mark))


def before_words(row: SkillComparison) -> str:
    """The earlier mark in words. Empty if the row's sentence says it already."""
    if row.before.level is None or row.steps == 0:
        return ""
    return mark_words(row.before) if row.steps is None else f"level {row.before.level}"


def feedback_title(gap: Gap) -> str:
    """Who said it and when: "What your manager said on 3 November 2026"."""
    return f"What {gap.who} said on {date_words(gap.said_on)}"


def private_words(
    *,
    included: bool,
    answers: int = 0,
    notes: int = 0,
    feedback: int = 0,
    evidence: int = 0,
    reflection: bool = False,
) -> str:
    """How many private entries a report left out or includes. Empty without any."""
    parts = [counted(answers, "private answer")] if answers else []
    parts += [counted(notes, "private note")] if notes else []
    parts += (
        [counted(feedback, "private piece of feedback", "private pieces of feedback")]
        if feedback
        else []
    )
    parts += [_evidence(evidence)] if evidence else []
    parts += ["the private closing reflection"] if reflection else []
    if not parts:
        return ""
    several = answers + notes + feedback + evidence + reflection > 1
    verb = "are" if several else "is"
    return f"{capitalised(joined(parts))} {verb} {'included' if included else 'left out'}."


def _evidence(count: int) -> str:
    return counted(count, "private piece of evidence", "private pieces of evidence")


def joined(parts: list[str]) -> str:
    """A list in words: "one", "one and two", "one, two and three"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def remarks_on(rating: Rating, *, is_pulse: bool) -> tuple[str, ...]:
    """Remarks on how a rating came about, in kind words."""
    remarks: list[str] = []
    # A reason for no level asks for no evidence.
    if rating.without_writing and rating.level is not None and not is_pulse:
        remarks.append("Rated without writing first.")
    if rating.revisions:
        first = rating.revisions[0]
        said, now = _said(first), _said(rating)
        # What was changed and changed back says nothing.
        if said != now:
            remarks.append(f"Changed after it was committed; it was {said} at first.")
    return tuple(remarks)


def _said(rating: Rating | Revision) -> str:
    state = MarkState.RATED if rating.reason is None else MarkState(rating.reason.value)
    return mark_words(Mark(state=state, level=rating.level, confidence=rating.confidence))
