"""The work log: which entries are new, what they support, what stays private."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.comparing.context import RatingContext
from assessment.evidence import (
    KIND_WORDS,
    Evidence,
    EvidenceFilter,
    EvidenceKind,
    backing_of,
    beginning_of,
    by_skill,
    in_order,
    in_period,
    is_backed,
    of_line,
    since,
    stands_behind,
    without_private,
)
from assessment.model import SkillKey
from assessment.reviews.review import Review
from tests.assessment.editions import WORKSHOP
from tests.assessment.evidence_examples import an_entry, entries_about
from tests.assessment.examples import LISTENING, PLANNING, a_noise, a_review
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.strategies import pairs, reviews

kinds = st.sampled_from(EvidenceKind)
some_kinds = st.lists(kinds, max_size=4)


@st.composite
def reviews_and_entries(draw: st.DrawFn) -> tuple[Review, Review, tuple[Evidence, ...]]:
    before, after = draw(pairs())
    return before, after, draw(entries_about(before, after))


def of_kinds(*kinds: EvidenceKind) -> tuple[Evidence, ...]:
    return tuple(an_entry(kind=kind, entry_id=str(n)) for n, kind in enumerate(kinds))


def is_behind(entries: Iterable[Evidence], steps: int) -> bool:
    """Whether some entries stand behind a movement of planning."""
    return stands_behind(backing_of(entries), [PLANNING], steps)


def telling_of(entries: Sequence[Evidence], names: Collection[SkillKey]) -> tuple[Evidence, ...]:
    """Those of the entries that are asked for by a skill's names."""
    return tuple(filter(EvidenceFilter(skills=frozenset(names)).fits, entries))


# ---- an entry --------------------------------------------------------------------------------


def test_an_entry_is_named_after_its_kind_and_day() -> None:
    assert set(KIND_WORDS) == set(EvidenceKind)
    entry = an_entry(day=date(2026, 11, 3), kind=EvidenceKind.WENT_WRONG)
    assert entry.heading == "Went wrong on 3 November 2026"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " \n"},
        {"title": "x" * 201},
        {"link": "x" * 4_001},
        {"acknowledged_by": "x" * 401},
        {"kind": "boasted"},
        {"skills": (PLANNING, LISTENING, PLANNING)},
    ],
)
def test_an_entry_without_a_title_or_with_a_skill_twice_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        an_entry().with_changes(**wrong)


def test_a_title_and_a_link_lose_the_space_around_them_and_a_text_keeps_it() -> None:
    entry = an_entry().with_changes(title=" Out. ", link=" wiki\n", text="    code")
    assert (entry.title, entry.link, entry.text) == ("Out.", "wiki", "    code")


# ---- the days --------------------------------------------------------------------------------


@given(reviews_and_entries())
def test_since_is_after_the_earlier_days_and_no_later_than_the_later_ones(
    noted: tuple[Review, Review, tuple[Evidence, ...]],
) -> None:
    before, after, entries = noted
    new = since(entries, before, after)
    for entry in entries:
        is_new = before.cycle.period.end < entry.happened_on <= after.cycle.period.end
        assert (entry in new) == is_new
    assert len(new) == len(set(new))
    assert since(new, before, after) == new
    assert since(entries, after, after) == ()


@given(st.data())
def test_what_tells_of_a_skill_in_a_period_is_on_its_days_and_names_it(data: st.DataObject) -> None:
    review = data.draw(reviews())
    entries, period = data.draw(entries_about(review)), review.cycle.period
    assert not review.rubrics[0].crosswalk
    for key in review.skills:
        found = in_period(entries, review, key)
        for entry in entries:
            is_within = period.start <= entry.happened_on <= period.end
            assert (entry in found) == (is_within and key in entry.skills)
        assert is_backed(review, key, entries) == bool(review.written(key) or found)


@given(reviews_and_entries(), st.randoms(use_true_random=False))
def test_entries_stand_by_the_day_however_they_come(
    noted: tuple[Review, Review, tuple[Evidence, ...]], chance: Random
) -> None:
    before, after, entries = noted
    mixed = list(entries)
    chance.shuffle(mixed)
    new = since(entries, before, after)
    assert since(mixed, before, after) == new
    assert [entry.happened_on for entry in new] == sorted(entry.happened_on for entry in new)
    for key in after.skills:
        found = in_period(entries, after, key)
        assert in_period(mixed, after, key) == found
        assert list(found) == sorted(found, key=lambda entry: entry.happened_on)


def test_the_first_and_the_last_day_of_a_period_belong_to_it() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    entries = [an_entry(day=day, entry_id=f"{day}") for day in days]
    before, after = a_review(year=2025), a_review()
    assert [e.happened_on for e in in_period(entries, after, PLANNING)] == days[1:3]
    assert [e.happened_on for e in since(entries, before, after)] == days[1:3]


def test_what_was_noted_under_an_earlier_name_backs_the_renamed_skill() -> None:
    _, second, third = WORKSHOP
    oldest, old = SkillKey("workshop", "estimating"), SkillKey("workshop", "foresight")
    entries = (an_entry(oldest, entry_id="1"), an_entry(old, entry_id="2"))
    review = a_review(rubrics=[third])
    key = SkillKey("workshop", "looking-ahead")
    assert in_period(entries, review, key) == entries
    assert is_backed(review, key, entries[:1])
    assert in_period(entries, a_review(rubrics=[second]), oldest) == entries[:1]


def test_what_happened_between_two_periods_is_new_and_in_neither() -> None:
    before, after = a_review(year=2024), a_review(year=2026)
    between = an_entry(day=date(2025, 6, 1))
    assert since([between], before, after) == (between,)
    assert in_period([between], before, PLANNING) == in_period([between], after, PLANNING) == ()


# ---- the skills ------------------------------------------------------------------------------


@given(st.data())
def test_an_entry_tells_of_a_skill_by_any_of_its_names(data: st.DataObject) -> None:
    review = data.draw(reviews())
    entries = data.draw(entries_about(review))
    keys = sorted(review.skills)
    names = data.draw(st.lists(st.sampled_from(keys)))
    found = telling_of(entries, names)
    for entry in entries:
        assert (entry in found) == any(telling_of([entry], [name]) for name in names)
    assert telling_of(entries, ()) == ()
    assert of_line(by_skill(entries), names) == in_order(found)
    assert all(entry.skills for entry in telling_of(entries, keys))


def test_a_skill_of_the_same_name_in_another_rubric_is_another() -> None:
    elsewhere = an_entry(PLANNING._replace(rubric_id=WORKSHOP[0].id))
    assert not is_backed(a_review(), PLANNING, [elsewhere])


# ---- what it stands behind -------------------------------------------------------------------


@given(kinds, st.integers(1, 9))
def test_each_kind_stands_behind_a_rise_or_a_fall_and_never_behind_both(
    kind: EvidenceKind, steps: int
) -> None:
    entries = of_kinds(kind)
    assert is_behind(entries, steps) != is_behind(entries, -steps)
    assert is_behind(entries, -steps) == (kind is EvidenceKind.WENT_WRONG)


@given(some_kinds, some_kinds, st.integers(-9, 9))
def test_one_entry_that_stands_behind_a_movement_is_enough_and_more_take_nothing_away(
    some: list[EvidenceKind], more: list[EvidenceKind], steps: int
) -> None:
    both = is_behind(of_kinds(*some, *more), steps)
    assert both == (is_behind(of_kinds(*some), steps) or is_behind(of_kinds(*more), steps))


@given(some_kinds)
def test_nothing_stands_behind_what_held(kinds: list[EvidenceKind]) -> None:
    assert not is_behind(of_kinds(*kinds), 0)
    assert not is_behind((), 1)
    assert not is_behind((), -1)


# ---- what is private -------------------------------------------------------------------------


@given(st.data())
def test_what_is_private_is_left_out_and_the_rest_stays_in_order(data: st.DataObject) -> None:
    entries = data.draw(entries_about(data.draw(reviews())))
    public = without_private(entries)
    assert list(public) == [entry for entry in entries if not entry.private]
    assert without_private(public) == public


def test_what_may_be_taken_away_holds_no_private_view_and_no_private_entry() -> None:
    review = a_review()
    feedback = tuple(
        some_feedback(review, 3, day=day).with_changes(private=private)
        for day, private in ((1, True), (2, False))
    )
    entries = (an_entry(private=True), an_entry(entry_id="public"))
    noise = a_noise(1)
    rating_context = RatingContext(noise=noise, feedback=feedback, backing=backing_of(entries))
    public = rating_context.without_private()
    backing = backing_of(entries[1:])
    assert (public.noise, public.feedback, public.backing) == (noise, feedback[1:], backing)


def test_the_beginning_of_a_text_has_its_spaces_as_they_were_typed() -> None:
    assert beginning_of("Saved 10\u00a0000\u202f€\na year.") == "Saved 10\u00a0000\u202f€ a year."
