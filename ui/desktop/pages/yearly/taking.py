"""Has the sheet made in the background, and saves or prints what was made last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rubrics.errors import KnownError
from ui.desktop import tasks
from ui.desktop.errors import show_known
from ui.desktop.page import Desk
from ui.desktop.pages.yearly.making import KINDS, Made, Order, make, print_page, save
from ui.desktop.widgets.dialogs import choose_save_path
from ui.desktop.widgets.file_names import safe_file_name

PLAIN_WORDS = "A saved page is not encrypted: whoever has the file can read it."


class Taking(QObject):
    """The sheet of one page of the window: what is taken away is what was asked for last."""

    made = Signal(object)
    """A Made that is ready."""

    changed = Signal()
    """Work has begun or ended."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._made: Made | None = None
        self._task: tasks.Task | None = None
        self._saving: tasks.Task | None = None
        self._next: Callable[[], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the sheet is still being made, or saved."""
        return self._task is not None or self._saving is not None

    def make(self, order: Order) -> None:
        """Has the sheet made anew."""
        if self._task is not None:
            self._task.cancel()
        self._made = None
        self._task = tasks.run(partial(make, order))
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
        """Asks where to, and saves; once the sheet is made, if it is not yet."""
        self._when_ready(self._save_made)

    def print(self) -> None:
        """Asks for a printer, and prints; once the sheet is made, if it is not yet."""
        self._when_ready(self._print_made)

    def _keep(self, made: Made) -> None:
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

    def _made_whole(self) -> Made | None:
        """The sheet, unless it does not fit on one side; then that is said again."""
        if self._made is not None and self._made.too_long:
            self._desk.notice.say(self._made.too_long)
            return None
        return self._made

    def _save_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        suggested = Path(f"{safe_file_name(made.page.title)}, one page.pdf")
        path = choose_save_path(self._page, "Save the page", suggested, KINDS)
        if path is None:
            return
        self._saving = tasks.run(lambda _checkpoint: save(made, path))
        self._saving.done.connect(partial(self._saved, path))
        self._saving.failed.connect(self._tell)
        self._saving.ended.connect(self._saved_or_not)
        self.changed.emit()

    def _saved_or_not(self) -> None:
        self._saving = None
        self._go_on()

    def _saved(self, path: Path, _nothing: object) -> None:
        self._desk.notice.say(f"“{path.name}” lies in {path.parent}. {PLAIN_WORDS}")

    def _print_made(self) -> None:
        made = self._made_whole()
        if made is None:
            return
        try:
            print_page(self._page, made)
        except KnownError as error:
            self._tell(error)

    def _tell(self, error: KnownError) -> None:
        show_known(self._page, error)
