"""Start the program until its data is shown; print the longest gap between two beats of the event loop, ms.

Gaps count from the moment the data layer begins to load, behind the painted window.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import time
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

leave_now = os._exit


class Pulse:
    """A timer of 1 ms in the event loop that remembers its longest silence."""

    def __init__(self) -> None:
        self.last, self.longest = 0.0, 0.0

    def start(self) -> None:
        """Begin to beat in the running application."""
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.beat)
        self.last = time.perf_counter()
        self.timer.start(1)

    def beat(self) -> None:
        """Measure the silence since the last beat."""
        now = time.perf_counter()
        if "mslite.wiring" in sys.modules:
            self.longest = max(self.longest, now - self.last)
        self.last = now

    def report(self) -> None:
        """Print the longest silence, ms."""
        if "mslite.wiring" not in sys.modules:
            raise SystemExit("the data layer was never loaded")
        print(json.dumps({"value": self.longest * 1000}), flush=True)


pulse = Pulse()
run_loop = QApplication.exec


def beating(*_: object) -> int:
    """Run the event loop with the pulse in it."""
    pulse.start()
    return run_loop()


def leave(code: int) -> NoReturn:
    """Report before a hard exit too."""
    pulse.report()
    leave_now(code)


if __name__ == "__main__":
    QApplication.exec = QCoreApplication.exec = staticmethod(beating)  # type: ignore[method-assign]
    os._exit = leave  # type: ignore[assignment]
    sys.argv = ["mslite", *sys.argv[1:]]
    try:
        runpy.run_module("mslite", run_name="__main__")
    except SystemExit as stop:
        if stop.code:
            raise
    pulse.report()
