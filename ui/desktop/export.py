"""Makes a report or a yearly page in the background, and saves or prints it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rubrics.errors import KnownError
from ui.desktop import tasks
from ui.desktop.errors import show_known
from ui.desktop.folders import say_where
from ui.desktop.page import PageContext
from ui.desktop.printing import PIXELS_PER_INCH, ask_for_printer, print_pages
from ui.desktop.widgets.dialogs import choose_save_path

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Exportable(Protocol):
    """Something made that can be saved and printed. Its methods run off the GUI thread."""

    @property
    def title(self) -> str:
        """Its name in the printer's queue."""
        ...

    @property
    def file_name(self) -> str:
        """A file name that every system accepts, for a PDF."""
        ...

    @property
    def too_long(self) -> str:
        """Why it can't be saved or printed as it is, and what to do. Empty when it can."""
        ...

    def save(self, path: Path, checkpoint: tasks.Checkpoint) -> str:
        """Writes it to a file in the format of its suffix. Raises KnownError.

        Calls `checkpoint` before the file is put in place. Returns a note on the file to show to
        the user; empty when there is none.
        """
        ...

    def pages(self, pixels_per_inch: float) -> tuple[bytes, ...]:
        """Its pages as PNG pictures, for a printer."""
        ...


class Exporter(QObject):
    """Makes, saves and prints for one page. Only the last one asked for is ever saved or printed.

    `what` is the word for it; `kinds` are its kinds of file, as a file dialog wants them.
    """

    made = Signal(object)
    """An Exportable that is ready."""

    changed = Signal()
    """Work began or ended."""

    def __init__(self, context: PageContext, page: QWidget, what: str, kinds: str) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._what = what
        self._kinds = kinds
        self._made: Exportable | None = None
        self._task: tasks.Task | None = None
        self._taking: tasks.Task | None = None
        self._work: tasks.Work | None = None
        self._is_stopped = threading.Event()
        self._next: Callable[[], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is still being made, saved or printed."""
        return self._task is not None or self._taking is not None

    @property
    def has_nothing(self) -> bool:
        """Whether it was neither made nor is being made: that was cancelled, or failed."""
        return self._made is None and not self.is_busy

    @property
    def plain_words(self) -> str:
        """What to say of a saved file."""
        return f"A saved {self._what} is not encrypted: anyone who has the file can read it."

    def make(self, work: tasks.Work) -> None:
        """Makes it again in the background; `work` returns an Exportable."""
        if self._task is not None:
            self._task.cancel()
        self._made = None
        self._work = work
        self._task = tasks.run(work)
        self._task.done.connect(self._keep)
        self._task.ended.connect(self._made_or_not)
        self._task.failed.connect(self._tell)
        self.changed.emit()

    def give_up(self) -> None:
        """Drops what was made and cancels what is being made."""
        self._next = None
        self._made = None
        # It holds what was read from the journal, which may be hidden by the next time.
        self._work = None
        if self._task is not None:
            self._task.cancel()

    def make_again(self) -> None:
        """Makes what was cancelled."""
        if self._work is not None:
            self.make(self._work)

    def cancel(self) -> None:
        """Cancels what is going on. A file is then either saved whole or not touched."""
        self._next = None
        if self._task is not None:
            self._task.cancel()
        elif self._taking is not None:
            self._is_stopped.set()

    def save(self) -> None:
        """Asks for a file and saves, after it has been made if it is not ready."""
        self._when_ready(self._save_made)

    def print(self) -> None:
        """Asks for a printer and prints, after it has been made if it is not ready."""
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
            # Not from within a task's signal: this may open a dialog and block for a while.
            QTimer.singleShot(0, self._next)
            self._next = None

    def _when_ready(self, act: Callable[[], None]) -> None:
        if self.is_busy:
            self._next = act
        elif self._made is not None:
            act()
        else:
            self._next = act
            self.make_again()

    def _made_whole(self) -> Exportable | None:
        """What was made, or None when it is too long, after saying so."""
        if self._made is not None and self._made.too_long:
            self._context.notice.say(self._made.too_long)
            return None
        return self._made

    def _save_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        suggested = Path(made.file_name)
        path = choose_save_path(self._page, f"Save the {self._what}", suggested, self._kinds)
        if path is None:
            return
        self._take(lambda _: made.save(path, self._stop_if_cancelled), partial(self._saved, path))

    def _stop_if_cancelled(self) -> None:
        """Called on the task's thread, before a file is put in place or a page is printed."""
        if self._is_stopped.is_set():
            raise tasks.Cancelled

    def _saved(self, path: Path, note: str) -> None:
        words = f"“{path.name}” is in {path.parent}. {self.plain_words} {note}"
        say_where(self._context.window, words.rstrip(), path)

    def _print_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        printer = ask_for_printer(self._page, f"Print the {self._what}", made.title)
        if printer is not None:
            self._take(lambda _: self._pages_of(made), partial(self._print_on, printer))

    def _pages_of(self, made: Exportable) -> tuple[bytes, ...]:
        pages = made.pages(PIXELS_PER_INCH)
        self._stop_if_cancelled()
        return pages

    def _print_on(self, printer: QPrinter, pages: tuple[bytes, ...]) -> None:
        if not print_pages(printer, pages):
            self._tell(
                KnownError(
                    "The printer did not accept it, so nothing was printed. Your journal is "
                    "unchanged.",
                    f"Choose another printer, or save the {self._what} as a PDF and print that.",
                )
            )

    def _take(self, work: tasks.Work, done: Callable[..., None]) -> None:
        """Starts work that saves or renders what was made, and passes its result to `done`."""
        self._is_stopped.clear()
        self._taking = tasks.run(work)
        # What ends before it is stopped is no longer cancelled.
        self._taking.done.connect(self._is_stopped.clear)
        self._taking.failed.connect(self._is_stopped.clear)
        self._taking.done.connect(done)
        self._taking.failed.connect(self._tell)
        self._taking.ended.connect(self._taken_or_not)
        self.changed.emit()

    def _taken_or_not(self) -> None:
        self._taking = None
        if self._is_stopped.is_set():
            self._context.notice.say(f"Cancelled: no {self._what} was saved or printed.")
        self._go_on()

    def _tell(self, error: KnownError) -> None:
        show_known(self._page, error)
