"""Answers and ratings by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError

from assessment.reviews.ratings import Answer, NotRated, Rating
from tests.assessment.examples import NOW, PLANNING, a_cycle, a_rating
from tests.assessment.strategies import an_answer, blank, prose, ratings


@given(ratings())
def test_a_rating_is_either_a_level_or_a_reason_for_none(rating: Rating) -> None:
    assert (rating.level is None) != (rating.reason is None)
    both = {"level": 3, "reason": NotRated.NO_OPPORTUNITY}
    for broken in (both, dict.fromkeys(both)):
        with pytest.raises(ValidationError, match="either a level or a reason"):
            Rating.model_validate({**rating.model_dump(), **broken})


@pytest.mark.parametrize("level", [0, -1, 11])
def test_a_level_is_1_to_10(level: int) -> None:
    with pytest.raises(ValidationError, match="level"):
        a_rating(level)


@pytest.mark.parametrize("energy", [-3, 3])
def test_energy_is_minus_2_to_2(energy: int) -> None:
    with pytest.raises(ValidationError, match="energy"):
        a_rating(3).with_changes(energy=energy)


def test_a_rating_begins_with_nothing_chosen() -> None:
    rating = Rating(
        cycle_id="cycle", rubric_id="practice", skill_id="planning", level=3, saved_at=NOW
    )
    assert (rating.confidence, rating.energy, rating.note) == (None, None, "")
    assert not rating.is_committed
    assert rating.key == PLANNING


@given(blank)
def test_blank_space_is_no_answer(text: str) -> None:
    assert not _answer(text).is_written


@given(prose)
def test_words_are_an_answer(text: str) -> None:
    assert _answer(f"\n{text}\n").is_written


def _answer(text: str) -> Answer:
    return an_answer(a_cycle(), "practice", "planning-well", text)


@given(ratings())
def test_a_rating_comes_back_from_its_own_text(rating: Rating) -> None:
    assert Rating.model_validate_json(rating.model_dump_json()) == rating
