"""One window for each journal: a second start brings the first window to the front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 500


class Instance(QObject):
    """The process's claim on a journal: a lock file, and a socket for calls from later starts.

    Both are named after a digest of the journal's path and stay on this computer. The lock comes
    first because it is cheap; the socket's library is loaded only when there is another window, or
    once our own is drawn.
    """

    called = Signal()
    """Another start on the same journal asks for this window."""

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        whole = str(journal.expanduser().resolve()).encode()
        digest = QCryptographicHash.hash(whole, QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = f"growth-rings-{bytes(digest.data()).decode()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        # Never stale by age: it is held while the process lives, and a dead process's taken over.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Claims the journal for this process; False when another one has it."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def call_other(self) -> bool:
        """Asks the window that has this journal to come to the front. True if it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"front\n")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Listens for later starts. Removes the socket of a process that died."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Releases the claim."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _answer(self) -> None:
        if self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
