"""Method packs: the columns and report forms of a method as data (``resources/methods``), and what an office
made of its columns.

A pack may be replaced by another one when the method changes; nothing else has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mslite.domain.plain import from_plain
from mslite.domain.programme.kinds import TableKind
from mslite.domain.programme.rows import TableColumn
from mslite.domain.rows import Words

OWN = "own_"
"""Keys of the columns that an office added begin so."""

BASE, TARGET, FACT, FORECAST = "base", "target", "fact", "forecast"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width as a part of the sum of all, where its text stands.

    ``group`` is a head over this column and its neighbours of the same group. «{year}» in a title is the
    year of the column (:func:`for_years`). ``hidden``: it is there, but not shown until the office wants it.
    """

    key: str
    title: Words = Words()
    width: int = 10
    centre: bool = False
    right: bool = False
    hidden: bool = False
    group: Words = Words()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The half-year report: its parts in order and the columns of its two tables."""

    parts: tuple[str, ...] = ()
    activities: tuple[Column, ...] = ()
    indicators: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A method: its columns in order, its report."""

    id: str
    name: Words = Words()
    plan: tuple[Column, ...] = ()
    matrix: tuple[Column, ...] = ()
    forecast: tuple[Column, ...] = ()
    report: ReportForm = ReportForm()


def parse(plain: Mapping[str, Any]) -> Pack:
    """Return the pack of a JSON object; raises ``PlainError`` where it has another shape."""
    return from_plain(Pack, dict(plain))


def every_column(pack: Pack, kind: TableKind, changes: Iterable[TableColumn]) -> tuple[Column, ...]:
    """Return all columns as the office has them, hidden ones too, in their order.

    A column of the method keeps its place until it is given another; an added one without a title is
    left out.
    """
    given = pack.plan if kind is TableKind.PLAN else pack.matrix
    changed = {row.key: row for row in changes if row.table_kind is kind}
    known = {column.key for column in given}
    placed: list[tuple[int, int, Column]] = []
    for no, column in enumerate(given, start=1):
        row = changed.get(column.key)
        if row is None:
            placed.append((no, no, column))
        else:
            placed.append(
                (row.position or no, no, replace(column, title=_title(row, column), hidden=row.hidden))
            )
    for no, row in enumerate(changed.values(), start=len(given) + 1):
        if row.key not in known and row.title:
            placed.append((row.position or no, no, Column(row.key, row.title, 12, hidden=row.hidden)))
    return tuple(column for *_, column in sorted(placed, key=lambda one: one[:2]))


def columns(pack: Pack, kind: TableKind, changes: Iterable[TableColumn] = ()) -> tuple[Column, ...]:
    """Return the columns that are shown, as the office has them, in their order."""
    return tuple(column for column in every_column(pack, kind, changes) if not column.hidden)


def for_years(shown: Iterable[Column], years: Mapping[str, Sequence[int]]) -> tuple[Column, ...]:
    """Return the columns with their years in their titles.

    ``years`` names for a key («base», «target» …) the years; such a column stands once for each of them,
    and without a year as it is, but for its brackets.
    """
    out: list[Column] = []
    for column in shown:
        if column.key not in years:
            out.append(column)
        elif years[column.key]:
            out += [
                replace(column, title=_in_year(column.title, year), year=year) for year in years[column.key]
            ]
        else:
            out.append(replace(column, title=_in_year(column.title, None)))
    return tuple(out)


def _title(row: TableColumn, column: Column) -> Words:
    return Words(row.title.ky or column.title.ky, row.title.ru or column.title.ru)


def _in_year(title: Words, year: int | None) -> Words:
    return Words(*(_filled(text, year) for text in (title.ky, title.ru)))


def _filled(text: str, year: int | None) -> str:
    if year is not None:
        return text.replace("{year}", str(year))
    return text.partition("{year}")[0].rstrip(" (\n") if "{year}" in text else text
