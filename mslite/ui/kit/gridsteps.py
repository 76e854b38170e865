"""Where the cursor of a grid goes next."""

from __future__ import annotations

from mslite.ui.kit.gridmodel import GridModel

Place = tuple[int, int]


def below(model: GridModel, row: int, column: int, by: int) -> Place | None:
    """Return the cell under (1) or over (-1) the joined cell at a place, None at the edge."""
    if not 0 <= row < len(model.lines):
        return None
    top, bottom = (row, row) if model.lines[row].wide else model.block(row, column)
    to = bottom + 1 if by > 0 else top - 1
    return (to, column) if 0 <= to < len(model.lines) else None


def beside(model: GridModel, row: int, column: int, by: int) -> Place | None:
    """Return the next cell (1) or the one before (-1) that can be edited; None when there is none."""
    width = len(model.columns)
    while 0 <= row < len(model.lines):
        column += by
        if model.lines[row].wide or not 0 <= column < width:
            row, column = row + by, 0 if by > 0 else width - 1
            if not 0 <= row < len(model.lines):
                return None
            if model.lines[row].wide:
                column = 0
        if model.read_only or model.editable(row, column):
            return row, column
    return None
