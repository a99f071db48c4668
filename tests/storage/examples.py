"""Answers and ratings for the small rubric of tests.assessment.examples."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.other_versions import OtherVersion
from assessment.reviews.ratings import (
    Answer,
    Confidence,
    Energy,
    NotRated,
    Rating,
    Revision,
)
from assessment.reviews.second_ratings import Repeat, ThenRating
from assessment.reviews.sources import PassageSource, SourceKind

MOMENT = datetime(2026, 12, 31, 10, 0, 0, 1, tzinfo=UTC)
PLANNING, LISTENING = SkillKey("practice", "planning"), SkillKey("practice", "listening")
QUOTATIONS = (
    Quotation(
        source=PassageSource(kind=SourceKind.ANSWER, rubric_id="practice", name="planning-well"),
        passage="Wrote this *first*.",
        despite_private=True,
    ),
    Quotation(source=PassageSource(kind=SourceKind.REFLECTION), passage="two halves"),
)
OTHER_VERSION = OtherVersion(
    id="other",
    cycle_id="closed",
    source=PassageSource(kind=SourceKind.ANSWER, rubric_id="practice", name="planning-well"),
    text="Wrote that *elsewhere*.",
    private=True,
    saved_at=MOMENT,
)
AWKWARD = "**Ω** ‘quoted’; DROP TABLE answer; -- 𝄞\n\n\0 end"


def words(cycle_id: str, text: str = "It went well.", question: str = "planning-well") -> Answer:
    """An answer to one question of the small rubric."""
    return Answer(
        cycle_id=cycle_id, rubric_id="practice", question_id=question, text=text, saved_at=MOMENT
    )


def level(cycle_id: str, number: int = 3, key: SkillKey = PLANNING) -> Rating:
    """A committed self-rating."""
    return Rating(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=number,
        saved_at=MOMENT,
        committed_at=MOMENT,
    )


def repeat(cycle_id: str, number: int = 3, key: SkillKey = PLANNING) -> Repeat:
    """A committed repeat rating."""
    return Repeat(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=number,
        confidence=Confidence.MEDIUM,
        saved_at=MOMENT,
        committed_at=MOMENT,
    )


def a_then_rating(
    cycle_id: str, by_cycle_id: str, number: int = 2, key: SkillKey = PLANNING
) -> ThenRating:
    """A committed rating from memory of a skill of one cycle, by the standard of another."""
    return ThenRating(
        cycle_id=cycle_id,
        by_cycle_id=by_cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=number,
        confidence=Confidence.LOW,
        saved_at=MOMENT,
        committed_at=MOMENT,
    )


def some_feedback(cycle_id: str, feedback_id: str = "view", key: SkillKey = LISTENING) -> Feedback:
    """What a peer said, with every field set to something else than its default."""
    return Feedback(
        id=feedback_id,
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        who=Who.PEER,
        label="a peer on the platform team",
        said_on=date(2026, 11, 3),
        level=4,
        words=AWKWARD,
        private=True,
        saved_at=MOMENT,
    )


def entry(entry_id: str = "entry", *skills: SkillKey) -> Evidence:
    """An entry of the work log with every field set to something else than its default."""
    return Evidence(
        id=entry_id,
        happened_on=date(2026, 11, 3),
        title="It went out ‘at last’",
        kind=EvidenceKind.WENT_WRONG,
        text=AWKWARD,
        link="wiki: page two",
        without_me=AWKWARD,
        acknowledged_by="a peer on the platform team",
        private=True,
        skills=skills or (PLANNING, LISTENING),
        saved_at=MOMENT,
    )


def full_rating(cycle_id: str, key: SkillKey = LISTENING) -> Rating:
    """A rating with every field set to something else than its default."""
    revision = Revision(
        revised_at=MOMENT, level=None, reason=NotRated.NO_OPPORTUNITY, confidence=None
    )
    earlier = Revision(revised_at=MOMENT, level=2, reason=None, confidence=Confidence.LOW)
    return Rating(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=4,
        confidence=Confidence.HIGH,
        energy=Energy.DRAINS_ME,
        note=AWKWARD,
        note_private=True,
        without_writing=True,
        saved_at=MOMENT,
        committed_at=MOMENT,
        revisions=(revision, earlier),
    )
