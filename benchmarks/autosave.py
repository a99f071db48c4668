"""An autosaved answer, compared with a bare INSERT and COMMIT of it on the same file."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2

from assessment.reviews.cycles import Depth, Period, open_cycle
from assessment.reviews.ratings import Answer
from benchmarks.ratio import Ratio
from rubrics.library import Library
from storage.journal import Journal

ROUNDS = 400
PRAGMAS = ("synchronous = FULL", "fullfsync = 1", "secure_delete = ON", "foreign_keys = ON")
TEXT = "The release waited nine days in a review queue that nobody owned. " * 4

_UPSERT = """
INSERT INTO answer (cycle_id, rubric_id, question_id, text, private, bring_to_one_on_one, saved_at)
VALUES (?, ?, ?, ?, 0, 0, ?)
ON CONFLICT (cycle_id, rubric_id, question_id)
DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at
"""


def measure() -> list[Ratio]:
    """The ratio of the medians. Both write in turn to one journal, which only one has open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.rings"
        rubric = Library().rubric("larson-management")
        now = datetime.now(UTC)
        period = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
        cycle = open_cycle("Review", period, Depth.FULL, [rubric], now)
        with Journal.create(path) as journal:
            journal.reviews.start(cycle, [rubric])
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(4):
            ours += _ours(path, cycle.id)
            bare += _bare(path, cycle.id)
    return [
        Ratio(
            "autosaved answer / bare INSERT and COMMIT",
            statistics.median(ours) / statistics.median(bare),
            1.5,
        )
    ]


def _ours(path: Path, cycle_id: str) -> list[float]:
    times: list[float] = []
    with Journal.open(path) as journal:
        for number in range(ROUNDS // 4):
            answer = Answer(
                cycle_id=cycle_id,
                rubric_id="larson-management",
                question_id="execution-friction",
                text=f"{TEXT}{number}",
                saved_at=datetime.now(UTC),
            )
            started = time.perf_counter()
            journal.reviews.save_answer(answer)
            times.append(time.perf_counter() - started)
    return times


def _bare(path: Path, cycle_id: str) -> list[float]:
    times: list[float] = []
    connection = cast("Any", dbapi2).connect(str(path), isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for number in range(ROUNDS // 4):
        values = (
            cycle_id,
            "larson-management",
            "execution-friction",
            f"{TEXT}{number}",
            datetime.now(UTC).isoformat(),
        )
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_UPSERT, values)
        connection.execute("COMMIT")
        times.append(time.perf_counter() - started)
    connection.close()
    return times
