"""Two reviews side by side, skill by skill, in steps (method rules 9, 10 and 12)."""

from __future__ import annotations

from enum import StrEnum

from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.evidence import stands_behind
from assessment.model import Frozen, SkillKey
from assessment.reviews.incomparable import obstacle_between
from assessment.reviews.lineage import counterpart
from assessment.reviews.marks import Mark, MarkState, mark_in_line
from assessment.reviews.ratings import Confidence
from assessment.reviews.review import Review
from assessment.wording import PAIR, capitalised, confidence_words, counted, number_word, step_words


class Movement(StrEnum):
    """What can honestly be said of a skill between two reviews."""

    CHANGE = "change"
    POSSIBLE_CHANGE = "possible change"
    HELD = "held"
    NOT_COMPARABLE = "not comparable"


class Support(StrEnum):
    """Whether evidence from the time between supports a rise (method rule 13)."""

    SUPPORTED = "supported"
    UNSUPPORTED = "not supported yet"


SUPPORT_WORDS = {
    Support.SUPPORTED: "Evidence since then supports this rise.",
    Support.UNSUPPORTED: "No evidence since then supports this rise yet.",
}


class SkillComparison(Frozen):
    """One skill in two reviews. `steps` is after minus before, or None without two levels.

    `obstacle` says why there are no steps; it is empty when there are. Both levels are at most
    `highest_level`. `key` is the skill's key in the later review, or in the earlier one if only
    that has it; `before_key` is its key in the earlier one, if any. `memory` is a rating of the
    earlier time from memory (`assessment.comparing.then_test`), if there is one. `is_backed` says
    whether something noted since then supports the movement.
    """

    key: SkillKey
    before_key: SkillKey | None
    title: str
    cluster: str
    highest_level: int
    before: Mark
    after: Mark
    steps: int | None
    movement: Movement
    obstacle: str = ""
    memory: Mark | None = None
    is_backed: bool = False

    @property
    def names(self) -> tuple[SkillKey, ...]:
        """The skill's keys in the two reviews, without repetition."""
        names = (self.key, self.before_key)
        return tuple(dict.fromkeys(name for name in names if name is not None))

    @property
    def support(self) -> Support | None:
        """Whether evidence supports the rise; None unless the skill rose."""
        if self.steps is None or self.steps <= 0:
            return None
        return Support.SUPPORTED if self.is_backed else Support.UNSUPPORTED

    @property
    def support_words(self) -> str:
        """The support of a rise in a sentence. Empty unless the skill rose."""
        return "" if self.support is None else SUPPORT_WORDS[self.support]

    @property
    def is_hidden(self) -> bool:
        """Whether a past rating is hidden until the open review has its own."""
        return MarkState.HIDDEN in (self.before.state, self.after.state)

    @property
    def sentence(self) -> str:
        """The movement in a sentence, with how sure it is."""
        if self.steps is None:
            return f"{capitalised(self.obstacle)}."
        sureness = confidence_words(self.before.confidence, self.after.confidence)
        if self.steps == 0:
            return f"Held at level {self.after.level}, {sureness}."
        return f"{capitalised(step_words(self.steps))}, {sureness}: a {self.movement}."


class Comparison(Frozen):
    """Two reviews side by side, in the order of the later one's rubrics.

    A pulse is rated without questions and looks different in charts (method rule 8). `noise` is
    the person's own (rule 10).
    """

    before_title: str
    after_title: str
    rows: tuple[SkillComparison, ...]
    before_is_pulse: bool = False
    after_is_pulse: bool = False
    noise: OwnNoise = UNKNOWN_NOISE

    @property
    def summary(self) -> str:
        """What moved, counted, and how much of it may be noise (method rule 10).

        "Three skills rose, one can't be compared. Two of the three that moved are possible
        changes."
        """
        return summarise(self.rows)

    def by_change(self) -> tuple[SkillComparison, ...]:
        """The rows from the largest rise to the largest fall; what can't be compared comes last.

        Equal movements keep the rubric's order.
        """
        return tuple(sorted(self.rows, key=lambda r: (r.steps is None, -(r.steps or 0))))


def compare(
    before: Review,
    after: Review,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext = NOTHING,
) -> Comparison:
    """Every skill of either review, `hidden` ones without their past ratings.

    The skills are in the order of `after`, followed by those that only `before` has. A skill that a
    later edition of the rubric renamed counts as one skill. Of the context only the noise and the
    backing are used; they have to be those of these two reviews.
    """
    keys = list(after.skills) + [
        key
        for key in before.skills
        if key not in after.skills and counterpart(key, before, after)[0] is None
    ]
    return Comparison(
        before_title=before.cycle.title,
        after_title=after.cycle.title,
        rows=tuple(_row(before, after, key, hidden, rating_context) for key in keys),
        before_is_pulse=before.cycle.is_pulse,
        after_is_pulse=after.cycle.is_pulse,
        noise=rating_context.noise,
    )


def compare_skill(
    before: Review,
    after: Review,
    key: SkillKey,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext = NOTHING,
) -> SkillComparison:
    """One skill in two reviews, by its key in either. Raises KeyError when neither has it.

    `rating_context` is as in `compare`.
    """
    return _row(before, after, key, hidden, rating_context)


def _row(
    before: Review,
    after: Review,
    key: SkillKey,
    hidden: frozenset[SkillKey],
    rating_context: RatingContext,
) -> SkillComparison:
    then_key: SkillKey | None
    now_key: SkillKey | None
    if key in after.skills:
        now_key, (then_key, break_words) = key, counterpart(key, after, before)
    else:
        then_key, (now_key, break_words) = key, counterpart(key, before, after)
    line = tuple(part for part in (now_key, then_key) if part is not None)
    then = None if then_key is None else before.skills[then_key]
    now = None if now_key is None else after.skills[now_key]
    there, skill = (before, before.skills[key]) if now is None else (after, now)
    before_mark = mark_in_line(before, then_key, line, hidden)
    after_mark = mark_in_line(after, now_key, line, hidden)
    obstacle = obstacle_between(then, now, break_words, before_mark, after_mark)
    steps = _steps(obstacle, before_mark, after_mark)
    is_backed = stands_behind(rating_context.backing, line, steps)
    return SkillComparison(
        key=line[0],
        before_key=then_key,
        title=skill.title,
        cluster=there.rubric(key.rubric_id).cluster(skill.cluster).title,
        highest_level=max(s.highest_level for s in (then, now) if s is not None),
        before=before_mark,
        after=after_mark,
        steps=steps,
        movement=_movement(
            steps, before_mark, after_mark, rating_context.noise.steps or 0, is_backed=is_backed
        ),
        obstacle=obstacle,
        is_backed=is_backed,
    )


def summarise(rows: tuple[SkillComparison, ...]) -> str:
    """The movements of some skills, counted in words. Empty for no skill."""
    rose = sum(1 for row in rows if row.steps is not None and row.steps > 0)
    fell = sum(1 for row in rows if row.steps is not None and row.steps < 0)
    held = sum(1 for row in rows if row.steps == 0)
    hidden = sum(1 for row in rows if row.is_hidden)
    apart = sum(1 for row in rows if row.steps is None) - hidden
    parts = [
        (rose, "rose"),
        (fell, "fell"),
        (held, "held"),
        (apart, "can’t be compared"),
        (hidden, "is hidden for now" if hidden == 1 else "are hidden for now"),
    ]
    moves = [(count, verb) for count, verb in parts if count]
    if not moves:
        return ""
    first_count, first_verb = moves[0]
    words = [f"{counted(first_count, 'skill')} {first_verb}"]
    words += [f"{number_word(count)} {verb}" for count, verb in moves[1:]]
    return capitalised(", ".join(words)) + "." + _caution(rows)


def _caution(rows: tuple[SkillComparison, ...]) -> str:
    moved = sum(1 for row in rows if row.steps)
    possible = sum(1 for row in rows if row.movement is Movement.POSSIBLE_CHANGE)
    if not possible:
        return ""
    if moved == 1:
        return " It is a possible change."
    verb = "is a possible change" if possible == 1 else "are possible changes"
    share = f"{number_word(possible)} of the {number_word(moved)}"
    if possible == moved:
        share = "both" if moved == PAIR else f"all {number_word(moved)}"
    return f" {capitalised(share)} that moved {verb}."


def _steps(obstacle: str, before: Mark, after: Mark) -> int | None:
    if obstacle or before.level is None or after.level is None:
        return None
    return after.level - before.level


def _movement(
    steps: int | None, before: Mark, after: Mark, noise: int, *, is_backed: bool
) -> Movement:
    if steps is None:
        return Movement.NOT_COMPARABLE
    if steps == 0:
        return Movement.HELD
    if abs(steps) <= noise:
        return Movement.POSSIBLE_CHANGE
    both_sure = before.confidence is Confidence.HIGH and after.confidence is Confidence.HIGH
    is_sure = abs(steps) > 1 or both_sure or is_backed
    return Movement.CHANGE if is_sure else Movement.POSSIBLE_CHANGE
