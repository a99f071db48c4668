"""One skill in one review or two: its level, what was written, and what changed.

What is hidden for now is left out here, so that no page can show it by mistake.
"""

from __future__ import annotations

from assessment.comparing.comparison import SkillComparison, Support, compare_skill
from assessment.comparing.context import NOTHING, RatingContext
from assessment.comparing.growth import SkillHistory
from assessment.comparing.pairs import Pair
from assessment.comparing.then_and_now import ThenAndNow, then_and_now
from assessment.dates import period_words
from assessment.evidence import Days, EvidenceFilter, days_since
from assessment.model import Frozen, SkillKey
from assessment.reviews.cycles import Period
from assessment.reviews.marks import Mark, MarkState, mark_of
from assessment.reviews.review import Review
from assessment.wording import ENERGY_WORDS, capitalised, mark_words, number_word

HIDDEN_WORDS = (
    "Your past rating of this skill, and what you wrote about it, stay hidden until you commit "
    "the one in your open review. Then both appear here."
)


class Side(Frozen):
    """A skill in one review. `energy`, `anchor` and `note` may be empty.

    `note` is what was written in that review about what had changed.
    """

    title: str
    period: str
    standing: str
    energy: str
    anchor: str
    note: str = ""


class Noted(Frozen):
    """What was noted of a skill between two reviews, under a `title` that says since when.

    `which` is the filter to read the entries with, as there may be thousands. `support` and `words`
    say whether they support a rise; without a rise they are None and empty. `days` names the days
    on which an entry has to be to support a rise that is not supported yet.
    """

    title: str
    which: EvidenceFilter
    support: Support | None
    words: str
    days: str


class SkillStory(Frozen):
    """A skill in a pair of reviews. A side is None when its review lacks the skill.

    `heading` is the movement in a few words ("Two to four"), `sentence` says how sure it is.
    `note` answers "what changed?". `hidden` says when a past rating will be shown, and is empty
    when none is hidden. `noted` is None without an earlier review.
    """

    key: SkillKey
    title: str
    heading: str
    sentence: str
    before: Side | None
    after: Side | None
    answers: tuple[ThenAndNow, ...]
    note: str
    hidden: str
    noted: Noted | None = None


def tell_skill(
    pair: Pair, key: SkillKey, hidden: frozenset[SkillKey], rating_context: RatingContext = NOTHING
) -> SkillStory:
    """The story of a skill with its context. Raises KeyError when no review has it."""
    if pair.before is None:
        pair.skill(key)
        row, now, then = None, (key, mark_of(pair.after, key, hidden)), None
    else:
        row = compare_skill(pair.before, pair.after, key, hidden, rating_context)
        now = (row.key if row.key in pair.after.skills else None, row.after)
        then = (row.before_key, row.before)
    is_hidden = MarkState.HIDDEN in {now[1].state, then[1].state if then else None}
    after = _side(pair.after, *now, is_hidden=is_hidden)
    before = None
    if pair.before is not None and then is not None:
        before = _side(pair.before, *then, is_hidden=is_hidden)
    return SkillStory(
        key=key,
        title=pair.skill(key).title,
        heading=_heading(row, now[1]),
        sentence="" if row is None or is_hidden else row.sentence,
        before=before,
        after=after,
        answers=() if is_hidden else then_and_now(pair.before, pair.after, key),
        note="" if after is None else after.note,
        hidden=HIDDEN_WORDS if is_hidden else "",
        noted=None if row is None or pair.before is None else _noted(row, pair.before, pair.after),
    )


def tell_mark(review: Review, line: SkillHistory, hidden: frozenset[SkillKey]) -> SkillStory:
    """The story of a skill of a history in a single one of its reviews.

    While one of the skill's keys is hidden, so are its ratings in every review.
    """
    key = line.key_in(review)
    names = {name for name in (line.key, *line.keys) if name is not None}
    masked = hidden | names if names & hidden else hidden
    if key is not None:
        return tell_skill(Pair(before=None, after=review), key, masked)
    return SkillStory(
        key=line.key,
        title=line.title,
        heading="Not in this review",
        sentence=f"{review.cycle.title} did not include this skill.",
        before=None,
        after=None,
        answers=(),
        note="",
        hidden="",
    )


def _noted(row: SkillComparison, before: Review, after: Review) -> Noted:
    days = days_since(before, after)
    return Noted(
        title=f"Evidence since {before.cycle.title}",
        which=EvidenceFilter(days, frozenset(row.names)),
        support=row.support,
        words=row.support_words,
        days=_words_for(days) if row.support is Support.UNSUPPORTED else "",
    )


def _words_for(days: Days) -> str:
    """The days in words. Empty if there are none."""
    first, last = days
    return period_words(Period(start=first, end=last)) if first <= last else ""


def _heading(row: SkillComparison | None, only: Mark) -> str:
    if row is None:
        return f"Level {number_word(only.level)}" if only.level is not None else _without(only)
    then, now = row.before.level, row.after.level
    if then is not None and now is not None:
        if row.steps is None:
            # The levels are on different scales, so there is no step between them.
            return capitalised(f"{number_word(then)} then, {number_word(now)} now")
        if row.steps == 0:
            return f"Held at {number_word(now)}"
        return capitalised(f"{number_word(then)} to {number_word(now)}")
    if now is not None:
        return f"Level {number_word(now)} now"
    if then is not None:
        return f"Level {number_word(then)} then"
    return _without(row.before, row.after)


def _without(*marks: Mark) -> str:
    is_hidden = MarkState.HIDDEN in {mark.state for mark in marks}
    return "Hidden for now" if is_hidden else "No level"


def _side(review: Review, key: SkillKey | None, mark: Mark, *, is_hidden: bool) -> Side | None:
    """A side of the story. `is_hidden` says whether either side hides a past rating."""
    if key is None:
        return None
    return Side(
        title=review.cycle.title,
        period=period_words(review.cycle.period),
        standing="hidden for now" if mark.state is MarkState.HIDDEN else mark_words(mark),
        energy="" if mark.energy is None else ENERGY_WORDS[mark.energy],
        anchor="" if mark.level is None else review.skills[key].anchor(mark.level),
        note="" if is_hidden else _note(review, key),
    )


def _note(review: Review, key: SkillKey) -> str:
    rating = review.own_rating(key)
    return rating.note.strip() if rating is not None and rating.is_committed else ""
