"""What was written of a skill in two reviews, question by question."""

from __future__ import annotations

from assessment.model import Frozen, SkillKey
from assessment.reviews.lineage import counterpart
from assessment.reviews.review import Review
from rubrics.model import Question


class ThenAndNow(Frozen):
    """One question with what was written in the earlier review and in this one."""

    question: Question
    then: str
    now: str


def then_and_now(earlier: Review | None, review: Review, key: SkillKey) -> tuple[ThenAndNow, ...]:
    """What was written of a skill in two reviews, question by question, the later one's first.

    A renamed skill's answers are found under its name of then. A question that was put in other
    words then stands by itself: its answer is to those words.
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
    """What the later review knows a skill by, and the earlier; `key` is its name in either."""
    if key in review.skills:
        return key, None if earlier is None else counterpart(key, review, earlier)[0]
    if earlier is None or key not in earlier.skills:
        return None, None
    return counterpart(key, earlier, review)[0], key


def _same_question(
    question: Question, asked_then: list[Question], *, is_renamed: bool
) -> Question | None:
    """The question of then that is the one of now: its id and its very words are the same.

    A skill that changed its name may have changed the ids of its questions too.
    """
    same = [old for old in asked_then if old.text == question.text]
    own = next((old for old in same if old.id == question.id), None)
    return own or (same[0] if same and is_renamed else None)


def _asked(review: Review | None, key: SkillKey | None) -> list[Question]:
    """A skill's questions; none when the review lacks it."""
    return [] if review is None or key is None else list(review.skills[key].questions)


def _written(review: Review | None, key: SkillKey | None) -> dict[str, str]:
    """What was written to a skill's questions, by their id."""
    if review is None or key is None:
        return {}
    return {question.id: answer.text.strip() for question, answer in review.written(key)}
