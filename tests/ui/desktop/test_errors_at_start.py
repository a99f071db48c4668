"""An error that nobody foresaw, while the journal opens: a dialog, a page, and no word of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.commands.running import ROOT

MARKER = "only its author may read this"

_PROGRAM = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
import ui.desktop.start as start
from storage.journal import Journal
from ui.uncaught import catch_all

catch_all()
where, marker = sys.argv[2:4]

def fail(*_, **__):
    raise ValueError(marker)

def tell_and_quit():
    labels = [one for one in QApplication.allWidgets() if isinstance(one, QLabel)]
    print(" ".join(one.text() for one in labels if one.isVisible()))
    QApplication.exit(0)

application = start.application

def application_that_fails():
    app = application()
    if where == "opening":
        Journal.open = fail
    elif where == "a thread":
        QTimer.singleShot(200, lambda: threading.Thread(target=fail).start())
    else:
        QTimer.singleShot(200, fail)
    QTimer.singleShot(3000, tell_and_quit)
    return app

start.application = application_that_fails
sys.exit(start.run(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("where", ["opening", "a thread", "a slot"])
def test_no_traceback_and_no_word_of_it_gets_out(tmp_path: Path, where: str) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "j.rings"), where, MARKER]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    told = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does")]
    assert told == []
    assert "Something went wrong" in done.stdout
    assert ("while it opened the journal" in done.stdout) == (where == "opening")
    assert MARKER not in done.stdout
    logs = [path.read_text() for path in tmp_path.rglob("errors.log")]
    assert logs
    assert all("ValueError" in log and MARKER not in log for log in logs)
