"""The three values of a skill rated from memory, and what they say in words."""

from __future__ import annotations

from collections.abc import Sequence

from assessment.comparing.comparison import Comparison, SkillComparison
from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import Mark
from assessment.wording import counted, mark_words, number_word

MEMORY_WORDS = (
    "The value in the middle is memory: how you see that time today. What you said then does not "
    "change."
)


class ThenTest(Frozen):
    """A skill's three values. `memory` is the earlier time, by today's standard.

    `shift` is memory minus then, in steps: below zero the standard rose. It is None without two
    levels on one scale. `growth` is now minus memory, None without two levels.
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
        """The three values in words, and what they can and can't say."""
        if self.memory.level is None:
            return f"From memory you gave no level: {mark_words(self.memory)}."
        if self.growth is None:
            return f"{_shift_words(self)} There is no level now to compare it with."
        return f"{_shift_words(self)} {_growth_words(self.growth)}"


def three_values(row: SkillComparison, before_key: SkillKey, memory: Mark) -> ThenTest:
    """The values of a compared skill. `before_key` is its key in the earlier review."""
    then, now = row.before, row.after
    # No steps between two levels means that the rubric changed. Memory is on the later scale.
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


def remembered(comparison: Comparison) -> tuple[ThenTest, ...]:
    """The three values of each skill of a comparison that has one from memory."""
    return tuple(
        three_values(row, row.before_key, row.memory)
        for row in comparison.rows
        if row.memory is not None and row.before_key is not None
    )


def memory_title(comparison: Comparison) -> str:
    """The title of the values from memory, distinct from the rating made then."""
    return f"{comparison.before_title} from memory"


def summarise(tests: Sequence[ThenTest]) -> str:
    """A summary of all the tests in counts. Empty without any."""
    grown = [test.growth for test in tests if test.growth is not None]
    if not grown:
        return ""
    counts = [
        (sum(1 for steps in grown if steps > 0), "rose"),
        (sum(1 for steps in grown if steps < 0), "fell"),
        (sum(1 for steps in grown if steps == 0), "held"),
    ]
    first, *rest = [(count, verb) for count, verb in counts if count]
    moved = ", ".join(
        [f"{counted(first[0], 'skill')} {first[1]}", *(f"{number_word(n)} {v}" for n, v in rest)]
    )
    return f"By today’s standard {moved}.{_standard_words(tests)}"


def memory_words(tests: Sequence[ThenTest]) -> str:
    """The summary, marked as memory: "From memory: by today's standard ..."."""
    summary = summarise(tests) or "no level was given."
    return f"From memory: {summary[:1].lower()}{summary[1:]}"


def _standard_words(tests: Sequence[ThenTest]) -> str:
    rose = sum(1 for test in tests if (test.shift or 0) < 0)
    eased = sum(1 for test in tests if (test.shift or 0) > 0)
    if not any(test.shift is not None for test in tests):
        return ""
    moved = [f"{verb} for {number_word(n)}" for n, verb in ((rose, "rose"), (eased, "eased")) if n]
    return f" Your standard {' and '.join(moved)}." if moved else " Your standard held."


def _steps(before: Mark, after: Mark) -> int | None:
    if before.level is None or after.level is None:
        return None
    return after.level - before.level


def _shift_words(test: ThenTest) -> str:
    if test.shift is None:
        return "What you said then can’t be compared with today’s standard."
    if test.shift == 0:
        return f"Your standard held: what was level {test.then.level} then still is."
    verb = "rose" if test.shift < 0 else "eased"
    return (
        f"Your standard {verb}: what you rated {test.then.level} then, you would rate "
        f"{test.memory.level} today."
    )


def _growth_words(growth: int) -> str:
    if growth == 0:
        return "By today’s standard you held your level."
    steps = counted(abs(growth), "step")
    return f"By today’s standard you {'rose' if growth > 0 else 'fell'} {steps}."
