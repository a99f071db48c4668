"""Feedback compared with the self-rating: a gap in steps and kind words, never an average."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.feedback import (
    HIDDEN_WORDS,
    Who,
    gaps,
    named_feedback,
    reason_for,
    without_private,
)
from assessment.model import SkillKey
from assessment.reviews.hiding import hidden_skills
from assessment.reviews.marks import HIDDEN
from assessment.reviews.ratings import NotRated
from tests.assessment.examples import LISTENING, PLANNING, a_rating, a_review
from tests.assessment.feedback_examples import some_feedback
from tests.assessment.strategies import reviews, some_skills

NOBODY: frozenset[SkillKey] = frozenset()


@pytest.mark.parametrize(
    "own, theirs, who, label, words",
    [
        (3, 3, Who.MANAGER, "", "Your manager sees it as you do, at level 3."),
        (
            3,
            4,
            Who.PEER,
            "a peer on the platform team",
            (
                "A peer on the platform team sees it one step higher than you do: worth a "
                "conversation."
            ),
        ),
        (
            4,
            2,
            Who.REPORT,
            "",
            "One of your reports sees it two steps lower than you do: worth a conversation.",
        ),
        (
            4,
            NotRated.NO_OPPORTUNITY,
            Who.PEER,
            "",
            "A peer gave no level: no opportunity this time.",
        ),
        (
            NotRated.NOT_APPLICABLE,
            2,
            Who.PEER,
            "",
            "A peer sees level 2; you gave no level: not applicable.",
        ),
    ],
)
def test_a_gap_is_worded_kindly(
    own: int | NotRated, theirs: int | NotRated, who: Who, label: str, words: str
) -> None:
    review = a_review(a_rating(own))
    (gap,) = gaps(review, [some_feedback(review, theirs, who=who, label=label)], NOBODY)
    assert gap.sentence == words
    levels = isinstance(own, int) and isinstance(theirs, int)
    assert (gap.steps is not None) == levels
    assert (gap.words, gap.is_hidden) == ("They said so.", False)


@given(st.integers(1, 5), st.lists(st.integers(1, 5), max_size=4))
def test_each_view_stands_by_itself(own: int, theirs: list[int]) -> None:
    review = a_review(a_rating(own))
    feedback = [some_feedback(review, level, day=day) for day, level in enumerate(theirs, start=1)]
    found = gaps(review, feedback, NOBODY)
    assert [gap.theirs.level for gap in found] == theirs
    assert [gap.steps for gap in found] == [level - own for level in theirs]
    assert {gap.own.level for gap in found} <= {own}


def test_gaps_come_in_the_order_of_the_walk_and_then_by_day() -> None:
    review, other = a_review(a_rating(3)), a_review(year=2025)
    feedback = [
        some_feedback(review, 2, LISTENING, day=1),
        some_feedback(review, 3, day=9),
        some_feedback(review, 4, day=5),
        some_feedback(other, 5),
        some_feedback(review, 5, SkillKey("practice", "gone")),
    ]
    assert [(gap.key, gap.said_on.day) for gap in gaps(review, feedback, NOBODY)] == [
        (PLANNING, 5),
        (PLANNING, 9),
        (LISTENING, 1),
    ]


@given(st.data())
def test_a_hidden_skill_gives_away_nothing_of_what_was_said(data: st.DataObject) -> None:
    review = data.draw(reviews())
    hidden = data.draw(some_skills(review))
    feedback = [some_feedback(review, data.draw(st.integers(1, 9)), key) for key in review.skills]
    for gap in gaps(review, feedback, hidden):
        if gap.key in hidden:
            assert (gap.own, gap.theirs, gap.steps, gap.words) == (HIDDEN, HIDDEN, None, "")
            assert (gap.own_anchor, gap.anchor, gap.sentence) == ("", "", HIDDEN_WORDS)
        assert gap.is_hidden == (gap.key in hidden)


def test_a_view_of_the_open_review_waits_for_ones_own_rating() -> None:
    draft = a_review(closed=False)
    (gap,) = gaps(draft, [some_feedback(draft, 5)], hidden_skills([draft]))
    assert gap.is_hidden
    rated = draft.model_copy(update={"ratings": (a_rating(3),)})
    (gap,) = gaps(rated, [some_feedback(rated, 5)], hidden_skills([rated]))
    assert gap.steps == 2


def test_a_view_has_a_level_or_a_reason_and_a_short_label() -> None:
    item = some_feedback(a_review(), 3, label="  a peer on the platform team ")
    assert item.who_words == "a peer on the platform team"
    with pytest.raises(ValidationError, match="either a level or a reason"):
        item.with_changes(level=None)
    with pytest.raises(ValidationError, match="80"):
        item.with_changes(label="x" * 81)


def test_both_sides_are_described_by_the_rubric_s_own_anchors() -> None:
    review = a_review(a_rating(3))
    views = [some_feedback(review, 5, day=1), some_feedback(review, NotRated.NOT_APPLICABLE, day=2)]
    with_level, without = gaps(review, views, NOBODY)
    skill = review.skills[PLANNING]
    assert (with_level.own_anchor, with_level.anchor) == (skill.anchors[2], skill.anchors[4])
    assert (without.own_anchor, without.anchor) == (skill.anchors[2], "")
    assert (with_level.by, with_level.private) == (Who.MANAGER, False)


@pytest.mark.parametrize(
    "level, reason, kept",
    [
        (4, None, None),
        (4, NotRated.NOT_APPLICABLE, None),
        (None, NotRated.NO_OPPORTUNITY, NotRated.NO_OPPORTUNITY),
        (None, None, NotRated.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_who_said_words_alone_gave_too_little_for_a_level(
    level: int | None, reason: NotRated | None, kept: NotRated | None
) -> None:
    assert reason_for(level, reason) == kept


def test_what_is_private_is_not_taken_away() -> None:
    review = a_review()
    open_one = some_feedback(review, 3, day=1)
    assert without_private([open_one, some_feedback(review, 2).with_changes(private=True)]) == (
        open_one,
    )


def test_a_view_of_a_hidden_skill_is_named_only_as_something_that_was_said() -> None:
    item = some_feedback(a_review(), 5, label="a peer who says five")
    assert named_feedback(item, "Planning", NOBODY) == (
        "What a peer who says five said about Planning on 1 November 2026"
    )
    assert (
        named_feedback(item, "Planning", frozenset({PLANNING}))
        == "What someone said about Planning"
    )
