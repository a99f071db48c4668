"""Last time is hidden until this cycle's rating is committed (method rule 5)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessment.model import SkillKey
from assessment.reviews.cycles import order_of_time
from assessment.reviews.earlier import earlier_review
from assessment.reviews.review import Review, SkillState, skill_state
from assessment.walk.walkthrough import reveal
from tests.assessment.examples import LISTENING, NOW, PLANNING, a_rating, a_review, a_rubric
from tests.assessment.strategies import series


@given(series())
def test_nothing_is_revealed_before_the_rating_is_committed(reviews: tuple[Review, ...]) -> None:
    *past, review = reviews
    for key in review.skills:
        shown = reveal(review, past, key)
        if skill_state(review, key) is not SkillState.COMMITTED:
            assert shown is None
        elif shown is not None:
            assert shown.comparison.key == key


@given(series())
def test_what_is_revealed_is_the_last_earlier_word_on_the_skill(
    reviews: tuple[Review, ...],
) -> None:
    for review in reviews:
        for key in review.skills:
            found = earlier_review(review, reviews, key)
            able = [other for other in reviews if _speaks_before(other, review, key)]
            if found is None:
                assert able == []
            else:
                assert found in able
                assert order_of_time(found.cycle) == max(order_of_time(o.cycle) for o in able)


def _speaks_before(other: Review, review: Review, key: SkillKey) -> bool:
    return (
        other.cycle.has_been_closed
        and order_of_time(other.cycle) < order_of_time(review.cycle)
        and key in other.skills
        and skill_state(other, key) is not SkillState.UNTOUCHED
    )


def test_last_times_rating_and_answers_stand_beside_this_ones() -> None:
    before = a_review(a_rating(2), year=2025, written={"planning-well": "Then."})
    review = a_review(
        a_rating(3), closed=False, written={"planning-well": "Now.", "planning-badly": " "}
    )
    shown = reveal(review, [before], PLANNING)
    assert shown is not None
    assert shown.earlier_title == "Review of 2025"
    assert (shown.comparison.before.level, shown.comparison.after.level) == (2, 3)
    assert [(a.question.id, a.then, a.now) for a in shown.answers] == [
        ("planning-well", "Then.", "Now.")
    ]


def test_the_first_review_has_nothing_to_reveal() -> None:
    assert reveal(a_review(a_rating(3)), [], PLANNING) is None


def test_a_review_that_passed_the_skill_over_is_itself_passed_over() -> None:
    said = a_review(a_rating(2), year=2024)
    silent = a_review(a_rating(4, LISTENING), year=2025)
    review = a_review(a_rating(3), closed=False)
    shown = reveal(review, [said, silent], PLANNING)
    assert shown is not None
    assert shown.earlier_title == "Review of 2024"


def test_a_later_review_is_never_last_time() -> None:
    later, review = a_review(a_rating(5), year=2027), a_review(a_rating(3), closed=False)
    assert reveal(review, [later, review], PLANNING) is None


def test_an_open_review_is_never_last_time_but_a_reopened_one_is() -> None:
    review = a_review(a_rating(3), closed=False)
    other = a_review(a_rating(2), year=2025, closed=False)
    assert reveal(review, [other], PLANNING) is None
    closed = other.cycle.closed(NOW)
    reopened = other.model_copy(update={"cycle": closed.reopened(NOW + timedelta(days=1))})
    assert reveal(review, [reopened], PLANNING) is not None


def test_a_closed_review_reveals_nothing_that_an_open_one_still_hides() -> None:
    before, review = a_review(a_rating(2), year=2025), a_review(a_rating(3))
    assert reveal(review, [before], PLANNING, frozenset({LISTENING})) is not None
    assert reveal(review, [before], PLANNING, frozenset({PLANNING})) is None


@given(st.data())
def test_every_word_of_both_times_is_shown_once(data: st.DataObject) -> None:
    reviews = data.draw(series())
    review = reviews[-1]
    for key in review.skills:
        shown, earlier = reveal(review, reviews, key), earlier_review(review, reviews, key)
        if shown is None or earlier is None:
            continue
        then = [answer.text for _, answer in earlier.written(key)]
        now = [answer.text for _, answer in review.written(key)]
        assert sorted(a.then for a in shown.answers if a.then.strip()) == sorted(then)
        assert [a.now for a in shown.answers if a.now.strip()] == now
        for answer in shown.answers:
            assert answer.then.strip() or answer.now.strip()


def test_an_answer_stands_under_the_question_that_it_answered() -> None:
    rubric = a_rubric()
    planning, listening = rubric.skills
    asked = planning.questions[0].model_copy(update={"text": "What went out on time?"})
    planning = planning.model_copy(update={"questions": (asked, planning.questions[1])})
    reworded = rubric.model_copy(update={"version": 2, "skills": (planning, listening)})
    before = a_review(a_rating(2), year=2025, written={"planning-well": "Then."})
    review = a_review(
        a_rating(3), rubrics=[reworded], closed=False, written={"planning-well": "Now."}
    )
    shown = reveal(review, [before], PLANNING)
    assert shown is not None
    assert [(a.question.text, a.then, a.now) for a in shown.answers] == [
        ("What went out on time?", "", "Now."),
        ("What went well?", "Then.", ""),
    ]
