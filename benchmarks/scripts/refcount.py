"""How many references to None, True and False a thousand calls into Qt use up (0 in a sound binding)."""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget, QTableWidgetItem


class Source(QObject):
    """Something that emits."""

    heard = Signal(int)


def lost() -> int:
    """Return the largest number of references lost over a thousand rounds of calls."""
    label, table, source, item = QLabel(), QTableWidget(2, 2), Source(), QTableWidgetItem("x")
    table.setItem(0, 0, item)

    def calls() -> None:
        for _ in range(1000):
            label.setText("x")
            item.setText("y")
            table.isVisible()
            label.isEnabled()
            source.heard.emit(1)

    calls()
    before = [sys.getrefcount(one) for one in (None, True, False)]
    calls()
    after = [sys.getrefcount(one) for one in (None, True, False)]
    return max(a - b for a, b in zip(before, after, strict=True))


if __name__ == "__main__":
    app = QApplication([])
    print(json.dumps({"value": max(0, lost())}))
