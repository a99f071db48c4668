"""An older copy restored beside the rest of a crash: neither is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.file.errors import StaleChanges
from storage.journal import Journal
from tests.storage.examples import entry
from tests.storage.files import everything_in
from tests.storage.killing import ROOT

_CRASH = """
import os, sys
from pathlib import Path
from storage.file.driver import driver
connection = driver.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE evidence SET title = 'half', text = hex(randomblob(200000))")
connection.execute("CREATE TABLE more AS SELECT * FROM evidence")
connection.execute("INSERT INTO more SELECT * FROM evidence")
os._exit(9)
"""


@pytest.fixture
def crashed(path: Path) -> tuple[Path, Path]:
    """A journal with the rest of a crash beside it, and an older copy of the journal."""
    with Journal.create(path) as journal:
        for number in range(30):
            journal.evidence.save(entry(f"first-{number}"))
        older = path.parent.with_name("older.rings")
        shutil.copy(path, older)
        for number in range(30):
            journal.evidence.save(entry(f"later-{number}"))
    command = [sys.executable, "-c", _CRASH, str(path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert path.with_name("journal.rings-journal").stat().st_size > 0
    return path, older


def test_the_journal_itself_is_put_back_as_it_was(crashed: tuple[Path, Path]) -> None:
    path, _ = crashed
    with Journal.open(path) as journal:
        assert len(journal.evidence.entries()) == 60
        journal.check()


def test_an_older_copy_beside_the_rest_of_a_crash_is_left_alone(
    crashed: tuple[Path, Path],
) -> None:
    path, older = crashed
    shutil.copy(older, path)
    before = everything_in(path.parent)
    with pytest.raises(StaleChanges) as caught:
        Journal.open(path)
    assert everything_in(path.parent) == before
    assert "Neither was changed" in caught.value.message
    assert "move journal.rings-journal to another folder" in caught.value.way_out
    path.with_name("journal.rings-journal").rename(path.parent.with_name("moved"))
    with Journal.open(path) as journal:
        assert len(journal.evidence.entries()) == 30


def test_a_newer_copy_beside_the_rest_of_a_crash_is_left_alone(crashed: tuple[Path, Path]) -> None:
    path, _ = crashed
    beside = path.with_name("journal.rings-journal")
    kept = beside.read_bytes()
    with Journal.open(path) as journal:
        for number in range(5):
            journal.evidence.save(entry(f"newest-{number}"))
    beside.write_bytes(kept)
    before = everything_in(path.parent)
    with pytest.raises(StaleChanges):
        Journal.open(path)
    assert everything_in(path.parent) == before


@pytest.mark.parametrize("content", [b"", b"x" * 5000, bytes.fromhex("d9d505f920a163d7")])
def test_what_is_no_rest_of_a_crash_is_left_to_the_database(path: Path, content: bytes) -> None:
    Journal.create(path).close()
    path.with_name("journal.rings-journal").write_bytes(content)
    Journal.open(path).close()
