"""One's own noise: how often a person agrees with themselves two weeks later (method rule 10)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from assessment.model import Frozen, SkillKey
from assessment.reviews.marks import HIDDEN, Mark, mark_of, mark_of_second_rating
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat
from assessment.wording import capitalised, counted, number_word, part_word, share_words

REPEAT_AFTER = timedelta(days=14)
"""Before this, the first ratings are too fresh in the mind."""
REPEAT_UNTIL = timedelta(days=42)
"""After this, a difference may be growth and says nothing about noise."""
FEWEST_PAIRS = 8
"""The smallest number of skills rated twice that says something about noise."""
ONE_PAIR_IN = 10
"""A difference that at most one pair in this many has is an exception, not noise."""


class RepeatRow(Frozen):
    """A skill rated twice. `steps` is the second level minus the first, None without both.

    `first` is the rating as it was when the repeat was made, even if it was changed later.
    """

    key: SkillKey
    title: str
    cluster: str
    highest_level: int
    first: Mark
    second: Mark
    steps: int | None


class Agreement(Frozen):
    """How far a person agreed with themselves on the skills of one review, in its order."""

    rows: tuple[RepeatRow, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        """The difference of each skill that has two levels, in steps, 0 or more."""
        return tuple(abs(row.steps) for row in self.rows if row.steps is not None)

    @property
    def exact(self) -> int:
        """How many skills got the same level twice."""
        return sum(1 for steps in self.steps if steps == 0)

    @property
    def within_one(self) -> int:
        """How many skills got the same level twice, or one a step away."""
        return sum(1 for steps in self.steps if steps <= 1)

    @property
    def sentence(self) -> str:
        """The agreement in words. Empty when no skill has two levels."""
        total = len(self.steps)
        if not total:
            return ""
        if self.exact == total:
            return f"You agreed with yourself exactly on {share_words(total, total, 'skill')}."
        same = share_words(self.exact, total, "skill") if self.exact else "no skill"
        agreed = f"You agreed with yourself exactly on {same}"
        if self.within_one == total:
            return f"{agreed}, and to within one step on all of them."
        near = share_words(self.within_one, total, "skill") if self.within_one else "none"
        return f"{agreed}, and to within one step on {near}."


class OwnNoise(Frozen):
    """How far a person's second ratings were from their first, over everything rated twice.

    `differences` holds one number for each pair of levels: the steps between them, 0 or more.
    """

    differences: tuple[int, ...] = ()

    @property
    def pairs(self) -> int:
        """How many skills have two levels."""
        return len(self.differences)

    @property
    def same(self) -> int:
        """How many skills got the same level twice."""
        return self.differences.count(0)

    @cached_property
    def steps(self) -> int | None:
        """The largest step that is noise, 0 for none; None with fewer than `FEWEST_PAIRS` pairs.

        A step is noise when more than one pair in ten differed by at least as much (rule 10).
        """
        if self.pairs < FEWEST_PAIRS:
            return None
        # Skip as many of the largest differences as one pair in ten allows; the next one is noise.
        return sorted(self.differences, reverse=True)[self.pairs // ONE_PAIR_IN]


UNKNOWN_NOISE = OwnNoise()
"""The noise of someone who has rated nothing twice."""


def to_repeat(
    review: Review, repeats: Sequence[Repeat], hidden: frozenset[SkillKey]
) -> tuple[SkillKey, ...]:
    """The skills of a closed review that can be rated a second time: those with a level.

    Left out are those that were already, and `hidden` ones, which an open review still has to rate.
    """
    done = {r.key for r in repeats if r.cycle_id == review.cycle.id and r.is_committed}
    if review.cycle.is_draft:
        return ()
    return tuple(
        key
        for key in review.skills
        if key not in done and mark_of(review, key, hidden).level is not None
    )


def repeat_due(
    snapshots: Sequence[Review],
    repeats: Sequence[Repeat],
    declined: Collection[str],
    hidden: frozenset[SkillKey],
    now: datetime,
) -> Review | None:
    """The review to offer a repeat of: closed two to six weeks ago, the latest closed if several.

    None when there is none, when all its skills were rated again, or when its cycle is `declined`.
    """
    waiting = [
        (review.cycle.closed_at, review)
        for review in snapshots
        if review.cycle.closed_at is not None
        and REPEAT_AFTER <= now - review.cycle.closed_at <= REPEAT_UNTIL
        and review.cycle.id not in declined
        and to_repeat(review, repeats, hidden)
    ]
    return max(waiting, key=lambda found: found[0])[1] if waiting else None


def rate_again(
    review: Review,
    key: SkillKey,
    said: int | NotRated,
    now: datetime,
    confidence: Confidence | None = None,
) -> Repeat:
    """A repeat, not yet committed: a level of the skill, or the reason for none.

    Raises ValueError for a level that the skill does not have.
    """
    level = None if isinstance(said, NotRated) else said
    if level is not None:
        review.skills[key].anchor(level)
    return Repeat(
        cycle_id=review.cycle.id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=level,
        reason=said if isinstance(said, NotRated) else None,
        confidence=confidence if level is not None else None,
        saved_at=now,
    )


def agreement(review: Review, repeats: Sequence[Repeat], hidden: frozenset[SkillKey]) -> Agreement:
    """The skills of a review that were rated again, with both marks, and the `hidden` ones.

    Those have a row whether they were rated again or not: only what had a level can be. A repeat
    that is not committed is left out, so that the first rating stays unseen.
    """
    again = {r.key: r for r in repeats if r.cycle_id == review.cycle.id and r.is_committed}
    marks = {key: _two_marks(review, repeat, hidden) for key, repeat in again.items()}
    marks |= dict.fromkeys(hidden, (HIDDEN, HIDDEN))
    return Agreement(
        rows=tuple(_row(review, key, *marks[key]) for key in review.skills if key in marks)
    )


def own_noise(
    snapshots: Sequence[Review], repeats: Sequence[Repeat], hidden: frozenset[SkillKey]
) -> OwnNoise:
    """A person's noise from all the repeats of these reviews, without `hidden` skills."""
    reviews = {review.cycle.id: review for review in snapshots}
    pairs = [
        _two_marks(reviews[repeat.cycle_id], repeat, hidden)
        for repeat in repeats
        if repeat.is_committed and repeat.cycle_id in reviews
    ]
    steps = [_steps(first, second) for first, second in pairs]
    return OwnNoise(differences=tuple(abs(n) for n in steps if n is not None))


def noise_words(noise: OwnNoise) -> str:
    """A person's noise in counts, and what it means for comparisons. Empty while unknown."""
    steps = noise.steps
    if steps is None:
        return ""
    if not steps:
        return (
            f"{_same_words(noise)}. A change of one step is still called a possible change, "
            "unless you were sure both times or evidence supports it."
        )
    if steps == 1:
        return f"{_same_words(noise)}, so a change of one step is called a possible change."
    apart = sum(1 for difference in noise.differences if difference >= steps)
    size, whole = counted(steps, "step"), noise.pairs
    which = f"all {number_word(whole)}" if apart == whole else part_word(apart, whole)
    return (
        f"{_same_words(noise)}, and {which} differed by {size} or more, so a change of up to "
        f"{size} is called a possible change."
    )


def meaning_words(noise: OwnNoise) -> str:
    """What a person's repeats mean from now on, even if their noise is still unknown."""
    return noise_words(noise) or (
        f"It is too early to judge your own noise: that takes {number_word(FEWEST_PAIRS)} skills "
        f"rated twice, and so far you have {part_word(noise.pairs, FEWEST_PAIRS)}. Your "
        "comparisons stay as they are."
    )


def timing_words(closed_at: datetime, now: datetime) -> str:
    """What the time since the closing means for a repeat. Empty within two to six weeks."""
    if now - closed_at < REPEAT_AFTER:
        return (
            "The review was closed less than two weeks ago. What you said may still be fresh in "
            "your mind; a second rating will tell you more later on."
        )
    if now - closed_at > REPEAT_UNTIL:
        return (
            "The review was closed more than six weeks ago. By now a difference may be growth "
            "and not just noise."
        )
    return ""


def _same_words(noise: OwnNoise) -> str:
    """How many skills got the same level twice: "Of eight skills rated twice, six got ..."."""
    same, pairs = noise.same, noise.pairs
    if same in {0, pairs}:
        which = capitalised(share_words(same, pairs, "skill"))
        return f"{which} rated twice got the same level both times"
    which = f"Of {counted(pairs, 'skill')} rated twice, {part_word(same, pairs)}"
    return f"{which} got the same level both times"


def _row(review: Review, key: SkillKey, first: Mark, second: Mark) -> RepeatRow:
    skill = review.skills[key]
    return RepeatRow(
        key=key,
        title=skill.title,
        cluster=review.rubric(key.rubric_id).cluster(skill.cluster).title,
        highest_level=skill.highest_level,
        first=first,
        second=second,
        steps=_steps(first, second),
    )


def _two_marks(review: Review, repeat: Repeat, hidden: frozenset[SkillKey]) -> tuple[Mark, Mark]:
    """The first mark and the second, both hidden for a `hidden` skill."""
    return _first(review, repeat, hidden), mark_of_second_rating(repeat, hidden)


def _steps(first: Mark, second: Mark) -> int | None:
    if first.level is None or second.level is None:
        return None
    return second.level - first.level


def _first(review: Review, repeat: Repeat, hidden: frozenset[SkillKey]) -> Mark:
    """The mark of the review's own rating as it was when the repeat was committed."""
    rating, moment = review.own_rating(repeat.key), repeat.committed_at
    if rating is None or moment is None:
        return mark_of(review, repeat.key, hidden)
    then = rating.as_it_stood(moment)
    if then is not rating:
        review = review.model_copy(update={"ratings": (then,)})
    return mark_of(review, repeat.key, hidden)
