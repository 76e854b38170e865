"""Blocks of cells as text – what Excel, Calc and Word put on the clipboard – and finding words in cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from mslite.domain.text import fold

Block = tuple[tuple[str, ...], ...]
"""Rows of cells; every row has the same number of them."""

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\Z)|([^\t\n]*)')
_PARAGRAPHS = frozenset(("p", "div", "li"))
_SHEETS = ("office:excel", "mso-data-placement")
"""Stand in the HTML of Excel and in ours."""
_LARGEST_SPAN = 200


def parse(text: str) -> Block:
    """Return the cells of tab-separated text.

    A cell that holds a line feed, a tab or a doubled quote stands in quotes, as Excel and Calc write it; a
    cell that merely begins and ends with a quote («"Ак-Суу"») is taken as it stands. Never fails.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        assert found is not None  # the second choice matches an empty cell too
        inner = found[1]
        quoted = inner is not None and any(sign in inner for sign in ("\n", "\t", '""'))
        rows[-1].append(inner.replace('""', '"') if quoted else found[0])
        at = found.end()
        if at >= len(text):
            break
        if text[at] == "\n":
            if at + 1 == len(text):
                break  # the line feed that ends the last row
            rows.append([])
        at += 1
    return _full(rows)


def written(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text that Excel, Calc and :func:`parse` read as the same cells."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in block) + "\n"


def as_html(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table: Word makes a table of it, Excel keeps lines within a cell."""
    feed = '<br style="mso-data-placement:same-cell">'
    rows = ("".join(f"<td>{html.escape(cell).replace(chr(10), feed)}</td>" for cell in row) for row in block)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def parse_html(text: str) -> Block | None:
    """Return the cells of the first table in HTML (paragraphs of one cell stay together), None without one.

    A merged cell stands at its upper left place, the places it covers are empty, as Excel pastes it.
    """
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return _full(reader.rows) if reader.rows else None


def pasted(text: str, markup: str) -> Block:
    """Return the cells of a clipboard: of the table of a text document, whose plain text breaks a cell of
    several paragraphs into rows, by its HTML; of a spreadsheet by its text.
    """
    told = any(sign in markup for sign in _SHEETS)
    return (None if told else parse_html(markup)) or parse(text)


def spread(block: Block, rows: int, columns: int) -> Block:
    """Return ``block`` repeated over ``rows`` × ``columns`` cells: one copied cell fills a selection."""
    height, width = len(block), len(block[0])
    return tuple(
        tuple(block[row % height][column % width] for column in range(max(columns, width)))
        for row in range(max(rows, height))
    )


def places(text: str, what: str, exact: bool = False) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each ``what`` in ``text``; not ``exact``: ө/о, ү/у, ң/н, ё/е and case alike."""
    if not what:
        return
    if not exact:
        folded, wanted = fold(text), fold(what)
        if len(folded) == len(text):
            text, what = folded, wanted
    at = text.find(what)
    while at >= 0:
        yield at, at + len(what)
        at = text.find(what, at + len(what))


def replaced(text: str, what: str, by: str, exact: bool = False) -> str:
    """Return ``text`` with every ``what`` replaced by ``by``; found as in :func:`places`."""
    out, last = [], 0
    for start, end in places(text, what, exact):
        out += [text[last:start], by]
        last = end
    return "".join([*out, text[last:]])


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in "\t\n\r") or cell.startswith('"'):
        if '"' not in cell and not any(sign in cell for sign in "\t\n\r"):
            return cell
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _full(rows: Sequence[Sequence[str]]) -> Block:
    width = max(len(row) for row in rows)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


class _Tables(HTMLParser):
    """Reads the first table; tables within its cells are read as their text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._taken: dict[tuple[int, int], bool] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or not self._depth:
            return
        if tag == "tr" and self._depth == 1:
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self._depth == 1 and self.rows:
            self._end_cell()
            found = dict(attrs)
            self._cell = []
            self._span = _number(found.get("rowspan")), _number(found.get("colspan"))
        elif self._cell is not None and (tag == "br" or (tag in _PARAGRAPHS and "".join(self._cell).strip())):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._done = self._done or bool(self.rows)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        text, self._cell = "\n".join(line for line in lines if line), None
        row = self.rows[-1]
        self._skip(row)
        no, column = len(self.rows) - 1, len(row)
        for down in range(self._span[0]):
            for across in range(self._span[1]):
                self._taken[no + down, column + across] = True
        row.append(text)
        self._skip(row)

    def _skip(self, row: list[str]) -> None:
        while (len(self.rows) - 1, len(row)) in self._taken:
            row.append("")


def _number(text: str | None) -> int:
    return min(max(int(text), 1), _LARGEST_SPAN) if text and text.isdecimal() else 1
