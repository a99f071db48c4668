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

_WATCHED = """
import builtins
import PySide6.QtCore
from ui.desktop import start
before = builtins.__import__
def watching(*arguments, **named):
    return before(*arguments, **named)
builtins.__import__ = watching
start.import_by_python_alone()
print(builtins.__import__ is watching)
"""
_EVERY_NAME = """
import builtins
from ui.desktop import start
start.import_by_python_alone()
from PySide6.QtWidgets import *
import PySide6.QtPrintSupport
print("QCalendarWidget" in dir(), builtins.__import__.__name__ != "__feature_import__")
"""


def said(program: str) -> str:
    """What a program says that ends well and complains of nothing."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_pyside_searches_no_source_at_the_imports_of_the_start() -> None:
    assert said(_PROGRAM) == "[]\n"


def test_whoever_else_watches_the_imports_goes_on_watching_them() -> None:
    assert said(_WATCHED) == "True\n"


def test_every_name_of_pyside_can_still_be_imported() -> None:
    assert said(_EVERY_NAME) == "True True\n"
