"""Which skill the Growth page shows in words, and whether for the pair or for one review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assessment.comparing.growth import History, SkillHistory
from assessment.comparing.narrowing import find_line, names_of
from assessment.comparing.pairs import Pair, most_telling
from assessment.comparing.skill_story import SkillStory, tell_mark, tell_skill
from assessment.model import SkillKey
from assessment.reviews.review import Review
from ui.desktop.pages.comparing.source import ReviewsRead
from ui.desktop.pages.comparing.subject import Subject

BACK_TO_PAIR, BACK_TO_LATEST = "Back to the two reviews", "Back to the latest review"

SIDES = ("before", "memory", "now", "")
"""`DrawnMark.which` in charts of a pair or a profile, and for a whole row; in charts of a history
it is a cycle's id."""


class Reading(NamedTuple):
    """The story shown, and the reviews it covers.

    `pair` is None when the review does not contain the skill, and the story only says so. `back`
    is the text of the button that returns from one review to the pair, or empty.
    """

    story: SkillStory
    pair: Pair | None
    back: str = ""


def cycle_of(which: str) -> str | None:
    """The id of the cycle of a mark in a history; None for other marks and for whole rows."""
    return None if which in SIDES else which


def key_to_read(
    subject: Subject, keys: Sequence[SkillKey], wanted: SkillKey | None
) -> SkillKey | None:
    """The wanted skill if it is in `keys`, else the one that moved furthest, else the first.

    None if `keys` is empty.
    """
    key = _among(keys, subject.whole, wanted)
    if key is None and subject.compared is not None:
        key = _among(keys, subject.whole, most_telling(subject.compared))
    return key or next(iter(keys), None)


def read_skill(subject: Subject, line: SkillHistory, at: str | None) -> Reading:
    """The story of a skill, in the one review of the cycle with the id `at`, or else in the pair.

    If neither review of the pair contains the skill, it is the story of the last review that does.
    """
    pair, source = subject.pair, subject.source
    reviews = (*source.snapshots, *source.drafts)
    alone = next((review for review in reviews if review.cycle.id == at), None)
    if alone is not None:
        back = BACK_TO_PAIR if pair.before else BACK_TO_LATEST
        return _alone(alone, line, source)._replace(back=back)
    names = names_of(line)
    known = [key for review in reversed(pair.reviews) for key in review.skills if key in names]
    if known:
        return Reading(tell_skill(pair, known[0], source.hidden, source.rating_context), pair)
    stood = [review for review in reviews if line.key_in(review) is not None]
    return _alone(stood[-1], line, source)


def _among(keys: Sequence[SkillKey], whole: History, wanted: SkillKey | None) -> SkillKey | None:
    """The key for the wanted skill, which a later edition of the rubric may have renamed."""
    if wanted is None or wanted in keys:
        return wanted
    line = find_line(whole, wanted)
    names = frozenset[SkillKey]() if line is None else names_of(line)
    return next((key for key in keys if key in names), None)


def _alone(review: Review, line: SkillHistory, source: ReviewsRead) -> Reading:
    pair = None if line.key_in(review) is None else Pair(before=None, after=review)
    return Reading(tell_mark(review, line, source.hidden), pair)
