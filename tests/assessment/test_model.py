"""Ids and frozen values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.model import new_id
from tests.assessment.examples import NOW, PLANNING, a_cycle, a_rating, a_review
from tests.assessment.strategies import moments

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(moments)
def test_an_id_is_a_version_7_uuid_that_carries_its_millisecond(now: datetime) -> None:
    made = UUID(new_id(now))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == (now - EPOCH) // timedelta(milliseconds=1)


@given(st.lists(moments, min_size=2, max_size=6))
def test_ids_sort_by_their_millisecond(times: list[datetime]) -> None:
    apart = sorted({now.astimezone(UTC).replace(microsecond=0) for now in times})
    ids = [new_id(now) for now in apart]
    assert ids == sorted(ids)


def test_two_ids_of_one_moment_differ() -> None:
    assert len({new_id(NOW) for _ in range(100)}) == 100


def test_an_id_asks_for_a_time_zone() -> None:
    with pytest.raises(TypeError):
        new_id(NOW.replace(tzinfo=None))


@given(moments)
def test_a_moment_is_kept_in_utc(now: datetime) -> None:
    saved = a_rating(3).with_changes(saved_at=now).saved_at
    assert saved == now
    assert saved.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="time zone"):
        a_cycle().closed(NOW.replace(tzinfo=None))


def test_a_changed_copy_is_checked_like_any_other_value() -> None:
    with pytest.raises(ValidationError, match="either a level or a reason"):
        a_rating(3).with_changes(level=None)
    with pytest.raises(ValidationError, match="levle"):
        a_rating(3).with_changes(levle=4)
    assert a_rating(3).with_changes(level=4) == a_rating(4)


def test_a_changed_copy_remembers_nothing_of_what_the_first_one_looked_up() -> None:
    review = a_review(a_rating(3))
    assert review.own_rating(PLANNING) == a_rating(3)
    for changed in (
        review.model_copy(update={"ratings": (a_rating(4),)}),
        review.with_changes(ratings=(a_rating(4),)),
    ):
        assert changed.own_rating(PLANNING) == a_rating(4)
    assert review.own_rating(PLANNING) == a_rating(3)


def test_a_value_never_changes() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        a_rating(3).level = 4
