"""The then-test: did I grow, or did my standard? (Howard 1980; method rule 11).

After rating today, the person rates an earlier review again from memory, by today's standard and
without seeing the earlier ratings. That is a third value and replaces neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assessment.comparing.comparison import Comparison, SkillComparison, compare
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.three_values import ThenTest, three_values
from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import MarkState, mark_of_second_rating
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import ThenRating
from rubrics.model import Skill


class Asked(Frozen):
    """A skill to rate from memory. `skill` is the later review's: its levels are today's standard.

    `before_key` is its key in the earlier review. `begun` is a choice not yet committed. The
    earlier rating is left out on purpose.
    """

    key: SkillKey
    before_key: SkillKey
    skill: Skill
    cluster: str
    begun: ThenRating | None = None


def to_ask(
    before: Review, after: Review, then_ratings: Sequence[ThenRating], hidden: frozenset[SkillKey]
) -> tuple[Asked, ...]:
    """The skills of the earlier review that still need a rating by the later one's standard.

    They have a level in both reviews and are in the later one's order. `hidden` ones are left out.
    """
    by_key = _between(before, after, then_ratings)
    return tuple(
        Asked(
            key=row.key,
            before_key=row.before_key,
            skill=after.skills[row.key],
            cluster=row.cluster,
            begun=by_key.get(row.before_key),
        )
        for row in compare(before, after, hidden).rows
        if row.before_key is not None
        and _has_both(row)
        and ((then_rating := by_key.get(row.before_key)) is None or not then_rating.is_committed)
    )


def rate_from_memory(
    before: Review,
    after: Review,
    asked: Asked,
    said: int | NotRated,
    now: datetime,
    confidence: Confidence | None = None,
) -> ThenRating:
    """A then-rating, not yet committed: a level by today's standard, or the reason for none.

    Raises ValueError for a level that the later review's skill does not have.
    """
    level = None if isinstance(said, NotRated) else said
    if level is not None:
        asked.skill.anchor(level)
    return ThenRating(
        cycle_id=before.cycle.id,
        by_cycle_id=after.cycle.id,
        rubric_id=asked.before_key.rubric_id,
        skill_id=asked.before_key.skill_id,
        level=level,
        reason=said if isinstance(said, NotRated) else None,
        confidence=confidence if level is not None else None,
        saved_at=now,
    )


def then_tests(
    before: Review, after: Review, then_ratings: Sequence[ThenRating], hidden: frozenset[SkillKey]
) -> tuple[ThenTest, ...]:
    """The three values of each skill rated from memory, in the order of the later review.

    Then-ratings that are not committed and `hidden` skills are left out.
    """
    by_key = _between(before, after, then_ratings)
    return tuple(
        three_values(row, row.before_key, mark_of_second_rating(then_rating, hidden))
        for row in compare(before, after, hidden).rows
        if row.before_key is not None
        and (then_rating := by_key.get(row.before_key)) is not None
        and then_rating.is_committed
        and not hidden & {row.key, row.before_key}
        and MarkState.HIDDEN not in (row.before.state, row.after.state)
    )


def with_memory(
    comparison: Comparison,
    before: Review,
    after: Review,
    then_ratings: Sequence[ThenRating],
    hidden: frozenset[SkillKey],
) -> Comparison:
    """The comparison of two reviews with the marks from memory.

    Only committed then-ratings between these two count, and only for skills that are not `hidden`
    and still have a level in both.
    """
    memory = {test.key: test.memory for test in then_tests(before, after, then_ratings, hidden)}
    rows = tuple(
        row.model_copy(update={"memory": memory[row.key]})
        if row.key in memory and _has_both(row)
        else row
        for row in comparison.rows
    )
    return comparison.model_copy(update={"rows": rows})


def compare_with_memory(
    before: Review,
    after: Review,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext = NOTHING,
) -> Comparison:
    """Two reviews compared, with the person's noise, the evidence since, and memory."""
    compared = compare(before, after, hidden, rating_context)
    return with_memory(compared, before, after, rating_context.then_ratings, hidden)


def _between(
    before: Review, after: Review, then_ratings: Sequence[ThenRating]
) -> dict[SkillKey, ThenRating]:
    pair = before.cycle.id, after.cycle.id
    return {
        then_rating.key: then_rating
        for then_rating in then_ratings
        if (then_rating.cycle_id, then_rating.by_cycle_id) == pair
    }


def _has_both(row: SkillComparison) -> bool:
    return row.before.level is not None and row.after.level is not None
