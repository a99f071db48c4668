"""Process start to first window, and to a filled home, beside a bare QMainWindow."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ratio import Ratio
from storage.sample import write_sample

ROUNDS = 15

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
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.desktop.app import Desktop, prepare
app = QApplication([])
path = Path(sys.argv[1])
prepare(app)
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


def measure() -> list[Ratio]:
    """Bare and ours in turn, so that both meet the same machine; medians."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "sample.rings"
        write_sample(journal)
        bare, shown, filled = [], [], []
        for _ in range(ROUNDS):
            bare.append(_run(_BARE)[0])
            first, second = _run(_OURS, str(journal))
            shown.append(first)
            filled.append(second)
    base = statistics.median(bare)
    return [
        Ratio("first window / bare QMainWindow", statistics.median(shown) / base, 1.5),
        Ratio("home filled / bare QMainWindow", statistics.median(filled) / base, 2.0),
    ]


def _run(code: str, *arguments: str) -> list[float]:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return [float(line) - started for line in done.stdout.split()]
