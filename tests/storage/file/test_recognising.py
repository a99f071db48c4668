"""A journal is recognised under any name, and without a touch while it is open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.file.recognising import is_journal
from storage.journal import Journal
from tests.storage.files import overwrite

_BEGIN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("locked")
else:
    print("free")
"""


def seen_elsewhere(path: Path) -> str:
    """Whether another program finds the file "locked" or "free"."""
    command = [sys.executable, "-c", _BEGIN, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_closed_journal_is_known_by_its_mark_whatever_its_name(
    journal: Journal, tmp_path: Path
) -> None:
    journal.close()
    report = journal.path.rename(tmp_path / "report.pdf")
    assert is_journal(report)
    overwrite(report, 0, b"no longer whole.")
    assert is_journal(report)


def test_an_open_journal_is_known_by_its_place_even_if_its_bytes_say_nothing(
    journal: Journal, tmp_path: Path
) -> None:
    other_name = tmp_path / "report.pdf"
    os.link(journal.path, other_name)
    before = journal.path.read_bytes()
    overwrite(journal.path, 0, bytes(100))
    assert is_journal(journal.path)
    assert is_journal(other_name)
    overwrite(journal.path, 0, before[:100])
    journal.close()
    overwrite(journal.path, 0, bytes(100))
    assert not is_journal(journal.path)


@pytest.mark.skipif(os.name != "posix", reason="only there does closing a file drop its locks")
def test_asking_leaves_an_open_journal_locked(journal: Journal) -> None:
    with journal._file.transaction():  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        assert seen_elsewhere(journal.path) == "locked"
        assert is_journal(journal.path)
        assert seen_elsewhere(journal.path) == "locked"
    assert seen_elsewhere(journal.path) == "free"


def test_another_file_or_none_is_no_journal(tmp_path: Path) -> None:
    written = tmp_path / "report.pdf"
    assert not is_journal(written)
    written.write_bytes(b"%PDF-1.7 " * 20)
    assert not is_journal(written)
    assert not is_journal(tmp_path)
