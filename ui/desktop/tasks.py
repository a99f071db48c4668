"""Runs a function off the GUI thread, so that the window never freezes, and returns its result.

The journal belongs to the GUI thread: read it first and pass plain values to the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from rubrics.errors import KnownError
from ui.desktop.garbage import hold_off, let_go
from ui.overriding import override

Checkpoint: TypeAlias = Callable[[], None]
"""Raises Cancelled when the result is no longer wanted; call it between the steps of long work."""

Work: TypeAlias = Callable[[Checkpoint], object]


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The work was cancelled before it was done."""


class Task(QObject):
    """A piece of work on its own thread. All signals arrive on the GUI thread."""

    done = Signal(object)
    """The work's result. Never emitted after `cancel`."""

    failed = Signal(object)
    """The KnownError that ended the work. Never emitted after `cancel`."""

    ended = Signal()
    """The work is over, however it ended. Emitted once, after `done` or `failed`."""

    _returned = Signal(object, object)

    def __init__(self) -> None:
        """Use `run`."""
        # The application is the parent: the caller may be gone before the work is done.
        super().__init__(QCoreApplication.instance())
        self._wanted = True
        self._returned.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Cancels the work: it stops at its next checkpoint, and its result is dropped."""
        if self._wanted:
            self._wanted = False
            self.ended.emit()

    def work(self, work: Work) -> None:
        """Does the work on the current thread; for `run` only."""
        try:
            self._returned.emit(work(self._checkpoint), None)
        except BaseException as error:  # noqa: BLE001 - handed over, whatever it is
            self._returned.emit(None, error)

    def _checkpoint(self) -> None:
        if not self._wanted:
            raise Cancelled

    @Slot(object, object)
    def _hand_over(self, result: object, error: BaseException | None) -> None:
        let_go(self)
        if self._wanted:
            self._wanted = False
            if isinstance(error, KnownError):
                self.failed.emit(error)
            elif error is None:
                self.done.emit(result)
            self.ended.emit()
        # Only now: a receiver may show a dialog, and its event loop would delete the task.
        self.deleteLater()
        if error is not None and not isinstance(error, (KnownError, Cancelled)):
            # Reported like any other bug, with its own frames.
            raise error


class _Runner(QRunnable):
    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task = task
        self._work = work

    @override
    def run(self) -> None:
        self._task.work(self._work)


def run(work: Work) -> Task:
    """Begins `work` on another thread; connect the task's signals at once.

    Until it is over there is no garbage collection: that would delete widgets on its thread.
    """
    task = Task()
    hold_off(task)
    QThreadPool.globalInstance().start(_Runner(task, work))
    return task
