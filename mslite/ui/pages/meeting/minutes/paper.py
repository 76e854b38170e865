"""The minutes of an item as a page on the screen; a record is edited in its place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from mslite.ui.kit import theme
from mslite.ui.kit.windowmodel import LINE, Index
from mslite.ui.pages.meeting.minutes.keyed import KeyedModel
from mslite.ui.pages.meeting.minutes.lines import Line, is_record
from mslite.ui.pages.meeting.minutes.paragraphs import PaperDelegate


class PaperView(QListView):
    """The page. Enter edits a record in its place; what its keys ask for is told by signals."""

    editing = Signal(object)
    removing = Signal(object)
    inserting = Signal(object)
    moving = Signal(object, int)
    carrying = Signal(object, int)
    """A record shall go to the item before (-1) or behind (1)."""
    below = Signal()
    """The arrow key leaves the page at its foot."""
    focused = Signal(bool)
    typed = Signal(str)
    """The person begins to type: that is for the entry line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = KeyedModel(self)
        self.setModel(self.lines)
        self.paper = PaperDelegate(self)
        self.setItemDelegate(self.paper)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(3 * theme.GRID)
        self.doubleClicked.connect(self._double)

    @property
    def editor(self) -> QWidget | None:
        """What stands in the place of a line just now."""
        return self.paper.editor

    @property
    def current(self) -> Line | None:
        """The chosen record's line."""
        found = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return found if is_record(found) else None

    def select(self, key: str) -> bool:
        """Choose the line with ``key``."""
        at = self.lines.place(key)
        if at >= 0:
            self.setCurrentIndex(self.lines.index(at))
        return at >= 0

    def select_last(self) -> bool:
        """Choose the last record of the page."""
        return next((self.select(row.key) for row in reversed(self.lines.rows) if is_record(row)), False)

    # ---- a record edited in its place ------------------------------------------------------------------

    def open_editor(self, key: str, editor: QWidget) -> None:
        """Let ``editor`` stand in the place of the line with ``key``."""
        self.close_editor()
        index = self.lines.index(self.lines.place(key))
        self.paper.editor, self.paper.editing = editor, key
        editor.setProperty("role", "card")
        editor.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        editor.destroyed.connect(self._destroyed)
        editor.installEventFilter(self)
        self.setCurrentIndex(index)
        self.setIndexWidget(index, editor)
        self.refit()

    def close_editor(self) -> None:
        """Show the line again."""
        editor = self.editor
        if editor is None:
            return
        index = self.lines.index(self.lines.place(self.paper.editing))
        self.paper.editor, self.paper.editing = None, ""
        editor.removeEventFilter(self)
        editor.destroyed.disconnect(self._destroyed)
        editor.hide()
        if index.isValid():
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
            self.paper.sizeHintChanged.emit(index)

    def refit(self) -> None:
        """Give the row of the editor the height that the editor needs, and bring it into sight."""
        index = self.lines.index(self.lines.place(self.paper.editing))
        if self.editor is not None and index.isValid():
            self.paper.sizeHintChanged.emit(index)
            self.scrollTo(index)

    def _destroyed(self) -> None:
        self.paper.editor, self.paper.editing = None, ""

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.LayoutRequest:
            self.refit()
        return super().eventFilter(watched, event)

    # ---- keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():
            return  # a key that the editor in a line left over: it means nothing here
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        line = self.current
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if line is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moving.emit(line, -1 if key == Qt.Key.Key_Up else 1)
        elif line is not None and alt and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.carrying.emit(line, -1 if key == Qt.Key.Key_PageUp else 1)
        elif line is not None and not others and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editing.emit(line)
        elif line is not None and not others and key == Qt.Key.Key_Delete:
            self.removing.emit(line)
        elif line is not None and not others and key == Qt.Key.Key_Insert:
            self.inserting.emit(line)
        elif not others and key == Qt.Key.Key_Down and (line is None or line.key == self._last()):
            self.below.emit()
        elif not others and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        elif not others and key == Qt.Key.Key_Up and line is not None and line.key == self._first():
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def _last(self) -> str:
        return next((row.key for row in reversed(self.lines.rows) if is_record(row)), "")

    def _first(self) -> str:
        return next((row.key for row in self.lines.rows if is_record(row)), "")

    def _double(self, index: Index) -> None:
        line = index.data(LINE)
        if is_record(line):
            self.editing.emit(line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()
