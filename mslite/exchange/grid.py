"""What all readers share: text as it is seen, and rows with spans laid out as a full :class:`RawTable`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mslite.domain.programme.raw import RawCell, RawTable

_Place = tuple[int, int]
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]")


def tidy(text: str) -> str:
    """Return text as it is seen: composed letters, plain spaces, nothing invisible."""
    return unicodedata.normalize("NFC", _NOTHING.sub("", _SPACES.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on its way: how many columns it takes, whether it continues the one above or on the left."""

    cell: RawCell
    span: int = 1
    up: bool = False
    left: bool = False


class Grid:
    """A table that grows row by row; cells of equal owner share one cell."""

    def __init__(self) -> None:
        self._rows: list[list[RawCell]] = []
        self._hidden: set[int] = set()
        self._starts: set[int] = {0}

    def add(self, cells: Sequence[Placed], *, hidden: bool = False) -> None:
        """Add a row."""
        no = len(self._rows)
        row: list[RawCell] = []
        for placed in cells:
            column = len(row)
            if placed.left and row:
                cell = row[-1]
            else:
                self._starts.add(column)
                above = self._rows[no - 1][column : column + 1] if placed.up and no else []
                cell = above[0] if above else replace(placed.cell, owner=(no, column))
            row += [cell] * placed.span
        self._rows.append(row)
        if hidden:
            self._hidden.add(no)

    def table(self, no: int, name: str = "") -> RawTable:
        """Return the rectangle: short rows filled up, columns in which no row begins a cell left out."""
        width = max(map(len, self._rows), default=0)
        kept = [column for column in range(width) if column in self._starts]
        new = {column: index for index, column in enumerate(kept)}
        moved: dict[_Place, RawCell] = {}
        rows = []
        for number, row in enumerate(self._rows):
            whole = [*row, *(RawCell(owner=(number, column)) for column in range(len(row), width))]
            out = []
            for column in kept:
                cell = whole[column]
                if cell.owner not in moved:
                    up, left = cell.owner
                    moved[cell.owner] = replace(cell, owner=(up, new[left]))
                out.append(moved[cell.owner])
            rows.append(tuple(out))
        return RawTable(no, tuple(rows), name, hidden=frozenset(self._hidden))
