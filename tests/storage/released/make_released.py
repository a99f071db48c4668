"""Writes the journal that stands for a released schema. Run once for each, then never again.

    python -m tests.storage.released.make_released

A released file is what people have on their disks: every later version must read it. It holds
one closed review, reopened and closed again, one draft, one review in the trash, and a preference;
since schema 2 also a repeat, a look back, two views, one of them in the trash, and two quotations;
since schema 3 also two entries of the work log with two skills each, one of them in the trash;
since schema 4 also what home showed last; since schema 5 also another version of a text; since
schema 6 also the days on which reviews were opened, closed and reopened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth, Period, Place, ReviewCycle, RubricEdition
from assessment.reviews.ratings import Answer
from rubrics.canonical import fingerprint
from rubrics.model import Rubric
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.assessment.examples import a_rubric
from tests.storage.examples import (
    OTHER_VERSION,
    QUOTATIONS,
    a_then_rating,
    entry,
    full_rating,
    level,
    repeat,
    some_feedback,
)
from tests.storage.released import FOLDER


def _ticking() -> Callable[[], datetime]:
    """A clock that moves on an hour each time it is read."""
    hours = iter(range(10_000))
    return lambda: datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=next(hours))


def _cycle(name: str, year: int, depth: Depth, rubric: Rubric) -> ReviewCycle:
    return ReviewCycle(
        id=name,
        title=f"Review of {year}",
        period=Period(start=date(year, 1, 1), end=date(year, 12, 31)),
        depth=depth,
        editions=(
            RubricEdition(rubric_id=rubric.id, version=rubric.version, sha256=fingerprint(rubric)),
        ),
        opened_at=datetime(year, 12, 31, 8, tzinfo=UTC),
        opened_on=date(year, 12, 31),
    )


def _answer(cycle_id: str, text: str) -> Answer:
    return Answer(
        cycle_id=cycle_id,
        rubric_id="practice",
        question_id="planning-well",
        text=text,
        private=True,
        bring_to_one_on_one=True,
        saved_at=datetime(2026, 11, 1, tzinfo=UTC),
    )


def fill(journal: Journal) -> None:
    """Everything that a journal of the newest schema can hold."""
    rubric = a_rubric()
    for name, year, depth in (
        ("closed", 2024, Depth.FULL),
        ("draft", 2025, Depth.PULSE),
        ("trashed", 2023, Depth.FULL),
    ):
        journal.reviews.start(_cycle(name, year, depth, rubric), [rubric])
    journal.reviews.save_answer(_answer("closed", "Wrote this *first*."))
    journal.reviews.save_rating(level("closed", 4))
    journal.reviews.save_rating(full_rating("closed"))
    journal.reviews.set_focus("closed", (SkillKey("practice", "listening"),))
    journal.reviews.save_reflection("closed", "A year of two halves.", private=True)
    journal.reviews.close("closed")
    journal.reviews.reopen("closed")
    journal.reviews.close("closed")
    place = Place(rubric_id="practice", skill_id="listening", question_id="listening-well")
    journal.reviews.save_place("draft", place)
    journal.reviews.move_to_trash("trashed")
    journal.preferences.chosen_rubrics = ("practice",)
    journal.repeats.save(repeat("closed", 3))
    journal.then_ratings.save(a_then_rating("closed", "draft", 2))
    for name in ("kept", "thrown-away"):
        journal.feedback.save(some_feedback("closed", name))
    journal.feedback.move_to_trash("thrown-away")
    journal.quotations.choose("closed", QUOTATIONS)
    for name in ("kept", "thrown-away"):
        journal.evidence.save(entry(name))
    journal.evidence.move_to_trash("thrown-away")
    journal.other_versions.save(OTHER_VERSION)


def main() -> None:
    """Writes the file of the newest schema, unless it is there."""
    path = FOLDER / f"schema-{MIGRATIONS[-1].number}.rings"
    with Journal.create(path, clock=_ticking()) as journal:
        fill(journal)
        journal.put_away()


if __name__ == "__main__":
    main()
