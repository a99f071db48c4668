"""The walk through a review: its order, what is unlocked, what is hidden, where to go on.

Method rules 1 to 8 are kept here, so that no page can break them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from assessment.comparing.comparison import SkillComparison, compare_skill
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.then_and_now import ThenAndNow, then_and_now
from assessment.evidence import Evidence, is_backed
from assessment.model import Frozen, QuestionKey, SkillKey
from assessment.reviews.cycles import Depth, Place, order_of_time, place_of
from assessment.reviews.lineage import counterpart
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.review import Review
from rubrics.model import Question

MINUTES_A_SKILL = 7
MINUTES_A_PULSE_SKILL = 1


class SkillState(StrEnum):
    """How far a skill is: nothing yet, begun, or committed."""

    UNTOUCHED = "not begun"
    BEGUN = "begun"
    COMMITTED = "committed"


class Progress(Frozen):
    """How much of a review is done, in skills, and about how many minutes are left."""

    committed: int
    total: int
    minutes_left: int


class Reveal(Frozen):
    """Last time's rating and answers, shown beside this cycle's committed rating."""

    earlier_title: str
    comparison: SkillComparison
    answers: tuple[ThenAndNow, ...]


def order(review: Review) -> tuple[SkillKey, ...]:
    """The skills in the order of the walk: rubric after rubric, as the rubric has them."""
    return tuple(review.skills)


def skill_state(review: Review, key: SkillKey) -> SkillState:
    """How far a skill is in this review."""
    rating = review.own_rating(key)
    if rating is not None and rating.is_committed:
        return SkillState.COMMITTED
    return SkillState.BEGUN if rating is not None or review.written(key) else SkillState.UNTOUCHED


def is_unlocked(review: Review, key: SkillKey, evidence: Sequence[Evidence] = ()) -> bool:
    """Whether the scale may be used: evidence comes before the number (method rule 1).

    One written answer, or one entry of the work log `evidence`, is enough. A pulse has no
    questions to answer. A scale that was once used stays open.
    """
    was_used = review.own_rating(key) is not None
    return review.cycle.is_pulse or was_used or is_backed(review, key, evidence)


def minutes_for(skills: int, depth: Depth) -> int:
    """About how many minutes a review of that many skills takes (method rule 8)."""
    return skills * (MINUTES_A_PULSE_SKILL if depth is Depth.PULSE else MINUTES_A_SKILL)


def progress(review: Review) -> Progress:
    """How many skills are committed, of how many, and the minutes that the rest may take."""
    keys = order(review)
    committed = sum(1 for key in keys if skill_state(review, key) is SkillState.COMMITTED)
    left = minutes_for(len(keys) - committed, review.cycle.depth)
    return Progress(committed=committed, total=len(keys), minutes_left=left)


def neighbour(review: Review, key: SkillKey, offset: int) -> SkillKey | None:
    """The skill `offset` places on (or back, below zero), or None beyond either end."""
    keys = order(review)
    index = keys.index(key) + offset
    return keys[index] if 0 <= index < len(keys) else None


def resume_at(review: Review) -> Place | None:
    """Where to take up the walk: where it was left, else the first skill that is not committed.

    None when every skill is committed and no place is known: then the look back comes next.
    """
    place = review.cycle.place
    if place is not None and place.skill in review.skills:
        return place
    for key in order(review):
        if skill_state(review, key) is not SkillState.COMMITTED:
            return place_of(key)
    return None


def question_at(review: Review, place: Place) -> Question | None:
    """The question that a place names, or the first of its skill that has no answer yet.

    None when all are answered, and in a pulse, which asks none.
    """
    if review.cycle.is_pulse:
        return None
    skill = review.skills[place.skill]
    for question in skill.questions:
        if question.id == place.question_id:
            return question
    for question in skill.questions:
        answer = review.answer(QuestionKey(place.rubric_id, question.id))
        if answer is None or not answer.is_written:
            return question
    return None


def earlier_review(review: Review, snapshots: Sequence[Review], key: SkillKey) -> Review | None:
    """The latest review before this one in which something was said of the skill, or None.

    One that passed the skill over is passed over here too, and so is a draft that was never
    closed. A skill that was renamed since is found under its name of then.
    """
    for other in reversed(_past(review, snapshots)):
        then, _why = counterpart(key, review, other)
        if then is not None and skill_state(other, then) is not SkillState.UNTOUCHED:
            return other
    return None


def earlier_snapshot(review: Review, snapshots: Sequence[Review]) -> Review | None:
    """The latest review before this one that shares a skill with it, by whatever name, or None."""
    for other in reversed(_past(review, snapshots)):
        if any(counterpart(key, review, other)[0] is not None for key in review.skills):
            return other
    return None


def reveal(
    review: Review,
    snapshots: Sequence[Review],
    key: SkillKey,
    hidden: frozenset[SkillKey] = frozenset(),
    rating_context: RatingContext = NOTHING,
) -> Reveal | None:
    """Last time's rating and answers for a skill, once this cycle's rating is committed.

    None before that (method rule 5), and when no earlier review speaks of the skill. Whoever
    reads a closed review gives the `hidden` skills too: an open one may still hide this.
    `rating_context` is as in `assessment.comparing.comparison.compare`.
    """
    if key in hidden or skill_state(review, key) is not SkillState.COMMITTED:
        return None
    earlier = earlier_review(review, snapshots, key)
    if earlier is None:
        return None
    return Reveal(
        earlier_title=earlier.cycle.title,
        comparison=compare_skill(earlier, review, key, frozenset(), rating_context),
        answers=then_and_now(earlier, review, key),
    )


def unrated(review: Review) -> tuple[SkillKey, ...]:
    """The skills that would stay unrated if the review were closed now."""
    return tuple(
        key for key in order(review) if mark_of(review, key, frozenset()).state is MarkState.UNRATED
    )


def _past(review: Review, others: Sequence[Review]) -> list[Review]:
    """The reviews before this one that were closed at least once, oldest first."""
    here = order_of_time(review.cycle)
    found = [
        other
        for other in others
        if other.cycle.has_been_closed and order_of_time(other.cycle) < here
    ]
    return sorted(found, key=lambda other: order_of_time(other.cycle))
