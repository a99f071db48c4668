"""What other people said about one's skills. Compared with the self-rating, never averaged in.

Self-ratings and ratings by others agree only weakly (Heidemeier & Moser 2009): a gap is normal and
worth a conversation, not an error (method rule 14).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from assessment.dates import date_words
from assessment.model import Frozen, Moment, SkillKey
from assessment.reviews.marks import HIDDEN, Mark, mark_of, mark_of_judgement
from assessment.reviews.ratings import Judgement, NotRated
from assessment.reviews.review import Review
from assessment.wording import STATE_WORDS, capitalised, counted
from rubrics.model import Skill

HIDDEN_WORDS = (
    "What others said about this skill is saved, and appears here once your open review has its "
    "own rating."
)

ENTERING_WORDS = (
    "You have not rated this skill in your open review yet. What you enter is saved, but stays "
    "hidden until you do."
)

LONGEST_LABEL = 80
"""Letters."""

Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_LABEL)]


class Who(StrEnum):
    """Who said it, by their relation to the person."""

    MANAGER = "manager"
    PEER = "peer"
    REPORT = "report"


WHO_WORDS = {
    Who.MANAGER: "your manager",
    Who.PEER: "a peer",
    Who.REPORT: "one of your reports",
}


class Feedback(Judgement):
    """What another person said of a skill in a cycle, on the day they said it, in their words.

    `label` tells several people apart ("a peer on the platform team"). It may be empty, and no
    name is asked for. Private feedback stays out of charts and reports.
    """

    id: str
    who: Who
    label: Label = ""
    said_on: date
    words: str = ""
    private: bool = False
    saved_at: Moment

    @property
    def who_words(self) -> str:
        """Who said it: the label, or "your manager"."""
        return self.label or WHO_WORDS[self.who]


class Gap(Frozen):
    """Feedback compared with the self-rating. `steps` is theirs minus one's own, None without both.

    `anchor` describes their level, `own_anchor` one's own; empty without a level. For a hidden
    skill only who said something, and when, is filled in.
    """

    key: SkillKey
    title: str
    feedback_id: str
    by: Who
    who: str
    said_on: date
    own: Mark
    theirs: Mark
    own_anchor: str
    anchor: str
    highest_level: int
    steps: int | None
    words: str
    private: bool
    sentence: str

    @property
    def is_hidden(self) -> bool:
        """Whether the skill is hidden for now."""
        return self.theirs == HIDDEN


def named_feedback(item: Feedback, skill: str, hidden: frozenset[SkillKey]) -> str:
    """A name for feedback: "What a peer said of Clarity on 3 November 2026".

    For a hidden skill it says only "What someone said of Clarity".
    """
    if item.key in hidden:
        return f"What someone said about {skill}"
    return f"What {item.who_words} said about {skill} on {date_words(item.said_on)}"


def reason_for(level: int | None, reason: NotRated | None) -> NotRated | None:
    """The reason to save with feedback: None with a level, else `reason` or not enough evidence."""
    return None if level is not None else reason or NotRated.NOT_ENOUGH_EVIDENCE


def without_private(feedback: Sequence[Feedback]) -> tuple[Feedback, ...]:
    """The feedback that may leave the journal in charts and reports."""
    return tuple(item for item in feedback if not item.private)


def gaps(
    review: Review, feedback: Sequence[Feedback], hidden: frozenset[SkillKey]
) -> tuple[Gap, ...]:
    """The gap for each piece of feedback on a review, in the order of the walk and then by day.

    Feedback on other reviews, or on skills this one lacks, is left out. Gaps of `hidden` skills
    carry no rating, not even in an open review: another's number would be an anchor (rule 5).
    """
    place = {key: number for number, key in enumerate(review.skills)}
    here = [item for item in feedback if item.cycle_id == review.cycle.id and item.key in place]
    return tuple(
        _gap(review, item, hidden)
        for item in sorted(here, key=lambda item: (place[item.key], item.said_on, item.id))
    )


def _gap(review: Review, item: Feedback, hidden: frozenset[SkillKey]) -> Gap:
    skill, is_hidden = review.skills[item.key], item.key in hidden
    own = HIDDEN if is_hidden else mark_of(review, item.key, hidden)
    theirs = mark_of_judgement(item, hidden)
    both = own.level is not None and theirs.level is not None
    return Gap(
        key=item.key,
        title=skill.title,
        feedback_id=item.id,
        by=item.who,
        who=item.who_words,
        said_on=item.said_on,
        own=own,
        theirs=theirs,
        own_anchor=_anchor(skill, own),
        anchor=_anchor(skill, theirs),
        highest_level=skill.highest_level,
        steps=(theirs.level or 0) - (own.level or 0) if both else None,
        words="" if is_hidden else item.words,
        private=item.private,
        sentence=HIDDEN_WORDS if is_hidden else _sentence(item.who_words, own, theirs),
    )


def _anchor(skill: Skill, mark: Mark) -> str:
    level = mark.level
    return "" if level is None or level > skill.highest_level else skill.anchor(level)


def _sentence(who: str, own: Mark, theirs: Mark) -> str:
    """The gap in neutral words."""
    who = capitalised(who)
    if theirs.level is None:
        return f"{who} gave no level: {STATE_WORDS[theirs.state]}."
    if own.level is None:
        return f"{who} sees level {theirs.level}; you gave no level: {STATE_WORDS[own.state]}."
    steps = theirs.level - own.level
    if steps == 0:
        return f"{who} sees it as you do, at level {own.level}."
    where = f"{counted(abs(steps), 'step')} {'higher' if steps > 0 else 'lower'}"
    return f"{who} sees it {where} than you do: worth a conversation."
