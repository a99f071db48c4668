"""Level against energy: four corners, and a trail that joins only what a line may join."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.energy import (
    JOINED,
    Quarter,
    earlier_and_recent,
    energy_words,
    quarter_of,
    spots_now,
    trail,
)
from assessment.comparing.growth import history
from assessment.comparing.growth_words import furthest_words
from assessment.model import SkillKey
from assessment.reviews.ratings import Energy
from assessment.reviews.review import Review
from tests.assessment.editions import WORKSHOP, crossed_series
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.reviews.test_lineage import key, rated
from tests.assessment.strategies import series, some_skills

NOBODY: frozenset[SkillKey] = frozenset()
DRAINS, TIRES, NEITHER, SUITS, FEEDS = Energy


@pytest.mark.parametrize(
    "level,highest,energy,quarter",
    [
        (5, 5, DRAINS, Quarter.STRONG_DRAINED),
        (4, 5, TIRES, Quarter.STRONG_DRAINED),
        (4, 5, SUITS, Quarter.STRONG_FED),
        (1, 5, TIRES, Quarter.WEAK_DRAINED),
        (2, 5, FEEDS, Quarter.WEAK_FED),
        (3, 5, FEEDS, None),
        (5, 5, NEITHER, None),
        (2, 2, FEEDS, Quarter.STRONG_FED),
        (1, 2, DRAINS, Quarter.WEAK_DRAINED),
        (2, 4, FEEDS, Quarter.WEAK_FED),
        (3, 4, FEEDS, Quarter.STRONG_FED),
    ],
)
def test_a_place_has_a_quarter_unless_it_lies_in_the_middle(
    level: int, highest: int, energy: Energy, quarter: Quarter | None
) -> None:
    assert quarter_of(level, highest, energy) is quarter


def felt(level: int, energy: Energy | None, skill: SkillKey = PLANNING, year: int = 2026) -> Review:
    rating = a_rating(level, skill).model_copy(update={"energy": energy})
    return a_review(rating, year=year)


@given(series() | crossed_series(), st.data())
def test_only_skills_with_a_level_and_an_energy_have_a_spot(
    reviews: tuple[Review, ...], data: st.DataObject
) -> None:
    made = history(reviews, "practice", data.draw(some_skills(*reviews)))
    latest = {skill.key: skill.marks[-1] for skill in made.skills}
    found = {spot.key: (spot.level, spot.energy) for spot in spots_now(made)}
    assert found == {
        skill: (mark.level, mark.energy)
        for skill, mark in latest.items()
        if mark.level is not None and mark.energy is not None
    }


@given(series() | crossed_series())
def test_a_trail_crosses_no_break_and_no_missing_value(reviews: tuple[Review, ...]) -> None:
    made = history(reviews, "practice", NOBODY)
    place = {point.cycle_id: n for n, point in enumerate(made.points)}
    for skill in made.skills:
        stretches = [[place[s.point.cycle_id] for s in part] for part in trail(made, skill.key)]
        assert [n for part in stretches for n in part] == [
            n
            for n, mark in enumerate(skill.marks)
            if mark.level is not None and mark.energy is not None
        ]
        for part in stretches:
            assert part == list(range(part[0], part[-1] + 1))
            assert not [n for n in part[1:] if n in skill.breaks]


@given(series() | crossed_series())
def test_the_latest_places_of_a_trail_stay_joined_as_they_were(reviews: tuple[Review, ...]) -> None:
    long = [felt(1 + n % 3, SUITS, year=2000 + n) for n in range(len(reviews) * 3)]
    for known in (history(long, "practice", NOBODY), history(reviews, "practice", NOBODY)):
        for skill in known.skills:
            stretches = trail(known, skill.key)
            earlier, recent = earlier_and_recent(stretches)
            kept = [spot for part in recent for spot in part]
            assert [*earlier, *kept] == [spot for part in stretches for spot in part]
            assert len(kept) == min(JOINED, len(earlier) + len(kept))
            ends = {part[-1].point.cycle_id for part in stretches}
            assert {part[-1].point.cycle_id for part in recent} <= ends
            assert all(recent)


def test_a_trail_keeps_to_a_renamed_skill_and_ends_where_the_rubric_breaks_it() -> None:
    reviews = [rated(WORKSHOP[0], 1, 2021), rated(WORKSHOP[1], 2, 2022)]
    energetic = [
        review.model_copy(
            update={
                "ratings": tuple(r.model_copy(update={"energy": SUITS}) for r in review.ratings)
            }
        )
        for review in reviews
    ]
    made = history(energetic, "workshop", NOBODY)
    assert [len(part) for part in trail(made, key("foresight"))] == [2]
    assert [len(part) for part in trail(made, key("selling"))] == [1, 1]
    assert trail(made, key("unknown")) == ()


def test_what_drains_although_one_is_good_at_it_is_said_in_a_sentence() -> None:
    assert energy_words(history([felt(5, TIRES)], "practice", NOBODY)) == (
        "One skill is strong and drained by it: Planning."
    )
    assert energy_words(history([felt(5, FEEDS)], "practice", NOBODY)) == (
        "No skill is strong and draining."
    )
    for review, hidden, start in (
        (felt(5, None), NOBODY, "No skill"),
        (felt(5, TIRES), frozenset({PLANNING}), "No skill shown now"),
    ):
        assert energy_words(history([review], "practice", hidden)) == (
            f"{start} has a level and an energy in the latest review."
        )
    assert spots_now(history([felt(2, SUITS, LISTENING)], "practice", NOBODY))[0].key == LISTENING


def test_where_every_skill_is_hidden_no_sentence_claims_that_none_moved() -> None:
    review = a_review(a_rating(3), a_rating(3, LISTENING))
    made = history([review], "practice", frozenset({PLANNING, LISTENING}))
    hidden = "Both are hidden until you rate them again."
    assert energy_words(made) == hidden
    assert furthest_words(made) == hidden
