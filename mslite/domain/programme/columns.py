"""Which table of a file is what, and which column holds what: by header words in Kyrgyz and Russian.

Headers are compared folded (``text.fold``: ө/о, ү/у, ң/н, ё/е alike), so that what was typed without the
Kyrgyz letters is found as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mslite.domain.programme.found import Column, TableMap, TableUse
from mslite.domain.programme.header_words import (
    FACT,
    FACT_OR_PLAN,
    NUMBER,
    NUMBERING,
    SEVERAL,
    TOTAL,
    WEIGHT,
    WORDS,
    YEAR,
    YEAR_NO,
    factor_of,
    source_of,
    unit_of,
)
from mslite.domain.programme.raw import RawFile, RawTable
from mslite.domain.text import fold

FIELDS: dict[TableUse, tuple[str, ...]] = {
    TableUse.PLAN: (
        "number", "priority", "section", "task", "text", "term", "result", "responsible", "money", "source",
        "note", "own",
    ),
    TableUse.MATRIX: (
        "number", "issue", "name", "unit", "base", "target", "final", "responsible", "note", "own",
    ),
    TableUse.FORECAST: ("name", "unit", "value"),
    TableUse.ABBREVIATIONS: ("number", "short", "meaning"),
}  # fmt: skip
"""What a column of a table may be taken for; "" (left out) always may."""

_HEAD_WITHIN = 15
"""Rows from the top in which a header is looked for; title, approval and notes may stand above it."""


@dataclass(frozen=True, slots=True)
class _Head:
    rows: tuple[int, ...]
    texts: tuple[str, ...]


def shared(table: RawTable, row: int) -> list[tuple[int, str]]:
    """Return the cells of a row that hold something, each merged one once: (column, text)."""
    seen: set[tuple[int, int]] = set()
    out = []
    for column, cell in enumerate(table.rows[row]):
        if cell.text.strip() and cell.owner not in seen:
            seen.add(cell.owner)
            out.append((column, cell.text.strip()))
    return out


def alone(table: RawTable, row: int) -> str:
    """Return the text of a row that holds one text alone (over its full width, or in one cell), else ""."""
    found = shared(table, row)
    return found[0][1] if len(found) == 1 else ""


def numbering(table: RawTable, row: int) -> bool:
    """Tell whether a row is the line «1 2 3 …» below a header."""
    found = [NUMBERING.fullmatch(text) for _column, text in shared(table, row)]
    if len(found) < 3 or not all(found):
        return False
    numbers = [int(one[1]) for one in found if one]
    return numbers[0] <= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def map_files(files: Iterable[RawFile]) -> tuple[TableMap, ...]:
    """Return how each table of the files is taken, in order."""
    out: list[TableMap] = []
    for file in files:
        placed = {para.table for para in file.prose if para.table is not None}
        before: tuple[RawTable, TableMap] | None = None
        for table in file.tables:
            found = _continued(table, before) if before else None
            found = found or map_table(table, file.name, in_text=table.no in placed)
            out.append(found)
            if found.use in WORDS:
                before = (table, found)
    return tuple(out)


def map_table(table: RawTable, file: str, *, in_text: bool = False) -> TableMap:
    """Return what a table is taken for, and its columns."""
    head = _head(table)
    scores = {use: _score(use, _columns(use, head, table), table) if head else 0 for use in WORDS}
    use = max(scores, key=lambda use: scores[use])
    if scores[use] >= 4:
        return map_as(table, file, use)
    for use, looks in (
        (TableUse.SWOT, _swot),
        (TableUse.FORECAST, _forecast),
        (TableUse.ABBREVIATIONS, _short),
    ):
        if looks(table, head):
            return map_as(table, file, use)
    return TableMap(file, table.no, TableUse.TEXT if in_text else TableUse.SKIP, sure=50)


def map_as(table: RawTable, file: str, use: TableUse) -> TableMap:
    """Return the columns of a table that shall be taken as ``use``, as well as they can be guessed."""
    head = _head(table)
    if use in WORDS:
        found = head or _Head((), tuple("" for _column in range(table.width)))
        columns = _columns(use, found, table)
        if head is None:
            columns = _by_place(use, columns)
        return TableMap(
            file, table.no, use, columns, found.rows, min((one.sure for one in columns), default=0)
        )
    if use is TableUse.FORECAST:
        head = head or _year_head(table)
        rows = head.rows if head else ()
        return TableMap(file, table.no, use, tuple(_forecast_columns(table, head)), rows)
    if use is TableUse.ABBREVIATIONS:
        named = ("number", "short", "meaning") if table.width > 2 else ("short", "meaning")
        columns = tuple(Column(no, field) for no, field in enumerate(named))
        return TableMap(file, table.no, use, columns, _short_head(table))
    return TableMap(file, table.no, use)


# ---- the header ------------------------------------------------------------------------------------


def _head(table: RawTable) -> _Head | None:
    best: tuple[int, int] | None = None
    for row in range(min(_HEAD_WITHIN, len(table.rows))):
        cells = shared(table, row)
        if len(cells) < 3 or numbering(table, row):
            continue
        known = max(len({field for _c, text in cells if (field := _field(use, fold(text)))}) for use in WORDS)
        if known >= 3 and _short_texts(text for _c, text in cells):
            best = (known, row)
            break
    if best is None:
        return None
    rows = [best[1]]
    while rows[-1] + 1 < len(table.rows) and len(rows) < 4 and _goes_on(table, rows):
        rows.append(rows[-1] + 1)
    texts = tuple(_joined(table, rows, column) for column in range(table.width))
    if rows[-1] + 1 < len(table.rows) and numbering(table, rows[-1] + 1):
        rows.append(rows[-1] + 1)
    return _Head(tuple(rows), texts)


def _short_texts(texts: Iterable[str]) -> bool:
    """Tell whether these are words of a header: a row of data has longer ones."""
    return sum(len(text) > 90 for text in texts) <= 1


def _goes_on(table: RawTable, rows: Sequence[int]) -> bool:
    row = rows[-1] + 1
    if numbering(table, row) or alone(table, row):
        return False
    owners = {cell.owner[0] for cell in table.rows[row]}
    if any(owner in rows for owner in owners):
        return True
    wide = _wide(table, rows[-1])
    cells = shared(table, row)
    below = [(column, text) for column, text in cells if wide(column)]
    return bool(cells) and len(below) == len(cells) and all(_headlike(text) for _column, text in below)


def _wide(table: RawTable, row: int):  # type: ignore[no-untyped-def]
    """Return a test whether a column stands under a merged header, or beside one that was not merged."""
    owners = [cell.owner for cell in table.rows[row]]
    texts = [cell.text.strip() for cell in table.rows[row]]

    def under(column: int) -> bool:
        if owners.count(owners[column]) > 1 or not texts[column]:
            return True
        return column + 1 < len(texts) and not texts[column + 1]

    return under


def _headlike(text: str) -> bool:
    folded = fold(text)
    return len(text) <= 40 and bool(
        YEAR.search(folded)
        or YEAR_NO.search(folded)
        or FACT_OR_PLAN.search(folded)
        or source_of(folded)
        or re.search(r"барды|баары|всего|итого", folded)
    )


def _joined(table: RawTable, rows: Iterable[int], column: int) -> str:
    texts: dict[tuple[int, int], str] = {}
    for row in rows:
        cell = table.rows[row][column]
        text = cell.text.strip()
        if not text and row == min(rows):  # a header over several columns that was not merged
            left = next((c for c in range(column, -1, -1) if table.text(row, c).strip()), column)
            deeper = any(table.text(r, column).strip() for r in rows if r > row)
            text = table.text(row, left).strip() if deeper else ""
        texts[cell.owner] = text
    return " ".join(text for text in texts.values() if text)


def _field(use: TableUse, folded: str) -> str:
    return next((field for field, form in WORDS[use] if form.search(folded)), "")


def _columns(use: TableUse, head: _Head, table: RawTable) -> tuple[Column, ...]:
    out: list[Column] = []
    used: set[str] = set()
    for index, title in enumerate(head.texts):
        column = _column(use, index, title)
        ticks = column.field == "term" and column.year is not None
        if column.field in used and column.field not in SEVERAL and not ticks:
            column = replace(column, field=_second(use, column.field, used, fold(title)), sure=50)
        if not title and not any(row[index].text.strip() for row in table.rows):
            column = Column(index)
        used.add(column.field)
        out.append(column)
    sums = [one for one in out if one.field == "money"]
    if len(sums) > 1:  # what is added up already would count twice
        doubled = [one for one in sums if TOTAL.search(fold(one.title))]
        out = [replace(one, field="") if one in doubled else one for one in out]
    if use is TableUse.PLAN and "text" not in used and "task" in used:
        out = [replace(one, field="text", sure=60) if one.field == "task" else one for one in out]
    return tuple(out)


def _second(use: TableUse, field: str, used: set[str], folded: str) -> str:
    """Return another field that a header may mean when its first meaning is taken already."""
    others = (name for name, form in WORDS[use] if name not in used and name != field and form.search(folded))
    return next(others, "own")


def _column(use: TableUse, index: int, title: str) -> Column:
    shown = " ".join(title.replace("-\n", "").split())
    folded = fold(shown)
    if not folded:
        return Column(index, "own", "", sure=30)
    field = _field(use, folded)
    year = int(found[1]) if (found := YEAR.search(folded)) else None
    between = re.search(r"аралык|промежуточ", folded)  # «… (жылдык максаттар) 2024-ж.» is no final target
    if use is TableUse.MATRIX and (between or field not in ("base", "final", "unit", "responsible", "issue")):
        by_year = between or field in ("", "name", "own")
        target = YEAR_NO.search(folded) or (YEAR.search(folded) if by_year else None)
        if target:
            number = year or next(int(group) for group in target.groups() if group)
            return Column(index, "target", shown, year=number)
    if use is TableUse.PLAN and field == "source" and ("money" in _all(use, folded)) and year:
        field = "money"
    if field == "money":
        fact = bool(FACT.search(folded))
        return Column(index, field, shown, year, source_of(_source_words(folded)), unit_of(folded), fact)
    if field in ("base", "term"):
        return Column(index, field, shown, year)
    return Column(index, field or "own", shown, sure=100 if field else 60)


def _all(use: TableUse, folded: str) -> set[str]:
    return {field for field, form in WORDS[use] if form.search(folded)}


def _source_words(folded: str) -> str:
    """Return the words of a money header that may name its source: «бюджет» alone says nothing."""
    return re.sub(r"^бюджет\w*$|каржылоо\w*|финансирован\w*", " ", folded)


def _by_place(use: TableUse, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Take the columns of a table without a header in the official order."""
    official = {
        TableUse.PLAN: ("number", "task", "text", "term", "result", "responsible"),
        TableUse.MATRIX: ("number", "issue", "name", "unit", "base"),
    }[use]
    named = list(official[-len(columns) :] if len(columns) < len(official) else official)
    if use is TableUse.MATRIX and len(columns) > 7:
        years = len(columns) - 7
        named += ["target"] * years + ["final", "responsible"]
    named += ["own"] * (len(columns) - len(named))
    years_no = iter(range(1, len(columns)))
    return tuple(
        replace(one, field=field, sure=30, year=next(years_no) if field == "target" else None)
        for one, field in zip(columns, named, strict=True)
    )


def _score(use: TableUse, columns: Sequence[Column], table: RawTable) -> int:
    weights = WEIGHT[use]
    score = sum(weights.get(field, 0) for field in {one.field for one in columns})
    above = fold(" ".join((table.name, *table.under[-1:])))
    hints = {TableUse.PLAN: r"план|иш-чара|аракет|мероприят", TableUse.MATRIX: r"индикатор|матриц"}
    return score + 2 * bool(score and re.search(hints[use], above))


# ---- tables without the words of plan and matrix ----------------------------------------------------


def _continued(table: RawTable, before: tuple[RawTable, TableMap]) -> TableMap | None:
    """Take a table without a header, as wide as the plan or matrix before it, for its next page."""
    earlier, found = before
    if table.width != earlier.width or table.under != earlier.under or _head(table) or not table.rows:
        return None
    if table.no != earlier.no + 1 or _year_head(table) or table.width < 4:
        return None
    head = (0,) if numbering(table, 0) else ()
    return replace(found, table=table.no, head=head)


def _year_head(table: RawTable) -> _Head | None:
    """Return the header of a forecast: a row of years."""
    for row in range(min(_HEAD_WITHIN, len(table.rows))):
        texts = tuple(cell.text.strip() for cell in table.rows[row])
        years = [text for text in texts if YEAR.search(text) and len(text) <= 30]
        if len(years) >= 2 and len(years) >= sum(bool(text) for text in texts) - 2:
            return _Head((row,), texts)
    return None


def _forecast(table: RawTable, head: _Head | None) -> bool:
    return table.width >= 3 and _year_head(table) is not None


def _forecast_columns(table: RawTable, head: _Head | None) -> Iterator[Column]:
    named = False
    texts = head.texts if head else tuple("" for _column in range(table.width))
    for index, title in enumerate(texts):
        folded, shown = fold(title), " ".join(title.split())
        year = YEAR.search(folded)
        if year:
            yield Column(index, "value", shown, int(year[1]), fact=bool(FACT.search(folded)))
        elif re.search(r"олчоо|бирдиг|бирдик|единиц|ед\.?\s*изм", folded):
            yield Column(index, "unit", shown)
        elif not named and not re.search(NUMBER, folded):
            named = True
            yield Column(index, "name", shown)
        else:
            yield Column(index, "", shown)


def _swot(table: RawTable, head: _Head | None) -> bool:
    found = {
        factor_of(text) for row in range(min(len(table.rows), 12)) for _c, text in shared(table, row)
    } - {None}
    return len(found) >= 3


def _short(table: RawTable, head: _Head | None) -> bool:
    if table.width not in (2, 3) or len(table.rows) < 2:
        return False
    if re.search(r"кыскарт|сокращен|аббревиат", fold(" ".join((table.name, *table.under[-1:])))):
        return True
    first = [table.text(row, table.width - 2).strip() for row in range(len(table.rows))]
    known = [text for text in first if text]
    brief = sum(len(text) <= 12 and sum(map(str.isupper, text)) * 2 > len(text) for text in known)
    return len(known) >= 4 and brief * 5 >= len(known) * 4


def _short_head(table: RawTable) -> tuple[int, ...]:
    texts = fold(" ".join(text for _column, text in shared(table, 0)))
    return (0,) if re.search(r"кыскарт|сокращ|аббревиат|маани|расшифр|толук", texts) else ()
