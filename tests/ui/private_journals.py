"""Two journals that differ only in what is private, with a mark in every field that can hold it.

What is private is everything: an answer, a note, a closing reflection, what someone said, an entry
of the work log and a passage quoted from a private text, of each of two closed reviews.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.ratings import Answer
from assessment.reviews.sources import PassageSource, SourceKind
from rubrics.library import Library
from storage.journal import Journal
from storage.tables.evidence import EVIDENCE
from storage.tables.feedback import FEEDBACK
from storage.tables.quotations import QUOTATIONS
from storage.tables.reviews.kinds import ANSWERS, CYCLES, RATINGS
from storage.tables.reviews.other_versions import OTHER_VERSIONS
from tests.ui.conftest import Clock, closed_review
from tests.ui.guards import without_guards

RUBRIC = "larson-management"
EXECUTION, TEAM = SkillKey(RUBRIC, "execution"), SkillKey(RUBRIC, "team")
YEARS = (2024, 2025)
REVIEWS = tuple(f"Review of {year}" for year in YEARS)

TEXTS = {
    **{
        kind.table: kind.texts
        for kind in (CYCLES, ANSWERS, RATINGS, FEEDBACK, EVIDENCE, OTHER_VERSIONS)
    },
    QUOTATIONS.name: QUOTATIONS.texts,
}
MARKED = {
    (table, private): tuple(name for name, flag in texts.items() if flag == private)
    for table, texts in TEXTS.items()
    for private in texts.values()
    if private
}
"""Each column that marks a row as private, and those of its row that hold someone's words."""

MARK = "Markedprivate"


def mark_of(table: str, column: str) -> str:
    """The mark that stands there: a word that no form of output breaks or escapes."""
    return f"{MARK}{table}{column}".replace("_", "")


IN_A_REPORT = tuple(
    mark_of(table, column)
    for (table, _), columns in MARKED.items()
    if table not in ("quotation", "other_version")
    for column in columns
)
"""What a report shows when it is asked to include what is private."""


class Pair(NamedTuple):
    """The two files."""

    one: Path
    other: Path


def write_pair(folder: Path) -> Pair:
    """Two closed reviews each; Execution rose by a step, and only private evidence backs it."""
    one, other = folder / "one.rings", folder / "other.rings"
    clock = Clock()
    with Journal.create(one, clock=clock) as journal:
        for number, year in enumerate(YEARS):
            clock.moment = datetime(year + 1, 1, 8, tzinfo=UTC)
            cycle = closed_review(journal, year, {"execution": 2 + number, "team": 3})
            _write_in_private(journal, cycle.id)
            _hear(journal, cycle.id, date(year, 12, 1))
            _note(journal, year)
    shutil.copyfile(one, other)
    _say_otherwise(other)
    return Pair(one, other)


def _write_in_private(journal: Journal, cycle_id: str) -> None:
    reviews = journal.reviews
    reviews.reopen(cycle_id)
    question = Library().rubric(RUBRIC).skill(TEAM.skill_id).questions[1]
    answer = Answer(
        cycle_id=cycle_id,
        rubric_id=RUBRIC,
        question_id=question.id,
        text=mark_of("answer", "text"),
        private=True,
        bring_to_one_on_one=True,
        saved_at=journal.now(),
    )
    # Another window wrote this one, of which the window with the answer did not know.
    unknown = answer.model_copy(update={"text": mark_of("other_version", "text")})
    reviews.save_answer(unknown)
    reviews.save_answer(answer, read=None)
    rating = reviews.review(cycle_id).own_rating(EXECUTION)
    assert rating is not None
    private_note = {"note": mark_of("rating", "note"), "note_private": True}
    reviews.save_rating(rating.model_copy(update=private_note))
    reviews.save_reflection(cycle_id, mark_of("cycle", "closing_reflection"), private=True)
    reviews.close(cycle_id)
    # Chosen before its text was marked as private, and so left out of the page of the year.
    source = PassageSource(kind=SourceKind.NOTE, rubric_id=RUBRIC, name=EXECUTION.skill_id)
    journal.quotations.choose(cycle_id, (Quotation(source=source, passage=_note_of(journal)),))


def _note_of(journal: Journal) -> str:
    rating = journal.reviews.snapshots()[-1].own_rating(EXECUTION)
    assert rating is not None
    return rating.note


def _hear(journal: Journal, cycle_id: str, said_on: date) -> None:
    for who, level in ((Who.PEER, 3), (Who.REPORT, 4)):
        is_private = who is Who.REPORT
        journal.feedback.save(
            Feedback(
                id=f"{cycle_id} {who}",
                cycle_id=cycle_id,
                rubric_id=RUBRIC,
                skill_id=EXECUTION.skill_id,
                who=who,
                label=mark_of("feedback", "label") if is_private else "",
                said_on=said_on,
                level=level,
                words=mark_of("feedback", "words") if is_private else "It went well.",
                private=is_private,
                saved_at=journal.now(),
            )
        )


def _note(journal: Journal, year: int) -> None:
    journal.evidence.save(
        Evidence(
            id=f"private {year}",
            happened_on=date(year, 6, 3),
            title=mark_of("evidence", "title"),
            kind=EvidenceKind.SHIPPED,
            text=mark_of("evidence", "text"),
            link=mark_of("evidence", "link"),
            without_me=mark_of("evidence", "without_me"),
            acknowledged_by=mark_of("evidence", "acknowledged_by"),
            private=True,
            skills=(EXECUTION, TEAM),
            saved_at=journal.now(),
        )
    )
    journal.evidence.save(
        Evidence(
            id=f"open {year}",
            happened_on=date(year, 6, 4),
            title=f"Something of {year} for everyone",
            kind=EvidenceKind.LEARNED,
            skills=(TEAM,),
            saved_at=journal.now(),
        )
    )


def _say_otherwise(path: Path) -> None:
    """Changes all that is private, round the guards of what is closed."""
    tables = ("answer", "rating", "cycle", "feedback", "evidence", "quotation", "other_version")
    with without_guards(path, *tables) as connection:
        for (table, private), columns in MARKED.items():
            said = ", ".join(f"{column} = 'Said otherwise.'" for column in columns)
            where = "" if table == "quotation" else f" WHERE {private}"
            connection.execute(f"UPDATE {table} SET {said}{where}")  # noqa: S608
        connection.execute(
            "UPDATE feedback SET level = 1, who = 'manager', said_on = '2025-02-02' WHERE private"
        )
        connection.execute("UPDATE evidence SET kind = 'went wrong' WHERE private")
