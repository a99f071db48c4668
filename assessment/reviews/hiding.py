"""Which past ratings are hidden while a review is open (method rule 5).

`assessment.reviews.marks` asks for these skills, and shows nothing of their past.
"""

from __future__ import annotations

from collections.abc import Iterable

from assessment.model import SkillKey
from assessment.reviews.lineage import ancestors
from assessment.reviews.marks import MarkState, mark_of
from assessment.reviews.review import Review
from rubrics.model import Rubric


def hidden_skills(drafts: Iterable[Review], editions: Iterable[Rubric] = ()) -> frozenset[SkillKey]:
    """The skills of open cycles that have no committed rating there, under all their keys.

    Their ratings in other reviews are hidden until they do, because an anchor shifts ratings (Bellé
    et al. 2017). `editions` are those that any review was answered with: a draft with an old
    edition also hides what newer editions made of its skills.
    """
    open_now = frozenset(
        SkillKey(key.rubric_id, name)
        for review in drafts
        if review.cycle.is_draft
        for key in review.skills
        if (rating := review.own_rating(key)) is None or not rating.is_committed
        for name in (key.skill_id, *ancestors(review.rubric(key.rubric_id), key.skill_id))
    )
    if not open_now:
        return open_now
    return open_now | {
        SkillKey(edition.id, skill.id)
        for edition in editions
        for skill in edition.skills
        if any(SkillKey(edition.id, name) in open_now for name in ancestors(edition, skill.id))
    }


def waits_for(review: Review, key: SkillKey, drafts: Iterable[Review]) -> Review | None:
    """The open review that must rate a skill before its rating in `review` is shown, or None.

    A review that was reopened is past to another open review, in its own walk too.
    """
    for draft in drafts:
        if draft.cycle.id != review.cycle.id:
            hidden = hidden_skills([draft], review.rubrics)
            if mark_of(review, key, hidden).state is MarkState.HIDDEN:
                return draft
    return None
