"""One review's profile."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.comparing.profile import profile
from assessment.feedback import gaps
from assessment.model import SkillKey
from assessment.reviews.marks import mark_of
from assessment.reviews.review import Review
from assessment.wording import number_word
from tests.assessment.examples import a_rating, a_review, a_rubric, a_skill
from tests.assessment.feedback_examples import feedback_of
from tests.assessment.strategies import reviews, some_skills


@given(st.data())
def test_a_profile_has_each_skill_once_in_the_order_of_the_walk(data: st.DataObject) -> None:
    review: Review = data.draw(reviews())
    hidden = data.draw(some_skills(review))
    made = profile(review, hidden)
    assert (made.title, made.is_pulse) == (review.cycle.title, review.cycle.is_pulse)
    assert [row.key for row in made.rows] == list(review.skills)
    for row in made.rows:
        skill, rubric = review.skills[row.key], review.rubric(row.key.rubric_id)
        assert row.mark == mark_of(review, row.key, hidden)
        assert (row.title, row.rubric_title) == (skill.title, rubric.title)
        assert row.cluster == rubric.cluster(skill.cluster).title
        assert row.highest_level == len(skill.anchors)


@given(reviews())
def test_a_row_stands_on_the_anchor_of_its_level(review: Review) -> None:
    for row in profile(review, frozenset()).rows:
        anchors = review.skills[row.key].anchors
        assert row.anchor == ("" if row.mark.level is None else anchors[row.mark.level - 1])


@given(st.data())
def test_each_row_holds_what_others_said_of_it_and_nothing_of_what_is_hidden(
    data: st.DataObject,
) -> None:
    review = data.draw(reviews())
    feedback, hidden = data.draw(feedback_of(review)), data.draw(some_skills(review))
    made = profile(review, hidden, feedback)
    assert [gap for row in made.rows for gap in row.gaps] == [
        gap for gap in gaps(review, feedback, hidden) if gap.key not in hidden
    ]
    assert all(gap.key == row.key for row in made.rows for gap in row.gaps)
    seen = [item for item in feedback if item.key not in hidden]
    assert profile(review, hidden, seen) == made
    assert profile(review, hidden) == profile(review, hidden, [])


@given(st.data())
def test_the_summary_counts_the_skills_with_a_level_that_may_be_seen(data: st.DataObject) -> None:
    review: Review = data.draw(reviews())
    made = profile(review, data.draw(some_skills(review)))
    levels = [row.mark.level for row in made.rows if row.mark.level is not None]
    assert made.rated == len(levels)
    if made.hidden:
        assert "hidden until you rate" in made.summary
        assert not made.summary.startswith("No")
    elif not levels:
        assert made.summary.startswith(("None of ", "The skill has no level"))
    elif len(levels) < len(made.rows):
        assert f"{number_word(len(levels)).capitalize()} of " in made.summary
        assert made.summary.endswith((" has a level.", " have a level."))
    else:
        assert made.summary.startswith(number_word(len(made.rows)).capitalize())
        assert "have a level" in made.summary or made.summary == "One skill has a level."


def test_where_none_that_may_be_seen_has_a_level_nothing_is_said_of_the_hidden_ones() -> None:
    rubric = a_rubric(*map(a_skill, ("planning", "listening", "writing")))
    keys = [SkillKey(rubric.id, skill.id) for skill in rubric.skills]
    review = a_review(*(a_rating(3, key) for key in keys[:2]), rubrics=[rubric])
    assert profile(review, frozenset(keys[:2])).summary == (
        "One skill has no level. Two are hidden until you rate them again."
    )


def test_where_every_skill_is_hidden_the_summary_says_until_when() -> None:
    skills = ("planning", "listening", "writing", "asking")
    rubric = a_rubric(*map(a_skill, skills))
    keys = [SkillKey(rubric.id, skill) for skill in skills]
    review = a_review(*(a_rating(3, key) for key in keys), rubrics=[rubric])
    hidden = profile(review, frozenset(keys))
    assert hidden.summary == "All four are hidden until you rate them again."
    partly = profile(review, frozenset(keys[:1]))
    assert partly.summary == (
        "Three of four skills have a level. One is hidden until you rate it again."
    )


def test_where_nothing_is_rated_the_summary_says_none() -> None:
    assert profile(a_review(), frozenset()).summary == "None of the two skills has a level."
