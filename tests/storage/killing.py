"""Kills a program that writes to a journal, and looks at what is left."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from assessment.home.home import glance_at
from assessment.reviews.cycles import Depth, Period, ReviewCycle, RubricEdition
from assessment.reviews.ratings import Answer
from rubrics.canonical import fingerprint
from storage.file.backup import partial_path
from storage.journal import Journal
from storage.migrations import MIGRATIONS
from tests.assessment.examples import a_rubric
from tests.storage.dying_writer import CYCLES, State, foretell, migrations_to, state_of

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_LIFE = 0.15
"""Seconds: what opening with a backup and a migration takes, or dozens of saves."""


def prepare(path: Path, bulk: int) -> State:
    """A journal to be written to by force, with `bulk` answers that make each migration slow."""
    rubric, now = a_rubric(), datetime(2026, 1, 1, tzinfo=UTC)
    edition = RubricEdition(rubric_id=rubric.id, version=rubric.version, sha256=fingerprint(rubric))
    with Journal.create(path) as journal:
        for name in (*CYCLES, "bulk"):
            cycle = ReviewCycle(
                id=name,
                title=f"Review {name}",
                period=Period(start=date(2025, 1, 1), end=date(2025, 12, 31)),
                depth=Depth.FULL,
                editions=(edition,),
                opened_at=now,
                opened_on=now.date(),
            )
            journal.reviews.start(cycle, [rubric])
        for number in range(bulk):
            journal.reviews.save_answer(
                Answer(
                    cycle_id="bulk",
                    rubric_id="practice",
                    question_id=f"question-{number}",
                    text=f"{number} " * 1600,
                    saved_at=now,
                )
            )
        return state_of(journal)


def kill_again_and_again(path: Path, kills: int, seed: int) -> Counter[str]:
    """Kills the writer `kills` times and asserts each time that the journal holds what it must.

    Counts what the writer was doing when it died.
    """
    chance = random.Random(seed)
    state, done, seen = prepare(path, bulk=300), 0, Counter[str]()
    for kill in range(1, kills + 1):
        schema = MIGRATIONS[-1].number + kill
        moment = chance.choice(("opening", "open")), chance.uniform(0, LONGEST_LIFE)
        said = _kill_once(path, done, schema, moment)
        seen[_phase(said)] += 1
        seen["with work to roll back"] += _has_hot_journal(path)
        state, done = _survey(path, schema, said, state, done)
    seen["operations that were reported and kept"] = done
    return seen


def _kill_once(path: Path, first: int, schema: int, moment: tuple[str, float]) -> list[str]:
    """What a writer reported that was killed so many seconds after it said a certain word."""
    word, life = moment
    command = [sys.executable, "-m", "tests.storage.dying_writer"]
    command += [str(path), str(first), str(schema)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = ""
        while word not in said.split():
            line = writer.stdout.readline()
            assert line, "the writer stopped by itself"
            said += line
        time.sleep(life)
        assert writer.poll() is None, "the writer stopped by itself"
        writer.kill()
        said += writer.stdout.read()
    # A line that the kill cut short reports nothing.
    return said[: said.rfind("\n") + 1].splitlines()


def _phase(said: list[str]) -> str:
    return "while writing" if "open" in said else "while opening and updating"


def _has_hot_journal(path: Path) -> int:
    left = path.with_name(f"{path.name}-journal")
    return int(left.exists() and left.stat().st_size > 0)


def _survey(
    path: Path, schema: int, said: list[str], before: State, done: int
) -> tuple[State, int]:
    """Checks the journal and its backups; gives what it holds and how many operations that is."""
    backups = set(path.parent.glob("*.before-schema-*"))
    with Journal.open(path, migrations=migrations_to(schema)) as journal:
        journal.check()
        found, kept = state_of(journal), journal.believed_glance()
        assert kept in (None, glance_at(journal.standing(), journal.now()))
    expected = before
    for number in (int(line) for line in said if line.isdecimal()):
        expected, done = foretell(expected, number), number + 1
    if found != expected:
        # The kill came between a save and its report.
        expected, done = foretell(expected, done), done + 1
    assert found == expected, f"not what was reported up to operation {done - 2}"
    after = set(path.parent.glob("*.before-schema-*"))
    assert "open" not in said or after == backups, "an update that was reported had to be repeated"
    for backup in after:
        with Journal.open(backup, migrations=migrations_to(schema - 1)) as copy:
            copy.check()
            assert state_of(copy) == before, "a backup that is not the journal before the update"
        backup.unlink()
    left = {file.name for file in path.parent.iterdir()}
    partial = partial_path(path, path.parent).name
    # A log in which nothing had been made sure of is no work to roll back: the next save takes it.
    allowed = {path.name, f"{path.name}-journal", partial, f"{partial}-journal"}
    assert left <= allowed, f"left behind: {left - allowed}"
    return found, done
