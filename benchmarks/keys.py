"""Keys in an answer of the walk, with the text around them very long and autosave on.

`python -m benchmarks.keys` prints how long a letter takes from its key until it is painted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import sleep
from typing import TYPE_CHECKING

from assessment.reviews.cycles import Depth, Period, Place, open_cycle
from assessment.reviews.ratings import Answer
from benchmarks.bound import Bound
from benchmarks.life import SENTENCE
from benchmarks.own_time import own_time
from rubrics.library import Library
from storage.journal import Journal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ui.desktop.app import Desktop
    from ui.desktop.widgets.editor import Editor

KEYS = 100
AT_MOST = 50.0
"""Milliseconds from a key to its letter on the screen, at p95."""
PAUSES = 0.07, 0.13
"""Seconds from a letter on the screen to the next key. Saving falls into some of them."""
TEXTS = {
    "a few words": SENTENCE,
    "a word of 300 kB": "x" * 300_000,
    "a paragraph of 300 kB": (SENTENCE * 5_000)[:300_000],
    "1 MB of lines": (f"{SENTENCE}\n" * 16_000)[:1_000_000],
}
RUBRIC, QUESTION = "larson-management", "execution-friction"
ROOT = Path(__file__).resolve().parent.parent


def measure() -> list[Bound]:
    """p95 of each text, with that of a bare editor in its name. Each is a process of its own."""
    found: list[Bound] = []
    for name in TEXTS:
        command = [sys.executable, "-m", "benchmarks.keys", name]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        ours, bare = map(float, done.stdout.split())
        what = f"a key in {name}, p95 (bare: {bare:.0f} ms)"
        found.append(Bound(what, ours, AT_MOST, "ms"))
    return found


def _p95_of(text: str) -> tuple[float, float]:
    """Milliseconds at p95: of a key in the walk, and in a bare editor of the kind Qt has."""
    from ui.desktop.app import Desktop
    from ui.desktop.preferences import Preferences
    from ui.desktop.start import application

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.rings"
        place = _write_review(path, text)
        desktop = Desktop(app, path, preferences=Preferences(path.with_name("window.ini")))
        desktop.window.show()
        desktop.start()
        ours = _p95(_latencies(app, _answer(app, desktop, place)))
        desktop.window.close()
    return ours, _p95(_latencies(app, _bare(text)))


def _write_review(path: Path, text: str) -> Place:
    """Writes a journal with an open review, of which one question is answered. Gives its place."""
    rubric, now = Library().rubric(RUBRIC), datetime.now(UTC)
    period = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
    review = open_cycle("Review", period, Depth.FULL, [rubric], now)
    answer = Answer(
        cycle_id=review.id, rubric_id=RUBRIC, question_id=QUESTION, text=text, saved_at=now
    )
    (skill,) = (s for s in rubric.skills if any(q.id == QUESTION for q in s.questions))
    place = Place(rubric_id=RUBRIC, skill_id=skill.id, question_id=QUESTION)
    with Journal.create(path) as journal:
        journal.reviews.start(review, [rubric])
        journal.reviews.save_answer(answer)
        journal.reviews.save_place(review.id, place)
    return place


def _answer(app: QApplication, desktop: Desktop, place: Place) -> Editor:
    """The editor of the answered question, once its page is open and painted."""
    from ui.desktop import destinations as to
    from ui.desktop.widgets.editor import Editor

    while desktop.journal is None or desktop.navigation is None:
        app.processEvents()
    (review,) = desktop.journal.reviews.cycles()
    desktop.navigation.go(to.walk(review.id, place))
    _turn(app, 1)
    editor = app.focusWidget()
    if not isinstance(editor, Editor) or len(editor.toPlainText()) < len(SENTENCE):
        raise RuntimeError("the answer is not open")
    return editor


def _bare(text: str) -> QPlainTextEdit:
    """An editor of Qt's own for plain text, which is not saved; lines may break anywhere."""
    from PySide6.QtGui import QTextOption
    from PySide6.QtWidgets import QPlainTextEdit

    editor = QPlainTextEdit()
    editor.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    editor.setPlainText(text)
    editor.resize(800, 600)
    editor.show()
    return editor


def _latencies(app: QApplication, editor: Editor | QPlainTextEdit) -> Iterator[float]:
    """Milliseconds from each key until its letter is painted, typed in the middle of the text."""
    from PySide6.QtTest import QTest

    cursor, dice = editor.textCursor(), Random(1)
    cursor.setPosition(editor.document().characterCount() // 2)
    editor.setTextCursor(cursor)
    _turn(app, 1)
    for letter in islice(cycle("short words "), KEYS):
        due = _turn(app, dice.uniform(*PAUSES))
        QTest.keyClicks(editor, letter)
        app.processEvents()
        yield (own_time() - due) * 1000


def _turn(app: QApplication, seconds: float) -> float:
    """Lets the window do what it has to. Gives the moment at which that was over."""
    over = own_time() + seconds
    while own_time() < over:
        app.processEvents()
        sleep(0.001)
    return over


def _p95(times: Iterator[float]) -> float:
    return sorted(times)[int(KEYS * 0.95)]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*_p95_of(TEXTS[sys.argv[1]]))
    else:
        print(*measure(), sep="\n")
