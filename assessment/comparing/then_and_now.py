"""What was written about a skill in two reviews, question by question."""

from __future__ import annotations

from assessment.model import Frozen, SkillKey
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review
from rubrics.model import Question


class ThenAndNow(Frozen):
    """A question with its answers in the earlier and in the later review, empty without one."""

    question: Question
    then: str
    now: str


def then_and_now(earlier: Review | None, review: Review, key: SkillKey) -> tuple[ThenAndNow, ...]:
    """What was written about a skill in two reviews: the later one's questions, then the others.

    A renamed skill's earlier answers are found under its earlier key. A question whose wording
    changed counts as two, because each answer belongs to the words it was given to.
    """
    now_key, then_key = _names(earlier, review, key)
    now, then = _written(review, now_key), _written(earlier, then_key)
    asked_then = _asked(earlier, then_key)
    pairs: list[ThenAndNow] = []
    for question in _asked(review, now_key):
        before = _same_question(question, asked_then, is_renamed=now_key != then_key)
        if before is not None:
            asked_then.remove(before)
        said = then.get(before.id, "") if before is not None else ""
        pairs.append(ThenAndNow(question=question, then=said, now=now.get(question.id, "")))
    pairs += [ThenAndNow(question=old, then=then.get(old.id, ""), now="") for old in asked_then]
    return tuple(one for one in pairs if one.then or one.now)


def _names(
    earlier: Review | None, review: Review, key: SkillKey
) -> tuple[SkillKey | None, SkillKey | None]:
    """A skill's keys in the later and in the earlier review. `key` is its key in either."""
    if key in review.skills:
        return key, None if earlier is None else counterpart(key, review, earlier)[0]
    if earlier is None or key not in earlier.skills:
        return None, None
    return counterpart(key, earlier, review)[0], key


def _same_question(
    question: Question, asked_then: list[Question], *, is_renamed: bool
) -> Question | None:
    """The earlier question with the same id and the same words, or None.

    If the skill was renamed, the words alone are enough: ids may have changed with the name.
    """
    same = [old for old in asked_then if old.text == question.text]
    own = next((old for old in same if old.id == question.id), None)
    return own or (same[0] if same and is_renamed else None)


def _asked(review: Review | None, key: SkillKey | None) -> list[Question]:
    """A skill's questions. Empty when the review lacks the skill."""
    return [] if review is None or key is None else list(review.skills[key].questions)


def _written(review: Review | None, key: SkillKey | None) -> dict[str, str]:
    """The answers to a skill's questions, by the question's id."""
    if review is None or key is None:
        return {}
    return {question.id: answer.text.strip() for question, answer in review.written(key)}
