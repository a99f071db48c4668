"""One review: a cycle with the rubrics it was answered with, its answers and its ratings."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from assessment.model import Frozen, QuestionKey, SkillKey
from assessment.reviews.cycles import ReviewCycle
from assessment.reviews.ratings import Answer, Rating
from rubrics.model import Question, Rubric, Skill


class SkillState(StrEnum):
    """How far a skill is: nothing yet, written about, a level or a reason chosen, or committed."""

    UNTOUCHED = "not begun"
    BEGUN = "begun"
    CHOSEN = "chosen, not committed"
    COMMITTED = "committed"


class Review(Frozen):
    """A cycle with its contents. The rubrics are its frozen copies, in the order of the walk."""

    cycle: ReviewCycle
    rubrics: tuple[Rubric, ...]
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()

    @cached_property
    def skills(self) -> dict[SkillKey, Skill]:
        """Every skill under review, in the order of the walk."""
        return {SkillKey(r.id, skill.id): skill for r in self.rubrics for skill in r.skills}

    @cached_property
    def questions(self) -> dict[QuestionKey, Question]:
        """Every question of every skill, in the order of the walk."""
        return {
            QuestionKey(rubric.id, question.id): question
            for rubric in self.rubrics
            for skill in rubric.skills
            for question in skill.questions
        }

    @cached_property
    def _answers(self) -> dict[QuestionKey, Answer]:
        return {answer.key: answer for answer in self.answers}

    @cached_property
    def _own_ratings(self) -> dict[SkillKey, Rating]:
        return {rating.key: rating for rating in self.ratings}

    def rubric(self, rubric_id: str) -> Rubric:
        """The frozen rubric with that id. Raises KeyError when the cycle has none."""
        for rubric in self.rubrics:
            if rubric.id == rubric_id:
                return rubric
        raise KeyError(rubric_id)

    def answer(self, key: QuestionKey) -> Answer | None:
        """The saved answer to a question, or None."""
        return self._answers.get(key)

    def written(self, key: SkillKey) -> tuple[tuple[Question, Answer], ...]:
        """The skill's questions with a written answer, each with that answer."""
        found: list[tuple[Question, Answer]] = []
        for question in self.skills[key].questions:
            answer = self.answer(QuestionKey(key.rubric_id, question.id))
            if answer is not None and answer.is_written:
                found.append((question, answer))
        return tuple(found)

    def own_rating(self, key: SkillKey) -> Rating | None:
        """The self-rating made in the review itself, committed or not."""
        return self._own_ratings.get(key)


def skill_state(review: Review, key: SkillKey) -> SkillState:
    """How far a skill is in this review."""
    rating = review.own_rating(key)
    if rating is not None:
        return SkillState.COMMITTED if rating.is_committed else SkillState.CHOSEN
    return SkillState.BEGUN if review.written(key) else SkillState.UNTOUCHED
