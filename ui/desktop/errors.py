"""Handles uncaught exceptions, that is, bugs: writes them to a log and shows a dialog.

Neither holds an exception's message or any value, because these may contain what the user wrote;
the kind of error and its places in the code are enough.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from rubrics.errors import KnownError
from storage.file.errors import LockedJournal
from ui.desktop.widgets.buttons import button
from ui.desktop.widgets.dialogs import CalmDialog, tell
from ui.desktop.widgets.notice import say_beside
from ui.desktop.widgets.selectable import Selectable
from ui.overriding import override
from ui.uncaught import catch_all, catch_none, say_kind

LOG_BYTES, OLD_LOGS = 200_000, 2
MOST_FRAMES = 30

IN_USE = (
    "Another program is using the file, so this could not be done. Nothing was changed. Try "
    "again in a moment."
)
TITLE = "Something went wrong"
WORDS = (
    "Growth Rings ran into a bug and could not finish what it was doing. Everything saved so far "
    "is safe in your journal.\n\nYou can continue. If it happens again, close the window, open it "
    "again and report the lines below. They show where in the program it happened and contain "
    "nothing that you wrote."
)


def default_log_path() -> Path | None:
    """The path of the user's log on this computer; None if the account has no home for it."""
    try:
        return user_log_path("growth-rings", appauthor=False) / "errors.log"
    except RuntimeError:
        return None


def show_known(parent: QWidget | None, error: KnownError) -> None:
    """Shows the error's own words in a dialog: what happened, what is safe and what to do.

    That another program has the file passes by itself: only a notice says so, if it can be seen.
    """
    passes = isinstance(error, LockedJournal) and QApplication.activeModalWidget() is None
    if passes and parent is not None and say_beside(parent, IN_USE):
        return
    tell(parent, "That did not work", f"{error.message}\n\n{error.way_out}".strip())


class ErrorHandler(QObject):
    """Handles every uncaught exception, on any thread; shows one dialog at a time."""

    _happened = Signal(str)
    _known = Signal(object)

    def __init__(
        self, window_parent_getter: Callable[[], QWidget | None], log_path: Path | None
    ) -> None:
        super().__init__()
        self._parent_window = window_parent_getter
        self._log_path = log_path
        self._log = _private_log(log_path)
        self._shown: CalmDialog | None = None
        # The first error may come from another thread, where no dialog can be shown.
        if (app := QCoreApplication.instance()) is not None:
            self.moveToThread(app.thread())
        # Queued: an exception may come from another thread or in the middle of painting.
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._known.connect(self._show_known, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Handles every uncaught exception of this process from now on."""
        catch_all(self.handle)

    def uninstall(self) -> None:
        """Returns uncaught exceptions to Python and closes the log."""
        catch_none()
        self._log.close()

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Logs an exception's kind and frames, and shows the dialog.

        Never raises: Python would print the traceback of both errors, with what they say.
        """
        try:
            self._handle(kind, error, trace)
        except Exception:  # noqa: BLE001 - whatever it is, at least the kind of the first is told
            say_kind(kind, error, trace)

    def _handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        detail = "\n".join(_detail(kind, error, trace))
        self._log.handle(logging.makeLogRecord({"msg": detail}))
        if isinstance(error, KnownError):
            self._known.emit(error)
        else:
            self._happened.emit(detail)

    def _show(self, detail: str) -> None:
        if self._shown is not None:
            return
        dialog = _bug_dialog(self._parent_window(), detail, self._log_path)
        dialog.finished.connect(self._closed)
        self._shown = dialog
        dialog.open()

    def _show_known(self, error: KnownError) -> None:
        show_known(self._parent_window(), error)

    def _closed(self, _result: int) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None


def _bug_dialog(parent: QWidget | None, detail: str, log_path: Path | None) -> CalmDialog:
    dialog = CalmDialog(parent, TITLE, WORDS)
    whole = detail if log_path is None else f"{detail}\n\nAlso saved in {log_path}"
    dialog.box.addWidget(Selectable("What went wrong, to report", whole))
    dialog.add_button(
        button("Copy these lines", lambda: QGuiApplication.clipboard().setText(detail))
    )
    go_on = dialog.add_button(button("Continue", dialog.accept, "primary"), default=True)
    go_on.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog


def _detail(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Iterator[str]:
    """The kind of error and its frames, innermost last; then its causes in the same form."""
    yield from _places(kind, trace)
    seen = {id(error)}
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield "caused by"
        yield from _places(type(cause), cause.__traceback__)
        cause = cause.__cause__ or cause.__context__


def _places(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    frames = [
        f"  {frame.f_globals.get('__name__', '?')}:{frame.f_code.co_qualname}:{line}"
        for frame, line in walk_tb(trace)
    ]
    return [f"{kind.__module__}.{kind.__qualname__}", *frames[-MOST_FRAMES:]]


class _PrivateFile(RotatingFileHandler):
    """A log file that only its owner can read; errors in writing it are ignored."""

    @override
    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """A log that can't be written must not hide the dialog, nor print anything."""


def _private_log(path: Path | None) -> logging.Handler:
    if path is None:
        return logging.NullHandler()
    # Written to directly, outside the tree of loggers: nothing else can listen to it.
    log = _PrivateFile(path, maxBytes=LOG_BYTES, backupCount=OLD_LOGS, delay=True)
    log.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return log
