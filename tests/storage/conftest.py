"""A journal in an empty folder, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessment.reviews.cycles import ReviewCycle
from rubrics.model import Rubric
from storage.journal import Journal
from tests.assessment.examples import a_cycle, a_rubric


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 31, 9, 30, 15, 250_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move_on(self, hours: int = 1) -> datetime:
        self.now += timedelta(hours=hours)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of the test's journal; nothing else is in its folder."""
    return tmp_path / "kept" / "journal.rings"


@pytest.fixture
def journal(path: Path, clock: Clock) -> Iterator[Journal]:
    with Journal.create(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def rubric() -> Rubric:
    return a_rubric()


@pytest.fixture
def draft(journal: Journal, rubric: Rubric) -> ReviewCycle:
    """An open review in the journal, over 2026."""
    cycle = a_cycle(2026, [rubric])
    journal.reviews.start(cycle, [rubric])
    return cycle
