"""What the start does before the window's parts are loaded."""

from __future__ import annotations

import subprocess
import sys

from tests.ui.commands.running import ROOT

_PROGRAM = """
import sys
from ui.desktop import start
assert not any(name.startswith("PySide6") for name in sys.modules)
start.import_by_python_alone()
import inspect
searched = []
inspect.getsource = lambda module: searched.append(module) or ""
import ui.desktop.app
import PySide6.QtWidgets
print([module.__name__ for module in searched])
"""


def test_pyside_searches_no_source_at_the_imports_of_the_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
