"""One window for each journal: a second start brings the first window to the front.

The claim is a lock on a file in a folder that only this user can write to. The system drops the
lock when the process ends, however it ends. A later start leaves a call beside it, which the first
window answers by removing it, at once or as soon as it listens.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QFileSystemWatcher

LOOK_EVERY = 0.02
"""Seconds between two looks at whether a call was answered."""

ANSWER_WITHIN = 0.5
"""Seconds in which another window has to answer this one."""

SESSIONS = Path("/run/user")
"""Where Linux has each user's folder for running programs, under the user's number."""

NO_CLAIM = (
    "Growth Rings can’t tell whether this journal is open in another window: {}. Keep it open in "
    "one window only."
)


class Outcome(Enum):
    """What came of a start."""

    CLAIMED = "this process has the journal"
    ANSWERED = "another window has it and comes to the front"
    UNANSWERED = "another process has it and does not answer"


class Instance(QObject):
    """The process's claim on a journal, whatever it is called.

    It is on the journal's path and, once there is a file, on the file itself: with a hard link it
    has several paths, and two windows that write to it under two names can destroy it.
    """

    called = Signal()
    """Another start on the same journal asks for this window."""

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = Path(os.path.realpath(journal.expanduser()))
        self.doubt = ""
        """Why another window on the journal would not be noticed; empty if it would be."""
        self._folder: Path | None = None
        self._held: dict[str, int] = {}
        self._taken = ""
        self._call: Path | None = None
        self._watcher: QFileSystemWatcher | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the claim is on: a digest of the path and, if there is a file, one of the file."""
        # The bytes of the path: it need not be UTF-8.
        by_path = _digest(os.fsencode(self._path))
        try:
            found = self._path.stat()
        except OSError:
            return (by_path,)
        return (by_path, _digest(f"{found.st_dev} {found.st_ino}".encode()))

    def is_on_same(self, other: Instance) -> bool:
        """Whether both are on one journal, if perhaps under two names."""
        return not {*self.names}.isdisjoint(other.names)

    def claim(self) -> bool:
        """Claims the journal for this process; False when another one has it.

        Claimed before the file was made, it has to be claimed once more. True also when all this
        can't be known, and `doubt` says why: nothing may keep the window shut.
        """
        is_first = not self._held
        try:
            self._folder = own_folder()
            for name in self.names:
                if name in self._held:
                    continue
                descriptor = _lock(self._folder / f"{name}.lock")
                if descriptor is None:
                    self._taken = name
                    if is_first:
                        self._unlock()
                    return False
                self._held[name] = descriptor
        except OSError as error:
            self.doubt = (error.strerror or str(error)).lower()
            return True
        self.doubt = ""
        return True

    def keeps(self) -> bool:
        """Whether what it has claimed is its own by every name that it has by now.

        A file that came to the path after the claim may be open in another window, by another name.
        """
        return not self._held or self.claim()

    def call(self, patience: float) -> None:
        """Calls the window that has the journal to the front, without waiting for it.

        A window that has not answered after `patience` seconds is called no longer: brought to the
        front much later, it would only surprise.
        """
        from PySide6.QtCore import QTimer

        with contextlib.suppress(OSError):
            self._leave_call()
            QTimer.singleShot(round(1000 * patience), self, self._withdraw_call)

    def claim_or_call(
        self, patience: float, rest: Callable[[float], object] = time.sleep
    ) -> Outcome:
        """Claims the journal, or calls the window that has it and waits for the answer.

        The other process may be starting and not listen yet, or be about to end: both are tried
        until one succeeds, for at most `patience` seconds. `rest` passes a time between two looks.
        """
        until = time.monotonic() + patience
        if self.claim():
            return Outcome.CLAIMED
        try:
            call = self._leave_call()
            while True:
                if not call.exists():
                    return Outcome.ANSWERED
                if self.claim():
                    return Outcome.CLAIMED
                if time.monotonic() > until:
                    return Outcome.UNANSWERED
                rest(LOOK_EVERY)
        except OSError:
            return Outcome.UNANSWERED
        finally:
            self._withdraw_call()

    def listen(self) -> None:
        """Answers calls from now on, and one that came before."""
        if not self._held or self._folder is None or self._watcher is not None:
            return
        # Not above: the first window is drawn without it.
        from PySide6.QtCore import QFileSystemWatcher

        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._answer)
        self._answer()

    def release(self) -> None:
        """Releases the claim, and calls nobody any longer."""
        self._withdraw_call()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._unlock()

    def _unlock(self) -> None:
        if self._folder is not None:
            for name, descriptor in self._held.items():
                # Whoever locks the file afterwards notices that it is gone.
                with contextlib.suppress(OSError):
                    (self._folder / f"{name}.lock").unlink()
                os.close(descriptor)
        self._held.clear()

    def _leave_call(self) -> Path:
        self._call = (self._folder or own_folder()) / f"{self._taken}.call"
        self._call.touch(mode=0o600)
        return self._call

    def _withdraw_call(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            with contextlib.suppress(OSError):
                call.unlink(missing_ok=True)

    def _answer(self) -> None:
        if self._watcher is None or self._folder is None:
            return
        for name in self._held:
            with contextlib.suppress(FileNotFoundError):
                (self._folder / f"{name}.call").unlink()
                self.called.emit()


def _digest(whole: bytes) -> str:
    digest = QCryptographicHash.hash(whole, QCryptographicHash.Algorithm.Sha256).toHex()
    return bytes(digest.data()).decode()[:24]


def own_folder() -> Path:
    """The folder for locks and calls, made if it is missing; no other user can write to it.

    It is in the system's folder for running programs, or else in the user's own folder, under the
    name of this computer, for a home may be shared by several. Raises OSError.
    """
    session = _session_folder()
    if session.is_absolute() and _is_own(session):
        folder = session / "growth-rings"
    else:
        # Not above: most systems have a folder for running programs.
        from PySide6.QtCore import QStandardPaths, QSysInfo

        # From Qt, not platformdirs, which is too slow before the first window is drawn.
        place = QStandardPaths.StandardLocation.GenericStateLocation
        state = Path(QStandardPaths.writableLocation(place))
        if not state.is_absolute():
            raise FileNotFoundError(0, "This account has no home folder")
        folder = state / "growth-rings" / "windows" / QSysInfo.machineHostName()
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_own(folder):
        raise PermissionError(0, f"{folder} is open to other users")
    return folder


def _session_folder() -> Path:
    """The system's folder for what this user runs; nothing vouches for it yet.

    A start over ssh or from a service may not be told of it, and is to find the same one.
    """
    told = os.environ.get("XDG_RUNTIME_DIR")
    if told is None and sys.platform == "linux":
        return SESSIONS / str(os.getuid())
    return Path(told or "")


def _is_own(folder: Path) -> bool:
    """Whether it is a folder, no link to one, that only this user can open."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not found.st_mode & 0o077


def _lock(path: Path) -> int | None:
    """The descriptor of the file, locked; None when another process has it locked."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not _try_lock(descriptor):
                os.close(descriptor)
                return None
            if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # Removed by the process that had it, between opening and locking.
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        # Windows calls a lock that is held a missing permission.
        return False
    return True
