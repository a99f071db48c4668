"""Home: open reviews, what moved last time, and what to do next (see `glance`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assessment.comparing.comparison import compare
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import REPEAT_AFTER, REPEAT_UNTIL, own_noise, repeat_due, to_repeat
from assessment.comparing.pairs import Pair
from assessment.comparing.profile import profile
from assessment.dates import period_words, short_date_words
from assessment.evidence import Backing, Evidence
from assessment.home.glance import Card, ClosedReview, Glance, NotedEntry, RepeatOffer
from assessment.model import Frozen, SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.earlier import earlier_snapshot
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat
from assessment.walk import walkthrough
from assessment.wording import capitalised, counted, full_stop, time_words

LATEST, LATEST_NOTED = 4, 3
"""How many closed reviews home names, and how many entries of the work log."""


class Standing(Frozen):
    """The parts of a journal that home shows. Drafts and snapshots have the oldest first.

    `hidden` are the skills whose past ratings may not be shown, `declined` the ids of cycles for
    which a repeat was declined. `backing` is what was noted between the `last_pair`, and `noted`
    the latest of the work log, newest first.
    """

    drafts: tuple[Review, ...] = ()
    snapshots: tuple[Review, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    backing: frozenset[Backing] = frozenset()
    hidden: frozenset[SkillKey] = frozenset()
    declined: tuple[str, ...] = ()
    is_sample: bool = False
    noted: tuple[Evidence, ...] = ()
    unfinished_note: str = ""


def glance_at(standing: Standing, now: datetime) -> Glance:
    """What home shows of a journal, `now`."""
    latest = standing.snapshots[-LATEST:]
    return Glance(
        state=_state(standing.drafts, standing.snapshots),
        cards=tuple(_card(draft, standing.hidden) for draft in reversed(standing.drafts)),
        last_time=_last_time(standing),
        growing_in=_growing_in(standing.snapshots),
        closed=tuple(
            ClosedReview(r.cycle.id, r.cycle.title, period_words(r.cycle.period))
            for r in reversed(latest)
        ),
        has_more=len(standing.snapshots) > LATEST,
        is_sample=standing.is_sample,
        repeat=_repeat(standing, now),
        noted=tuple(
            NotedEntry(
                entry.id,
                short_date_words(entry.happened_on),
                "" if entry.private else entry.title,
            )
            for entry in standing.noted[:LATEST_NOTED]
        ),
        unfinished=standing.unfinished_note,
    )


def stands_until(standing: Standing, now: datetime) -> datetime | None:
    """The time at which the same reviews may give another glance than `now`, or None.

    If nothing is written, only the offer of a repeat depends on time.
    """
    closings = [r.cycle.closed_at for r in standing.snapshots if r.cycle.closed_at is not None]
    turns = [at + after for at in closings for after in (REPEAT_AFTER, REPEAT_UNTIL)]
    # An offer is still made at its last moment and ends just after it.
    return min((turn for turn in turns if turn >= now), default=None)


def _state(drafts: Sequence[Review], snapshots: Sequence[Review]) -> str:
    if drafts:
        done = walkthrough.progress(drafts[-1])
        skills = "1 skill" if done.total == 1 else f"{done.total} skills"
        left = f" · {time_words(done.minutes_left)} left" if done.minutes_left else ""
        return f"{drafts[-1].cycle.title} · {done.committed} of {skills} rated{left}"
    if snapshots:
        return capitalised(f"{counted(len(snapshots), 'closed review')}, none open.")
    return "Your journal is empty."


def _card(draft: Review, hidden: frozenset[SkillKey]) -> Card:
    done, place = walkthrough.progress(draft), walkthrough.resume_at(draft)
    all_is_rated = done.committed == done.total
    if place is None or all_is_rated:
        rated = profile(draft, hidden).summary
        heading, words = "Ready to close", f"{rated} Look back on it, then close it."
    else:
        question = walkthrough.question_at(draft, place)
        heading = draft.skills[place.skill].title
        words = "" if question is None else question.text
    return Card(draft.cycle.id, draft.cycle.title, heading, words, all_is_rated)


def last_pair(snapshots: Sequence[Review]) -> Pair | None:
    """The two reviews that home compares: the latest, and the one before it, if any."""
    if not snapshots:
        return None
    return Pair(before=earlier_snapshot(snapshots[-1], snapshots), after=snapshots[-1])


def _last_time(standing: Standing) -> str:
    pair = last_pair(standing.snapshots)
    if pair is None:
        return ""
    before, latest = pair.before, pair.after
    if before is None:
        return f"{latest.cycle.title} is your first closed review."
    rating_context = RatingContext(
        noise=own_noise(standing.snapshots, standing.repeats, standing.hidden),
        backing=standing.backing,
    )
    summary = compare(before, latest, standing.hidden, rating_context).summary
    name = before.cycle.title
    return f"{latest.cycle.title} compared with {name}{full_stop(name)} {summary}"


def _growing_in(snapshots: Sequence[Review]) -> str:
    if not snapshots:
        return ""
    latest = snapshots[-1]
    focus = [latest.skills[key].title for key in latest.cycle.focus if key in latest.skills]
    return f"You wanted to grow in: {', '.join(focus)}." if focus else ""


def _repeat(standing: Standing, now: datetime) -> RepeatOffer | None:
    hidden, declined = standing.hidden, standing.declined
    due = repeat_due(standing.snapshots, standing.repeats, declined, hidden, now)
    if due is None:
        return None
    skills = len(to_repeat(due, standing.repeats, hidden))
    minutes = walkthrough.minutes_for(skills, Depth.PULSE)
    return RepeatOffer(due.cycle.id, due.cycle.title, time_words(minutes))
