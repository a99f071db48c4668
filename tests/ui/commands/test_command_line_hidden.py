"""No command tells a past rating that is hidden.

Of journals that differ in nothing else, each command prints and writes the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assessment.comparing.comparison import Comparison
from assessment.comparing.growth import History
from storage.journal import Journal
from tests.ui.commands.running import run
from tests.ui.hidden_journals import RUBRIC, Alike, commit_execution, write_journals
from ui.charts.catalogue import CHARTS
from ui.commands.command_line import growth_rings

REVIEWS = ("Review of 2023", "Review of 2024", "Review of 2025", "Review of 2026")
WITHOUT_A_JOURNAL = {"rubrics", "demo"}


def _charts() -> Iterator[tuple[str, ...]]:
    for kind in CHARTS:
        for review in REVIEWS:
            if kind.needs is Comparison and review == REVIEWS[0]:
                continue
            yield "chart", kind.name, "--cycle", review, "--out", f"{kind.name} {review}.svg"


def _narrowed_charts() -> Iterator[tuple[str, ...]]:
    for kind in CHARTS:
        narrowed = [("--skill", name) for name in ("execution", "Team")]
        narrowed += [("--cluster", "Core"), ("--rubric", RUBRIC)]
        if kind.needs is History:
            narrowed.append(("--from", REVIEWS[1]))
        if kind.needs is Comparison:
            narrowed.append(("--before", REVIEWS[0]))
        for number, options in enumerate(narrowed):
            out = f"{kind.name} {number}.svg"
            yield "chart", kind.name, "--cycle", REVIEWS[-1], *options, "--out", out


def _reports() -> Iterator[tuple[str, ...]]:
    for suffix in ("md", "html"):
        for review in REVIEWS:
            out = f"{review}.{suffix}"
            yield "report", "--cycle", review, "--include-private", "--out", out


def _years() -> Iterator[tuple[str, ...]]:
    for review in REVIEWS[:-1]:
        for before in ((), ("--before", "none"), ("--before", REVIEWS[0])):
            if before != ("--before", review):
                out = f"{review} on one page.html"
                yield "year", "--cycle", review, *before, "--out", out


def _comparisons() -> Iterator[tuple[str, ...]]:
    for before, after in pairwise(REVIEWS):
        yield "compare", "--before", before, "--after", after
        yield "compare", "--before", before, "--after", after, "--json"
        for options in (("--skill", "execution"), ("--cluster", "Core")):
            yield "compare", "--before", before, "--after", after, *options
            yield "compare", "--before", before, "--after", after, *options, "--json"


COMMANDS = (
    ("check",),
    ("cycles",),
    ("cycles", "--json"),
    *_comparisons(),
    *_charts(),
    *_narrowed_charts(),
    *_reports(),
    *_years(),
)


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Alike:
    return write_journals(tmp_path_factory.mktemp("alike"))


def said_of(journal: Path, command: tuple[str, ...], folder: Path) -> tuple[object, ...]:
    """All that a command gives away, also where a reopened review is no longer what it needs."""
    *words, last = command
    writes = "--out" in command
    out = folder / last
    done = run("--journal", journal, *words, out if writes else last)
    written = out.read_bytes() if writes and out.exists() else b""
    out.unlink(missing_ok=True)
    texts = [text.replace(str(journal), "FILE") for text in (done.out, done.err)]
    return done.status, *texts, written


def output_of(journal: Path, command: tuple[str, ...], folder: Path) -> tuple[str, bytes]:
    """What a command prints, and the file that it writes if it writes one."""
    *words, last = command
    writes = "--out" in command
    out = folder / last
    done = run("--journal", journal, *words, out if writes else last)
    assert (done.status, done.err) == (0, "")
    written = out.read_bytes() if writes else b""
    out.unlink(missing_ok=True)
    return done.out.replace(str(journal), "FILE"), written


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_a_hidden_rating(
    command: tuple[str, ...], alike: Alike, tmp_path: Path
) -> None:
    one, *others = (output_of(journal, command, tmp_path) for journal in alike)
    assert others == [one, one]


@pytest.fixture(scope="module")
def reopened(alike: Alike, tmp_path_factory: pytest.TempPathFactory) -> Alike:
    """The same journals with two of the closed reviews reopened beside the open one."""
    folder = tmp_path_factory.mktemp("reopened")
    copies = Alike(*(Path(shutil.copy(path, folder)) for path in alike))
    for path in copies:
        with Journal.open(path) as journal:
            for review in (journal.reviews.snapshots()[0], journal.reviews.snapshots()[-1]):
                journal.reviews.reopen(review.cycle.id)
    return copies


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_a_hidden_rating_of_a_review_that_was_reopened(
    command: tuple[str, ...], reopened: Alike, tmp_path: Path
) -> None:
    one, *others = (said_of(journal, command, tmp_path) for journal in reopened)
    assert others == [one, one]


def test_every_command_that_reads_a_journal_is_among_them() -> None:
    assert {command[0] for command in COMMANDS} == set(growth_rings.commands) - WITHOUT_A_JOURNAL


def test_once_the_open_review_has_its_own_rating_the_commands_differ(
    alike: Alike, tmp_path: Path
) -> None:
    outputs: list[list[tuple[str, bytes]]] = []
    for number, path in enumerate(alike):
        copy = tmp_path / f"{number}.rings"
        copy.write_bytes(path.read_bytes())
        with Journal.open(copy) as journal:
            commit_execution(journal)
        outputs.append([output_of(copy, command, tmp_path) for command in _comparisons()])
    assert all(len(set(each)) == len(alike) for each in zip(*outputs, strict=True))
