"""The window on a lifetime of reviews: time until a page's words can be read, and memory.

`python -m benchmarks.lifetime` prints every figure.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.bound import Bound
from benchmarks.life import write_life

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.desktop.app import Desktop

ROUNDS = 30
PAGE_AT_MOST, COMPARE_AT_MOST = 50.0, 100.0
"""Milliseconds until a page's words can be read."""
FILE_AT_MOST = 100.0
"""Milliseconds to open a journal and read what home shows, and to close it."""
MEMORY_AT_MOST = 2.5
"""Times the memory of a bare window that has loaded the same libraries."""
PAGES = ("Home", "Review", "Evidence", "Growth", "Library", "Settings")

ROOT = Path(__file__).resolve().parent.parent

_BARE = """
import resource
from PySide6.QtWidgets import QApplication, QMainWindow
import ui.charts.export
app = QApplication([])
window = QMainWindow()
window.resize(1180, 760)
window.show()
app.processEvents()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure() -> list[Bound]:
    """Every bound of the window on a lifetime. Ours and the bare window run in a process each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "life.rings"
        write_life(path)
        values = dict(
            line.rsplit(" ", 1)
            for line in _run("-m", "benchmarks.lifetime", str(path)).splitlines()
        )
    bare, ours = float(_run("-c", _BARE)), float(values.pop("memory"))
    return [
        *(Bound(what, float(value), _at_most(what), "ms") for what, value in values.items()),
        Bound(
            f"memory ({ours / 1024:.0f} MB) / bare window ({bare / 1024:.0f} MB)",
            ours / bare,
            MEMORY_AT_MOST,
            "x",
        ),
    ]


def _at_most(what: str) -> float:
    if "journal" in what:
        return FILE_AT_MOST
    return COMPARE_AT_MOST if "compare" in what else PAGE_AT_MOST


def _run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _measure_window(path: Path) -> list[str]:
    """Visits the pages in turn, as a user does. Gives lines of a name and a number (ms or kB)."""
    import resource

    from ui.desktop.app import Desktop
    from ui.desktop.garbage import set_aside
    from ui.desktop.preferences import Preferences
    from ui.desktop.start import application

    app = application()
    desktop = Desktop(app, path, preferences=Preferences(path.with_name("window.ini")))
    desktop.window.show()
    desktop.start()
    settle(app, desktop)
    # As the program does a moment after its start.
    set_aside()
    words: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for page in PAGES:
            words[page].append(_until_painted(app, desktop, line_to(desktop, page)))
            settle(app, desktop)
    compared, charted = _compare(app, desktop)
    lines = [f"page change, p95: {page} {_p95(times):.1f}" for page, times in sorted(words.items())]
    changes = [time for times in words.values() for time in times]
    lines.append(f"page change, p95: all pages {_p95(changes):.1f}")
    lines.append(f"opening compare: its words {statistics.median(compared):.1f}")
    lines.append(f"opening compare: its chart {statistics.median(charted):.1f}")
    lines.append(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
    desktop.window.close()
    return lines


def _measure_file(path: Path) -> list[str]:
    """Opens and closes the journal many times, with a saved entry in between. Lines as above."""
    from storage.journal import Journal

    opening: list[float] = []
    closing: list[float] = []
    for _ in range(ROUNDS):
        started = perf_counter()
        journal = Journal.open(path)
        journal.believed_glance()
        opening.append((perf_counter() - started) * 1000)
        for entry in journal.evidence.entries(limit=1):
            journal.evidence.save(entry)
        started = perf_counter()
        journal.put_away()
        closing.append((perf_counter() - started) * 1000)
    return [
        f"opening the journal {statistics.median(opening):.1f}",
        f"closing the journal {statistics.median(closing):.1f}",
    ]


def _compare(app: QApplication, desktop: Desktop) -> tuple[list[float], list[float]]:
    """Goes from the list of reviews to an old and a recent one compared.

    Gives the milliseconds until the words are painted, and until the chart is.
    """
    from ui.desktop import destinations as to

    words: list[float] = []
    charts: list[float] = []
    if desktop.navigation is None or desktop.journal is None:
        return words, charts
    cycles = desktop.journal.reviews.cycles()
    for number in range(ROUNDS):
        _until_painted(app, desktop, line_to(desktop, "Review"))
        settle(app, desktop)
        pair = cycles[number % 7].id, cycles[-1 - number % 5].id
        started = perf_counter()
        words.append(_until_painted(app, desktop, partial(desktop.navigation.go, to.growth(*pair))))
        settle(app, desktop)
        charts.append((perf_counter() - started) * 1000)
    return words, charts


def line_to(desktop: Desktop, page: str) -> Callable[[], None]:
    """A click on a page's line in the sidebar."""
    from PySide6.QtWidgets import QPushButton

    lines = desktop.window.sidebar.findChildren(QPushButton)
    return next(line for line in lines if line.accessibleName() == page).click


def _until_painted(app: QApplication, desktop: Desktop, go: Callable[[], None]) -> float:
    """Milliseconds from a click until everything but the charts is painted.

    Posted events do the layout, the painting and the deletions. Charts come by a timer.
    """
    from PySide6.QtCore import QEvent

    started = perf_counter()
    go()
    page = desktop.window.page
    # Layout asks for painting, which takes another round.
    for _ in range(3):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.sendPostedEvents()
    done = perf_counter()
    if page is None or not page.isVisible():
        raise RuntimeError("no page was opened")
    return (done - started) * 1000


def settle(app: QApplication, desktop: Desktop) -> None:
    """Waits until every chart in view is drawn."""
    from ui.desktop.widgets.chart_view import ChartView

    while True:
        app.processEvents()
        views = desktop.window.findChildren(ChartView)
        if not any(view.isVisible() and view.is_busy for view in views):
            app.processEvents()
            return


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        life = Path(sys.argv[1])
        print(*_measure_window(life), *_measure_file(life), sep="\n")
    else:
        print(*measure(), sep="\n")
