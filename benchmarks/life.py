"""A lifetime of made-up reviews, the same in every run.

80 cycles, 12 skills, 4,000 answers and 20,000 entries in the work log.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle as cycle_through
from pathlib import Path
from random import Random

from assessment.evidence import Evidence, EvidenceKind
from assessment.reviews.cycles import CycleState, Depth, Period, ReviewCycle, open_cycle
from assessment.reviews.ratings import Answer, Confidence, Energy, NotRated, Rating
from assessment.reviews.review import Review
from rubrics.library import Library
from rubrics.model import Rubric, Skill
from storage.file.connection import JournalFile, Opener
from storage.journal import Journal

CYCLES, SKILLS, LEVELS = 80, 12, 5
QUESTIONS, ANSWERS = 7, 4_000
"""Questions for each skill, and answers in all reviews together."""
ENTRIES = 250
"""In the work log, for the period of each review."""
RATED = 0.9
"""The share of skills that have a level in a review."""

SENTENCE = "The release waited nine days in a review queue that nobody owned. "


def a_life() -> list[Review]:
    """Forty years with two closed reviews each. One rating in ten is "not applicable"."""
    dice, rubric = Random(1), _rubric()
    reviews: list[Review] = []
    for number in range(CYCLES):
        end = date(1986, 12, 31) + timedelta(days=183 * number)
        opened = datetime(end.year, end.month, end.day, tzinfo=UTC)
        period = Period(start=end - timedelta(days=182), end=end)
        depth = dice.choice([Depth.FULL, Depth.FULL, Depth.PULSE])
        cycle = open_cycle(f"Review no. {number + 1}", period, depth, [rubric], opened)
        cycle = cycle.model_copy(update={"id": f"cycle-{number:02}"})
        ratings = tuple(_rating(cycle, rubric.id, skill.id, dice) for skill in rubric.skills)
        reviews.append(Review(cycle=cycle.closed(opened), rubrics=(rubric,), ratings=ratings))
    return reviews


def write_life(path: Path) -> None:
    """Writes `a_life` with answers and evidence as a journal to `path`, where no file may be."""
    reviews = a_life()
    moments = {review.cycle.id: review.cycle.opened_at for review in reviews}
    Journal.create(path).close()
    now = [reviews[0].cycle.opened_at]
    file = JournalFile(Opener(path, wait=0))
    with Journal(file, lambda: now[0]) as journal:
        # Speed matters more than safety: the file is written again for each measurement.
        file.execute("PRAGMA synchronous = OFF")
        file.rows("PRAGMA journal_mode = MEMORY")
        answers = list(_answers(reviews))
        for review in reviews:
            cycle = review.cycle
            now[0] = moments[cycle.id]
            draft = cycle.with_changes(state=CycleState.DRAFT, closed_at=None, closed_on=None)
            journal.reviews.start(draft, review.rubrics)
            for answer in answers:
                if answer.cycle_id == cycle.id:
                    journal.reviews.save_answer(answer)
            for rating in review.ratings:
                journal.reviews.save_rating(rating)
            journal.reviews.close(cycle.id)
        for entry in _entries(reviews):
            journal.evidence.save(entry)
        file.rows("PRAGMA journal_mode = DELETE")


def _answers(reviews: list[Review]) -> Iterator[Answer]:
    """Answers to the first questions of every full review, spread evenly: `ANSWERS` in all."""
    written = [review for review in reviews if not review.cycle.is_pulse]
    for number, review in enumerate(written):
        count = ANSWERS * (number + 1) // len(written) - ANSWERS * number // len(written)
        rubric = review.rubrics[0]
        asked = [question.id for skill in rubric.skills for question in skill.questions]
        for place, question_id in enumerate(asked[:count]):
            yield Answer(
                cycle_id=review.cycle.id,
                rubric_id=rubric.id,
                question_id=question_id,
                text=f"{place + 1}. {SENTENCE * (1 + place % 7)}",
                saved_at=review.cycle.opened_at,
            )


def _entries(reviews: list[Review]) -> Iterator[Evidence]:
    """`ENTRIES` in the period of each review, each linked to one to three skills."""
    dice = Random(2)
    for review in reviews:
        period = review.cycle.period
        for number in range(ENTRIES):
            days = (period.end - period.start).days * number // ENTRIES
            yield Evidence(
                id=f"{review.cycle.id}-{number}",
                happened_on=period.start + timedelta(days=days),
                title=f"{number + 1}. It went out, and somebody noticed",
                kind=dice.choice(list(EvidenceKind)),
                text=SENTENCE * (1 + number % 5),
                acknowledged_by="the head of support",
                skills=tuple(dice.sample(list(review.skills), 1 + number % 3)),
                saved_at=review.cycle.opened_at,
            )


def _rubric() -> Rubric:
    """The builtin rubric with its first skills repeated, so that there are twelve.

    A first edition of its own: the builtin's crosswalk is about skills that are not in it.
    """
    builtin = Library().rubric("larson-management")
    skills: list[Skill] = []
    for number, skill in zip(range(SKILLS), cycle_through(builtin.skills), strict=False):
        questions = tuple(
            question.model_copy(update={"id": f"question-{number}-{place}"})
            for place, question in zip(
                range(QUESTIONS), cycle_through(skill.questions), strict=False
            )
        )
        named = {"id": f"skill-{number}", "title": f"{skill.title} {number}"}
        skills.append(skill.model_copy(update={**named, "questions": questions}))
    edition = {"version": 1, "crosswalk": (), "skills": tuple(skills)}
    return Rubric.model_validate(builtin.model_copy(update=edition).model_dump())


def _rating(cycle: ReviewCycle, rubric_id: str, skill_id: str, dice: Random) -> Rating:
    level = dice.randint(1, LEVELS) if dice.random() < RATED else None
    return Rating(
        cycle_id=cycle.id,
        rubric_id=rubric_id,
        skill_id=skill_id,
        level=level,
        reason=NotRated.NOT_APPLICABLE if level is None else None,
        confidence=dice.choice(list(Confidence)),
        energy=dice.choice(list(Energy)),
        saved_at=cycle.opened_at,
        committed_at=cycle.opened_at,
    )
