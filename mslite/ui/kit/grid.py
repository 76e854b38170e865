"""A big table that is edited like Excel's and looks like the paper it becomes.

How to use it::

    self.grid = Grid(ctx, columns, name="plan", title=tr.t("Action plan"))   # name: widths on this machine
    self.grid.show_lines(lines)            # after every change; cursor, selection and scroll stay
    self.grid.changed.connect(self._save)  # (CellChange, …): shown already, save them as one step
    self.grid.typing.connect(self._typing) # (key, column, text) at each letter: keeper.typed(…)
    self.grid.dropped.connect(self._settle)# (key, column): Esc, what was typed is not wanted
    self.grid.moved.connect(self._moved)   # another cell: grid.current() -> (key, column key) | None
    self.grid.undo.add(saved)              # every Saved of this page; Ctrl+Z and Ctrl+Y work then

A line is a :class:`GridLine` of :class:`Cell`; see there for headings over the whole width, cells that are
one with the cell above, signs of state, cells that cannot be edited. The owner answers each change by
saving it and showing the lines anew as they stand in the file; lines that are equal cost nothing, so
5 000 of them may be shown again after each key that ends a cell.

With ``grid.view.blocks.grows = True`` a pasted block is not put over the cells but told by ``grid.pasted``
(row, column number, block), as it may reach beyond the last row; else ``changed`` tells what it changed.
``grid.more_wanted``: Tab in the last cell.

Keys: letters replace, F2/Enter edits, Enter/Tab/arrows end, Alt+Enter a new line in the cell, Esc gives up;
Delete clears, Ctrl+C/X/V blocks to and from Excel and Word, Ctrl+D fills down, Shift+Space whole rows,
Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z, Ctrl+F, Ctrl+H, F3. The page adds its own with ``keys.shortcut(grid, …)`` and
fills the menu of the right button or the menu key in a slot of ``menu_wanted`` (a QMenu).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from mslite.ui.kit import icons, keys, memory, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.gridfind import FindBar
from mslite.ui.kit.gridmodel import Cell, CellChange, GridColumn, GridLine, GridModel
from mslite.ui.kit.gridview import GridView
from mslite.ui.kit.undo import UndoSteps

__all__ = ["Cell", "CellChange", "Grid", "GridColumn", "GridLine"]


class Grid(QWidget):
    """The table with its bar for finding; see the module."""

    changed = Signal(object)
    typing = Signal(str, str, str)
    dropped = Signal(str, str)
    moved = Signal()
    pasted = Signal(int, int, object)
    more_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, ctx: PageContext, columns: Sequence[GridColumn], name: str, title: str) -> None:
        super().__init__()
        self._tr, self._name = ctx.tr, name
        self.model = GridModel(columns, self)
        self.view = GridView(self.model, ctx.desk)
        self.view.setAccessibleName(title)
        self.bar = FindBar(ctx.tr, self.view, self.model)
        self.undo = UndoSteps(ctx, self)
        box = parts.column(self)
        box.addWidget(self.bar)
        box.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.model.changed.connect(self.changed)
        self.view.moved.connect(self.moved)
        self.view.blocks.pasted.connect(self.pasted)
        self.view.past_end.connect(self.more_wanted)
        self.view.cells.typed.connect(self._typed)
        self.view.cells.dropped.connect(self._dropped)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        for combination, slot in (
            ("Ctrl+F", self.search), ("Ctrl+H", self.replace),
            ("F3", self.bar.on), ("Shift+F3", self.bar.back),
            ("Ctrl+Z", self.undo.undo), ("Ctrl+Y", self.undo.redo), ("Ctrl+Shift+Z", self.undo.redo),
        ):  # fmt: skip
            keys.shortcut(self, combination, slot)
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self._set_widths)
        self._set_widths()
        self.view.horizontalHeader().sectionResized.connect(self._resized)

    # ---- what is shown -------------------------------------------------------------------------------

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Show other columns; equal ones change nothing. Show the lines anew afterwards."""
        if self.model.columns != tuple(columns):
            self.model.set_columns(columns)
            self._set_widths()

    def show_lines(self, lines: Sequence[GridLine]) -> None:
        """Show ``lines``; the current cell stays current where its line is still there."""
        before, row = self.current(), self.view.currentIndex().row()
        self.model.show(lines)
        now = self.current()
        if before is not None and (now is None or now[0] != before[0]):
            at = self.model.row_of(before[0])
            self.view.go(at if at >= 0 else min(row, len(lines) - 1), self.model.column_of(before[1]))
        elif before is None and lines:
            self.view.go(0, 0)
        self._fit.start()  # the bar at the side may have come or gone

    def set_read_only(self, on: bool) -> None:
        """Close or open all cells."""
        if self.model.read_only != on:
            self.model.read_only = on
            self.view.viewport().update()

    # ---- where the person is -------------------------------------------------------------------------

    def current(self) -> tuple[str, str] | None:
        """Return the key of the current line and of the current column."""
        now = self.view.currentIndex()
        if not 0 <= now.row() < len(self.model.lines):
            return None
        return self.model.lines[now.row()].key, self.model.columns[now.column()].key

    def selected(self) -> tuple[str, ...]:
        """Return the keys of the selected lines, in order."""
        area = self.view.area()
        return tuple(line.key for line in self.model.lines[area[0] : area[1] + 1]) if area else ()

    def go(self, key: str, column: str = "", edit: bool = False) -> bool:
        """Make a cell current, with ``edit`` begin to type in it; False when the line is not shown."""
        row = self.model.row_of(key)
        if row < 0:
            return False
        at = self.model.column_of(column) if column else self.view.currentIndex().column()
        self.view.go(row, max(at, 0))
        self.view.setFocus()
        if edit:
            self.view.begin()
        return True

    def end_editing(self) -> None:
        """Take over what stands in an open editor (the page is left)."""
        self.view.end_editing()

    # ---- what is done --------------------------------------------------------------------------------

    def search(self) -> None:
        """Find words (Ctrl+F)."""
        self.bar.begin(replacing=False)

    def replace(self) -> None:
        """Replace words (Ctrl+H)."""
        self.bar.begin(replacing=True)

    def _typed(self, row: int, column: int, text: str) -> None:
        if 0 <= row < len(self.model.lines):
            line = self.model.lines[row]
            self.typing.emit(line.key, self.model.columns[0 if line.wide else column].key, text)

    def _dropped(self, row: int, column: int) -> None:
        if 0 <= row < len(self.model.lines):
            line = self.model.lines[row]
            self.dropped.emit(line.key, self.model.columns[0 if line.wide else column].key)

    def _menu(self, at: QPoint) -> None:
        tr, menu, open_ = self._tr, QMenu(self), not self.model.read_only
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        if menu.actions():
            menu.addSeparator()
        for icon, words, slot, key, can in (
            ("", tr.t("Cut"), self.view.blocks.cut, "Ctrl+X", open_),
            ("copy", tr.t("Copy"), self.view.blocks.copy, "Ctrl+C", True),
            ("", tr.t("Paste"), self.view.blocks.paste, "Ctrl+V", open_),
            ("", tr.t("Fill down"), self.view.blocks.fill_down, "Ctrl+D", open_),
            ("search", tr.t("Find"), self.search, "Ctrl+F", True),
            ("", tr.t("Replace"), self.replace, "Ctrl+H", open_),
            ("undo-2", tr.t("Undo"), self.undo.undo, "Ctrl+Z", self.undo.can_undo),
            ("redo-2", tr.t("Redo"), self.undo.redo, "Ctrl+Y", self.undo.can_redo),
        ):
            action = menu.addAction(f"{words}\t{key}", slot)
            if icon:
                action.setIcon(icons.icon(icon))
            action.setEnabled(can)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _set_widths(self) -> None:
        """Widths as they were drawn on this machine; else the columns' own, over the room there is."""
        head, kept = self.view.horizontalHeader(), memory.get(self._kept)
        wanted = [column.width for column in self.model.columns]
        if len(kept) == len(wanted):
            wanted = kept
        elif wanted:
            room = self.view.viewport().width()
            more = max(1.0, room / max(sum(wanted), 1))
            wanted = [int(width * more) for width in wanted]
            wanted[-1] += max(0, room - sum(wanted)) if more > 1 else 0
        if [self.view.columnWidth(no) for no in range(len(wanted))] == wanted:
            return
        head.blockSignals(True)  # only a person's drawing is kept
        for no, width in enumerate(wanted):
            self.view.setColumnWidth(no, width)
        head.blockSignals(False)
        self.view.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.start()

    @property
    def _kept(self) -> str:
        return "grid." + self._name + "." + ".".join(column.key for column in self.model.columns)

    def _resized(self, *_sizes: int) -> None:
        memory.put(self._kept, [self.view.columnWidth(no) for no in range(len(self.model.columns))])
