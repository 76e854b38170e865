"""A list of any length: the model knows how many lines there are and fetches them in windows of 128."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from mslite.ui.kit import icons, theme
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.parts import SIGNS, Tone, colour_of

WINDOW = 128
KEPT = 20
Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Column:
    """One column of a list. ``text(line)`` is what stands there; all callables run in the window's thread.

    ``width`` in pixels, 0: takes the space left. ``right``: numbers. ``tone`` gives sign and colour,
    ``strike`` a line through (annulled), ``bold`` weight.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 0
    right: bool = False
    tone: Callable[[Any], Tone] | None = None
    strike: Callable[[Any], bool] | None = None
    bold: Callable[[Any], bool] | None = None


class WindowModel(QAbstractTableModel):
    """Lines by position. ``fetch(offset, limit)`` runs in a reader; an unread line is empty for a moment."""

    arrived = Signal(int, int)
    """First and last row of a window that has just been read."""

    def __init__(self, desk: Desk, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.columns = desk, tuple(columns)
        self._count, self._round = 0, 0
        self._fetch: Callable[[int, int], Sequence[Any]] | None = None
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._asked: set[int] = set()

    def show(
        self, count: int, fetch: Callable[[int, int], Sequence[Any]] | None, first: Sequence[Any] = ()
    ) -> None:
        """Show ``count`` lines; ``first`` are those already at hand (all of them when ``fetch`` is None)."""
        self.beginResetModel()
        self._count, self._fetch = count, fetch
        self._round += 1
        self._pages.clear()
        self._asked.clear()
        for no in range(0, len(first), WINDOW):
            part = first[no : no + WINDOW]
            if len(part) == WINDOW or no + len(part) >= count:
                self._pages[no // WINDOW] = part
        self.endResetModel()

    def line(self, row: int) -> Any:
        """Return the line at ``row``, None while it is being read (asking starts the reading)."""
        page, place = divmod(row, WINDOW)
        found = self._pages.get(page)
        if found is None:
            if page not in self._asked and self._fetch is not None and 0 <= row < self._count:
                self._asked.add(page)
                self._desk.read(partial(self._load, self._fetch, self._round, page), self._put)
            return None
        if self._fetch is not None:
            self._pages.move_to_end(page)
        return found[place] if place < len(found) else None

    @staticmethod
    def _load(
        fetch: Callable[[int, int], Sequence[Any]], round_: int, page: int
    ) -> tuple[int, int, Sequence[Any]]:
        return round_, page, fetch(page * WINDOW, WINDOW)

    def _put(self, answer: tuple[int, int, Sequence[Any]]) -> None:
        round_, page, lines = answer
        if round_ != self._round:
            return
        self._asked.discard(page)
        self._pages[page] = lines
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first, last = page * WINDOW, min(self._count, (page + 1) * WINDOW) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.arrived.emit(first, last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in _ROLES:
            return None
        line = self.line(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        return _look(column, line, role)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                right = self.columns[section].right
                return (
                    Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                ) | Qt.AlignmentFlag.AlignVCenter
        return None


def _look(column: Column, line: Any, role: int) -> Any:
    tone = column.tone(line) if column.tone else Tone.PLAIN
    struck = bool(column.strike and column.strike(line))
    if role == Qt.ItemDataRole.ForegroundRole and struck:
        return QColor(theme.colours().quiet)
    if role == Qt.ItemDataRole.FontRole and (struck or (column.bold and column.bold(line))):
        font = QFont(theme.font())
        font.setStrikeOut(struck)
        font.setBold(not struck)
        return font
    return tone_data(tone, role)


def tone_data(tone: Tone, role: int) -> Any:
    """Return what a cell of this tone answers for ``role``: its colour, its sign."""
    if role == Qt.ItemDataRole.ForegroundRole and tone is not Tone.PLAIN:
        return QColor(colour_of(tone))
    if role == Qt.ItemDataRole.DecorationRole and SIGNS[tone]:
        return icons.pixmap(SIGNS[tone], colour_of(tone), 16)
    return None


_ROLES = {
    LINE,
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.ForegroundRole),
    int(Qt.ItemDataRole.DecorationRole),
    int(Qt.ItemDataRole.FontRole),
}
