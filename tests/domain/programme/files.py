"""Files of other offices, made for the tests: a table as rows of texts; «<» joins left, «^» joins up."""

import csv
import io
from collections.abc import Sequence

import docx
import xlsxwriter

from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.raw import RawFile
from mslite.domain.programme.rows import Book
from mslite.domain.programme.tree import lines
from mslite.exchange import office_files

Rows = Sequence[Sequence[str]]


def _owners(rows: Rows) -> dict[tuple[int, int], tuple[int, int]]:
    out: dict[tuple[int, int], tuple[int, int]] = {}
    for no, row in enumerate(rows):
        for column, text in enumerate(row):
            left, up = (no, column - 1), (no - 1, column)
            out[no, column] = out[left] if text == "<" else out[up] if text == "^" else (no, column)
    return out


def word(*parts: Rows | str, font: str = "") -> RawFile:
    """Return a text document: a text is a heading («# », «## ») or a paragraph, rows are a table."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            marks = len(part) - len(part.lstrip("#"))
            text = part.lstrip("# ")
            made.add_heading(text, marks) if marks else made.add_paragraph(text)
            continue
        owners = _owners(part)
        table = made.add_table(len(part), len(part[0]))
        cells = [row.cells for row in table.rows]
        for (no, column), owner in owners.items():
            if owner == (no, column):
                ends = [place for place, one in owners.items() if one == owner]
                cell = cells[no][column]
                if len(ends) > 1:
                    last = max(ends)
                    cell = cell.merge(cells[last[0]][last[1]])
                cell.text = part[no][column]
                if font:
                    for run in cell.paragraphs[0].runs:
                        run.font.name = font
    stream = io.BytesIO()
    made.save(stream)
    return office_files.read(stream.getvalue(), "план.docx")


def excel(*sheets: Rows) -> RawFile:
    """Return a workbook of these sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
            for place, owner in _owners(rows).items():
                covered.setdefault(owner, []).append(place)
            for owner, places in covered.items():
                text = rows[owner[0]][owner[1]]
                if len(places) > 1:
                    sheet.merge_range(*owner, *max(places), text)
                elif text.replace(".", "", 1).isdigit() and not text.endswith("."):
                    sheet.write_number(*owner, float(text))
                elif text:
                    sheet.write_string(*owner, text)
    return office_files.read(stream.getvalue(), "план.xlsx")


def text(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ";") -> RawFile:
    """Return a table of texts alone."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return office_files.read(stream.getvalue().encode(encoding), "план.csv")


def outline(book: Book) -> list[str]:
    """Return the plan as lines: depth in dots, number, text; of an activity also term and bodies."""
    out = []
    for line in lines(book.items, own_numbers=True):
        item = line.item
        head = (
            f"{'·' * len(line.path)}{item.kind.value[0].upper()} {item.number} {item.text.of('ky')}".split()
        )
        said = " ".join(head)
        if item.kind is PlanKind.ACTIVITY:
            said += f" | {item.term.of('ky')} | {item.result.of('ky')} | {item.responsible.of('ky')}"
        out.append(said)
    return out
