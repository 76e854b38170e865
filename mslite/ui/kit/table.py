"""A list: windowed rows, one line selected, Enter opens it, an empty state that says what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from mslite.ui.kit import keys, memory, theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.windowmodel import Column, WindowModel

ROW_HEIGHT = 4 * theme.GRID


class PlainView(QTableView):
    """A table view as every list here wants it."""

    entered_row = Signal()
    typed = Signal(str)
    """A key was pressed alone on a list that is not edited in place: its sign as ``keys.latin`` tells it."""

    placeholder = ""
    """What stands in an empty list: what to do first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.horizontalHeader().setSectionsClickable(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.placeholder and self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            box = self.viewport().rect().adjusted(theme.GRID, 2 * theme.GRID, -theme.GRID, 0)
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self.placeholder
            )

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over a list are the page's (filter); Qt would read the whole list for them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, key = self.model(), event.key()
        if (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.state() is not QAbstractItemView.State.EditingState
        ):
            self.entered_row.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and model is not None and model.rowCount():
            row = 0 if key == Qt.Key.Key_Home else model.rowCount() - 1
            self.setCurrentIndex(model.index(row, max(0, self.currentIndex().column())))
        elif self.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers and keys.latin(event):
            self.typed.emit(keys.latin(event))
        else:
            super().keyPressEvent(event)


class Table(QWidget):
    """A list of lines with columns. ``name`` keeps its column widths on this machine.

    ``key(line)`` is what a line is recognised by after a refresh (its ``id``).
    """

    opened = Signal(object)
    """Enter or double click on this line."""
    chosen = Signal(object)
    """Another line is current (None: none)."""
    typed = Signal(str)
    """A key pressed alone: « », «A» … (``keys.latin``), for the actions of the page on the current line."""

    def __init__(
        self, desk: Desk, columns: Sequence[Column], name: str, title: str, empty: QWidget | None = None,
        key: Callable[[Any], Any] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._key = name, key or _id_of
        self.model = WindowModel(desk, columns, self)
        self.view = PlainView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(title)
        self.view.entered_row.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        self.view.typed.connect(self.typed)
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        self.model.arrived.connect(self._arrived)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._empty = empty
        if empty is not None:
            self._stack.addWidget(empty)
        self.setFocusProxy(self.view)
        self._set_widths(columns)

    def show_lines(
        self, count: int, fetch: Callable[[int, int], Sequence[Any]] | None = None, first: Sequence[Any] = ()
    ) -> None:
        """Show ``count`` lines read by ``fetch(offset, limit)``; ``first``: the first ones, at hand already.

        The current line stays current when it is still near; the scroll position stays.
        """
        before, row = self.current(), self.view.currentIndex().row()
        scrolled = self.view.verticalScrollBar().value()
        self.model.show(count, fetch, first)
        if self._empty is not None:
            shown = self.view if count else self._empty
            self._stack.setCurrentWidget(shown)
            self.setFocusProxy(shown)
        if not count:
            self.chosen.emit(None)
            return
        wanted = self._key(before) if before is not None else None
        at = next(
            (no for no, line in enumerate(first) if wanted is not None and self._key(line) == wanted), None
        )
        self.select_row(at if at is not None else min(max(row, 0), count - 1))
        self.view.verticalScrollBar().setValue(scrolled)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show a short list that is at hand as a whole."""
        self.show_lines(len(rows), None, tuple(rows))

    def current(self) -> Any:
        """Return the current line, None when there is none or it is still being read."""
        row = self.view.currentIndex().row()
        return self.model.line(row) if row >= 0 else None

    def select_row(self, row: int) -> None:
        """Make ``row`` the current one."""
        self.view.setCurrentIndex(self.model.index(row, 0))

    def _open(self) -> None:
        line = self.current()
        if line is not None:
            self.opened.emit(line)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.model.line(now.row()) if now.isValid() else None)

    def _arrived(self, first: int, last: int) -> None:
        row = self.view.currentIndex().row()
        if first <= row <= last:
            self.chosen.emit(self.model.line(row))

    def _set_widths(self, columns: Sequence[Column]) -> None:
        head, kept = self.view.horizontalHeader(), memory.get(self._name)
        head.setMinimumSectionSize(5 * theme.GRID)
        for no, column in enumerate(columns):
            stretch = not column.width
            head.setSectionResizeMode(
                no, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
            if not stretch:
                self.view.setColumnWidth(no, kept[no] if len(kept) == len(columns) else column.width)
        head.sectionResized.connect(self._resized)

    def _resized(self, *_sizes: int) -> None:
        memory.put(self._name, [self.view.columnWidth(no) for no in range(self.model.columnCount())])


def _id_of(line: Any) -> Any:
    return getattr(line, "id", line)
