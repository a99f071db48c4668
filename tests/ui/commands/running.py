"""Runs commands as a user would, in this process or in a separate one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from assessment.model import SkillKey
from assessment.reviews.cycles import Depth
from assessment.reviews.ratings import Answer
from assessment.walk.committing import choose_level, commit
from rubrics.model import Rubric
from storage.journal import Journal
from tests.assessment.examples import NOW, a_cycle, a_rubric
from ui.commands.command_line import growth_rings

ROOT = Path(__file__).resolve().parents[3]
PLANNING, LISTENING = SkillKey("practice", "planning"), SkillKey("practice", "listening")


@dataclass(frozen=True)
class Done:
    """The output and the exit status of a command."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path) -> Done:
    """Runs a command in this process."""
    result = CliRunner().invoke(
        growth_rings, [str(argument) for argument in arguments], prog_name="growth-rings"
    )
    return Done(result.exit_code, result.stdout, result.stderr)


def run_apart(*arguments: str | Path, environ: Mapping[str, str | None] | None = None) -> Done:
    """Runs main.py in a separate process. A variable that is None in `environ` is unset."""
    changed = {**os.environ, **(environ or {})}
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", *arguments],
        capture_output=True,
        env={name: value for name, value in changed.items() if value is not None},
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def is_one_plain_line(text: str) -> bool:
    """Whether a message is a single line that ends like a sentence, not a traceback."""
    return text.count("\n") == 1 and text.endswith(".\n") and "Traceback" not in text


def add_review(
    journal: Journal,
    year: int,
    levels: Mapping[SkillKey, int],
    *,
    others: Sequence[Rubric] = (),
    title: str = "",
    closed: bool = True,
) -> str:
    """Writes a review of a year with these levels, two answers each; returns its cycle's id.

    The second answer to each skill is private. `others` are rubrics besides the small one.
    """
    rubrics = {rubric.id: rubric for rubric in (a_rubric(), *others)}
    cycle = a_cycle(year, list(rubrics.values()), Depth.FULL)
    journal.reviews.start(cycle, list(rubrics.values()))
    if title:
        journal.reviews.rename(cycle.id, title)
    for key, level in levels.items():
        for question in rubrics[key.rubric_id].skill(key.skill_id).questions:
            private = question.id.endswith("badly")
            text = f"{'Secret' if private else 'Open'} words on {key.skill_id} in {year}."
            answer = Answer(
                cycle_id=cycle.id,
                rubric_id=key.rubric_id,
                question_id=question.id,
                text=text,
                private=private,
                saved_at=NOW,
            )
            journal.reviews.save_answer(answer)
        chosen = choose_level(journal.reviews.review(cycle.id), key, level, NOW)
        journal.reviews.save_rating(chosen)
        journal.reviews.save_rating(commit(journal.reviews.review(cycle.id), key, NOW))
    if closed:
        journal.reviews.close(cycle.id)
    return cycle.id
