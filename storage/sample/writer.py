"""Writes the sample journal: with the same rows each time, and complete or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from assessment.evidence import Evidence
from assessment.feedback import Feedback
from assessment.model import QuestionKey, SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import Depth, Period, ReviewCycle, open_cycle
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.review import Review
from assessment.reviews.second_ratings import Repeat, ThenRating
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.library import Library
from rubrics.model import Rubric
from storage.file.connection import JournalFile, Opener
from storage.file.creating import create_file
from storage.file.places import real_path
from storage.file.schema import lay_out
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from storage.sample.story import (
    RUBRIC_IDS,
    StoryCycle,
    StoryEvidence,
    StoryFeedback,
    StoryQuotation,
    StoryReview,
    StorySecondRating,
    StorySkill,
    read_evidence,
    read_second_ratings,
    read_story,
)

STEP = timedelta(minutes=2)
"""The time between two saves."""


def write_sample(path: Path, library: Library) -> None:
    """Writes the sample journal (0600) to `path`, and creates its folder (0700) if it is missing.

    Its reviews use the rubrics that the library offers. The file appears only once it is complete.
    Raises JournalExists if there is any file at `path`, NoPlaceForJournal or DiskFull, and then
    leaves nothing behind.
    """
    story, rubrics = read_story(), [library.rubric(rubric_id) for rubric_id in RUBRIC_IDS]
    create_file(Opener(real_path(path), wait=0), partial(_write, story=story, rubrics=rubrics))


class _Clock:
    """A clock that shows a set moment of the story."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def _write(file: JournalFile, story: Sequence[StoryReview], rubrics: Sequence[Rubric]) -> None:
    clock = _Clock(story[0].cycle.opened_at)
    with Journal(file, clock) as journal:
        # Nothing is lost if this file is: it is synced to the disk once, when it gets its name.
        file.execute("PRAGMA synchronous = OFF")
        lay_out(file, MIGRATIONS)
        journal.preferences.is_sample = True
        journal.preferences.chosen_rubrics = RUBRIC_IDS
        for begun, skills, feedback in story:
            clock.moment = begun.opened_at
            cycle = _cycle(begun, rubrics)
            review = Review(cycle=cycle, rubrics=tuple(rubrics))
            journal.reviews.start(cycle, rubrics)
            for saved in _saved(review, skills, begun.closed_at):
                if isinstance(saved, Answer):
                    journal.reviews.save_answer(saved)
                else:
                    journal.reviews.save_rating(saved)
            journal.reviews.save_reflection(cycle.id, begun.reflection, private=False)
            journal.reviews.set_focus(cycle.id, begun.focus)
            clock.moment = begun.closed_at
            # The story tells the day, wherever the sample is written.
            journal.reviews.close(cycle.id, begun.closed_at)
            for item in feedback:
                journal.feedback.save(_item(cycle.id, item))
            if begun.quotations:
                journal.quotations.choose(cycle.id, tuple(map(_quotation, begun.quotations)))
        ids = {begun.year: _fixed_id(begun.opened_at) for begun, _, _ in story}
        for then_rating in read_second_ratings():
            for said in _second_ratings(then_rating, ids):
                if isinstance(said, Repeat):
                    journal.repeats.save(said)
                else:
                    journal.then_ratings.save(said)
        for entry in read_evidence():
            journal.evidence.save(_evidence(entry))


def _second_ratings(
    then_rating: StorySecondRating, ids: Mapping[int, str]
) -> Iterator[Repeat | ThenRating]:
    """The second ratings of one review. `ids` are the ids of cycles, by year."""
    keys = [
        (rubric_id, name) for rubric_id, skills in then_rating.skills.items() for name in skills
    ]
    for number, (rubric_id, skill_id) in enumerate(keys, start=1):
        said, moment = then_rating.skills[rubric_id][skill_id], then_rating.begun_at + STEP * number
        repeat = Repeat(
            cycle_id=ids[then_rating.year],
            rubric_id=rubric_id,
            skill_id=skill_id,
            level=said.level,
            confidence=said.confidence,
            saved_at=moment,
            committed_at=moment,
        )
        if then_rating.by_year is None:
            yield repeat
        else:
            yield ThenRating(**dict(repeat), by_cycle_id=ids[then_rating.by_year])


def _cycle(begun: StoryCycle, rubrics: Sequence[Rubric]) -> ReviewCycle:
    period = Period(start=begun.start, end=begun.end)
    cycle = open_cycle(begun.title, period, Depth.FULL, rubrics, begun.opened_at)
    return cycle.model_copy(update={"id": _fixed_id(begun.opened_at)})


def _fixed_id(moment: datetime) -> str:
    """A UUIDv7 (RFC 9562) whose random bits depend on the moment only, so that it never changes.

    Real reviews have ids from `assessment.model.new_id`.
    """
    digest = hashlib.sha256(f"growth-rings sample {moment.isoformat()}".encode()).digest()
    value = int(moment.timestamp() * 1000) << 80 | int.from_bytes(digest[:10])
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))


def _saved(
    review: Review, skills: Mapping[SkillKey, StorySkill], closed: datetime
) -> Iterator[Answer | Rating]:
    """The answers and ratings of a review in the order of the walk, each with its time."""
    count = sum(len(said.answers) + 1 for said in skills.values())
    moments = _moments(review.cycle.opened_at, closed, count)
    for key, skill in review.skills.items():
        said = skills[key]
        for question in skill.questions:
            if question.id in said.answers:
                asked = QuestionKey(key.rubric_id, question.id)
                yield _answer(review.cycle.id, asked, said, next(moments))
        yield _rating(review.cycle.id, key, said, next(moments))


def _moments(opened: datetime, closed: datetime, count: int) -> Iterator[datetime]:
    """The times of `count` saves: half of them after the opening, half before the closing."""
    first = count // 2
    yield from (opened + STEP * number for number in range(1, first + 1))
    yield from (closed - STEP * number for number in range(count - first, 0, -1))


def _answer(cycle_id: str, key: QuestionKey, said: StorySkill, moment: datetime) -> Answer:
    return Answer(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        question_id=key.question_id,
        text=said.answers[key.question_id],
        private=key.question_id in said.private,
        bring_to_one_on_one=key.question_id in said.bring_to_one_on_one,
        saved_at=moment,
    )


def _quotation(chosen: StoryQuotation) -> Quotation:
    source = PassageSource(kind=SourceKind.ANSWER, rubric_id=chosen.rubric, name=chosen.question)
    return Quotation(source=source, passage=chosen.passage)


def _rating(cycle_id: str, key: SkillKey, said: StorySkill, moment: datetime) -> Rating:
    return Rating(
        cycle_id=cycle_id,
        rubric_id=key.rubric_id,
        skill_id=key.skill_id,
        level=said.level,
        reason=said.reason,
        confidence=said.confidence,
        energy=said.energy,
        note=said.note,
        without_writing=not said.answers,
        saved_at=moment,
        committed_at=moment,
    )


def _item(cycle_id: str, said: StoryFeedback) -> Feedback:
    return Feedback(
        id=_fixed_id(said.saved_at),
        cycle_id=cycle_id,
        rubric_id=said.skill.rubric_id,
        skill_id=said.skill.skill_id,
        who=said.who,
        label=said.label,
        said_on=said.said_on,
        level=said.level,
        reason=said.reason,
        words=said.words,
        private=said.private,
        saved_at=said.saved_at,
    )


def _evidence(noted: StoryEvidence) -> Evidence:
    return Evidence(id=_fixed_id(noted.saved_at), **dict(noted))
