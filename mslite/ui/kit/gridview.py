"""The view of a grid: keys as in Excel, the clipboard, blocks of cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtCore import QPersistentModelIndex as Place
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mslite.ui.kit import gridsteps, keys, theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.gridblocks import GridBlocks
from mslite.ui.kit.griddelegate import GridDelegate
from mslite.ui.kit.gridheights import LEAST, RowHeights
from mslite.ui.kit.gridheld import HeldKeys
from mslite.ui.kit.gridmodel import Area, GridModel

Key = Qt.Key


class GridView(QTableView):
    """Cells over a :class:`GridModel`; see :mod:`mslite.ui.kit.grid` for the keys."""

    past_end = Signal()
    """Tab in the last cell: the person wants another row."""
    moved = Signal()
    """Another cell is current, or other cells are selected."""

    def __init__(self, model: GridModel, desk: Desk) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.cells = GridDelegate(self, model, desk)
        self.setItemDelegate(self.cells)
        self.cells.ended.connect(self._ended)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(3 * theme.GRID)
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setMinimumSectionSize(LEAST)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(4 * theme.GRID)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.waiting = HeldKeys(self)
        self.heights = RowHeights(self, model)
        self.blocks = GridBlocks(self, model)
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self._fit)
        head.sectionResized.connect(self._resized)
        model.modelReset.connect(self._refit.start)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)
        self.verticalScrollBar().valueChanged.connect(self.heights.fit_seen)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self.selectionModel().selectionChanged.connect(self._selected)
        for combination, slot in (
            ("Ctrl+C", self.blocks.copy), ("Ctrl+Insert", self.blocks.copy),
            ("Ctrl+X", self.blocks.cut), ("Ctrl+V", self.blocks.paste), ("Shift+Insert", self.blocks.paste),
            ("Ctrl+D", self.blocks.fill_down), ("Shift+Space", self.select_rows),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot, Qt.ShortcutContext.WidgetShortcut)

    # ---- where the person is -------------------------------------------------------------------------

    def area(self) -> Area | None:
        """Return the selected block, the current cell without one; None in an empty grid."""
        ranges = self.selectionModel().selection().toList()
        if ranges:
            return (
                min(one.top() for one in ranges), max(one.bottom() for one in ranges),
                min(one.left() for one in ranges), max(one.right() for one in ranges),
            )  # fmt: skip
        now = self.currentIndex()
        return (now.row(), now.row(), now.column(), now.column()) if now.isValid() else None

    def go(self, row: int, column: int) -> None:
        """Make a cell current and bring it into sight."""
        index = self._model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.heights.fit_seen()
            self.scrollTo(index)

    def select(self, area: Area) -> None:
        """Select a block; its first cell is current."""
        top, bottom, left, right = area
        self.go(top, left)
        ends = self._model.index(top, left), self._model.index(bottom, right)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(*ends), flags)

    def select_rows(self) -> None:
        """Select the whole rows of the selection (Shift+Space)."""
        area = self.area()
        if area is not None:
            last = len(self._model.columns) - 1
            column = self.currentIndex().column()
            ends = self._model.index(area[0], 0), self._model.index(area[1], last)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(QItemSelection(*ends), flags)
            here = self._model.index(self.currentIndex().row(), column)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)

    def begin(self, fresh: bool = False) -> bool:
        """Edit the current cell; ``fresh``: what is typed replaces what stands there."""
        index = self.currentIndex()
        if self.editing:
            return True
        if not index.isValid() or not self._model.editable(index.row(), index.column()):
            return False
        self.cells.fresh = fresh
        self.edit(index)
        return True

    @property
    def editing(self) -> bool:
        """Whether an editor is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def end_editing(self) -> None:
        """Take over what stands in an open editor."""
        if self.editing:
            index = Place(self.currentIndex())
            editor = self.indexWidget(self.currentIndex())
            if editor is not None and index.isValid():
                self.commitData(editor)
                self.closeEditor(editor, GridDelegate.EndEditHint.NoHint)

    # ---- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.waiting.keeps(event):
            return
        key, modifiers = event.key(), event.modifiers()
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        bare = not modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Key.Key_Return, Key.Key_Enter) and (bare or shift):
            if bare and self._model.lines and not self._model.read_only:
                self.begin()
            else:
                self._step_down(-1 if shift else 1)
        elif key == Key.Key_F2 and bare:
            self.begin()
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            if not self._step_across(-1 if key == Key.Key_Backtab else 1):
                if key == Key.Key_Tab and not self._model.read_only:
                    self.past_end.emit()
                else:
                    super().keyPressEvent(event)
        elif key == Key.Key_Delete and bare:
            self.blocks.clear_cells()
        elif key == Key.Key_Backspace and bare:
            self.begin(fresh=True)
        elif event.text().isprintable() and event.text() and (bare or shift):
            if self.begin(fresh=True):
                editor = self.indexWidget(self.currentIndex())
                if editor is not None:
                    QGuiApplication.sendEvent(editor, event)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into the cell; Qt would look for a row that begins with them."""

    def event(self, event: QEvent) -> bool:
        tabs = (Key.Key_Tab, Key.Key_Backtab)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in tabs:
            self.keyPressEvent(event)  # else Qt takes it for the next widget
            return True
        return super().event(event)

    def _ended(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        self.setFocus()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Down):
            self._step_down(1)
        elif key == Key.Key_Up:
            self._step_down(-1)
        elif key == Key.Key_Tab and not self._step_across(-1 if shift else 1):
            self.past_end.emit()
        elif key == Key.Key_Backtab:
            self._step_across(-1)

    def _step_down(self, by: int) -> None:
        self._step(gridsteps.below(self._model, self.currentIndex().row(), self.currentIndex().column(), by))

    def _step_across(self, by: int) -> bool:
        now = self.currentIndex()
        return self._step(gridsteps.beside(self._model, now.row(), now.column(), by))

    def _step(self, place: tuple[int, int] | None) -> bool:
        if place is not None:
            self.go(*place)
        return place is not None

    # ---- what changes around the cells ---------------------------------------------------------------

    def _inserted(self, _parent: object, first: int, last: int) -> None:
        self.heights.changed(first, last)

    def _removed(self, _parent: object, first: int, _last: int) -> None:
        self.heights.changed(first, first)

    def _changed(self, top: Place, bottom: Place) -> None:
        self.heights.changed(top.row(), bottom.row())

    def refit(self) -> None:
        """Columns have other widths: words wrap anew."""
        self.updateGeometries()
        self._refit.start()

    def _fit(self) -> None:
        """Let the heads stand whole and the rows be as high as their words."""
        head = self.horizontalHeader()
        high, flags = 0, int(Qt.TextFlag.TextWordWrap)
        for no, column in enumerate(self._model.columns):
            room = max(self.columnWidth(no) - 2 * theme.GRID, 20)
            high = max(high, head.fontMetrics().boundingRect(0, 0, room, 1000, flags, column.title).height())
        head.setFixedHeight(max(high + 10, 4 * theme.GRID))
        self.updateGeometries()
        self.heights.forget()

    def _resized(self, *_sizes: int) -> None:
        self._refit.start()

    def _current_moved(self, *_indexes: object) -> None:
        self.viewport().update()  # the frame of a joined cell reaches over rows that Qt would not draw anew
        self.moved.emit()

    def _selected(self, *_ranges: object) -> None:
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heights.fit_seen()
