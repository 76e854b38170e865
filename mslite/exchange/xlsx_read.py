"""An Excel workbook as tables: what the sheets show, not what formulas say.

calamine gives values only (neither how a number is shown nor what is hidden or has no result) and lays two
far cells out as the whole rectangle between them; so the sheets are read here as a stream, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mslite.domain.problems import UserFixable
from mslite.domain.programme.raw import RawCell, RawFile, RawTable
from mslite.exchange.grid import tidy
from mslite.exchange.number_format import GENERAL, Format, iso_date, of_id, shown
from mslite.exchange.ooxml import MOST_CELLS, Package, attribute, child, local, texts

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS = 300
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_Span = tuple[int, int, int, int]


class _Book:
    """One workbook being read; see :func:`read_xlsx`."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._from_1904 = False
        self._strings: list[str] = []
        self._formats: list[Format] = []
        self._fonts: list[str] = []

    def read(self) -> RawFile:
        sheets = self._sheets()
        related = self._package.related(self._main)
        for part in related.get("styles", []):
            self._read_styles(part)
        for part in related.get("sharedStrings", []):
            for element in self._package.pieces(part, "{*}si"):
                self._strings.append(_string(element))
                self._package.release(element)
                if len(self._strings) > MOST_CELLS:
                    raise self._too_long("", 0)
        tables: list[RawTable] = []
        for title, part, hidden in sheets:
            if table := self._table(part, title, len(tables) + 1, hidden):
                tables.append(table)
        return RawFile(self._package.name, tuple(tables))

    def _sheets(self) -> list[tuple[str, str, bool]]:
        """Return name, part and «hidden» of each sheet, in order."""
        parts = self._package.by_id(self._main)
        sheets = []
        for element in self._package.pieces(self._main, "{*}sheet", "{*}workbookPr"):
            if local(element) == "workbookPr":
                self._from_1904 = element.get("date1904") in ("1", "true")
            elif part := parts.get(attribute(element, "id")):
                hidden = element.get("state", "visible") != "visible"
                sheets.append((str(element.get("name", "")), part, hidden))
        return sheets

    def _read_styles(self, part: str) -> None:
        own: dict[int, str] = {}
        fonts: list[str] = []
        for element in self._package.pieces(part, "{*}numFmt", "{*}fonts", "{*}cellXfs"):
            if local(element) == "numFmt":
                own[int(element.get("numFmtId", 0))] = str(element.get("formatCode", ""))
            elif local(element) == "fonts":
                fonts = [attribute(child(font, "name"), "val") for font in element]
            else:
                for form in element:
                    self._formats.append(of_id(int(form.get("numFmtId", 0)), own))
                    font = int(form.get("fontId", 0))
                    self._fonts.append(fonts[font] if font < len(fonts) else "")

    def _table(self, part: str, title: str, no: int, hidden_sheet: bool) -> RawTable | None:
        cells: dict[int, dict[int, RawCell]] = {}
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        merged: list[_Span] = []
        row_no, count = -1, 0
        for element in self._package.pieces(part, "{*}row", "{*}col", "{*}mergeCell"):
            if local(element) == "col":
                if _on(element.get("hidden")):
                    last = min(int(element.get("max", 0)), MOST_COLUMNS)
                    hidden_columns |= set(range(int(element.get("min", 1)) - 1, last))
                continue
            if local(element) == "mergeCell":
                if span := _span(str(element.get("ref", ""))):
                    merged.append(span)
                continue
            row_no = int(element.get("r") or row_no + 2) - 1
            if row := dict(self._row(element, title, row_no)):
                cells[row_no] = row
                count += len(row)
                if count > MOST_CELLS:
                    raise self._too_long(title, row_no)
            if _on(element.get("hidden")):
                hidden_rows.add(row_no)
            self._package.release(element)
        if not cells:
            return None
        return self._laid_out(
            RawTable(no, (), title), cells, merged, hidden_rows, hidden_columns, hidden_sheet
        )

    def _row(self, element: _Element, title: str, row: int) -> Iterator[tuple[int, RawCell]]:
        column = -1
        for cell in element:
            match = _REF.fullmatch(str(cell.get("r", "")))
            column = _column(match[1]) if match else column + 1
            style = int(cell.get("s", 0))
            text, notes = self._text(cell, style)
            if not text and not notes:
                continue
            if column >= MOST_COLUMNS:
                raise UserFixable(
                    "office_too_wide",
                    name=self._package.name,
                    sheet=title,
                    row=row + 1,
                    most=MOST_COLUMNS,
                )
            font = self._fonts[style] if style < len(self._fonts) else ""
            yield column, RawCell(text, (row, column), font, notes)

    def _text(self, cell: _Element, style: int) -> tuple[str, tuple[str, ...]]:
        """Return what a cell shows, and its notes."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _string(child(cell, "is")), ()
        value = child(cell, "v")
        raw = (value.text or "") if value is not None else ""
        if value is None or not raw:
            return ("", ("formula",)) if child(cell, "f") is not None and value is None else ("", ())
        if kind == "s":
            return (self._strings[int(raw)] if int(raw) < len(self._strings) else ""), ()
        if kind == "e":
            return raw, ("error",)
        if kind == "b":
            return ("ИСТИНА" if raw == "1" else "ЛОЖЬ"), ()
        if kind == "str":
            return _clean(raw), ()
        if kind == "d":
            return iso_date(raw), ()
        form = self._formats[style] if style < len(self._formats) else GENERAL
        text, serial = shown(raw, form, from_1904=self._from_1904)
        return text, (("serial_date",) if serial else ())

    def _laid_out(
        self,
        table: RawTable,
        cells: dict[int, dict[int, RawCell]],
        merged: list[_Span],
        hidden_rows: set[int],
        hidden_columns: set[int],
        hidden_sheet: bool,
    ) -> RawTable:
        """Return the full rectangle from the first used row to the last, columns counted from A."""
        first, last = min(cells), max(cells)
        width = 1 + max(column for line in cells.values() for column in line)
        if (last - first + 1) * width > MOST_CELLS:
            raise self._too_long(table.name, last)
        rows = [
            [cells.get(row, {}).get(column) or RawCell(owner=(row, column)) for column in range(width)]
            for row in range(first, last + 1)
        ]
        for row in rows:
            for column, cell in enumerate(row):
                away = hidden_sheet or column in hidden_columns
                notes = (*cell.notes, "hidden") if away and cell.text else cell.notes
                row[column] = replace(cell, owner=(cell.owner[0] - first, column), notes=notes)
        for top, left, bottom, right in merged:
            if not first <= top <= last or left >= width:
                continue
            cell = rows[top - first][left]
            for row in rows[top - first : bottom - first + 1]:
                row[left : right + 1] = [cell] * (min(right + 1, width) - left)
        return replace(
            table,
            rows=tuple(map(tuple, rows)),
            first_row=first + 1,
            hidden=frozenset(row - first for row in hidden_rows if first <= row <= last),
        )

    def _too_long(self, sheet: str, row: int) -> UserFixable:
        if not sheet:
            return UserFixable("office_too_long", name=self._package.name)
        return UserFixable("office_sheet_too_long", name=self._package.name, sheet=sheet, row=row + 1)


def read_xlsx(package: Package, main: str) -> RawFile:
    """Return the sheets of a workbook whose main part is ``main``; empty sheets are left out.

    Raises ``UserFixable`` ``office_too_wide`` or ``office_sheet_too_long`` with sheet and row.
    """
    try:
        return _Book(package, main).read()
    except (ValueError, IndexError, RecursionError) as error:  # a number that is none, an index beyond
        raise UserFixable("office_damaged", name=package.name, part=main) from error


def _string(element: _Element | None) -> str:
    """Return the text of a rich string, without its phonetic hints."""
    if element is None:
        return ""
    out = []
    for one in element:
        if local(one) == "t":
            out.append(one.text or "")
        elif local(one) == "r":
            out.append(texts(part for part in one if local(part) == "t"))
    return _clean("".join(out))


def _clean(text: str) -> str:
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.strip() for line in tidy(text).replace("\t", " ").split("\n")).strip()


def _on(text: str | None) -> bool:
    return text in ("1", "true")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _span(ref: str) -> _Span | None:
    """Return top, left, bottom, right of «A1:F1», counted from 0."""
    match = re.fullmatch(rf"{_REF.pattern}:{_REF.pattern}", ref)
    if not match:
        return None
    return int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3])
