"""Two reviews side by side (method rules 6, 9, 10 and 12)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import (
    Movement,
    SkillComparison,
    Support,
    compare,
    compare_skill,
)
from assessment.comparing.context import RatingContext
from assessment.comparing.noise import UNKNOWN_NOISE, OwnNoise
from assessment.evidence import Evidence, EvidenceKind
from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.marks import MarkState
from assessment.reviews.ratings import Confidence, NotRated
from assessment.reviews.review import Review
from assessment.wording import number_word
from tests.assessment.editions import WORKSHOP
from tests.assessment.evidence_examples import an_entry, context_with, entries_about, noted_of
from tests.assessment.examples import (
    LISTENING,
    PLANNING,
    a_noise,
    a_rating,
    a_review,
    a_rubric,
    a_skill,
)
from tests.assessment.strategies import pairs, reviews, some_skills

LOW, MEDIUM, HIGH = Confidence


def moved(then: int | NotRated, now: int | NotRated) -> SkillComparison:
    before, after = a_review(a_rating(then), year=2025), a_review(a_rating(now))
    return compare_skill(before, after, PLANNING, frozenset())


@given(st.data())
def test_swapping_the_reviews_turns_every_step_around(data: st.DataObject) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    there = {row.key: row for row in compare(before, after, hidden).rows}
    back = {row.key: row for row in compare(after, before, hidden).rows}
    assert there.keys() == back.keys()
    for key, row in there.items():
        other = back[key]
        assert (row.before, row.after) == (other.after, other.before)
        assert row.movement is other.movement
        assert row.highest_level == other.highest_level
        assert bool(row.obstacle) == bool(other.obstacle)
        assert row.steps == (None if other.steps is None else -other.steps)


@given(st.data())
def test_a_difference_stands_on_two_levels_of_one_scale_only(data: st.DataObject) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    for row in compare(before, after, hidden).rows:
        assert (row.steps is None) == bool(row.obstacle)
        assert (row.movement is Movement.NOT_COMPARABLE) == (row.steps is None)
        assert all(m.level is None or m.level <= row.highest_level for m in (row.before, row.after))
        if row.steps is not None:
            assert row.before.state is row.after.state is MarkState.RATED
            assert row.before.level is not None
            assert row.after.level is not None
            assert row.steps == row.after.level - row.before.level
            assert before.skills[row.key].anchors == after.skills[row.key].anchors


@given(reviews())
def test_a_review_beside_itself_holds_everywhere(review: Review) -> None:
    made = compare(review, review, frozenset())
    for row in made.rows:
        assert row.movement in (Movement.HELD, Movement.NOT_COMPARABLE)
        assert (row.movement is Movement.HELD) == (row.after.level is not None)
    assert "rose" not in made.summary
    assert "fell" not in made.summary


@given(pairs())
def test_the_rows_keep_the_later_rubrics_order_and_then_what_is_gone(
    pair: tuple[Review, Review],
) -> None:
    before, after = pair
    keys = [row.key for row in compare(before, after, frozenset()).rows]
    assert keys[: len(after.skills)] == list(after.skills)
    assert keys[len(after.skills) :] == [key for key in before.skills if key not in after.skills]


@given(pairs())
def test_rows_by_change_are_the_same_rows_from_the_largest_rise_down(
    pair: tuple[Review, Review],
) -> None:
    made = compare(*pair, frozenset())
    ordered = made.by_change()
    assert sorted(row.key for row in ordered) == sorted(row.key for row in made.rows)
    steps = [row.steps for row in ordered]
    steps_taken = [step for step in steps if step is not None]
    assert steps_taken == sorted(steps_taken, reverse=True)
    assert steps == [*steps_taken, *[None] * (len(steps) - len(steps_taken))]
    place = {row.key: n for n, row in enumerate(made.rows)}
    for step in set(steps):
        places = [place[row.key] for row in ordered if row.steps == step]
        assert places == sorted(places)


def test_a_rise_comes_before_what_held_and_a_fall_after_it() -> None:
    held, fell, rose, far = (SkillKey("practice", name) for name in "abcd")
    rubric = a_rubric(*[a_skill(key.skill_id) for key in (held, fell, rose, far)])
    before = a_review(*[a_rating(3, key) for key in (held, fell, rose, far)], rubrics=[rubric])
    moves = {held: 3, fell: 1, rose: 4, far: 5}
    after = a_review(*[a_rating(level, key) for key, level in moves.items()], rubrics=[rubric])
    ordered = compare(before, after, frozenset()).by_change()
    assert [row.key for row in ordered] == [far, rose, held, fell]


@given(pairs())
def test_the_summary_counts_every_row_once(pair: tuple[Review, Review]) -> None:
    made = compare(*pair, frozenset())
    counts = Counter(_verb(row) for row in made.rows)
    first = made.summary.split(". ")[0].rstrip(".").lower().split(", ")
    counts_said = Counter[str]()
    numbers = {number_word(n): n for n in range(1, 40)}
    for part in first:
        found = re.fullmatch(r"(\w+)(?: skills?)? (rose|fell|held|can’t be compared)", part)
        assert found is not None, part
        counts_said[found[2]] = numbers[found[1]]
    assert counts_said == counts


def _verb(row: SkillComparison) -> str:
    if row.steps is None:
        return "can’t be compared"
    return "rose" if row.steps > 0 else "fell" if row.steps < 0 else "held"


@given(pairs())
def test_a_change_is_two_steps_or_sure_on_both_sides(pair: tuple[Review, Review]) -> None:
    for row in compare(*pair, frozenset()).rows:
        sure = row.before.confidence is row.after.confidence is Confidence.HIGH
        if row.steps:
            certain = abs(row.steps) >= 2 or sure
            assert row.movement is (Movement.CHANGE if certain else Movement.POSSIBLE_CHANGE)


@pytest.mark.parametrize(
    "then,now,steps,sure,movement",
    [
        (2, 3, 1, (MEDIUM, MEDIUM), Movement.POSSIBLE_CHANGE),
        (2, 3, 1, (HIGH, MEDIUM), Movement.POSSIBLE_CHANGE),
        (2, 3, 1, (HIGH, HIGH), Movement.CHANGE),
        (3, 2, -1, (HIGH, HIGH), Movement.CHANGE),
        (2, 4, 2, (LOW, None), Movement.CHANGE),
        (5, 1, -4, (None, None), Movement.CHANGE),
        (3, 3, 0, (LOW, HIGH), Movement.HELD),
    ],
)
def test_how_sure_a_movement_is(
    then: int,
    now: int,
    steps: int,
    sure: tuple[Confidence | None, Confidence | None],
    movement: Movement,
) -> None:
    before = a_review(a_rating(then, confidence=sure[0]), year=2025)
    after = a_review(a_rating(now, confidence=sure[1]))
    row = compare_skill(before, after, PLANNING, frozenset())
    assert (row.steps, row.movement) == (steps, movement)


# ---- obstacles -------------------------------------------------------------------------------


def test_a_skill_that_only_one_review_has_is_not_compared() -> None:
    wide, narrow = a_rubric(), a_rubric(a_skill("planning"))
    with_both = a_review(a_rating(3, LISTENING), rubrics=[wide])
    without = a_review(rubrics=[narrow])
    gone = compare_skill(with_both, without, LISTENING, frozenset())
    new = compare_skill(without, with_both, LISTENING, frozenset())
    assert gone.sentence == "This skill is not in the later review."
    assert new.sentence == "This skill was not in the earlier review."
    with pytest.raises(KeyError):
        compare_skill(with_both, without, SkillKey("practice", "unknown"), frozenset())


def test_levels_that_are_described_differently_are_not_compared() -> None:
    reworded = a_rubric(a_skill("planning", wording="Does it now, in way"))
    longer = a_rubric(a_skill("planning", levels=7))
    for changed in (reworded, longer):
        row = compare_skill(
            a_review(a_rating(3)), a_review(a_rating(5), rubrics=[changed]), PLANNING, frozenset()
        )
        assert row.steps is None
        assert "differently" in row.sentence


def test_a_skill_that_was_only_renamed_is_compared() -> None:
    skill = a_skill("planning").model_copy(update={"title": "Plans"})
    renamed = a_review(a_rating(4), rubrics=[a_rubric(skill, version=2)])
    row = compare_skill(a_review(a_rating(3)), renamed, PLANNING, frozenset())
    assert (row.title, row.steps) == ("Plans", 1)


def test_the_same_skill_id_in_another_rubric_is_another_skill() -> None:
    other = a_review(
        a_rating(3, SkillKey("craft", "planning")), rubrics=[a_rubric(rubric_id="craft")]
    )
    made = compare(a_review(a_rating(2)), other, frozenset())
    assert {row.steps for row in made.rows} == {None}
    assert len(made.rows) == 4


@pytest.mark.parametrize(
    "then,now,sentence",
    [
        (NotRated.NOT_APPLICABLE, 3, "Not applicable in the earlier review."),
        (3, NotRated.NO_OPPORTUNITY, "No opportunity in the later review."),
        (
            NotRated.NOT_ENOUGH_EVIDENCE,
            NotRated.NOT_APPLICABLE,
            "Not enough evidence then, not applicable now.",
        ),
        (NotRated.NO_OPPORTUNITY, NotRated.NO_OPPORTUNITY, "No opportunity in either review."),
    ],
)
def test_what_is_not_rated_says_so(
    then: int | NotRated, now: int | NotRated, sentence: str
) -> None:
    row = moved(then, now)
    assert row.sentence == sentence
    assert row.steps is None


def test_no_reason_at_all_differs_from_a_reason_that_was_given() -> None:
    row = compare_skill(a_review(), a_review(), PLANNING, frozenset())
    assert row.sentence == "Not rated in either review."


def test_what_is_hidden_says_when_it_will_show() -> None:
    before, after = a_review(a_rating(2), year=2025), a_review(a_rating(4))
    row = compare_skill(before, after, PLANNING, frozenset({PLANNING}))
    assert row.sentence == "Hidden for now."


# ---- what stands behind it -------------------------------------------------------------------

WENT_WRONG = EvidenceKind.WENT_WRONG
OF_THE_YEAR_BEFORE = an_entry(day=date(2025, 12, 31))
OF_THE_YEAR_AFTER = an_entry(day=date(2027, 1, 1))


def moved_with(
    then: int,
    now: int,
    *entries: Evidence,
    noise: OwnNoise = UNKNOWN_NOISE,
    sure: Confidence | None = None,
) -> tuple[SkillComparison, tuple[Evidence, ...]]:
    """Planning in two reviews, with the entries that were noted of it since."""
    before = a_review(a_rating(then, confidence=sure), year=2025)
    after = a_review(a_rating(now, confidence=sure))
    rating_context = context_with(before, after, *entries, noise=noise)
    row = compare_skill(before, after, PLANNING, frozenset(), rating_context)
    return row, noted_of(row, before, after, *entries)


@pytest.mark.parametrize(
    "then,now,kind,movement,support",
    [
        (2, 3, EvidenceKind.SHIPPED, Movement.CHANGE, Support.SUPPORTED),
        (2, 3, EvidenceKind.PRAISE, Movement.CHANGE, Support.SUPPORTED),
        (2, 3, WENT_WRONG, Movement.POSSIBLE_CHANGE, Support.UNSUPPORTED),
        (2, 4, WENT_WRONG, Movement.CHANGE, Support.UNSUPPORTED),
        (3, 2, WENT_WRONG, Movement.CHANGE, None),
        (3, 2, EvidenceKind.SHIPPED, Movement.POSSIBLE_CHANGE, None),
        (3, 3, EvidenceKind.SHIPPED, Movement.HELD, None),
        (3, 3, WENT_WRONG, Movement.HELD, None),
    ],
)
def test_new_evidence_makes_a_step_a_change_and_what_went_wrong_a_fall_only(
    then: int, now: int, kind: EvidenceKind, movement: Movement, support: Support | None
) -> None:
    row, noted = moved_with(then, now, an_entry(kind=kind))
    assert (row.movement, row.support) == (movement, support)
    assert noted == (an_entry(kind=kind),)


def test_evidence_of_another_skill_or_other_days_stands_behind_nothing() -> None:
    elsewhere = (an_entry(LISTENING), OF_THE_YEAR_BEFORE, OF_THE_YEAR_AFTER)
    row, noted = moved_with(2, 3, *elsewhere)
    assert (noted, row.support) == ((), Support.UNSUPPORTED)
    assert (row, noted) == moved_with(2, 3)


@pytest.mark.parametrize("then,now,kind", [(2, 3, EvidenceKind.DECIDED), (3, 2, WENT_WRONG)])
def test_ones_own_noise_outweighs_evidence_and_leaves_it_standing(
    then: int, now: int, kind: EvidenceKind
) -> None:
    entry = an_entry(kind=kind)
    noisy, noted = moved_with(then, now, entry, noise=a_noise(1), sure=Confidence.HIGH)
    assert noisy.movement is Movement.POSSIBLE_CHANGE
    assert noted == (entry,)
    assert noisy.support is (Support.SUPPORTED if now > then else None)


def test_whether_a_rise_is_supported_is_said_kindly_and_of_a_rise_only() -> None:
    supported, _ = moved_with(2, 3, an_entry())
    assert supported.support_words == "Evidence since then supports this rise."
    unsupported, _ = moved_with(2, 3)
    assert unsupported.support_words == "No evidence since then supports this rise yet."
    for then, now in ((3, 2), (3, 3)):
        row, _ = moved_with(then, now, an_entry())
        assert row.support_words == ""


def test_with_evidence_behind_it_a_step_is_a_change_in_words_too() -> None:
    before, after = a_review(a_rating(2), year=2025), a_review(a_rating(3))
    rating_context = context_with(before, after, an_entry())
    row = compare_skill(before, after, PLANNING, frozenset(), rating_context)
    assert row.sentence == "One step up, with no confidence given: a change."
    summary = compare(before, after, frozenset(), rating_context).summary
    assert "rose" in summary
    assert "possible" not in summary


def test_the_evidence_of_a_hidden_or_unrated_skill_is_there_and_says_nothing_of_it() -> None:
    before, after = a_review(a_rating(2), year=2025), a_review(a_rating(4), closed=False)
    rating_context = context_with(before, after, an_entry())
    hidden = compare_skill(before, after, PLANNING, frozenset({PLANNING}), rating_context)
    unrated = compare_skill(a_review(year=2025), after, PLANNING, frozenset(), rating_context)
    for row in (hidden, unrated):
        assert noted_of(row, before, after, an_entry()) == (an_entry(),)
        assert not row.is_backed
        assert (row.steps, row.support, row.support_words) == (None, None, "")
        assert row.movement is Movement.NOT_COMPARABLE


def test_what_was_noted_under_a_skills_old_name_stands_behind_it_still() -> None:
    first, second, _ = WORKSHOP
    old, new = SkillKey("workshop", "estimating"), SkillKey("workshop", "foresight")
    before = a_review(a_rating(2, old), year=2025, rubrics=[first])
    after = a_review(a_rating(3, new), year=2026, rubrics=[second])
    for name in (old, new):
        entry = an_entry(name)
        rating_context = context_with(before, after, entry)
        row = compare_skill(before, after, new, frozenset(), rating_context)
        assert noted_of(row, before, after, entry) == (entry,)
        assert row.support is Support.SUPPORTED
        (same,) = [
            r for r in compare(before, after, frozenset(), rating_context).rows if r.key == new
        ]
        assert same == row


@given(st.data())
def test_evidence_makes_a_possible_change_a_change_and_alters_nothing_else(
    data: st.DataObject,
) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    entries = data.draw(entries_about(before, after))
    noise = data.draw(st.sampled_from([None, 1, 2]).map(a_noise))
    without = compare(before, after, hidden, RatingContext(noise=noise))
    made = compare(before, after, hidden, context_with(before, after, *entries, noise=noise))
    for row, bare in zip(made.rows, without.rows, strict=True):
        backed = {"is_backed": row.is_backed, "movement": row.movement}
        assert row == bare.model_copy(update=backed)
        assert (row.support is None) == (row.steps is None or row.steps <= 0)
        if row.movement is not bare.movement:
            assert (bare.movement, row.movement) == (Movement.POSSIBLE_CHANGE, Movement.CHANGE)
            assert noted_of(row, before, after, *entries)
            assert abs(row.steps or 0) > (noise.steps or 0)
    assert made.model_copy(update={"rows": without.rows}) == without


# ---- in words --------------------------------------------------------------------------------


def test_the_summary_tells_what_is_hidden_from_what_has_no_two_levels() -> None:
    before = a_review(a_rating(2), a_rating(2, LISTENING), year=2025)
    after = a_review(a_rating(4), a_rating(NotRated.NOT_APPLICABLE, LISTENING))
    made = compare(before, after, frozenset({PLANNING}))
    assert made.summary == "One skill can’t be compared, one is hidden for now."
    both = compare(before, after, frozenset({PLANNING, LISTENING}))
    assert both.summary == "Two skills are hidden for now."


def test_a_movement_in_a_sentence() -> None:
    before = a_review(a_rating(2, confidence=MEDIUM), year=2025)
    after = a_review(a_rating(3, confidence=MEDIUM))
    row = compare_skill(before, after, PLANNING, frozenset())
    assert row.sentence == "One step up, with medium confidence both times: a possible change."
    assert moved(4, 2).sentence == "Two steps down, with no confidence given: a change."
    assert moved(3, 3).sentence == "Held at level 3, with no confidence given."


def _summary(*moves: tuple[int, int]) -> str:
    skills = [a_skill(f"skill-{n}") for n in range(len(moves))]
    keys = [SkillKey("practice", skill.id) for skill in skills]
    rubric = a_rubric(*skills)
    then = [a_rating(level, key) for key, (level, _) in zip(keys, moves, strict=True)]
    now = [a_rating(level, key) for key, (_, level) in zip(keys, moves, strict=True)]
    before = a_review(*then, year=2025, rubrics=[rubric])
    return compare(before, a_review(*now, rubrics=[rubric]), frozenset()).summary


@pytest.mark.parametrize(
    "moves,summary",
    [
        ([(3, 3)], "One skill held."),
        ([(1, 3), (2, 4), (3, 3)], "Two skills rose, one held."),
        ([(1, 2)], "One skill rose. It is a possible change."),
        (
            [(1, 2), (3, 2), (3, 3)],
            "One skill rose, one fell, one held. Both that moved are possible changes.",
        ),
        (
            [(1, 2), (1, 2), (1, 2)],
            "Three skills rose. All three that moved are possible changes.",
        ),
        (
            [(1, 2), (1, 3), (5, 1)],
            "Two skills rose, one fell. One of the three that moved is a possible change.",
        ),
        (
            [(1, 2), (1, 2), (5, 1)],
            "Two skills rose, one fell. Two of the three that moved are possible changes.",
        ),
    ],
)
def test_the_summary_says_what_moved_and_what_may_be_noise(
    moves: list[tuple[int, int]], summary: str
) -> None:
    assert _summary(*moves) == summary


def test_a_pulse_is_named_as_one() -> None:
    pulse, full = a_review(year=2025, depth=Depth.PULSE), a_review()
    made = compare(pulse, full, frozenset())
    assert (made.before_is_pulse, made.after_is_pulse) == (True, False)
    assert (made.before_title, made.after_title) == ("Review of 2025", "Review of 2026")
