"""Did I grow, or did my standard? Then as rated then, then as seen today, and now.

The then-test (Howard 1980; method rule 11): after rating today, an earlier review is rated again
from memory, by today's standard, without a look at what it said. That is a third value; it takes
the place of neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assessment.comparison import Comparison, SkillComparison, compare
from assessment.marks import Mark, MarkState, mark_of_second_look
from assessment.model import Frozen, SkillKey
from assessment.ratings import Confidence, NotRated
from assessment.review import Review
from assessment.second_looks import LookBack
from assessment.wording import counted, mark_words, number_word
from rubrics.model import Skill

MEMORY_WORDS = (
    "The value in the middle is memory: how you see that time today. What you said then stays as "
    "it was."
)


class Asked(Frozen):
    """A skill to look back at. `skill` is the later review's: its levels are today's standard.

    `before_key` is what the earlier review knows it by. `begun` is what was chosen and not yet
    committed. Nothing here tells what the earlier review said.
    """

    key: SkillKey
    before_key: SkillKey
    skill: Skill
    cluster: str
    begun: LookBack | None = None


class ThenTest(Frozen):
    """A skill's three values. `memory` is the earlier time, by today's standard.

    `shift` is what became of the standard, memory minus then, in steps: below zero it rose. It is
    None without two levels on one scale. `growth` is now minus memory, None without two levels.
    """

    key: SkillKey
    before_key: SkillKey
    title: str
    cluster: str
    highest_level: int
    then: Mark
    memory: Mark
    now: Mark
    shift: int | None
    growth: int | None

    @property
    def sentence(self) -> str:
        """The three values in words, with what they can and can't say."""
        if self.memory.level is None:
            return f"Looking back you gave no level: {mark_words(self.memory)}."
        if self.growth is None:
            return f"{_shift_words(self)} There is no level now to set it against."
        return f"{_shift_words(self)} {_growth_words(self.growth)}"


def to_ask(
    before: Review, after: Review, looks: Sequence[LookBack], hidden: frozenset[SkillKey]
) -> tuple[Asked, ...]:
    """The skills of the earlier review that are still to be rated by the later one's standard.

    Those with a level in both, in the order of the later one; none of the `hidden`.
    """
    by_key = _between(before, after, looks)
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
        and ((look := by_key.get(row.before_key)) is None or not look.is_committed)
    )


def rate_from_memory(
    before: Review,
    after: Review,
    asked: Asked,
    said: int | NotRated,
    now: datetime,
    confidence: Confidence | None = None,
) -> LookBack:
    """A look back, not yet committed: a level by today's standard, or the reason for none.

    Raises ValueError for a level that the later review's skill does not have.
    """
    level = None if isinstance(said, NotRated) else said
    if level is not None:
        asked.skill.anchor(level)
    return LookBack(
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
    before: Review, after: Review, looks: Sequence[LookBack], hidden: frozenset[SkillKey]
) -> tuple[ThenTest, ...]:
    """The three values of each skill that was looked back at, in the order of the later review.

    A look back that is not committed is left out, and so is a `hidden` skill: nothing of either
    may be seen.
    """
    by_key = _between(before, after, looks)
    return tuple(
        _then_test(row, row.before_key, mark_of_second_look(look, hidden))
        for row in compare(before, after, hidden).rows
        if row.before_key is not None
        and (look := by_key.get(row.before_key)) is not None
        and look.is_committed
        and not hidden & {row.key, row.before_key}
        and MarkState.HIDDEN not in (row.before.state, row.after.state)
    )


def with_memory(
    comparison: Comparison,
    before: Review,
    after: Review,
    looks: Sequence[LookBack],
    hidden: frozenset[SkillKey],
) -> Comparison:
    """The comparison of two reviews with what was said from memory on the skills looked back at.

    Only committed looks back between these two count, and a `hidden` skill has none. Nor has one
    that lost a level since: then there is no pair for a third value to stand beside.
    """
    told = {test.key: test.memory for test in then_tests(before, after, looks, hidden)}
    rows = tuple(
        row.model_copy(update={"memory": told[row.key]})
        if row.key in told and _has_both(row)
        else row
        for row in comparison.rows
    )
    return comparison.model_copy(update={"rows": rows})


def compare_with_memory(
    before: Review,
    after: Review,
    hidden: frozenset[SkillKey],
    *,
    noise: int | None = None,
    looks: Sequence[LookBack] = (),
) -> Comparison:
    """Two reviews side by side, with what second looks add: one's own noise, and memory."""
    compared = compare(before, after, hidden, noise=noise)
    return with_memory(compared, before, after, looks, hidden)


def memory_title(comparison: Comparison) -> str:
    """What the values from memory are called, so that nobody takes them for the rating then."""
    return f"{comparison.before_title} from memory"


def remembered(comparison: Comparison) -> tuple[ThenTest, ...]:
    """The three values of each skill of a comparison that has one from memory."""
    return tuple(
        _then_test(row, row.before_key, row.memory)
        for row in comparison.rows
        if row.memory is not None and row.before_key is not None
    )


def summarise(tests: Sequence[ThenTest]) -> str:
    """What all of them say together, counted in words. Empty without any."""
    grown = [test.growth for test in tests if test.growth is not None]
    if not grown:
        return ""
    counts = [
        (sum(1 for steps in grown if steps > 0), "rose"),
        (sum(1 for steps in grown if steps < 0), "fell"),
        (sum(1 for steps in grown if steps == 0), "held"),
    ]
    told = [(count, verb) for count, verb in counts if count]
    first, *rest = told
    moved = ", ".join(
        [f"{counted(first[0], 'skill')} {first[1]}", *(f"{number_word(n)} {v}" for n, v in rest)]
    )
    return f"By today’s standard {moved}.{_standard_words(tests)}"


def _standard_words(tests: Sequence[ThenTest]) -> str:
    rose = sum(1 for test in tests if (test.shift or 0) < 0)
    eased = sum(1 for test in tests if (test.shift or 0) > 0)
    if not any(test.shift is not None for test in tests):
        return ""
    told = [f"{verb} for {number_word(n)}" for n, verb in ((rose, "rose"), (eased, "eased")) if n]
    return f" Your standard {' and '.join(told)}." if told else " Your standard held."


def _between(before: Review, after: Review, looks: Sequence[LookBack]) -> dict[SkillKey, LookBack]:
    pair = before.cycle.id, after.cycle.id
    return {look.key: look for look in looks if (look.cycle_id, look.by_cycle_id) == pair}


def _has_both(row: SkillComparison) -> bool:
    return row.before.level is not None and row.after.level is not None


def _then_test(row: SkillComparison, before_key: SkillKey, memory: Mark) -> ThenTest:
    then, now = row.before, row.after
    # Without steps between two levels the rubric broke between them: memory is on the later scale.
    is_one_scale = row.steps is not None
    return ThenTest(
        key=row.key,
        before_key=before_key,
        title=row.title,
        cluster=row.cluster,
        highest_level=row.highest_level,
        then=then,
        memory=memory,
        now=now,
        shift=_steps(then, memory) if is_one_scale else None,
        growth=_steps(memory, now),
    )


def _steps(before: Mark, after: Mark) -> int | None:
    if before.level is None or after.level is None:
        return None
    return after.level - before.level


def _shift_words(test: ThenTest) -> str:
    if test.shift is None:
        return "What you said then can’t be set against today’s standard."
    if test.shift == 0:
        return f"Your standard held: what was level {test.then.level} then still is."
    verb = "rose" if test.shift < 0 else "eased"
    return (
        f"Your standard {verb}: what you rated {test.then.level} then, you would rate "
        f"{test.memory.level} today."
    )


def _growth_words(growth: int) -> str:
    if growth == 0:
        return "By today’s standard you held."
    steps = counted(abs(growth), "step")
    return f"By today’s standard you {'rose' if growth > 0 else 'fell'} {steps}."
