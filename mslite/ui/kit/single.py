"""One window a data folder: a second start raises the first one."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

WAIT_MS = 500


def name_of(folder: Path) -> str:
    """Return the name of the local socket for ``folder``: the same however the folder is written."""
    digest = QCryptographicHash.hash(
        str(folder.resolve()).casefold().encode(), QCryptographicHash.Algorithm.Sha256
    )
    return "mslite-" + digest.toHex().toStdString()[:24]


def raise_first(folder: Path) -> bool:
    """Ask the window that has ``folder`` open to come to the front; False when there is none."""
    if sys.platform != "win32" and not Path(QDir.tempPath(), name_of(folder)).exists():
        return False  # a name of Qt's sockets is a file there: the first start does not load the network
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(b"raise\n")
    socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstOne(QObject):
    """Listens for later starts on the same folder."""

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name_of(folder))
        self._server.newConnection.connect(self._came)
        self._server.listen(name_of(folder))

    def _came(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.wanted.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
