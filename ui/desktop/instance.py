"""One window a journal: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class Instance(QObject):
    """Holds the claim on a journal for this process, through a socket of this user's only.

    It stays on this computer: a local socket named after a digest of the journal's path.
    """

    called = Signal()
    """Another start on the same journal asks for this window."""

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(journal.expanduser().resolve()).encode()).hexdigest()
        self._name = f"growth-rings-{digest[:24]}"
        self._server: QLocalServer | None = None

    def call_other(self) -> bool:
        """Asks the window that has this journal to come to the front; whether there is one."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"front\n")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def claim(self) -> None:
        """Listens for later starts. A socket left by a process that died is cleared away."""
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Gives the claim up."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _answer(self) -> None:
        if self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
