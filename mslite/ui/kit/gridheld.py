"""Keys pressed while the cell that they are meant for is still on its way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 3000
"""After so long the keys do what they do where the cursor stands."""


class HeldKeys(QTimer):
    """A new row was asked for: what is typed meanwhile belongs into it, not into the cell of the cursor."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._held: list[QKeyEvent] | None = None
        self.setInterval(PATIENCE_MS)
        self.setSingleShot(True)
        self.timeout.connect(self.release)

    def hold(self) -> None:
        """Keep the keys from now on until :meth:`release`."""
        if self._held is None:
            self._held = []
            self.start()

    def keeps(self, event: QKeyEvent) -> bool:
        """Keep a key if keys are kept now; tells whether it was."""
        if self._held is None:
            return False
        self._held.append(event.clone())
        return True

    def release(self) -> None:
        """Let the kept keys do what they were meant for, in the cell that is current now."""
        held, self._held = self._held or [], None
        self.stop()
        for event in held:
            QApplication.sendEvent(QApplication.focusWidget() or self._view, event)
