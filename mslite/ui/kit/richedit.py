"""Prose in the small safe subset: bold, italic, lists, sub-headings, simple tables.

What is pasted keeps these alone. «- » or «1. » at the beginning of a line begins a list, Enter goes
on with it, Enter on an empty point ends it; Tab and Shift+Tab change the depth of a point.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from mslite.domain.programme import richtext
from mslite.domain.programme.richtext import Heading, Item, Para, Table
from mslite.ui.kit import keys
from mslite.ui.kit.editing import lets_undo_pass
from mslite.ui.kit.richdocument import BULLET, START, blocks_of, char_format, dress, write

_NUMBER = re.compile(r"(\d+)(?=[.)]$)")


class RichEdit(QTextEdit):
    """An editor (:mod:`mslite.ui.kit.editors`) whose value is the text of :mod:`richtext`."""

    edited = Signal()
    left = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet, self._value = False, ""
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(10)
        self.textChanged.connect(self._changed)
        keys.shortcut(self, "Ctrl+B", self.bold)
        keys.shortcut(self, "Ctrl+I", self.italic)

    # ---- the editor ----------------------------------------------------------------------------------

    def value(self) -> str:
        return richtext.render(blocks_of(self.document()))

    def set_value(self, value: str | None) -> None:
        if richtext.parse(value or "") == richtext.parse(self.value()):
            return
        self._quiet = True
        self.clear()
        cursor = QTextCursor(self.document())
        write(cursor, richtext.parse(value or ""))
        self.document().clearUndoRedoStacks()
        self._quiet = False

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def fault(self) -> str:
        return ""

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        if lets_undo_pass(event, self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    # ---- faces and kinds of paragraphs ---------------------------------------------------------------

    def bold(self) -> None:
        """Make the selected letters bold, or no longer so."""
        on = self.fontWeight() < QFont.Weight.DemiBold
        self.mergeCurrentCharFormat(char_format(on, self.fontItalic()))

    def italic(self) -> None:
        """Make the selected letters italic, or no longer so."""
        on = self.fontWeight() >= QFont.Weight.DemiBold
        self.mergeCurrentCharFormat(char_format(on, not self.fontItalic()))

    def heading(self) -> None:
        """Make the paragraph a sub-heading, or plain again."""
        cursor = self.textCursor()
        on = not cursor.blockFormat().headingLevel()
        cursor.beginEditBlock()
        self._unmark(cursor)
        dress(cursor, Heading(()) if on else Para(()))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(char_format(on))
        cursor.endEditBlock()

    def bullets(self) -> None:
        """Make the selected paragraphs points of a list, or plain again."""
        self._list(f"{BULLET} ")

    def numbers(self) -> None:
        """Make the selected paragraphs numbered, or plain again."""
        self._list("{no}. ")

    def table(self) -> None:
        """Put a table of two columns, its first row the head, below the paragraph."""
        cursor = self.textCursor()
        if cursor.currentTable() is None:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            if cursor.block().text():
                cursor.insertBlock()
            place = cursor.position()
            write(cursor, (Table((((), ()), ((), ())), head=True),))
            cursor.setPosition(place + 1)
            self.setTextCursor(cursor)

    def add_row(self) -> None:
        """Put a row below the current one of a table."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is not None:
            table.insertRows(table.cellAt(cursor).row() + 1, 1)

    def add_column(self) -> None:
        """Put a column to the right of the current one of a table."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is not None:
            table.insertColumns(table.cellAt(cursor).column() + 1, 1)

    def _list(self, sign: str) -> None:
        cursor = self.textCursor()
        document = self.document()
        block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        begun = START.match(block.text())
        off = begun is not None and (begun["sign"] in "-–•·") == (BULLET in sign)
        cursor.beginEditBlock()
        no = 0
        while block.isValid() and block.position() <= last.position():
            no += 1
            at = QTextCursor(block)
            depth = at.blockFormat().indent()
            self._unmark(at)
            dress(at, Para(()) if off else Item((), depth=depth))
            if not off:
                at.movePosition(QTextCursor.MoveOperation.StartOfBlock)
                at.insertText(sign.format(no=no), char_format(False))
            block = block.next()
        cursor.endEditBlock()

    @staticmethod
    def _unmark(cursor: QTextCursor) -> None:
        """Take the sign of a list away from the cursor's paragraph."""
        begun = START.match(cursor.block().text())
        if begun is not None:
            at = QTextCursor(cursor.block())
            at.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, begun.end())
            at.removeSelectedText()

    # ---- keys and paste ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        begun = START.match(cursor.block().text())
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and cursor.currentTable() is None:
            if begun is None:
                self.focusNextPrevChild(key == Qt.Key.Key_Tab)
                return
            form = cursor.blockFormat()
            by = 1 if key == Qt.Key.Key_Tab else -1
            form.setIndent(min(max(form.indent() + by, 0), richtext.DEEPEST))
            cursor.setBlockFormat(form)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift and cursor.currentTable() is None:
            self._enter(cursor, begun)
        else:
            super().keyPressEvent(event)
            if event.text() == " ":
                self._begin_list()

    def _enter(self, cursor: QTextCursor, begun: re.Match[str] | None) -> None:
        form, text = cursor.blockFormat(), cursor.block().text()
        cursor.beginEditBlock()
        if begun is not None and not text[begun.end() :].strip():
            self._unmark(cursor)
            dress(cursor, Para(()))
        elif begun is not None and cursor.positionInBlock() >= begun.end():
            cursor.insertBlock(form, char_format(False))
            cursor.insertText(f"{_next(begun['sign'])} ", char_format(False))
        else:
            cursor.insertBlock()
            if form.headingLevel():
                dress(cursor, Para(()))
                cursor.setCharFormat(char_format(False))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _begin_list(self) -> None:
        """«- » typed at the beginning of a paragraph is a point of a list."""
        cursor = self.textCursor()
        begun, form = START.match(cursor.block().text()), cursor.blockFormat()
        if begun is None or cursor.positionInBlock() != begun.end() or form.leftMargin():
            return
        if begun["sign"] in "-–·":
            at = QTextCursor(cursor.block())
            at.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            at.insertText(BULLET, char_format(False))
        dress(cursor, Item((), depth=form.indent()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasHtml() and "\n" not in source.text():
            self.textCursor().insertText(source.text())
            return
        other = QTextDocument()
        if source.hasHtml():
            other.setHtml(source.html())
        else:
            other.setPlainText(source.text())
        blocks = blocks_of(other)
        cursor = self.textCursor()
        if len(blocks) == 1 and isinstance(blocks[0], Para):
            cursor.beginEditBlock()
            for span in blocks[0].spans:
                cursor.insertText(span.text, char_format(span.bold, span.italic))
            cursor.endEditBlock()
        else:
            write(cursor, blocks)
        self.setTextCursor(cursor)


def _next(sign: str) -> str:
    """Return the sign of the next point: «3.» after «2.»."""
    return _NUMBER.sub(lambda found: str(int(found[1]) + 1), sign)
