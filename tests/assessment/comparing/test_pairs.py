"""Which two reviews are compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import compare
from assessment.comparing.narrowing import narrowed_to, rubric_part
from assessment.comparing.pairs import (
    Pair,
    earlier_choices,
    find_pair,
    later_choices,
    most_telling,
)
from assessment.comparing.profile import profile
from assessment.model import SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.ratings import NotRated
from assessment.reviews.review import Review
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review, a_rubric, a_skill
from tests.assessment.strategies import pairs

OLDEST, OLD, NEW = (a_review(a_rating(3), year=year) for year in (2024, 2025, 2026))


@given(pairs())
def test_the_earlier_of_a_pair_is_always_a_snapshot_before_the_later(
    both: tuple[Review, Review],
) -> None:
    snapshots = [review for review in both if not review.cycle.is_draft]
    drafts = [review for review in both if review.cycle.is_draft]
    pair = find_pair(snapshots, drafts)
    assert (pair is None) == (not later_choices(snapshots, drafts))
    if pair is not None and pair.before is not None:
        assert not pair.before.cycle.is_draft
        assert order_of_time(pair.before.cycle) < order_of_time(pair.after.cycle)
        assert pair.before in earlier_choices(pair.after, snapshots)


def test_the_usual_pair_is_the_last_two_snapshots() -> None:
    pair = find_pair([OLDEST, OLD, NEW], [])
    assert pair == Pair(before=OLD, after=NEW)


def test_one_snapshot_is_a_pair_without_an_earlier_one() -> None:
    assert find_pair([NEW], []) == Pair(before=None, after=NEW)


def test_no_review_makes_no_pair() -> None:
    assert find_pair([], []) is None


def test_any_two_snapshots_can_be_asked_for() -> None:
    pair = find_pair([OLDEST, OLD, NEW], [], OLDEST.cycle.id, OLD.cycle.id)
    assert pair == Pair(before=OLDEST, after=OLD)


def test_an_earlier_one_that_is_not_earlier_gives_way_to_the_usual() -> None:
    pair = find_pair([OLDEST, OLD, NEW], [], NEW.cycle.id, OLD.cycle.id)
    assert pair == Pair(before=OLDEST, after=OLD)


def test_reviews_that_are_gone_give_way_to_the_usual() -> None:
    assert find_pair([OLD, NEW], [], "gone", "gone") == Pair(before=OLD, after=NEW)


def test_an_open_review_can_be_looked_at_once_a_skill_is_committed() -> None:
    untouched = a_review(year=2027, closed=False)
    begun = a_review(a_rating(2), year=2027, closed=False)
    assert later_choices([NEW], [untouched]) == (NEW,)
    assert later_choices([NEW], [begun]) == (NEW, begun)
    assert find_pair([NEW], [begun], None, begun.cycle.id) == Pair(before=NEW, after=begun)
    assert find_pair([OLD, NEW], [begun]) == Pair(before=OLD, after=NEW)


def test_the_usual_earlier_one_shares_a_skill() -> None:
    other = a_review(year=2025, rubrics=[a_rubric(rubric_id="craft")])
    assert find_pair([OLDEST, other, NEW], []) == Pair(before=OLDEST, after=NEW)


def test_the_rubrics_of_both_are_there_once_the_later_ones_first() -> None:
    craft = a_rubric(a_skill("taste"), rubric_id="craft")
    before = a_review(year=2025, rubrics=[a_rubric(), craft])
    after = a_review(rubrics=[a_rubric(version=2)])
    pair = Pair(before=before, after=after)
    assert [(r.id, r.version) for r in pair.rubrics] == [("practice", 2), ("craft", 1)]
    assert pair.skills_of("practice") == (PLANNING, LISTENING)
    assert pair.skills_of("craft") == (SkillKey("craft", "taste"),)


@given(st.data())
def test_one_rubrics_rows_are_all_its_skills_and_no_other(data: st.DataObject) -> None:
    before, after = data.draw(pairs())
    comparison = compare(before, after, frozenset())
    pair = Pair(before=before, after=after)
    for rubric in pair.rubrics:
        rows = narrowed_to(comparison, rubric_part(rubric.id)).rows
        assert {row.key for row in rows} == set(pair.skills_of(rubric.id))
        shown = narrowed_to(profile(after, frozenset()), rubric_part(rubric.id)).rows
        assert {row.key for row in shown} == {k for k in after.skills if k.rubric_id == rubric.id}


def test_the_skill_that_moved_furthest_is_read_first() -> None:
    before = a_review(a_rating(3), a_rating(5, LISTENING), year=2025)
    after = a_review(a_rating(4), a_rating(2, LISTENING))
    assert most_telling(compare(before, after, frozenset())) == LISTENING


def test_where_nothing_moved_the_first_skill_is_read_first() -> None:
    review = a_review(a_rating(NotRated.NO_OPPORTUNITY))
    assert most_telling(compare(review, review, frozenset())) == PLANNING
