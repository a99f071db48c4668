"""The window while another program holds the file: the longest time for which it stands still.

`python -m benchmarks.held` prints what was done then, and how long each took at most.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assessment.reviews.cycles import Depth, Period, open_cycle
from benchmarks.bound import Bound
from benchmarks.lifetime import line_to, settle
from benchmarks.own_time import own_time
from rubrics.library import Library
from storage.journal import Journal
from storage.sample import write_sample

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.desktop.app import Desktop

AT_MOST = 100.0
"""Milliseconds."""
ROUNDS = 5
PAGES = ("Home", "Evidence", "Growth", "Library", "Settings", "Review")
ROOT = Path(__file__).resolve().parent.parent

_HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""


def measure() -> list[Bound]:
    """The longest stand-still of each thing that is done meanwhile; of all rounds the middle one.

    A loaded machine has pauses of its own, and they are never at the same place.
    """
    command = [sys.executable, "-m", "benchmarks.held", "rounds"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    return [
        Bound(f"stand-still, file held: {what}", float(longest), AT_MOST, "ms")
        for what, longest in found.items()
    ]


class _Window:
    """The window on a journal, and how long it stood still at most, by what was done."""

    def __init__(self, app: QApplication, desktop: Desktop) -> None:
        self._app, self.desktop = app, desktop
        self.longest: defaultdict[str, float] = defaultdict(float)

    def do(self, what: str, act: Callable[[], object]) -> None:
        """Does something, and lets the window do what follows from it for a moment."""
        self._time(what, act)
        self.wait(0.05, what)

    def press(self, what: str, *keys: str) -> None:
        """Presses keys where the keyboard is, such as "Ctrl+S", one after the other."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        for key in keys:
            focused = self._app.focusWidget() or self.desktop.window
            self.do(what, partial(QTest.keySequence, focused, QKeySequence(key)))

    def wait(self, seconds: float, what: str = "nothing is done") -> None:
        """Lets the window go on by itself: it looks at the file, and tries to save again."""
        over = own_time() + seconds
        while own_time() < over:
            self._time(what, self._app.processEvents)

    def _time(self, what: str, act: Callable[[], object]) -> None:
        started = own_time()
        act()
        self.longest[what] = max(self.longest[what], (own_time() - started) * 1000)


def _rounds() -> dict[str, float]:
    """Milliseconds by what was done."""
    from ui.desktop.app import Desktop
    from ui.desktop.preferences import Preferences
    from ui.desktop.start import application

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.rings"
        write_sample(path, Library())
        _start_review(path)
        desktop = Desktop(app, path, preferences=Preferences(path.with_name("window.ini")))
        desktop.window.show()
        desktop.start()
        desktop.catch_errors()
        # What is loaded at the first use of a page has nothing to do with the file.
        for page in PAGES * 2:
            line_to(desktop, page)()
            settle(app, desktop)
        found: defaultdict[str, list[float]] = defaultdict(list)
        for number in range(ROUNDS):
            window = _Window(app, desktop)
            with _held(path):
                _read(window)
            _to_the_walk(desktop)
            settle(app, desktop)
            with _held(path):
                _write(window, number)
            # What could not be saved is saved now.
            window.wait(1, "the file is free again")
            with _held(path):
                window.do("opening the journal", partial(desktop.open_journal, path))
            desktop.open_journal(path)
            settle(app, desktop)
            for what, longest in window.longest.items():
                found[what].append(longest)
        desktop.window.close()
    return {what: statistics.median(longest) for what, longest in found.items()}


def _read(window: _Window) -> None:
    for page in PAGES:
        window.do(f"to {page}", line_to(window.desktop, page))
    window.press("new evidence", "Ctrl+J")
    window.press("undo", "Ctrl+Z")
    window.press("way back", "Alt+Left")


def _write(window: _Window, number: int) -> None:
    window.press("typing", "w", "o", "r", "d", "s", "Space", str(number))
    window.wait(1.5)
    window.press("saving", "Ctrl+S")
    window.press("a level", "Alt+2", "Alt+3")
    window.press("a commit", "Ctrl+Return")
    window.press("undo", "Ctrl+Z", "Ctrl+Z")
    window.do("leaving unsaved", line_to(window.desktop, "Home"))
    window.wait(0.5)


def _start_review(path: Path) -> None:
    rubric = Library().rubric("larson-management")
    period = Period(start=date(2026, 7, 1), end=date(2026, 12, 31))
    with Journal.open(path) as journal:
        review = open_cycle("Review", period, Depth.FULL, [rubric], journal.now())
        journal.reviews.start(review, [rubric])


def _to_the_walk(desktop: Desktop) -> None:
    from ui.desktop import destinations as to

    if desktop.journal is not None:
        (review,) = desktop.journal.reviews.drafts()
        desktop.go(to.walk(review.cycle.id))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Another process holds the file meanwhile, so that it can be neither read nor written."""
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        if holder.stdout is None or holder.stdout.readline() != "held\n":
            raise RuntimeError("the file could not be held")
        yield
        holder.communicate("\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for what, longest in _rounds().items():
            print(what, longest)
    else:
        print(*measure(), sep="\n")
