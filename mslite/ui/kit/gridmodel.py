"""The lines of a :class:`~mslite.ui.kit.grid.Grid` as a Qt model."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from mslite.ui.kit.marks import Tone
from mslite.ui.kit.people import Suggest
from mslite.ui.kit.windowmodel import Index

Area = tuple[int, int, int, int]
"""First and last row, first and last column."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its width in pixels where nobody has drawn another one, ``right`` for numbers.

    ``suggest`` completes what is typed, each name of a list between commas by itself.
    """

    key: str
    title: str
    width: int = 120
    right: bool = False
    suggest: Suggest | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``lead`` stands before the text and is not edited («1.2.» of a heading).

    ``ghost``: the text is not the cell's own (another language, the row above); it is shown quiet and an
    editor begins empty. ``fixed``: cannot be edited. ``tone`` puts its sign and colour beside the text,
    ``tip`` says in words what it means. ``share`` 0 to 1: a bar under the text, in the colour of the tone.
    """

    text: str = ""
    lead: str = ""
    ghost: bool = False
    fixed: bool = False
    tone: Tone = Tone.PLAIN
    tip: str = ""
    share: float | None = None

    @property
    def shown(self) -> str:
        """The whole text as it is drawn."""
        return f"{self.lead} {self.text}" if self.lead else self.text


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row, recognised by ``key``. ``wide`` 1, 2 …: a heading of that rank, ``cells[0]`` over all columns.

    ``joined`` are the numbers of the columns whose cell is one with the cell above it; its text still
    stands in each of the rows.
    """

    key: str
    cells: tuple[Cell, ...]
    wide: int = 0
    joined: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell whose text the person changed; ``before`` is what stood there."""

    key: str
    column: str
    text: str
    before: str


class GridModel(QAbstractTableModel):
    """Lines by position; :meth:`show` changes only what differs, so that cursor and scroll stay."""

    changed = Signal(object)
    """Cells were changed by the person: a tuple of :class:`CellChange`. They are shown already."""

    def __init__(self, columns: Sequence[GridColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines: list[GridLine] = []
        self.read_only = False

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Show other columns; the lines go."""
        self.beginResetModel()
        self.columns, self.lines = tuple(columns), []
        self.endResetModel()

    def show(self, lines: Sequence[GridLine]) -> None:
        """Show ``lines``: rows are inserted, removed and changed where they differ from those shown.

        A line in the place of another one is a change, so that an editor open in it stays open.
        """
        old = self.lines
        most = min(len(old), len(lines))
        start = next((no for no in range(most) if old[no].key != lines[no].key), most)
        most -= start
        end = next((no for no in range(most) if old[-1 - no].key != lines[-1 - no].key), most)
        gone, come = len(old) - end, len(lines) - end
        if gone > come:
            self.beginRemoveRows(QModelIndex(), come, gone - 1)
            del old[come:gone]
            self.endRemoveRows()
        if come > gone:
            self.beginInsertRows(QModelIndex(), gone, come - 1)
            old[gone:gone] = lines[gone:come]
            self.endInsertRows()
        differ = [no for no in range(len(lines)) if old[no] is not lines[no] and old[no] != lines[no]]
        for no in differ:
            old[no] = lines[no]
        if differ:
            self._tell(differ[0], differ[-1])

    def row_of(self, key: str) -> int:
        """Return the row of a line, -1 when it is not shown."""
        return next((no for no, line in enumerate(self.lines) if line.key == key), -1)

    def column_of(self, key: str) -> int:
        """Return the number of a column, -1 when there is none."""
        return next((no for no, column in enumerate(self.columns) if column.key == key), -1)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell that is seen at a place."""
        line = self.lines[row]
        return line.cells[0 if line.wide else column]

    def block(self, row: int, column: int) -> tuple[int, int]:
        """Return first and last row of the joined cell at a place."""
        top = bottom = row
        while top and column in self.lines[top].joined:
            top -= 1
        while bottom + 1 < len(self.lines) and column in self.lines[bottom + 1].joined:
            bottom += 1
        return top, bottom

    def editable(self, row: int, column: int) -> bool:
        """Tell whether a cell may be edited."""
        return not self.read_only and not self.cell(row, column).fixed

    def change(self, row: int, column: int, text: str) -> CellChange | None:
        """Return the change that puts ``text`` into a cell; None where nothing changes or nothing may."""
        if not self.editable(row, column):
            return None
        cell, line = self.cell(row, column), self.lines[row]
        before = "" if cell.ghost else cell.text
        key = self.columns[0 if line.wide else column].key
        return CellChange(line.key, key, text, before) if text != before else None

    def put(self, changes: Sequence[CellChange]) -> None:
        """Show changes at once and tell them; the owner answers with :meth:`show`."""
        rows = {line.key: no for no, line in enumerate(self.lines)}
        touched = [self._put(rows[one.key], self.column_of(one.column), one.text) for one in changes]
        if changes:
            self._tell(min(top for top, _ in touched), max(bottom for _, bottom in touched))
            self.changed.emit(tuple(changes))

    def _put(self, row: int, column: int, text: str) -> tuple[int, int]:
        top, bottom = (row, row) if self.lines[row].wide else self.block(row, column)
        for no in range(top, bottom + 1):
            line = self.lines[no]
            cells = list(line.cells)
            cells[column] = dataclasses.replace(cells[column], text=text, ghost=False)
            self.lines[no] = dataclasses.replace(line, cells=tuple(cells))
        return top, bottom

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # ---- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return "" if cell.ghost else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self.columns[index.column()].title, cell.shown, cell.tip)))
        return cell.shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        change = self.change(index.row(), index.column(), str(value))
        if change is not None:
            self.put((change,))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        out = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return out | Qt.ItemFlag.ItemIsEditable if self.editable(index.row(), index.column()) else out

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        return None


_ROLES = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
