"""A review finds what it contains."""

from __future__ import annotations

import pytest
from hypothesis import given

from assessment.model import QuestionKey, SkillKey
from assessment.reviews.review import Review
from tests.assessment.examples import a_review
from tests.assessment.strategies import reviews


@given(reviews())
def test_skills_and_questions_stand_in_the_rubrics_order(review: Review) -> None:
    assert list(review.skills) == [
        SkillKey(rubric.id, skill.id) for rubric in review.rubrics for skill in rubric.skills
    ]
    assert list(review.questions) == [
        QuestionKey(rubric.id, question.id)
        for rubric in review.rubrics
        for skill in rubric.skills
        for question in skill.questions
    ]


@given(reviews())
def test_a_skill_of_the_same_id_in_another_rubric_is_another_skill(review: Review) -> None:
    for key, skill in review.skills.items():
        assert review.rubric(key.rubric_id).skill(key.skill_id) is skill
    for key, question in review.questions.items():
        assert question in review.rubric(key.rubric_id).skill_of_question(key.question_id).questions


@given(reviews())
def test_the_own_rating_is_the_one_of_that_skill(review: Review) -> None:
    for key in review.skills:
        own = [rating for rating in review.ratings if rating.key == key]
        assert review.own_rating(key) == (own[0] if own else None)


@given(reviews())
def test_what_was_written_is_every_answer_with_words_in_it(review: Review) -> None:
    written = [answer for key in review.skills for _, answer in review.written(key)]
    expected = [answer for answer in review.answers if answer.is_written]
    assert sorted(written, key=lambda a: a.key) == sorted(expected, key=lambda a: a.key)
    for key in review.skills:
        for question, answer in review.written(key):
            assert review.answer(QuestionKey(key.rubric_id, question.id)) == answer


def test_a_rubric_that_the_cycle_lacks_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_review().rubric("unknown")


@given(reviews())
def test_a_review_that_was_looked_up_equals_one_that_was_not(review: Review) -> None:
    fresh = Review(
        cycle=review.cycle,
        rubrics=review.rubrics,
        answers=review.answers,
        ratings=review.ratings,
    )
    for key in review.skills:
        review.own_rating(key)
    assert review == fresh
