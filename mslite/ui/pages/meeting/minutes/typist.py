"""What the minutes add to a text field: Enter goes on, two letters become a ready-made text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from mslite.domain.office import Template
from mslite.ui.kit.editors import TextEditor

GAP = "…"
_SENTENCE = ".!?…"


class Typist(QObject):
    """Watches the keys of a :class:`TextEditor`.

    Enter tells :attr:`entered`, Shift+Enter begins a line. Two letters of a text module and Tab put its
    text; so does the space bar where a sentence begins and the letters are small (elsewhere «со», «см» are
    words). Backspace right after that gives the letters back. A «…» in the text is selected, to be typed
    over. ``codes`` are signs that mean something in an empty field (:attr:`coded`).
    """

    entered = Signal()
    coded = Signal(str)
    backed = Signal()
    """Backspace in an empty field."""

    def __init__(self, field: TextEditor, codes: str = "") -> None:
        super().__init__(field)
        self.field, self._codes = field, codes
        self._modules: tuple[Template, ...] = ()
        self._last: tuple[int, int, str] | None = None
        field.installEventFilter(self)

    def set_modules(self, modules: Sequence[Template]) -> None:
        """Give the ready-made texts."""
        self._modules = tuple(modules)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if self.field.isReadOnly() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        last, self._last = self._last, None
        empty = self.field.document().isEmpty()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.field.textCursor().insertText("\n")
                self.field.ensureCursorVisible()
            else:
                self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace:
            if empty:
                self.backed.emit()
            return empty or (last is not None and self._give_back(last))
        if event.text() == " " or event.key() == Qt.Key.Key_Tab:
            return self._expand(event.text() == " ")
        if empty and event.text() and event.text() in self._codes:
            self.coded.emit(event.text())
            return True
        return False

    def _expand(self, by_space: bool) -> bool:
        cursor = self.field.textCursor()
        if cursor.hasSelection():
            return False
        at = cursor.positionInBlock()
        before = cursor.block().text()[:at]
        word = before[-2:]
        if len(word) < 2 or not word.isalpha() or before[-3:-2].isalpha():
            return False
        rest = before[:-2].rstrip()
        if by_space and (not word.islower() or (rest and rest[-1] not in _SENTENCE)):
            return False
        text = self.text_of(word.lower())
        if text:
            cursor.setPosition(cursor.position() - 2, QTextCursor.MoveMode.KeepAnchor)
            self._put(cursor, text, word + (" " if by_space else ""))
        return bool(text)

    def text_of(self, prefix: str) -> str:
        """Return the text of the module with this prefix, in the language whose prefix it is; "" if none."""
        for module in self._modules:
            for lang in ("ky", "ru"):
                if getattr(module.prefix, lang).lower() == prefix:
                    return str(getattr(module.text, lang) or module.text.of(lang))
        return ""

    def insert(self, text: str) -> None:
        """Put a ready-made text where the cursor stands."""
        self._put(self.field.textCursor(), text, "")

    def _put(self, cursor: QTextCursor, text: str, instead: str) -> None:
        start = cursor.selectionStart()
        cursor.insertText(text)
        gap = text.find(GAP)
        if gap >= 0:
            cursor.setPosition(start + gap)
            cursor.setPosition(start + gap + 1, QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        self._last = (start, start + len(text), instead) if instead else None

    def _give_back(self, last: tuple[int, int, str]) -> bool:
        start, end, letters = last
        cursor = self.field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(letters)
        self.field.setTextCursor(cursor)
        return True

    def offer(self, lang: str) -> None:
        """Show the ready-made texts to choose from, under the cursor."""
        menu = QMenu(self.field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for module in self._modules:
            text = module.text.of(lang)
            act = menu.addAction(f"{module.prefix.of(lang)}\t{text[:70].replace('&', '&&')}")
            act.setData(text)
        menu.triggered.connect(self._chosen)
        if self._modules:
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self.field.mapToGlobal(self.field.cursorRect().bottomLeft()))

    def _chosen(self, action: Any) -> None:
        self.insert(action.data())
        self.field.setFocus()
