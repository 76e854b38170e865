"""A small editable list: agenda items, places, steps. Rows are frozen values; the page saves what changes.

Keys: Enter or F2 edits, Insert adds, Delete removes, Alt+↑/↓ moves, Space ticks; rows can be dragged.
The list changes nothing in the file: it tells, the page saves and calls ``set_rows`` again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from mslite.ui.kit.marks import Tone
from mslite.ui.kit.windowmodel import LINE, Index, tone_data

_MIME = "application/x-mslite-row"


@dataclass(frozen=True)
class Field:
    """One column: ``get(row)`` is the value shown; ``put(row, value) -> row`` makes it editable.

    A value is a text; with ``choices`` one of those (value, label); with ``check`` a boolean, ticked by
    Space. ``put`` may raise ``ValueError``: the cell keeps what it had. ``tone`` gives sign and colour.
    """

    title: str
    get: Callable[[Any], Any]
    put: Callable[[Any, Any], Any] | None = None
    width: int = 0
    choices: Sequence[tuple[Any, str]] = ()
    check: bool = False
    right: bool = False
    tone: Callable[[Any], Tone] | None = None


class RowsModel(QAbstractTableModel):
    """The rows of a :class:`mslite.ui.kit.rowsview.RowsEditor`."""

    changed = Signal(object)
    ordered = Signal(object)

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.rows: list[Any] = []
        self.read_only = False

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows. The same ones again are brought up to date under an open editor."""
        before = [getattr(row, "id", None) for row in self.rows]
        if None in before or before != [getattr(row, "id", None) for row in rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        old, self.rows = self.rows, list(rows)
        for no, (was, now) in enumerate(zip(old, self.rows, strict=True)):
            for place, field in enumerate(self.fields):
                if field.get(was) != field.get(now) or (field.tone and field.tone(was) != field.tone(now)):
                    self.dataChanged.emit(self.index(no, place), self.index(no, place))

    def move(self, start: int, end: int) -> bool:
        """Move the row at ``start`` to stand at ``end``; tells the new order."""
        if self.read_only or start == end or not (0 <= start < len(self.rows) and 0 <= end < len(self.rows)):
            return False
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), end + (end > start))
        self.rows.insert(end, self.rows.pop(start))
        self.endMoveRows()
        self.ordered.emit(tuple(self.rows))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        field, row = self.fields[index.column()], self.rows[index.row()]
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.CheckStateRole and field.check:
            return Qt.CheckState.Checked if field.get(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole and not field.check:
            return field.get(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and not field.check:
            value = field.get(row)
            return next(
                (text for key, text in field.choices if key == value), "" if value is None else str(value)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return tone_data(field.tone(row), role) if field.tone else None

    def draft(self, index: Index, value: Any) -> Any:
        """Return the row as it would be with ``value`` in a cell; None when that is no value."""
        put, row = self.fields[index.column()].put, self.rows[index.row()]
        try:
            return put(row, value) if put is not None else None
        except ValueError:
            return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or self.read_only or self.fields[index.column()].put is None:
            return False
        field, row = self.fields[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        new = self.draft(index, value) if value != field.get(row) else None
        if new is None:
            return False
        self.rows[index.row()] = new
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self.fields) - 1))
        self.changed.emit(new)
        return True

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if (
            side is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and section < len(self.fields)
        ):
            return self.fields[section].title
        if side is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return section + 1
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.read_only else Qt.ItemFlag.ItemIsDropEnabled
        out = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not self.read_only:
            out |= Qt.ItemFlag.ItemIsDragEnabled
            field = self.fields[index.column()]
            if field.put is not None:
                out |= Qt.ItemFlag.ItemIsUserCheckable if field.check else Qt.ItemFlag.ItemIsEditable
        return out

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        out = QMimeData()
        out.setData(_MIME, str(indexes[0].row()).encode() if indexes else b"-1")
        return out

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(_MIME):
            return False
        start = int(bytes(data.data(_MIME).data()))
        if row < 0:
            row = parent.row() if parent.isValid() else len(self.rows)
        self.move(start, row - (row > start))
        return False  # the rows are moved already: the view has nothing to take away
