"""Tables and prose as they stand in an office's own file, before anybody understands them.

Readers of DOCX, XLSX and CSV (``mslite.exchange``) answer with these; ``domain.programme`` understands them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell of a grid. A merged cell stands at each place that it covers, with the same ``owner``.

    ``owner`` is (row, column) of its upper left place, both counted from 0; ``text`` has a line feed between
    paragraphs, and is the shown text, not the formula. ``font`` is the font of its letters where the file
    tells («A97_Oktom_Times»), ``notes`` say what a person should know: ``formula``, ``serial_date``,
    ``tracked``, ``text_box``, ``nested_table``, ``hidden``, ``error``. ``hidden``: its column or sheet is
    hidden, or hidden text in it was left out.
    """

    text: str = ""
    owner: tuple[int, int] = (0, 0)
    font: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as a full rectangle of cells; ``name`` is the sheet's name or "" in a text document.

    ``no`` counts the tables of the file from 1. ``first_row`` is the number, as a person counts in the
    file (1-based), of ``rows[0]``; ``hidden`` are the indexes of hidden rows. ``under`` are the headings
    above the table, outermost first.
    """

    no: int
    rows: tuple[tuple[RawCell, ...], ...]
    name: str = ""
    first_row: int = 1
    hidden: frozenset[int] = frozenset()
    under: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        return self.rows[row][column].text

    def full_width(self, row: int) -> bool:
        """Tell whether one merged cell spans the whole row."""
        return len({cell.owner for cell in self.rows[row]}) == 1

    def merged_up(self, row: int, column: int) -> bool:
        """Tell whether a cell continues the one above it."""
        return self.rows[row][column].owner[0] < row


@dataclass(frozen=True, slots=True)
class RawPara:
    """A paragraph of prose: ``level`` of its heading (0: none), ``list`` "bullet", "number" or "".

    ``text`` is rich text of one paragraph (``richtext`` marks for bold and italic); ``depth`` the depth
    of a list, from 0, ``label`` what is printed before it («1.», «а)», «•»). ``table`` is the ``no`` of the
    table that stands here instead of text. ``font`` is that of most of its letters. Notes: those of a cell;
    ``contents`` (a line of the contents), ``footnote``.
    """

    text: str = ""
    level: int = 0
    list: str = ""
    depth: int = 0
    table: int | None = None
    notes: tuple[str, ...] = ()
    label: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file as read: its tables in order, its prose in order (empty for a sheet)."""

    name: str
    tables: tuple[RawTable, ...] = ()
    prose: tuple[RawPara, ...] = ()
