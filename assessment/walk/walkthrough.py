"""The walk through a review: its order, what is unlocked, what is hidden, where to resume.

Method rules 1 to 8 are enforced here, so that no page can break them.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessment.comparing.comparison import SkillComparison, compare_skill
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.then_and_now import ThenAndNow, then_and_now
from assessment.evidence import Evidence, is_backed
from assessment.model import Frozen, QuestionKey, SkillKey
from assessment.reviews.cycles import Depth, Place, place_of
from assessment.reviews.earlier import earlier_review
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.review import Review, SkillState, skill_state
from rubrics.model import Question

MINUTES_A_SKILL = 7
MINUTES_A_PULSE_SKILL = 1


class Progress(Frozen):
    """How many skills of a review are done, and about how many minutes are left."""

    committed: int
    total: int
    minutes_left: int


class Reveal(Frozen):
    """Last time's rating and answers, shown with this cycle's committed rating."""

    earlier_title: str
    comparison: SkillComparison
    answers: tuple[ThenAndNow, ...]


def order(review: Review) -> tuple[SkillKey, ...]:
    """The skills in the order of the walk: rubric by rubric, in each rubric's order."""
    return tuple(review.skills)


def is_unlocked(review: Review, key: SkillKey, evidence: Sequence[Evidence] = ()) -> bool:
    """Whether the levels are unlocked: evidence comes before the number (method rule 1).

    One written answer, or one entry in `evidence`, is enough. In a pulse, which has no questions,
    they always are. Where a level was chosen they stay unlocked.
    """
    rating = review.own_rating(key)
    has_level = rating is not None and rating.level is not None
    return review.cycle.is_pulse or has_level or is_backed(review, key, evidence)


def minutes_for(skills: int, depth: Depth) -> int:
    """The estimated minutes for a review of that many skills (method rule 8)."""
    return skills * (MINUTES_A_PULSE_SKILL if depth is Depth.PULSE else MINUTES_A_SKILL)


def progress(review: Review) -> Progress:
    """How many skills are committed, of how many, and the estimated minutes for the rest."""
    keys = order(review)
    committed = sum(1 for key in keys if skill_state(review, key) is SkillState.COMMITTED)
    left = minutes_for(len(keys) - committed, review.cycle.depth)
    return Progress(committed=committed, total=len(keys), minutes_left=left)


def neighbour(review: Review, key: SkillKey, offset: int) -> SkillKey | None:
    """The skill `offset` places on (back if negative), or None beyond either end."""
    keys = order(review)
    index = keys.index(key) + offset
    return keys[index] if 0 <= index < len(keys) else None


def resume_at(review: Review) -> Place | None:
    """Where to resume the walk: where it was left, or else the first skill that is not committed.

    None when every skill is committed and no place is recorded: the closing page comes next.
    """
    place = review.cycle.place
    if place is not None and place.skill in review.skills:
        return place
    for key in order(review):
        if skill_state(review, key) is not SkillState.COMMITTED:
            return place_of(key)
    return None


def question_at(review: Review, place: Place) -> Question | None:
    """The question of a place, or else the first of its skill without an answer.

    None when all are answered, and in a pulse, which has no questions.
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


def reveal(
    review: Review,
    snapshots: Sequence[Review],
    key: SkillKey,
    hidden: frozenset[SkillKey] = frozenset(),
    rating_context: RatingContext = NOTHING,
) -> Reveal | None:
    """Last time's rating and answers for a skill, once this cycle's rating is committed.

    None before that (method rule 5), and when no earlier review covers the skill. For a closed
    review pass the `hidden` skills too: an open review may still hide this one.
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
    """The skills that would remain unrated if the review were closed now."""
    return tuple(
        key for key in order(review) if mark_of(review, key, frozenset()).state is MarkState.UNRATED
    )


def uncommitted(review: Review) -> tuple[SkillKey, ...]:
    """The skills for which something is chosen that is not committed, and so does not count."""
    return tuple(key for key in order(review) if skill_state(review, key) is SkillState.CHOSEN)
