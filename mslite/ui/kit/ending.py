"""The machine wants the program to end: a signal of the system, Ctrl+C in the console.

Python runs a signal's handler only between two of its own steps, and Qt's loop makes none while nothing
happens: the signal is written into a socket as well, which the loop watches.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Asked to end; the line to the terminal is gone; Ctrl+C; the console of Windows is closed."""


class Ending(QObject):
    """Tells that the program is to end, in the window's thread, from :meth:`watch` to :meth:`close`."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}

    def watch(self) -> None:
        """Take the signals."""
        import socket  # not before the first paint

        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        self._watch = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._came)
        known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        self._before = {number: signal.signal(number, _noted) for number in known}
        self._woken = signal.set_wakeup_fd(self._theirs.fileno())

    def _came(self) -> None:
        with suppress(BlockingIOError):
            if {*self._ours.recv(256)} & self._before.keys():
                self.wanted.emit()

    def close(self) -> None:
        """Give the signals back."""
        if not self._before:
            return
        signal.set_wakeup_fd(self._woken)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._watch.setEnabled(False)
        self._ours.close()
        self._theirs.close()


def _noted(_number: int, _frame: object) -> None:
    """Nothing is done here: the socket has it already."""
