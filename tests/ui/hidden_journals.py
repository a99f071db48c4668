"""Journals that differ only in what was ever said of one skill, which the open review hides."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from assessment.comparing.noise import rate_again
from assessment.comparing.then_test import rate_from_memory, to_ask
from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import Depth, Period, open_cycle
from assessment.reviews.ratings import Confidence
from assessment.reviews.sources import PassageSource, SourceKind
from assessment.walk.committing import adjust, choose_level, commit
from assessment.walk.second_walk import steps_of_repeat
from rubrics.library import Library
from storage.file.driver import driver
from storage.journal import Journal
from tests.ui.conftest import Clock, closed_review
from tests.ui.guards import without_guards

RUBRIC = "larson-management"
EXECUTION, TEAM = SkillKey(RUBRIC, "execution"), SkillKey(RUBRIC, "team")


LEVELS = {"execution": 2, "team": 3, "clarity": 4, "ownership": 3, "alignment": 3, "taste": 3}


class Alike(NamedTuple):
    """The files: with one level of the skill, with another, and with a reason for none."""

    one: Path
    other: Path
    without_level: Path


def write_journals(folder: Path) -> Alike:
    """Three closed reviews and an open one, which has a rating of Team and none of Execution.

    Of each, others said something of both skills; one thing of each skill is in the trash. Of both
    skills, what went well and what went wrong was noted each year.
    """
    journals = Alike(*(folder / f"{name}.rings" for name in Alike._fields))
    one, other, without_level = journals
    clock = Clock()
    with Journal.create(one, clock=clock) as journal:
        for year in (2023, 2024, 2025):
            clock.moment = datetime(year + 1, 1, 8, tzinfo=UTC)
            closed_review(journal, year, LEVELS)
        _look_again(journal)
        _quote(journal)
        clock.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        rubric = Library().rubric(RUBRIC)
        period = Period(start=date(2026, 1, 1), end=date(2026, 11, 20))
        cycle = open_cycle("Review of 2026", period, Depth.FULL, [rubric], journal.now())
        journal.reviews.start(cycle, [rubric])
        _rate(journal, TEAM)
        for cycle in journal.reviews.cycles():
            _say(journal, cycle.id)
            _note(journal, cycle.period.start.year)
    shutil.copyfile(one, other)
    _say_otherwise(other)
    shutil.copyfile(one, without_level)
    take_levels(without_level, of_execution=True)
    for path in journals:
        _pack(path)
    return journals


def commit_execution(journal: Journal) -> None:
    """Commits a rating of Execution in the open review."""
    _rate(journal, EXECUTION)


def _look_again(journal: Journal) -> None:
    """Rates the first two reviews a second time, and the second by the standard of the last.

    Without Execution there are just enough pairs to know one's own noise.
    """
    first, before, after = journal.reviews.snapshots()
    for review in (first, before):
        for step in steps_of_repeat(review, (), frozenset()):
            repeat = rate_again(review, step.key, 3, journal.now())
            journal.repeats.save(repeat.committed(journal.now()))
    for asked in to_ask(before, after, (), frozenset()):
        then_rating = rate_from_memory(before, after, asked, 1, journal.now())
        journal.then_ratings.save(then_rating.committed(journal.now()))


def _quote(journal: Journal) -> None:
    """Writes a note to each rating of the last review, and chooses both for its page."""
    latest = journal.reviews.snapshots()[-1]
    journal.reviews.reopen(latest.cycle.id)
    sources: list[Quotation] = []
    for key in (EXECUTION, TEAM):
        rating = latest.own_rating(key)
        assert rating is not None
        note = f"A note on {key.skill_id}."
        journal.reviews.save_rating(rating.model_copy(update={"note": note}))
        source = PassageSource(kind=SourceKind.NOTE, rubric_id=key.rubric_id, name=key.skill_id)
        sources.append(Quotation(source=source, passage=note))
    journal.reviews.close(latest.cycle.id)
    journal.quotations.choose(latest.cycle.id, tuple(sources))


def _rate(journal: Journal, key: SkillKey) -> None:
    (draft,) = journal.reviews.drafts()
    chosen = choose_level(draft, key, 3, journal.now())
    journal.reviews.save_rating(
        adjust(chosen, journal.now(), confidence=Confidence.HIGH, energy=None)
    )
    journal.reviews.save_rating(commit(journal.reviews.review(draft.cycle.id), key, journal.now()))


def _say(journal: Journal, cycle_id: str) -> None:
    for key in (EXECUTION, TEAM):
        for number, who in enumerate(Who):
            item = Feedback(
                id=f"{cycle_id} {key.skill_id} {who}",
                cycle_id=cycle_id,
                rubric_id=key.rubric_id,
                skill_id=key.skill_id,
                who=who,
                said_on=date(2026, 11, 1 + number),
                level=2 + number,
                words=f"Somebody said {number} things.",
                private=who is Who.REPORT,
                saved_at=journal.now(),
            )
            journal.feedback.save(item)
        journal.feedback.move_to_trash(f"{cycle_id} {key.skill_id} {Who.PEER}")


def _note(journal: Journal, year: int) -> None:
    """An entry of each kind a year, of which a rise or a fall could be told."""
    for month, kind in enumerate(EvidenceKind, start=1):
        entry = Evidence(
            id=f"{year} {kind}",
            happened_on=date(year, month, 3),
            title=f"In {year} something {kind}",
            kind=kind,
            text="It was so.",
            private=kind is EvidenceKind.PRAISE,
            skills=(EXECUTION, TEAM),
            saved_at=journal.now(),
        )
        journal.evidence.save(entry)
    journal.evidence.move_to_trash(f"{year} {EvidenceKind.DECIDED}")


def _say_otherwise(path: Path) -> None:
    """Changes all that was ever said of Execution, round the guards of what is closed or final."""
    with without_guards(path, "rating", "repeat_rating", "then_rating") as connection:
        connection.execute(
            "UPDATE rating SET level = 1 + (level + rowid) % 5, confidence = 'low', energy = -2, "
            "note = 'Said otherwise.' WHERE skill_id = 'execution'"
        )
        for table in ("repeat_rating", "then_rating"):
            connection.execute(
                f"UPDATE {table} SET level = 1 + level % 5, confidence = 'low' "  # noqa: S608
                "WHERE skill_id = 'execution'"
            )
        connection.execute(
            "UPDATE feedback SET level = 1 + (level + rowid) % 5, label = 'Somebody else', "
            "said_on = '2026-11-0' || (4 + rowid % 5), words = 'Said otherwise.' "
            "WHERE skill_id = 'execution'"
        )
        connection.execute(
            "UPDATE quotation SET passage = 'Said otherwise.' WHERE source_name = 'execution'"
        )


def take_levels(path: Path, *, of_execution: bool) -> None:
    """Takes every level ever given to Execution, or to all others of the closed reviews.

    What can only be said beside a level goes with it.
    """
    with without_guards(path, "rating", "repeat_rating", "then_rating") as connection:
        connection.execute(
            "UPDATE rating SET level = NULL, reason = 'not applicable', confidence = NULL "
            "WHERE (skill_id = 'execution') = ? "
            "AND cycle_id IN (SELECT id FROM cycle WHERE state = 'closed')",
            (of_execution,),
        )
        for table in ("repeat_rating", "then_rating"):
            connection.execute(
                f"DELETE FROM {table} WHERE (skill_id = 'execution') = ?",  # noqa: S608
                (of_execution,),
            )


def _pack(path: Path) -> None:
    """Leaves no free room in the file, so that its size says nothing of how it was written."""
    connection = driver.connect(str(path), timeout=5, isolation_level=None)
    connection.execute("VACUUM")
    connection.close()
