"""Autosave: what is typed is on disk within 400 ms, or the window says that it is not.

The timer starts with the first unsaved keystroke, and further keystrokes do not restart it: typing
without a pause is saved too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from rubrics.errors import KnownError
from storage.file.errors import LockedJournal

DELAY_MS = 400
RETRY_MS = 2000
RETRY_LOCKED_MS = 400
"""Another program seldom holds the file for long."""
IN_USE = "Another program is using the file. Your changes will be saved as soon as it is free."
OWN_FAULT = "Something went wrong in Growth Rings itself."


class Autosave(QObject):
    """Keeps unsaved pieces and writes them soon; one that fails is kept and tried again."""

    saved = Signal(object)
    """The local time (datetime) of a save that left nothing unsaved of what the user changed."""

    written = Signal()
    """Nothing is unsaved any more, whoever changed it."""

    failed = Signal(str)
    """Why the last attempt failed, in the words of the KnownError."""

    def __init__(self, local_now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._local_now = local_now
        self._unsaved: dict[Hashable, Callable[[], None]] = {}
        self._was_locked = False
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def is_clean(self) -> bool:
        """Whether everything has been written."""
        return not self._unsaved

    @property
    def is_locked(self) -> bool:
        """Whether the file was locked a moment ago: waiting for it once more is of no use."""
        return self._was_locked

    def mark(self, piece: Hashable, save: Callable[[], None], *, is_told: bool = True) -> None:
        """Notes that `piece` changed and how to write it. A later mark replaces an earlier one.

        Without `is_told` it is none of the user's changes, and `saved` is not emitted for it.
        """
        self._is_told = self._is_told or is_told
        self._unsaved[piece] = save
        if not self._timer.isActive():
            self._timer.start(DELAY_MS)

    def flush(self) -> bool:
        """Writes everything now. Returns whether all of it could be written.

        A bug in one piece does not stop the others. The piece is tried again with the next change,
        and the bug is reported like any other: it must not interrupt the closing of the window.
        """
        if self._was_locked:
            return False
        self._timer.stop()
        if not self._unsaved:
            return True
        for piece, save in list(self._unsaved.items()):
            try:
                save()
            except LockedJournal:
                # One wait in each turn of the event loop, however many choices are made in it.
                self._was_locked = True
                QTimer.singleShot(0, self, self._try_again)
                self._timer.start(RETRY_LOCKED_MS)
                self._fail(IN_USE)
                return False
            except KnownError as error:
                self._timer.start(RETRY_MS)
                self._fail(f"{error.message} {error.way_out}".strip())
                return False
            except Exception as error:  # noqa: BLE001 - handed over, whatever it is
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                if self._unsaved.get(piece) is save:
                    del self._unsaved[piece]
        if self._unsaved:
            self._fail(OWN_FAULT)
            return False
        self._say_saved()
        self.written.emit()
        return True

    def _say_saved(self) -> None:
        if self._is_told:
            self._is_told = False
            self.saved.emit(self._local_now())

    def _fail(self, why: str) -> None:
        # That all is saved after all takes back what is said now.
        self._is_told = True
        self.failed.emit(why)

    def _try_again(self) -> None:
        self._was_locked = False
