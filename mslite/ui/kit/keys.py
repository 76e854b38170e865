"""Keys: shortcuts that work under a Cyrillic layout, and ``Alt+О/У/Н`` for ө/ү/ң in any text field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6 import QtGui, QtWidgets  # a class of Qt is made when first named: most after the first paint
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
LATIN_OF = {ord(c): ord(latin) for c, latin in zip(_CYRILLIC, _LATIN, strict=True)}
"""Key code of a letter of the ЙЦУКЕН layout → key code of the Latin letter on the same key."""

KYRGYZ_OF = {ord("О"): "ө", ord("У"): "ү", ord("Н"): "ң"}

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def shortcut(
    owner: QWidget,
    keys: str,
    slot: Callable[[], None],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Bind ``keys`` ("Ctrl+N") to the bound method ``slot`` while ``owner`` or a child has the focus.

    Two owners around the focus may bind the same keys: the inner one wins.
    """
    sequence = QKeySequence(keys)
    out = QShortcut(sequence, owner)
    out.setContext(context)
    out.activated.connect(slot)
    out.activatedAmbiguously.connect(partial(_nearest, sequence))
    return out


def _nearest(sequence: QKeySequence) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        trigger(focus, sequence)


def hint(text: str, keys: str) -> str:
    """Return a tooltip: what the button does and its key."""
    return f"{text}  ({keys})" if keys else text


def latin(event: QtGui.QKeyEvent) -> str:
    """Return the sign of a key pressed alone, a letter as its Latin capital under any layout: «ф» → «A»."""
    key = LATIN_OF.get(event.key(), event.key())
    return chr(key) if not event.modifiers() & _MODIFIERS and 0x20 <= key < 0x7F else ""


def is_text_field(widget: QObject | None) -> bool:
    """Tell whether ``widget`` takes typed text just now."""
    if isinstance(widget, QtWidgets.QLineEdit | QtWidgets.QPlainTextEdit | QtWidgets.QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QtWidgets.QComboBox) and widget.isEditable()


class KeyFilter(QObject):
    """Watches the keys of the window that has the focus (not every event of every widget)."""

    def __init__(self, app: QtGui.QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def _watch(self, window: QtGui.QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QtGui.QKeyEvent) or not event.modifiers() & _MODIFIERS:
            return False
        focus = QApplication.focusWidget()
        if focus is None:
            return False
        letter = self._letter(event)
        if letter and is_text_field(focus):
            if event.type() is QEvent.Type.KeyPress:
                keep = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                QApplication.sendEvent(focus, QtGui.QKeyEvent(QEvent.Type.KeyPress, 0, keep, letter))
            event.accept()  # a ShortcutOverride accepted here keeps the letter from a menu's mnemonic
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() in LATIN_OF:
            return self._as_latin(focus, event)
        return False

    @staticmethod
    def _letter(event: QtGui.QKeyEvent) -> str:
        others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if others != Qt.KeyboardModifier.AltModifier:
            return ""
        small = KYRGYZ_OF.get(event.key(), "")
        return small.upper() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else small

    @staticmethod
    def _as_latin(focus: QWidget, event: QtGui.QKeyEvent) -> bool:
        key, modifiers = LATIN_OF[event.key()], event.modifiers()
        override = QtGui.QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        override.ignore()
        QApplication.sendEvent(focus, override)
        if not override.isAccepted() and trigger(focus, QKeySequence(int(modifiers.value) | key)):
            return True
        QApplication.sendEvent(focus, QtGui.QKeyEvent(QEvent.Type.KeyPress, key, modifiers, event.text()))
        return True


def trigger(focus: QWidget, sequence: QKeySequence) -> bool:
    """Do what ``sequence`` is bound to around ``focus``; the nearest owner wins. False: nothing is."""
    window = focus.window()
    best: QShortcut | QtGui.QAction | None = None
    depth = -1
    everything: list[QShortcut | QtGui.QAction] = list(window.findChildren(QShortcut))
    everything += window.findChildren(QtGui.QAction)
    for found in everything:
        keys = found.keys() if isinstance(found, QShortcut) else found.shortcuts()
        if sequence not in keys or not found.isEnabled():
            continue
        owner = found.parent()
        whole = not isinstance(found, QShortcut) or found.context() is Qt.ShortcutContext.WindowShortcut
        if not isinstance(owner, QWidget) or not owner.isVisible():
            continue
        if not (owner is focus or (_reaches(found) and owner.isAncestorOf(focus)) or whole):
            continue
        steps = _depth(owner)
        if steps > depth:
            best, depth = found, steps
    if isinstance(best, QShortcut):
        best.activated.emit()
    elif best is not None:
        best.trigger()
    return best is not None


def _reaches(found: QShortcut | QtGui.QAction) -> bool:
    if isinstance(found, QShortcut):
        return found.context() is Qt.ShortcutContext.WidgetWithChildrenShortcut
    return found.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut


def _depth(widget: QWidget) -> int:
    out = 0
    parent = widget.parentWidget()
    while parent is not None:
        out, parent = out + 1, parent.parentWidget()
    return out
