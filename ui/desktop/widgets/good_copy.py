"""Looks for the newest good copy of a damaged journal, and offers to open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessment.dates import date_words
from rubrics.errors import KnownError
from ui.desktop.tasks import Task, run
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.flow import FlowLayout
from ui.desktop.widgets.progress import WorkingBar
from ui.desktop.widgets.spoken import announce
from ui.desktop.widgets.text import label

LOOK_AFTER_MS = 40
"""The delay that lets the page be painted first, in milliseconds."""


class GoodCopy(QWidget):
    """What it found, as words and a button. Nothing is opened before the button is pressed."""

    def __init__(self, damaged: Path, on_open: Callable[[Path], object]) -> None:
        """`on_open` is called with a new journal, made from the copy once the user wants it."""
        super().__init__()
        self._damaged = damaged
        self._on_open = on_open
        self._task: Task | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._words = label("Looking for a good copy of this journal…")
        self._bar = WorkingBar("Looking for a good copy")
        self._buttons = FlowLayout(gap=8)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        box.addLayout(self._buttons)
        self._bar.show_working(working=False)
        QTimer.singleShot(LOOK_AFTER_MS, self, self._look)

    def _look(self) -> None:
        # Here, since no two threads may import the same modules.
        from storage.copies import newest_good_copy

        self._begin(partial(newest_good_copy, self._damaged), self._offer)

    def _begin(self, work: Callable[[], Path | None], done: Callable[..., object]) -> None:
        self._bar.show_working(working=True)
        task = self._task = run(lambda _checkpoint: work())
        task.done.connect(done)
        task.failed.connect(self._say_failed)
        task.ended.connect(self._end)

    def _end(self) -> None:
        self._task = None
        self._bar.show_working(working=False)

    def _offer(self, copy: Path | None) -> None:
        if copy is None:
            self._say(
                "There is no good copy in this journal’s folder. If you saved one elsewhere, "
                "open that."
            )
            return
        from storage.copies import day_of

        day = day_of(copy)
        when = "an earlier day" if day is None else date_words(day)
        self._say(
            f"The newest copy that passes every check is from {when}. It lacks everything "
            "written after that. Opening it makes a new journal from it and leaves the damaged "
            "file and the copy as they are."
        )
        self._buttons.addWidget(button(f"Open the copy of {when}", partial(self._open, copy)))

    def _open(self, copy: Path) -> None:
        from storage.copies import new_journal_from

        if self._task is None:
            self._begin(partial(new_journal_from, copy, self._damaged), self._open_made)

    def _open_made(self, made: Path) -> None:
        # A method of the widget, so that nothing opens once its page is gone.
        self._on_open(made)

    def _say_failed(self, error: KnownError) -> None:
        self._say(f"{error.message} {error.way_out}".strip())

    def _say(self, words: str) -> None:
        self._words.setText(words)
        announce(self, words)
