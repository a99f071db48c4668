"""One review's profile."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assessment.marks import mark_of
from assessment.profile import profile
from assessment.review import Review
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
