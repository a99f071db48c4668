"""A review with a different word in every entry, so that a leak can be traced."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, Energy, Rating
from assessment.reviews.review import Review
from tests.assessment.examples import (
    LISTENING,
    PLANNING,
    a_cycle,
    a_rating,
    a_review,
    a_rubric,
)
from tests.assessment.strategies import an_answer

ANSWERS = ("planning-well", "planning-badly", "listening-well", "listening-badly")
NOTES = {"planning-note": PLANNING, "listening-note": LISTENING}
REFLECTION = "reflection"
ENTRIES = (*ANSWERS, *NOTES, REFLECTION)

private_sets = st.frozensets(st.sampled_from(ENTRIES))


def word_of(entry: str) -> str:
    """The word that is in that entry and nowhere else."""
    return "zq" + entry.replace("-", "zq")


def written_review(
    private: Collection[str] = (), *, bring: Collection[str] = (), **texts: str
) -> Review:
    """A closed review of two skills in which every entry is written, some of them private.

    An entry says its own word, or what `texts` holds for it ("planning_well").
    """
    cycle = a_cycle()

    def text_of(entry: str) -> str:
        return texts.get(entry.replace("-", "_"), f"So it was: {word_of(entry)}.")

    answers = tuple(
        an_answer(cycle, "practice", entry, text_of(entry)).model_copy(
            update={"private": entry in private, "bring_to_one_on_one": entry in bring}
        )
        for entry in ANSWERS
    )
    ratings = tuple(
        a_full_rating(3, key).model_copy(
            update={"note": text_of(entry), "note_private": entry in private}
        )
        for entry, key in NOTES.items()
    )
    closed = cycle.closed(cycle.opened_at).model_copy(
        update={
            "closing_reflection": text_of(REFLECTION),
            "reflection_private": REFLECTION in private,
            "focus": (PLANNING,),
        }
    )
    return Review(cycle=closed, rubrics=(a_rubric(),), answers=answers, ratings=ratings)


def a_full_rating(level: int, key: SkillKey = PLANNING) -> Rating:
    """A committed level with everything that can be said of it."""
    rating = a_rating(level, key, Confidence.MEDIUM)
    return rating.model_copy(update={"energy": Energy.SUITS_ME})


def earlier_review(level: int = 2) -> Review:
    """The review of the year before, both skills at that level."""
    return a_review(
        a_rating(level, PLANNING, Confidence.MEDIUM),
        a_rating(level, LISTENING, Confidence.MEDIUM),
        year=2025,
    )
