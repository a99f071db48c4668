"""A window that is killed at any step of a save leaves what was saved before, or all of the new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from storage.journal import Journal
from tests.conftest import ROOT
from tests.storage.files import names_in
from tests.ui.conftest import OpenDesktop
from tests.ui.hands import CONTROL, on, press, write

BEFORE, AFTER = "Written before.", "Written before it was killed."


def got_through(path: Path, step: int) -> bool:
    """Whether a window finished a save in which it was to die before that statement."""
    command = [sys.executable, "-m", "tests.ui.desktop.dying_window", str(path), str(step), AFTER]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, -9), ran.stderr
    return ran.returncode == 0


def kept(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        journal.check()
        (review,) = journal.reviews.drafts()
        return [answer.text for answer in review.answers]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_at_each_statement_of_a_save(open_desktop: OpenDesktop, journal_path: Path) -> None:
    desktop = open_desktop(journal_path)
    on()
    on()
    write(BEFORE)
    press(Qt.Key.Key_S, CONTROL)
    desktop.window.close()
    step = 0
    while kept(journal_path) == [BEFORE]:
        assert not got_through(journal_path, step) or kept(journal_path) == [AFTER]
        # A log in which nothing had been made sure of stays: the next save takes it.
        left = names_in(journal_path.parent) - {f"{journal_path.name}-journal"}
        assert left == {journal_path.name, "window.ini"}
        step += 1
    assert kept(journal_path) == [AFTER]
    assert step > 3
