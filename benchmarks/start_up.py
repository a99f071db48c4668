"""From process start to the first window and to a filled home, compared with a bare window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ratio import Ratio
from rubrics.library import Library
from storage.sample import write_sample

ROUNDS = 15
OWN_FOLDERS = ("CONFIG", "DATA", "STATE")
"""Where the program would read and write this person's own settings."""

_BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1180, 760)
window.show()
app.processEvents()
print(time.monotonic())
"""

_OURS = """
import sys, time
from ui.desktop.garbage import hold_off
hold_off()
from ui.desktop.start import application, import_by_python_alone
import_by_python_alone()
from pathlib import Path
from ui.desktop.app import Desktop
app = application()
path = Path(sys.argv[1])
desktop = Desktop(app, path)
desktop.window.show()
app.processEvents()
print(time.monotonic())
early = {"matplotlib", "jinja2", "markdown_it", "numpy"} & set(sys.modules)
desktop.start()
app.processEvents()
print(time.monotonic())
if early:
    sys.exit(f"imported before the first window: {sorted(early)}")
"""

# Not timed. Closing the window keeps what home shows, so later runs start as on any other day. This
# run checks that a home which counts as filled is complete: every label painted, no word missing.
_CHECK = """
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            painted.add(watched)
        return False
painted, filter = set(), Painted()
app.installEventFilter(filter)
desktop.start()
app.processEvents()
def labels():
    return [one for one in desktop.window.page.findChildren(QLabel) if one.isVisible()]
bare = [one.text() for one in labels() if one.text() and one not in painted]
first = [one.text() for one in labels()]
while desktop.window.page.is_provisional:
    app.processEvents()
late = set(first) ^ {one.text() for one in labels()}
desktop.window.close()
if bare or late:
    sys.exit(f"not painted when home counts as filled: {bare}, not the same later: {late}")
"""


def measure() -> list[Ratio]:
    """The ratios of the medians. Bare and ours take turns, so that both meet the same load.

    Ours runs as when installed: its modules are compiled, and home was open before. It has settings
    of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "sample.rings"
        write_sample(journal, Library())
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        compiled.pop("PYTHONDONTWRITEBYTECODE", None)
        compiled |= {f"XDG_{name}_HOME": str(Path(folder) / name) for name in OWN_FOLDERS}
        _run(_BARE, compiled)
        check = _OURS.split("desktop.start()", maxsplit=1)[0] + _CHECK
        for _ in range(2):
            _run(check, compiled, str(journal))
        bare, shown, filled = [], [], []
        for _ in range(ROUNDS):
            bare.append(_run(_BARE, compiled)[0])
            first, second = _run(_OURS, compiled, str(journal))
            shown.append(first)
            filled.append(second)
    base = statistics.median(bare)
    return [
        Ratio("first window / bare QMainWindow", statistics.median(shown) / base, 1.4),
        Ratio("home filled / bare QMainWindow", statistics.median(filled) / base, 1.9),
    ]


def _run(code: str, environment: dict[str, str], *arguments: str) -> list[float]:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return [float(line) - started for line in done.stdout.split()]
