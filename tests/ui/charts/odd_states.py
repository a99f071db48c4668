"""Unusual states of a journal, as reviews to draw: from none at all to a lifetime of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from assessment.comparing.profile import Profile
from assessment.model import SkillKey
from assessment.reviews.cycles import Period
from assessment.reviews.ratings import Answer, NotRated
from assessment.reviews.review import Review
from tests.assessment.examples import NOW, a_rating, a_rubric, a_skill
from tests.assessment.sharing_examples import Ratings
from tests.ui.charts.examples import (
    LONG_NAMES,
    NAMES,
    NOBODY,
    ODD_TITLES,
    renamed,
    some_reviews,
    values_of,
)
from tests.ui.charts.history_examples import energised
from ui.charts.spec import Chart

LONGEST_ANSWER = "The plan held until the third week, and I said so on the first day. " * 300
"""A text of about 20,000 characters."""


@dataclass(frozen=True)
class OddState:
    """Reviews, oldest first, and the skills that are hidden."""

    reviews: Sequence[Review]
    hidden: frozenset[SkillKey] = NOBODY


def _reviews(count: int, names: Sequence[str] = NAMES) -> list[Review]:
    return energised(some_reviews(count, names))


def _without(review: Review, skill_id: str) -> Review:
    kept = tuple(rating for rating in review.ratings if rating.skill_id != skill_id)
    return review.model_copy(update={"ratings": kept})


def _never_rated() -> OddState:
    return OddState([_without(review, "s0") for review in _reviews(4)])


def _not_applicable() -> OddState:
    reviews = [
        review.model_copy(
            update={"ratings": tuple(a_rating(NotRated.NOT_APPLICABLE, k) for k in review.skills)}
        )
        for review in _reviews(4)
    ]
    return OddState(reviews)


def _nothing_in_common() -> OddState:
    first, last = _reviews(2)
    other = a_rubric(a_skill("deciding"), a_skill("waiting"), rubric_id="other")
    keys = [SkillKey("other", "deciding"), SkillKey("other", "waiting")]
    ratings = tuple(a_rating(level, key) for level, key in zip((2, 4), keys, strict=True))
    return OddState([first, last.model_copy(update={"rubrics": (other,), "ratings": ratings})])


def _over(days: Sequence[tuple[date, int]]) -> OddState:
    """Reviews that end on these dates and cover this many days each."""
    reviews: list[Review] = []
    for review, (end, length) in zip(_reviews(len(days)), days, strict=True):
        period = Period(start=end - timedelta(days=length), end=end)
        cycle = review.cycle.model_copy(update={"period": period})
        reviews.append(review.model_copy(update={"cycle": cycle}))
    return OddState(reviews)


def _long_answers() -> OddState:
    reviews = [
        review.model_copy(
            update={
                "answers": tuple(
                    Answer(
                        cycle_id=review.cycle.id,
                        rubric_id=review.rubrics[0].id,
                        question_id=question.id,
                        text=LONGEST_ANSWER,
                        saved_at=NOW,
                    )
                    for skill in review.rubrics[0].skills
                    for question in skill.questions
                ),
                "ratings": tuple(
                    rating.model_copy(update={"note": LONGEST_ANSWER}) for rating in review.ratings
                ),
            }
        )
        for review in _reviews(2)
    ]
    return OddState(reviews)


def _odd_titles() -> OddState:
    reviews = _reviews(len(ODD_TITLES), LONG_NAMES)
    return OddState([renamed(*pair) for pair in zip(reviews, ODD_TITLES, strict=True)])


def _everything_hidden() -> OddState:
    reviews = _reviews(4)
    return OddState(reviews, frozenset(reviews[-1].skills))


DAY = date(2026, 6, 30)

STATES: dict[str, Callable[[], OddState]] = {
    "none": lambda: OddState([]),
    "one-snapshot": lambda: OddState(_reviews(1)),
    "never-rated": _never_rated,
    "not-applicable": _not_applicable,
    "nothing-in-common": _nothing_in_common,
    "zero-days": lambda: _over([(DAY, 0), (DAY, 0), (DAY, 0)]),
    "overlapping": lambda: _over([(DAY, 364), (DAY + timedelta(days=9), 364), (DAY, 30)]),
    "lifetime": lambda: OddState(_reviews(80, (*NAMES, "Nine", "Ten", "Eleven", "Twelve"))),
    "long-answers": _long_answers,
    "odd-titles": _odd_titles,
    "everything-hidden": _everything_hidden,
}

_NOTHING: dict[type, Ratings] = {
    Profile: Profile(title="A review", is_pulse=False, rows=()),
    Comparison: Comparison(before_title="A review", after_title="Another", rows=()),
    History: History(rubric_id="none", rubric_title="None", points=(), skills=()),
}


def values_in(kind: Chart, state: OddState) -> Ratings:
    """The values to draw a chart from; a single review is compared with itself."""
    if not state.reviews:
        return _NOTHING[kind.needs]
    return values_of(kind, state.reviews, state.hidden)


def highlighted(values: Ratings) -> SkillKey | None:
    """The skill that the window would highlight, since it always highlights one."""
    rows = values.skills if isinstance(values, History) else values.rows
    return rows[0].key if rows else None
