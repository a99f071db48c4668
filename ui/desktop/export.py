"""Has something made in the background that can be taken away, and saves or prints what was made.

A report, or the page of a year.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rubrics.errors import KnownError
from ui.desktop import tasks
from ui.desktop.errors import show_known
from ui.desktop.page import PageContext
from ui.desktop.widgets.dialogs import choose_save_path


class Exportable(Protocol):
    """What can be saved and printed once it is made."""

    @property
    def file_name(self) -> str:
        """What its file may be called on any system, without the suffix."""
        ...

    @property
    def too_long(self) -> str:
        """Why it can't be taken away as it is, and what to do. Empty when it can."""
        ...

    def save(self, path: Path) -> None:
        """Writes it to a file, in the form of its suffix. Raises KnownError."""
        ...

    def print(self, parent: QWidget) -> None:
        """Asks for a printer and prints it. Raises KnownError when the printer takes nothing."""
        ...


class Exporter(QObject):
    """What one page of the window has made: taken away is what was asked for last, or nothing.

    `what` is the word for it, and `kinds` are those of its file, as a file dialog wants them.
    """

    made = Signal(object)
    """A Exportable that is ready."""

    changed = Signal()
    """Work has begun or ended."""

    def __init__(self, context: PageContext, page: QWidget, what: str, kinds: str) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._what = what
        self._kinds = kinds
        self._made: Exportable | None = None
        self._task: tasks.Task | None = None
        self._saving: tasks.Task | None = None
        self._next: Callable[[], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is still being made, or saved."""
        return self._task is not None or self._saving is not None

    @property
    def plain_words(self) -> str:
        """What is to be known of a saved one."""
        return f"A saved {self._what} is not encrypted: whoever has the file can read it."

    def make(self, work: tasks.Work) -> None:
        """Has it made anew; `work` gives a Exportable."""
        if self._task is not None:
            self._task.cancel()
        self._made = None
        self._task = tasks.run(work)
        self._task.done.connect(self._keep)
        self._task.ended.connect(self._made_or_not)
        self._task.failed.connect(self._tell)
        self.changed.emit()

    def give_up(self) -> None:
        """Wants nothing of what is still being made, nor of what was."""
        self._next = None
        self._made = None
        if self._task is not None:
            self._task.cancel()

    def save(self) -> None:
        """Asks where to, and saves; once it is made, if it is not yet."""
        self._when_ready(self._save_made)

    def print(self) -> None:
        """Asks for a printer, and prints; once it is made, if it is not yet."""
        self._when_ready(self._print_made)

    def _keep(self, made: Exportable) -> None:
        self._made = made
        self.made.emit(made)

    def _made_or_not(self) -> None:
        self._task = None
        self._go_on()

    def _go_on(self) -> None:
        self.changed.emit()
        if self._made is not None and not self.is_busy and self._next is not None:
            # Not from within the signal of a task: it may open a dialog and stay a while.
            QTimer.singleShot(0, self._next)
            self._next = None

    def _when_ready(self, act: Callable[[], None]) -> None:
        if self.is_busy:
            self._next = act
        elif self._made is not None:
            act()

    def _made_whole(self) -> Exportable | None:
        """What was made, unless it is too long; then that is said again."""
        if self._made is not None and self._made.too_long:
            self._context.notice.say(self._made.too_long)
            return None
        return self._made

    def _save_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        suggested = Path(f"{made.file_name}.pdf")
        path = choose_save_path(self._page, f"Save the {self._what}", suggested, self._kinds)
        if path is None:
            return
        self._saving = tasks.run(lambda _checkpoint: made.save(path))
        self._saving.done.connect(partial(self._saved, path))
        self._saving.failed.connect(self._tell)
        self._saving.ended.connect(self._saved_or_not)
        self.changed.emit()

    def _saved_or_not(self) -> None:
        self._saving = None
        self._go_on()

    def _saved(self, path: Path, _nothing: object) -> None:
        self._context.notice.say(f"“{path.name}” lies in {path.parent}. {self.plain_words}")

    def _print_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        try:
            made.print(self._page)
        except KnownError as error:
            self._tell(error)

    def _tell(self, error: KnownError) -> None:
        show_known(self._page, error)
