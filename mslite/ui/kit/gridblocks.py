"""Blocks of cells of a grid: copied, pasted, filled down, cleared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from mslite.ui.kit import gridtext
from mslite.ui.kit.gridmodel import Area, CellChange, GridModel
from mslite.ui.kit.gridtext import Block


class Selecting(Protocol):
    """The part of the view that knows the selected block."""

    def area(self) -> Area | None: ...
    def select(self, area: Area) -> None: ...


class GridBlocks(QObject):
    """What is done with the selected block of ``view``; each is one step."""

    pasted = Signal(int, int, object)
    """A block was pasted at row and column (:data:`Block`); only with :attr:`grows`."""
    grows = False

    def __init__(self, view: Selecting, model: GridModel) -> None:
        super().__init__(view if isinstance(view, QTableView) else None)
        self._view, self._model = view, model

    def block(self) -> Block:
        """Return the texts of the selected block; a heading has its text in its first cell."""
        area = self._view.area()
        if area is None:
            return ()
        top, bottom, left, right = area
        rows: list[tuple[str, ...]] = []
        for row in range(top, bottom + 1):
            line = self._model.lines[row]
            if line.wide:
                rows.append((line.cells[0].shown, *[""] * (right - left)))
                continue
            rows.append(
                tuple(
                    "" if row > top and column in line.joined else line.cells[column].text
                    for column in range(left, right + 1)
                )
            )
        return tuple(rows)

    def copy(self) -> None:
        """Copy the selected block (Ctrl+C)."""
        block = self.block()
        if block:
            data = QMimeData()
            one = len(block) == len(block[0]) == 1
            data.setText(block[0][0] if one else gridtext.written(block))
            if not one:
                data.setHtml(gridtext.as_html(block))
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected block and clear it (Ctrl+X)."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Paste what was copied here, in Excel, Calc or Word (Ctrl+V)."""
        area, data = self._view.area(), QGuiApplication.clipboard().mimeData()
        if self._model.read_only or not (data.hasText() or data.hasHtml()):
            return
        block = gridtext.pasted(data.text(), data.html())
        if area is None:
            if self.grows:
                self.pasted.emit(0, 0, block)
            return
        top, bottom, left, right = area
        height, width = bottom - top + 1, right - left + 1
        if height % len(block) == 0 and width % len(block[0]) == 0:
            block = gridtext.spread(block, height, width)
        if self.grows:
            self.pasted.emit(top, left, block)
        else:
            self.put_block(top, left, block)

    def put_block(self, top: int, left: int, block: Block) -> None:
        """Put texts over the cells that are there; what reaches beyond the last row or column is left."""
        found = [
            (row, column, text.strip())
            for row, texts in enumerate(block, top)
            for column, text in enumerate(texts, left)
            if row < len(self._model.lines) and column < len(self._model.columns)
        ]
        self.put(found)
        if found:
            self._view.select(
                (top, max(row for row, _, _ in found), left, max(column for _, column, _ in found))
            )

    def fill_down(self) -> None:
        """Put the first row of the selection into the rows under it; one row: the row above it (Ctrl+D)."""
        area = self._view.area()
        if area is None or self._model.read_only:
            return
        top, bottom, left, right = area
        source = top if bottom > top else top - 1
        if source < 0 or self._model.lines[source].wide:
            return
        cells = self._model.lines[source].cells
        self.put(
            [
                (row, column, cells[column].text)
                for row in range(source + 1, bottom + 1)
                for column in range(left, right + 1)
                if not self._model.lines[row].wide
            ]
        )

    def clear_cells(self) -> None:
        """Empty the selected cells (Delete)."""
        area = self._view.area()
        if area is not None:
            top, bottom, left, right = area
            self.put([(row, no, "") for row in range(top, bottom + 1) for no in range(left, right + 1)])

    def put(self, texts: Sequence[tuple[int, int, str]]) -> None:
        """Put texts (row, column, text) into cells as one step; a joined cell or heading is written once."""
        out: dict[tuple[str, str], CellChange] = {}
        for row, column, text in texts:
            wide = bool(self._model.lines[row].wide)
            if wide and column and any(at == row and no < column for at, no, _ in texts):
                continue
            top = row if wide else self._model.block(row, column)[0]
            change = self._model.change(top, column, text)
            if change is not None:
                out.setdefault((change.key, change.column), change)
        self._model.put(tuple(out.values()))
