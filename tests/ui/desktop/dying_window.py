"""A window whose process is killed at a step of a save.

    python -m tests.ui.desktop.dying_window JOURNAL STEP TEXT

It goes to the open review, types TEXT as its first answer and saves. Before the statement numbered
STEP that the save hands to the database, counted from 0, the process kills itself.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from storage.file.driver import driver
from ui.desktop import destinations as to
from ui.desktop.app import Desktop
from ui.desktop.preferences import Preferences


def traced() -> list[Any]:
    """The connections that this process makes from now on."""
    made: list[Any] = []
    connect = driver.connect

    def note(*arguments: Any, **options: Any) -> Any:
        made.append(connect(*arguments, **options))
        return made[-1]

    driver.connect = note
    return made


def die_at(step: int, connection: Any) -> None:
    """Kills this process before the statement of that number from now on."""
    seen: list[str] = []

    def count(statement: str) -> None:
        if len(seen) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        seen.append(statement)

    connection.set_trace_callback(count)


def main(path: Path, step: int, text: str) -> None:
    """Runs the window until the save is done, or the process is dead."""
    app, connections = QApplication([]), traced()
    desktop = Desktop(app, path, preferences=Preferences(path.with_name("window.ini")))
    desktop.window.show()
    desktop.start()
    assert desktop.journal is not None
    assert desktop.navigation is not None
    (review,) = desktop.journal.reviews.drafts()
    desktop.navigation.go(to.walk(review.cycle.id))
    QTest.qWait(100)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QTextEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    die_at(step, connections[-1])
    assert desktop.window.page is not None
    assert desktop.window.page.leave()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
