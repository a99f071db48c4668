"""Choosing, committing and later changing a rating, with every earlier value on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assessment.evidence import Evidence, is_backed
from assessment.model import SkillKey
from assessment.reviews.ratings import Confidence, Energy, NotRated, Rating, Revision
from assessment.reviews.review import Review


def choose_level(review: Review, key: SkillKey, level: int, now: datetime) -> Rating:
    """The skill's rating at `level` (1 to the skill's highest). Raises ValueError beyond it."""
    review.skills[key].anchor(level)
    return _altered(review, key, now, level=level, reason=None)


def choose_reason(review: Review, key: SkillKey, reason: NotRated, now: datetime) -> Rating:
    """The skill's rating as a reason for no level. The confidence in a level is dropped."""
    return _altered(review, key, now, level=None, reason=reason)


def adjust(
    rating: Rating,
    now: datetime,
    *,
    confidence: Confidence | None,
    energy: Energy | None,
) -> Rating:
    """The rating with another confidence and energy. A committed one is revised (see `revise`)."""
    changed = rating.with_changes(confidence=confidence, energy=energy, saved_at=now)
    return revise(rating, changed, now) if rating.is_committed else changed


def same_choice(one: Rating | None, other: Rating | None) -> bool:
    """Whether two ratings of a skill say the same, both committed or both not."""
    if one is None or other is None:
        return one is other
    return _said(one) == _said(other)


def put_back(current: Rating, wanted: Rating, now: datetime) -> Rating:
    """`current` with what `wanted` says, as an undo or a redo needs it.

    The note stays. A committed rating is revised (see `revise`), so what it said stays on record.
    """
    changed = current.with_changes(
        level=wanted.level,
        reason=wanted.reason,
        confidence=wanted.confidence,
        energy=wanted.energy,
        saved_at=now,
    )
    return revise(current, changed, now) if current.is_committed else changed


def commit(
    review: Review, key: SkillKey, now: datetime, evidence: Sequence[Evidence] = ()
) -> Rating:
    """The skill's rating, committed: from now on it counts, and last time's rating is shown.

    It records whether it was made without any answer and without any `evidence` (method rule 1).
    Raises ValueError when nothing has been chosen.
    """
    rating = review.own_rating(key)
    if rating is None:
        raise ValueError("there is no rating to commit")
    remembered = rating.is_committed and rating.without_writing
    unwritten = not rating.is_committed and _is_without_writing(review, key, evidence)
    return rating.with_changes(
        committed_at=rating.committed_at or now,
        saved_at=now,
        without_writing=remembered or unwritten,
    )


def revise(committed: Rating, changed: Rating, now: datetime) -> Rating:
    """`changed` in place of a rating committed earlier, with a record of the earlier one.

    The record, a `Revision`, has the level or reason and the confidence. It is made only if one of
    these changed; earlier energies and notes are not kept.
    Raises ValueError when the earlier rating was not committed, or is of another skill.
    """
    if not committed.is_committed:
        raise ValueError("only a committed rating can be revised")
    if committed.key != changed.key:
        raise ValueError("a rating of another skill cannot take its place")
    said = Revision(
        revised_at=now,
        level=committed.level,
        reason=committed.reason,
        confidence=committed.confidence,
    )
    same = (said.level, said.reason, said.confidence) == (
        changed.level,
        changed.reason,
        changed.confidence,
    )
    revisions = committed.revisions if same else (*committed.revisions, said)
    return changed.with_changes(
        committed_at=committed.committed_at, revisions=revisions, saved_at=now
    )


def _altered(
    review: Review,
    key: SkillKey,
    now: datetime,
    *,
    level: int | None,
    reason: NotRated | None,
) -> Rating:
    before = review.own_rating(key)
    if before is None:
        return Rating(
            cycle_id=review.cycle.id,
            rubric_id=key.rubric_id,
            skill_id=key.skill_id,
            level=level,
            reason=reason,
            without_writing=_is_without_writing(review, key, ()),
            saved_at=now,
        )
    kept = before.confidence if level is not None else None
    changed = before.with_changes(level=level, reason=reason, confidence=kept, saved_at=now)
    return revise(before, changed, now) if before.is_committed else changed


def _is_without_writing(review: Review, key: SkillKey, evidence: Sequence[Evidence]) -> bool:
    return not review.cycle.is_pulse and not is_backed(review, key, evidence)


def _said(rating: Rating) -> tuple[object, ...]:
    choice = (rating.level, rating.reason, rating.confidence, rating.energy)
    return (*choice, rating.is_committed)
