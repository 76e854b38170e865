"""A list model of values with a ``key``: another state of the list is taken over row by row, in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from mslite.ui.kit.windowmodel import LINE, Index

_ROOT = QModelIndex()


class KeyedModel(QAbstractListModel):
    """Rows are values with ``key`` and ``text``; what has not changed is not touched.

    So the selection, an editor that stands in a row, and the place on the page stay where they are.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show ``rows``: removes, inserts, moves and changes only what is different."""
        wanted = {row.key for row in rows}
        for at in reversed(range(len(self.rows))):
            if self.rows[at].key not in wanted:
                self.beginRemoveRows(_ROOT, at, at)
                del self.rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            old = next((no for no in range(at, len(self.rows)) if self.rows[no].key == row.key), -1)
            if old < 0:
                self.beginInsertRows(_ROOT, at, at)
                self.rows.insert(at, row)
                self.endInsertRows()
                continue
            if old != at:
                self.beginMoveRows(_ROOT, old, old, _ROOT, at)
                self.rows.insert(at, self.rows.pop(old))
                self.endMoveRows()
            if self.rows[at] != row:
                self.rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def show_anew(self, rows: Sequence[Any]) -> None:
        """Show another list altogether."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place(self, key: str) -> int:
        """Return the row with ``key``, -1 when there is none."""
        return next((no for no, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(row.text)
        return row if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemNeverHasChildren
        if getattr(self.rows[index.row()], "row", True) is None:
            return base  # a heading: the arrow keys pass over it
        return base | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
