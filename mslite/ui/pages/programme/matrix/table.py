"""The matrix as lines of a grid, and what was written in its cells as records. No widgets here."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mslite.domain.programme import pack as packs
from mslite.domain.programme.kinds import IndicatorKind, TableKind
from mslite.domain.programme.pack import BASE, TARGET, Pack
from mslite.domain.programme.rows import Book, Indicator, Target
from mslite.domain.programme.tree import matrix_lines
from mslite.domain.rows import Row
from mslite.ui.kit.gridmodel import Cell, CellChange, GridColumn, GridLine
from mslite.ui.kit.people import Suggest

WORDS = ("issue", "name", "unit", "responsible")
"""Columns with texts in two languages."""
UNIT = 9
"""Pixels for one part of a column's width in the method pack."""


def columns(book: Book, pack: Pack, lang: str, suggest: Suggest | None = None) -> tuple[GridColumn, ...]:
    """Return the official columns as the office has them; each year of targets is one («target 2025»)."""
    shown = packs.columns(pack, TableKind.MATRIX, book.columns)
    base = Counter(row.base_year for row in book.indicators if row.base_year).most_common(1)
    years = {BASE: [year for year, _ in base], TARGET: list(target_years(book))}
    return tuple(
        GridColumn(
            f"{TARGET} {column.year}" if column.key == TARGET else column.key,
            column.title.of(lang).replace("\n", " "),
            max(column.width * UNIT, 44),
            suggest=suggest if column.key == "responsible" else None,
        )
        for column in packs.for_years(shown, years)
    )


def target_years(book: Book) -> tuple[int, ...]:
    """Return the years of the programme, and others that have a target."""
    first, last = book.programme.first_year, book.programme.last_year
    years = {row.year for row in book.targets if row.value}
    if first is not None and last is not None:
        years.update(range(first, last + 1))
    return tuple(sorted(years))


def lines(book: Book, shown: Sequence[GridColumn], lang: str) -> tuple[GridLine, ...]:
    """Return the rows of the matrix; texts missing in ``lang`` stand in the other language, quiet."""
    targets = {(row.indicator_id, row.year): row.value for row in book.targets}
    out = []
    for row, number in matrix_lines(book.indicators):
        if row.kind is IndicatorKind.HEADING:
            out.append(GridLine(row.id, (_words(row, "name", lang),), wide=2))
            continue
        own = _own(row)
        cells = tuple(
            _cell(row, column.key, number, lang, targets, own, book.programme.own_numbers) for column in shown
        )
        merged = row.merged.split()
        joined = frozenset(no for no, column in enumerate(shown) if column.key in merged)
        out.append(GridLine(row.id, cells, joined=joined))
    return tuple(out)


def _cell(
    row: Indicator,
    key: str,
    number: str,
    lang: str,
    targets: dict[tuple[str, int], str],
    own: dict[str, str],
    own_numbers: bool,
) -> Cell:
    if key == "number":
        return Cell(row.number) if own_numbers else Cell(number, fixed=True)
    if key in WORDS:
        return _words(row, key, lang)
    if key.startswith(TARGET):
        return Cell(targets.get((row.id, _year(key)), ""))
    if key in ("base", "final"):
        return Cell(getattr(row, key))
    return Cell(own.get(key, ""))


def _words(row: Indicator, key: str, lang: str) -> Cell:
    words = getattr(row, key)
    text = words.of(lang)
    return Cell(text, ghost=bool(text) and not words.has(lang))


def _own(row: Indicator) -> dict[str, str]:
    return dict(json.loads(row.extra)) if row.extra else {}


def _year(key: str) -> int:
    return int(key.split()[1])


# ---- what was written ------------------------------------------------------------------------------


def written(book: Book, changes: Iterable[CellChange], lang: str) -> tuple[Row, ...]:
    """Return the records that the changes make; a cell joined with others is written into each of them."""
    indicators = {row.id: row for row in book.indicators}
    targets = {(row.indicator_id, row.year): row for row in book.targets}
    blocks = dict(_blocks(book))
    out: dict[object, Row] = {}
    for change in changes:
        for key in blocks.get((change.key, change.column), (change.key,)):
            row = indicators.get(key)
            if row is None:
                continue
            if change.column.startswith(TARGET) and row.kind is IndicatorKind.INDICATOR:
                at = (row.id, _year(change.column))
                new = Target(programme_id=row.programme_id, indicator_id=row.id, year=at[1])
                targets[at] = dataclasses.replace(targets.get(at, new), value=change.text)
                out[at] = targets[at]
            else:
                indicators[key] = out[key] = _put(row, change, lang)
    return tuple(out.values())


def _put(row: Indicator, change: CellChange, lang: str) -> Indicator:
    column = "name" if row.kind is IndicatorKind.HEADING else change.column
    if column in WORDS:
        return dataclasses.replace(row, **{column: getattr(row, column).put(lang, change.text)})
    if column in ("number", "base", "final"):
        plain: dict[str, Any] = {column: change.text}
        return dataclasses.replace(row, **plain)
    own = {**_own(row), column: change.text}
    return dataclasses.replace(row, extra=json.dumps(own, ensure_ascii=False, sort_keys=True))


def _blocks(book: Book) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Return for each cell that is joined with others the ids of all rows of its block."""
    rows = [row for row, _ in matrix_lines(book.indicators)]
    for column in ("number", *WORDS, "base", "final"):
        block: list[str] = []
        for row in [*rows, None]:
            if row is not None and column in row.merged.split() and block:
                block.append(row.id)
                continue
            for key in block if len(block) > 1 else ():
                yield (key, column), tuple(block)
            block = [row.id] if row is not None else []


# ---- rows come, move and go ------------------------------------------------------------------------


def added(book: Book, after_id: str, kind: IndicatorKind, *, sub: bool = False) -> tuple[Indicator, ...]:
    """Return a new row (the first one) below ``after_id`` ("": at the end), and the rows that move.

    It takes over from the row above what is mostly the same. ``sub``: a sub-indicator of that row.
    """
    above = next((row for row in book.indicators if row.id == after_id), None)
    main_id = None
    if above is not None and kind is IndicatorKind.INDICATOR and above.kind is kind:
        main_id = (above.main_id or above.id) if sub else above.main_id
    new = Indicator(programme_id=book.programme.id, kind=kind, main_id=main_id)
    first = book.programme.first_year
    if above is not None and kind is above.kind is IndicatorKind.INDICATOR:
        new = dataclasses.replace(
            new, plan_item_id=above.plan_item_id, base_year=above.base_year, counting=above.counting
        )
    elif kind is IndicatorKind.INDICATOR:
        new = dataclasses.replace(new, base_year=first - 1 if first else None)
    rows = _siblings(book, main_id)
    at = next(
        (no for no, row in enumerate(rows, start=1) if above and row.id in (above.id, above.main_id)), 0
    )
    rows.insert(at if at or sub else len(rows), new)
    moved = _ordered(rows)
    return (next(row for row in moved if row.id == new.id), *(row for row in moved if row.id != new.id))


def moved(book: Book, row_id: str, by: int) -> tuple[Indicator, ...]:
    """Return the rows that change places when a row goes up (-1) or down (1) among its own kind."""
    row = next((row for row in book.indicators if row.id == row_id), None)
    if row is None:
        return ()
    rows = _siblings(book, row.main_id)
    at = next(no for no, one in enumerate(rows) if one.id == row_id)
    if not 0 <= at + by < len(rows):
        return ()
    rows.insert(at + by, rows.pop(at))
    return _ordered(rows)


def _siblings(book: Book, main_id: str | None) -> list[Indicator]:
    rows = [row for row in book.indicators if row.main_id == main_id]
    return sorted(rows, key=lambda row: (row.position, row.id))


def _ordered(rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    placed = [dataclasses.replace(row, position=no) for no, row in enumerate(rows, start=1)]
    return tuple(new for old, new in zip(rows, placed, strict=True) if new != old or not new.version)
