"""An account without a home, as of a service: a sentence and a way out, and no file anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.journal import Journal
from tests.ui.commands.running import ROOT, is_one_plain_line

_AS_NOBODY_KNOWN = """
import pwd, runpy, sys

def unknown(number):
    raise KeyError(f"getpwuid(): uid not found: {number}")

pwd.getpwuid = unknown
sys.argv = sys.argv[1:]
sys.path.insert(0, sys.argv[0].rpartition("/")[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""

SENTENCE = "no home folder"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows every account")


def run_as_nobody_known(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs main.py in a folder, without any variable that names a home, as an unknown account."""
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(homes)}
    return subprocess.run(
        [sys.executable, "-c", _AS_NOBODY_KNOWN, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        cwd=folder,
        env=environ,
        check=False,
        text=True,
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the program is started."""
    made = tmp_path / "here"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    "arguments", [("cycles",), ("check",), ()], ids=["cycles", "check", "window"]
)
def test_without_a_home_there_is_a_sentence_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    done = run_as_nobody_known(folder, *arguments)
    assert SENTENCE in done.stderr
    assert "--journal" in done.stderr
    assert is_one_plain_line(done.stderr)
    assert (done.returncode, done.stdout) == (1, "")
    assert list(folder.iterdir()) == []


def test_without_a_home_a_journal_that_is_named_is_read(folder: Path) -> None:
    path = folder / "mine.rings"
    Journal.create(path).close()
    done = run_as_nobody_known(folder, "--journal", path, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "is sound" in done.stdout
    assert list(folder.iterdir()) == [path]
