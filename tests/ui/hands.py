"""What a person does at the keyboard, for tests: typing, keys under any layout, waiting for the desk."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mslite.ui.kit.desk import Desk


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text`` letter by letter into ``widget`` (``qtbot.keyClicks`` aborts on Cyrillic letters)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in ``widget``, shortcuts included."""
    QTest.keyClick(widget, key, modifiers)


def press_cyrillic(window: QWidget, letter: str, modifiers: Qt.KeyboardModifier) -> None:
    """Press the key of a Cyrillic capital with Ctrl or Alt, as the system delivers it to ``window``."""
    handle = window.window().windowHandle()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter), modifiers, letter)
        QApplication.sendEvent(handle, event)


def until(true: Callable[[], bool], ms: int = 5000) -> None:
    """Let the window work until ``true()``; fails when it does not come true in ``ms``."""
    end = QDeadlineTimer(ms)
    while not true():
        assert not end.hasExpired(), "it did not happen"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def rest(ms: int) -> None:
    """Let timers run for ``ms``."""
    end = QDeadlineTimer(ms)
    while not end.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def settle(desk: Desk) -> None:
    """Let the desk finish everything that was asked for, and the answers arrive."""
    until(lambda: desk.idle)
    QApplication.processEvents()


def answer(words: str) -> None:
    """Press the button with ``words`` in the dialog that is about to open."""

    def click() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, click)
            return
        found = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words]
        assert found, f"no button «{words}» in the dialog"
        found[0].click()

    QTimer.singleShot(0, click)


def assert_dies(make: Callable[[], QWidget]) -> None:
    """Make a widget, close it, and fail when anything but an answer on its way keeps it alive."""
    widget = make()
    widget.show()
    QApplication.processEvents()
    trace, name = weakref.ref(widget), type(widget).__name__
    widget.close()
    widget.deleteLater()
    del widget
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    end = QDeadlineTimer(5000)
    gc.collect()
    while trace() is not None and not end.hasExpired():
        rest(20)
        gc.collect()
    assert trace() is None, f"{name} is still alive; a lambda or partial over it is connected somewhere"
