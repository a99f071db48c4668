"""The walk through second ratings: the skills in order, what is left, where to resume.

A step has the skill and its second rating only, so that nothing gives the first rating away.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessment.comparing.comparison import compare
from assessment.comparing.noise import to_repeat
from assessment.comparing.then_test import Asked, then_tests, to_ask
from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import MarkState
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat, ThenRating
from rubrics.model import Rubric, Skill


class Step(Frozen):
    """A skill of the walk. `key` is its key in the review that is rated again.

    `skill` and `rubric` are of the edition whose levels are used. `said` is the choice so far.
    """

    key: SkillKey
    skill: Skill
    rubric: Rubric
    said: Repeat | ThenRating | None = None
    asked: Asked | None = None

    @property
    def is_done(self) -> bool:
        """Whether it is rated and committed, and so final."""
        return self.said is not None and self.said.is_committed


def steps_of_repeat(
    review: Review, repeats: Sequence[Repeat], hidden: frozenset[SkillKey]
) -> tuple[Step, ...]:
    """The skills of a closed review to rate again, and those rated again already, in its order.

    Without `hidden` ones. Empty while the review is open.
    """
    said = {repeat.key: repeat for repeat in repeats if repeat.cycle_id == review.cycle.id}
    asked = set(to_repeat(review, repeats, hidden))
    done = {key for key, repeat in said.items() if repeat.is_committed and key not in hidden}
    if review.cycle.is_draft:
        return ()
    return tuple(
        Step(key=key, skill=skill, rubric=review.rubric(key.rubric_id), said=said.get(key))
        for key, skill in review.skills.items()
        if key in asked | done
    )


def steps_of_then_test(
    before: Review, after: Review, then_ratings: Sequence[ThenRating], hidden: frozenset[SkillKey]
) -> tuple[Step, ...]:
    """The skills of the earlier review to rate by the later one's standard, and those so rated.

    In the order of the later one, without `hidden` ones. Empty while either review is open.
    """
    if before.cycle.is_draft or after.cycle.is_draft:
        return ()
    said = {
        then_rating.key: then_rating
        for then_rating in then_ratings
        if (then_rating.cycle_id, then_rating.by_cycle_id) == (before.cycle.id, after.cycle.id)
    }
    asked = {one.key: one for one in to_ask(before, after, then_ratings, hidden)}
    before_keys = {
        test.key: test.before_key for test in then_tests(before, after, then_ratings, hidden)
    }
    before_keys |= {key: one.before_key for key, one in asked.items()}
    return tuple(
        Step(
            key=before_keys[key],
            skill=skill,
            rubric=after.rubric(key.rubric_id),
            said=said.get(before_keys[key]),
            asked=asked.get(key),
        )
        for key, skill in after.skills.items()
        if key in before_keys
    )


def left(steps: Sequence[Step]) -> int:
    """How many skills are still to be rated."""
    return sum(1 for step in steps if not step.is_done)


def resume_at(steps: Sequence[Step]) -> SkillKey | None:
    """Where to resume the walk: the latest choice that is not committed, or else the next skill.

    That is the first unrated one after the last committed one, or else the first unrated one. None
    when all are rated.
    """
    begun = [(step.said.saved_at, step.key) for step in steps if step.said and not step.is_done]
    if begun:
        return max(begun)[1]
    waiting = [number for number, step in enumerate(steps) if not step.is_done]
    if not waiting:
        return None
    last = max((number for number, step in enumerate(steps) if step.is_done), default=-1)
    return steps[next((number for number in waiting if number > last), waiting[0])].key


def neighbour(steps: Sequence[Step], key: SkillKey, offset: int) -> SkillKey | None:
    """The skill `offset` places on (back if negative), or None beyond either end."""
    index = next(number for number, step in enumerate(steps) if step.key == key) + offset
    return steps[index].key if 0 <= index < len(steps) else None


def next_waiting(steps: Sequence[Step], key: SkillKey) -> SkillKey | None:
    """The next skill after `key` that is still to be rated, or None."""
    index = next(number for number, step in enumerate(steps) if step.key == key)
    return next((step.key for step in steps[index + 1 :] if not step.is_done), None)


def hidden_of_repeat(review: Review, hidden: frozenset[SkillKey]) -> int:
    """How many skills of a review can't be asked about now, because they are `hidden`.

    Whether they were ever rated plays no part: that would tell something of what is hidden.
    """
    return sum(1 for key in review.skills if key in hidden)


def hidden_of_then_test(before: Review, after: Review, hidden: frozenset[SkillKey]) -> int:
    """How many skills of both reviews can't be asked about now, because they are `hidden`.

    As in `hidden_of_repeat`, whether they were ever rated plays no part.
    """
    return sum(
        1
        for row in compare(before, after, hidden).rows
        if row.before_key is not None and MarkState.HIDDEN in (row.before.state, row.after.state)
    )
