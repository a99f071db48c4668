"""Small made-up rubrics and reviews with known contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from assessment.comparing.noise import FEWEST_PAIRS, OwnNoise
from assessment.model import SkillKey
from assessment.reviews.cycles import Depth, Period, ReviewCycle, open_cycle
from assessment.reviews.ratings import Confidence, NotRated, Rating
from assessment.reviews.review import Review
from rubrics.model import Audience, Cluster, Intent, Question, Rubric, Skill, Source
from tests.assessment.strategies import an_answer

NOW = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
PLANNING, LISTENING = SkillKey("practice", "planning"), SkillKey("practice", "listening")


def a_skill(skill_id: str, levels: int = 5, wording: str = "Does it, in way") -> Skill:
    """A skill with two questions named after it and numbered anchors."""
    return Skill(
        id=skill_id,
        cluster="all",
        title=skill_id.capitalize(),
        definition="What it is.",
        questions=(
            Question(id=f"{skill_id}-well", text="What went well?", intent=Intent.EFFECTIVE),
            Question(id=f"{skill_id}-badly", text="What did not?", intent=Intent.INEFFECTIVE),
        ),
        anchors=tuple(f"{wording} {level}." for level in range(1, levels + 1)),
        ask_others="What did you see?",
    )


def a_rubric(*skills: Skill, rubric_id: str = "practice", version: int = 1) -> Rubric:
    """A rubric of these skills, or of planning and listening."""
    return Rubric(
        id=rubric_id,
        version=version,
        title=rubric_id.capitalize(),
        audience=Audience.ANYONE,
        summary="How the work is done.",
        anchors_by="Growth Rings",
        source=Source(
            author="An author", title="A text", published="2025", url="https://example.org"
        ),
        clusters=(Cluster(id="all", title="All of it", summary="Everything."),),
        skills=skills or (a_skill("planning"), a_skill("listening")),
    )


def a_cycle(
    year: int = 2026, rubrics: Sequence[Rubric] = (), depth: Depth = Depth.FULL
) -> ReviewCycle:
    """A draft over a calendar year, opened on its last day."""
    return open_cycle(
        f"Review of {year}",
        Period(start=date(year, 1, 1), end=date(year, 12, 31)),
        depth,
        rubrics or (a_rubric(),),
        datetime(year, 12, 31, tzinfo=UTC),
    )


def a_rating(
    level: int | NotRated, key: SkillKey = PLANNING, confidence: Confidence | None = None
) -> Rating:
    """A committed self-rating: a level, or a reason for none."""
    reason = level if isinstance(level, NotRated) else None
    return Rating(
        cycle_id="cycle",
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=None if reason else int(level),
        reason=reason,
        confidence=confidence,
        saved_at=NOW,
        committed_at=NOW,
    )


def a_noise(steps: int | None) -> OwnNoise:
    """The noise of eight pairs that each differ by `steps`; unknown for None."""
    return OwnNoise(differences=() if steps is None else (steps,) * FEWEST_PAIRS)


def a_review(
    *ratings: Rating,
    year: int = 2026,
    rubrics: Sequence[Rubric] = (),
    depth: Depth = Depth.FULL,
    written: Mapping[str, str] | None = None,
    closed: bool = True,
) -> Review:
    """A review with these ratings and, by question id, answers to its first rubric."""
    rubrics = rubrics or (a_rubric(),)
    cycle = a_cycle(year, rubrics, depth)
    answers = tuple(
        an_answer(cycle, rubrics[0].id, question_id, text)
        for question_id, text in (written or {}).items()
    )
    return Review(
        cycle=cycle.closed(NOW) if closed else cycle,
        rubrics=tuple(rubrics),
        answers=answers,
        ratings=ratings,
    )
