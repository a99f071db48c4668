"""A process killed at any moment leaves a sound journal with all it had reported as saved.

The long form is `python benchmarks/kill_nine.py`.
"""

from __future__ import annotations

from pathlib import Path

from tests.storage.killing import kill_again_and_again


def test_a_killed_writer_loses_nothing_that_it_reported(path: Path) -> None:
    seen = kill_again_and_again(path, kills=12, seed=1)
    assert seen["while writing"] + seen["while opening and updating"] == 12
    assert seen["operations that were reported and kept"] > 0
