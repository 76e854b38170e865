"""Faults of the binding that a short run would not show."""

import subprocess
import sys

PROBE = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget, QTableWidgetItem

class Source(QObject):
    heard = Signal(int)

app = QApplication([])
label, table, source, item = QLabel(), QTableWidget(2, 2), Source(), QTableWidgetItem("x")
table.setItem(0, 0, item)

def calls():
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
print(min(b - a for a, b in zip(before, after, strict=True)))
"""


def test_qt_calls_do_not_use_up_references_to_none():
    """The Linux wheel of 6.12.0 loses one at each void call under Python 3.11, and dies in the end."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stdout) >= -10
