"""A program that writes to a journal and reports each save, for others to kill while it does so.

    python -m tests.storage.dying_writer JOURNAL FIRST SCHEMA

It brings the journal to SCHEMA, by migrations that only the tests know, and then does operation
FIRST and all after it. What an operation writes follows from its number alone, so whoever knows
how many were reported knows what the journal must hold.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessment.evidence import Evidence, EvidenceKind
from assessment.feedback import Feedback, Who
from assessment.model import SkillKey
from assessment.reporting.quotations import Quotation
from assessment.reviews.cycles import CycleState
from assessment.reviews.ratings import Answer, Rating
from assessment.reviews.second_ratings import Repeat
from assessment.reviews.sources import PassageSource, SourceKind
from storage.journal import Journal
from storage.migrations import MIGRATIONS, Migration
from storage.tables.evidence import EVIDENCE

if TYPE_CHECKING:
    from sqlite_utils import Database

CYCLES = ("cycle-a", "cycle-b")
SKILLS = ("planning", "listening")
ROUND = 18
"""Operations on a cycle, in turn: five answers, two ratings, closing, a repeat, a view, three
quotations, the glance, reopening, a reflection; evidence noted, changed, thrown away, deleted.

A repeat is left open to be taken again: one that is committed stays for good.
"""
PUTS_AWAY = 11
"""The operation in which the glance is kept and the file let go of, as a closed window does."""

State = dict[str, dict[str, Any]]
"""By cycle: what was written last, under the name of the thing."""


def copying_migration(number: int) -> Migration:
    """A migration that copies every answer, so that it takes a while and many pages."""

    def apply(database: Database) -> None:
        if (earlier := database.table(f"copy_{number - 1}")).exists():
            earlier.drop()
        database.table("answer").duplicate(f"copy_{number}")
        database.table(f"copy_{number}").create_index(["text"])

    return Migration(number, f"test {number}", apply)


def migrations_to(schema: int) -> tuple[Migration, ...]:
    """The released migrations, and the tests' own up to `schema`."""
    return (
        *MIGRATIONS,
        *(copying_migration(n) for n in range(MIGRATIONS[-1].number + 1, schema + 1)),
    )


def text_of(number: int) -> str:
    """What operation `number` writes: a few lines, or many pages."""
    return f"{number}: " + f"word-{number} " * (number * 37 % 900)


def skills_of(number: int) -> tuple[str, ...]:
    """The skills that evidence noted by operation `number` tells of, in their order."""
    return tuple(f"skill-{(number + place) % 97}" for place in range(20 + number % 30))


def perform(journal: Journal, number: int) -> None:
    """Does one operation; it is saved when this returns. `PUTS_AWAY` lets go of the journal."""
    cycle, step = CYCLES[number // ROUND % 2], number % ROUND
    now = datetime.now(UTC)
    if step < 5:
        journal.reviews.save_answer(
            Answer(
                cycle_id=cycle,
                rubric_id="practice",
                question_id=f"question-{step}",
                text=text_of(number),
                saved_at=now,
            )
        )
    elif step < 7:
        journal.reviews.save_rating(
            Rating(
                cycle_id=cycle,
                rubric_id="practice",
                skill_id=SKILLS[step - 5],
                level=1 + number % 5,
                note=text_of(number),
                saved_at=now,
                committed_at=now,
            )
        )
    elif step == 7:
        journal.reviews.close(cycle)
    elif step == 8:
        journal.repeats.save(
            Repeat(
                cycle_id=cycle,
                rubric_id="practice",
                skill_id="planning",
                level=1 + number % 5,
                saved_at=now,
            )
        )
    elif step == 9:
        journal.feedback.save(
            Feedback(
                id=f"view-{cycle}",
                cycle_id=cycle,
                rubric_id="practice",
                skill_id="planning",
                who=Who.PEER,
                said_on=now.date(),
                level=1 + number % 5,
                words=text_of(number),
                saved_at=now,
            )
        )
    elif step == 10:
        source = PassageSource(kind=SourceKind.REFLECTION)
        three = (Quotation(source=source, passage=f"{text_of(number)} {n}") for n in range(3))
        journal.quotations.choose(cycle, tuple(three))
    elif step == PUTS_AWAY:
        journal.put_away()
    elif step == 12:
        journal.reviews.reopen(cycle)
    elif step == 13:
        journal.reviews.save_reflection(cycle, text_of(number), private=False)
    else:
        _keep_evidence(journal, cycle, number)


def _keep_evidence(journal: Journal, cycle: str, number: int) -> None:
    step, now = number % ROUND, datetime.now(UTC)
    if step == 16:
        journal.evidence.move_to_trash(f"evidence-{cycle}")
    elif step == 17:
        journal.trash.empty()
    else:
        journal.evidence.save(
            Evidence(
                id=f"evidence-{cycle}",
                happened_on=now.date(),
                title=f"{number}",
                kind=EvidenceKind.SHIPPED,
                text=text_of(number),
                skills=tuple(SkillKey("practice", name) for name in skills_of(number)),
                saved_at=now,
            )
        )


def foretell(state: State, number: int) -> State:
    """What the journal holds after operation `number`, when it held `state` before."""
    cycle, step = CYCLES[number // ROUND % 2], number % ROUND
    held = dict(state[cycle])
    if step < 5:
        held[f"question-{step}"] = text_of(number)
    elif step < 7:
        held[SKILLS[step - 5]] = (1 + number % 5, text_of(number))
    elif step in (7, 12):
        held["state"] = CycleState.CLOSED if step == 7 else CycleState.DRAFT
    elif step == 8:
        held["repeat"] = 1 + number % 5
    elif step == 9:
        held["view"] = (1 + number % 5, text_of(number))
    elif step == 10:
        held["quotations"] = tuple(f"{text_of(number)} {n}" for n in range(3))
    elif step == 13:
        held["reflection"] = text_of(number)
    elif step > 13:
        _foretell_evidence(held, number)
    return {**state, cycle: held}


def _foretell_evidence(held: dict[str, Any], number: int) -> None:
    step = number % ROUND
    if step == 16:
        held["thrown away"] = held.pop("evidence")
    elif step == 17:
        del held["thrown away"]
    else:
        held["evidence"] = (text_of(number), skills_of(number))


def state_of(journal: Journal) -> State:
    """What the journal holds of the cycles that are written in."""
    found: State = {}
    repeats, feedback = journal.repeats.everything(), journal.feedback.everything()
    for name in CYCLES:
        review = journal.reviews.review(name)
        found[name] = {
            **{answer.question_id: answer.text for answer in review.answers},
            **{rating.skill_id: (rating.level, rating.note) for rating in review.ratings},
            "state": review.cycle.state,
            "reflection": review.cycle.closing_reflection,
        }
        for repeat in (one for one in repeats if one.cycle_id == name):
            found[name]["repeat"] = repeat.level
        for item in (one for one in feedback if one.cycle_id == name):
            found[name]["view"] = (item.level, item.words)
        if chosen := journal.quotations.chosen(name):
            found[name]["quotations"] = tuple(one.passage for one in chosen)
    trash = journal.trash.everything()
    thrown_away = [thing.item for thing in trash if thing.words is EVIDENCE.trash_words]
    for place, entries in (
        ("evidence", journal.evidence.entries()),
        ("thrown away", thrown_away),
    ):
        for entry in entries:
            skills = tuple(key.skill_id for key in entry.skills)
            found[entry.id.removeprefix("evidence-")][place] = (entry.text, skills)
    return found


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(path: str, first: str, schema: str) -> None:
    """Writes until it is killed."""
    # Its import would otherwise take most of the time to be killed in.
    import_module("sqlite_utils")
    _say("opening")
    journal = Journal.open(Path(path), migrations=migrations_to(int(schema)))
    _say("open")
    number = int(first)
    while True:
        perform(journal, number)
        if number % ROUND == PUTS_AWAY:
            journal = Journal.open(Path(path), migrations=migrations_to(int(schema)))
        _say(str(number))
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
