"""The editor in a cell of a grid: Enter ends it, Alt+Enter begins a line, names are completed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QFrame, QListView, QPlainTextEdit, QWidget

from mslite.ui.kit import theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.editing import lets_undo_pass
from mslite.ui.kit.people import OPTION, PAUSE_MS, TEXT, Option, OptionDelegate, Suggest

Key = Qt.Key
ENDING = (Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape)
FEEDS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class CellEditor(QPlainTextEdit):
    """``fresh``: the letters were typed over the cell, ↑ and ↓ leave it; after F2 they move in the text."""

    grown = Signal()

    def __init__(self, desk: Desk, suggest: Suggest | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.fresh = False
        self._desk, self._suggest, self._asked = desk, suggest, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.grown)
        self._popup: QListView | None = None
        if suggest is not None:
            self._offer()

    def wanted_height(self) -> int:
        """How high the whole text is, in pixels."""
        lines = max(int(self.document().size().height()), 1)
        return lines * self.fontMetrics().lineSpacing() + 12

    def ends(self, event: QKeyEvent) -> bool:
        """Tell whether a key ends the editing."""
        key, modifiers = event.key(), event.modifiers()
        if self._popup is not None and self._popup.isVisible():
            return False
        if key in (Key.Key_Return, Key.Key_Enter):
            return not modifiers & FEEDS
        if key in ENDING:
            return True
        if self.fresh and not modifiers and key in (Key.Key_Up, Key.Key_Down):
            cursor = self.textCursor()
            way = QTextCursor.MoveOperation.Up if key == Key.Key_Up else QTextCursor.MoveOperation.Down
            return not cursor.movePosition(way)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup is not None and popup.isVisible() and event.key() in ENDING:
            if event.key() == Key.Key_Escape or not popup.currentIndex().isValid():
                popup.hide()
                event.ignore()
            else:
                event.ignore()  # the completer takes the marked offer
            return
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if lets_undo_pass(event, self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    # ---- names that are completed --------------------------------------------------------------------

    def _offer(self) -> None:
        self._offers = QStandardItemModel(self)
        self._done = QCompleter(self._offers, self)
        self._done.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._done.setCompletionRole(TEXT)
        self._popup = QListView()
        self._done.setPopup(self._popup)
        self._popup.setItemDelegate(OptionDelegate(self._popup))
        self._done.setWidget(self)
        self._done.activated[QModelIndex].connect(self._taken)  # type: ignore[index]
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._pause.start)

    def _piece(self) -> tuple[int, str]:
        """Return where the name under the cursor begins, and its letters so far."""
        at = self.textCursor().position()
        before = self.toPlainText()[:at]
        start = max(before.rfind(","), before.rfind(";"), before.rfind("\n")) + 1
        start += len(before[start:]) - len(before[start:].lstrip())
        return start, before[start:]

    def _ask(self) -> None:
        _, piece = self._piece()
        self._asked += 1
        if piece and self._suggest is not None:
            self._desk.read(partial(self._find, self._suggest, self._asked, piece), self._found)
        elif self._popup is not None:
            self._popup.hide()

    @staticmethod
    def _find(suggest: Suggest, no: int, text: str) -> tuple[int, Sequence[Option]]:
        return no, suggest(text)

    def _found(self, answer: tuple[int, Sequence[Option]]) -> None:
        no, options = answer
        if no != self._asked or not self.hasFocus() or self._popup is None:
            return
        self._offers.clear()
        _, piece = self._piece()
        for option in options:
            if option.text == piece:
                continue
            item = QStandardItem(option.text)
            item.setData(option.text, TEXT)
            item.setData(option, OPTION)
            self._offers.appendRow(item)
        if self._offers.rowCount():
            box = self.cursorRect()
            self._done.complete(QRect(0, box.top(), max(self.width(), 40 * theme.GRID), box.height() + 4))
        else:
            self._popup.hide()

    def _taken(self, index: QModelIndex) -> None:
        option: Option = index.data(OPTION)
        start, _ = self._piece()
        cursor = self.textCursor()
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(option.text)
        self._pause.stop()
        self._asked += 1
