"""Old and other workbooks (.xls, .xlsb, .ods) as tables, by calamine: values without their formats.

What such a file shows as «50 %» is read as «0,5»: only an .xlsx tells how a number is shown.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace

from mslite.domain.problems import UserFixable
from mslite.domain.programme.raw import RawCell, RawFile, RawTable
from mslite.exchange.grid import tidy
from mslite.exchange.number_format import GENERAL, shown
from mslite.exchange.ooxml import MOST_CELLS


def read_workbook(data: bytes, name: str) -> RawFile:
    """Return the sheets of a workbook; empty ones are left out.

    Raises ``UserFixable`` ``office_password``, ``office_damaged``, ``office_sheet_too_long``.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    tables: list[RawTable] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                sheet = book.get_sheet_by_name(about.name)
                if sheet.total_height * sheet.total_width > MOST_CELLS:
                    raise UserFixable(
                        "office_sheet_too_long", name=name, sheet=about.name, row=sheet.total_height
                    )
                rows = sheet.to_python(skip_empty_area=False)
                merged = sheet.merged_cell_ranges or []
                hidden = about.visible != SheetVisibleEnum.Visible
                if any(value != "" for row in rows for value in row):
                    tables.append(_table(rows, merged, about.name, len(tables) + 1, hidden=hidden))
    except UserFixable:
        raise
    except PasswordError as error:
        raise UserFixable("office_password", name=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UserFixable("office_damaged", name=name, part=str(error)[:80]) from error
    except BaseException as error:  # a panic of Rust is none of Python's own errors
        if type(error).__name__ != "PanicException":
            raise
        raise UserFixable("office_damaged", name=name, part="") from error
    return RawFile(name, tuple(tables))


def _table(
    values: Sequence[Sequence[object]],
    merged: list[tuple[tuple[int, int], tuple[int, int]]],
    name: str,
    no: int,
    *,
    hidden: bool,
) -> RawTable:
    first = next(at for at, row in enumerate(values) if any(value != "" for value in row))
    last = max(at for at, row in enumerate(values) if any(value != "" for value in row))
    rows: list[list[RawCell]] = []
    for row, line in enumerate(values[first : last + 1]):
        rows.append([_cell(value, row, column) for column, value in enumerate(line)])
    for (top, left), (bottom, right) in merged:
        if first <= top <= last and left < len(rows[0]):
            cell = rows[top - first][left]
            for line_ in rows[top - first : bottom - first + 1]:
                line_[left : right + 1] = [cell] * (min(right + 1, len(line_)) - left)
    if hidden:
        rows = [[replace(cell, notes=(*cell.notes, "hidden")) for cell in line] for line in rows]
    return RawTable(no, tuple(map(tuple, rows)), name, first + 1)


def _cell(value: object, row: int, column: int) -> RawCell:
    owner = (row, column)
    if isinstance(value, bool):
        return RawCell("ИСТИНА" if value else "ЛОЖЬ", owner)
    if isinstance(value, int | float):
        return RawCell(shown(repr(value), GENERAL)[0], owner)
    if isinstance(value, dt.datetime):
        form = "%d.%m.%Y" if value.time() == dt.time() else "%d.%m.%Y %H:%M"
        return RawCell(value.strftime(form), owner, notes=("serial_date",))
    if isinstance(value, dt.date):
        return RawCell(value.strftime("%d.%m.%Y"), owner, notes=("serial_date",))
    if isinstance(value, dt.time):
        return RawCell(value.strftime("%H:%M"), owner)
    text = tidy(str(value)).replace("\r\n", "\n").strip()
    return RawCell(text, owner, notes=("error",) if text.startswith("#") and text.endswith("!") else ())
