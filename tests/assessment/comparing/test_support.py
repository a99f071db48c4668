"""What evidence may say of a movement between two reviews, and what it may never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.comparison import Movement, compare
from assessment.comparing.context import RatingContext
from assessment.comparing.pairs import Pair
from assessment.comparing.skill_story import tell_skill
from assessment.evidence import in_order
from assessment.reviews.review import Review
from tests.assessment.evidence_examples import context_with, entries_about, noted_of
from tests.assessment.examples import a_noise
from tests.assessment.strategies import pairs, some_skills


@given(st.data())
def test_where_a_side_is_hidden_or_without_level_nothing_is_said_of_support(
    data: st.DataObject,
) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    entries = data.draw(entries_about(before, after))
    rating_context = context_with(before, after, *entries)
    for row in compare(before, after, hidden, rating_context).rows:
        story = tell_skill(Pair(before=before, after=after), row.key, hidden, rating_context)
        assert story.noted is not None
        asked_for = in_order(filter(story.noted.which.fits, entries))
        assert asked_for == noted_of(row, before, after, *entries)
        if row.is_hidden or row.before.level is None or row.after.level is None:
            assert (row.support, row.support_words) == (None, "")
            assert (story.noted.support, story.noted.words, story.noted.days) == (None, "", "")


@given(st.data())
def test_evidence_makes_a_possible_change_a_change_and_alters_nothing_else(
    data: st.DataObject,
) -> None:
    before, after = data.draw(pairs())
    hidden = data.draw(some_skills(before, after))
    noise = data.draw((st.none() | st.integers(0, 3)).map(a_noise))
    entries = data.draw(entries_about(before, after))
    plain = compare(before, after, hidden, RatingContext(noise=noise)).rows
    noted = compare(before, after, hidden, context_with(before, after, *entries, noise=noise)).rows
    for one, other in zip(plain, noted, strict=True):
        assert other.model_copy(update={"is_backed": False, "movement": one.movement}) == one
        if other.movement is not one.movement:
            assert (one.movement, other.movement) == (
                Movement.POSSIBLE_CHANGE,
                Movement.CHANGE,
            )


@given(st.data())
def test_where_nothing_was_noted_a_pair_read_backwards_moves_the_other_way(
    data: st.DataObject,
) -> None:
    before, after = data.draw(pairs())
    entries = data.draw(entries_about(before, after))
    forth, back = (
        {row.key: row for row in compare(*pair, frozenset(), context_with(*pair, *entries)).rows}
        for pair in ((before, after), (after, before))
    )
    for key, row in forth.items():
        other = back[key]
        assert (row.steps is None) == (other.steps is None)
        assert row.steps is None or other.steps == -row.steps
        noted = noted_of(row, before, after, *entries), noted_of(other, after, before, *entries)
        if noted == ((), ()):
            assert row.movement is other.movement


@given(st.data())
def test_two_hidden_ratings_read_alike_whatever_was_noted(data: st.DataObject) -> None:
    before, after = data.draw(pairs())
    entries = data.draw(entries_about(before, after))
    hidden = frozenset({*before.skills, *after.skills})
    pair = Pair(before=_closed(before), after=_closed(after))
    other = Pair(before=_closed(_otherwise(before)), after=_closed(_otherwise(after)))
    for key in after.skills:
        rating_context = context_with(before, after, *entries)
        assert tell_skill(pair, key, hidden, rating_context) == tell_skill(
            other, key, hidden, rating_context
        )


def _closed(review: Review) -> Review:
    cycle = review.cycle
    at = cycle.opened_at
    closed = cycle if not cycle.is_draft else cycle.closed(at)
    return Review(
        cycle=closed, rubrics=review.rubrics, answers=review.answers, ratings=review.ratings
    )


def _otherwise(review: Review) -> Review:
    """The review with every level at the other end of its scale."""
    ratings = tuple(
        rating.model_copy(
            update={"level": review.skills[rating.key].highest_level + 1 - rating.level}
        )
        if rating.level is not None
        else rating
        for rating in review.ratings
    )
    return Review(
        cycle=review.cycle, rubrics=review.rubrics, answers=review.answers, ratings=ratings
    )
