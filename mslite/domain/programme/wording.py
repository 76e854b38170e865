"""A wording: all that a council puts into force with one resolution, as one text that can be read again.

Of the book it holds what the council decides on: passport, chapters, plan with the money planned, matrix
with targets, forecast. What is reported later (state, percent, facts) is not part of it.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mslite.domain.plain import canonical, from_plain, to_plain
from mslite.domain.programme.rows import (
    BOOK_ROWS,
    Book,
    ForecastValue,
    Funding,
    Programme,
    Target,
)
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import fields, table_of

PARTS = (
    "chapters", "abbreviations", "factors", "items", "indicators", "targets", "funding", "series",
    "forecast", "columns",
)  # fmt: skip
"""The parts of :class:`Book` that a wording holds."""

_LATER = {
    "programme": {"state"},
    "plan_item": {"state", "percent", "note"},
    "indicator": {"note"},
    "funding": {"fact_first", "fact_second", "note"},
}
_NEVER = {"version", "deleted"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two wordings.

    ``title`` is what the row is called. ``field`` is a column (``text_ky``), «position» for a row that was
    moved, or empty: the whole row was added (``before`` False, ``after`` True) or taken away.
    """

    table: str
    record_id: str
    title: Words
    field: str = ""
    before: Any = None
    after: Any = None


def write(book: Book) -> str:
    """Return the canonical JSON of what is put into force; fields with their first value are left out."""
    plain: dict[str, Any] = {"programme": _lean(book.programme)}
    plain |= {name: [_lean(row) for row in getattr(book, name)] for name in PARTS}
    return canonical(plain)


def read(plain: Mapping[str, Any]) -> Book:
    """Return the book of a wording; raises ``PlainError`` where it has another shape."""
    parts = {
        name: tuple(
            from_plain(BOOK_ROWS[name], row, f"$.{name}[{no}]") for no, row in enumerate(plain.get(name, ()))
        )
        for name in PARTS
    }
    return Book(programme=from_plain(Programme, plain["programme"], "$.programme"), **parts)  # type: ignore[arg-type]


def _lean(row: Row) -> dict[str, Any]:
    left_out = _NEVER | _LATER.get(table_of(type(row)), set())
    first = {field.name: field.default for field in dataclasses.fields(row)}
    return {
        name: to_plain(value)
        for name in first
        if name not in left_out and (value := getattr(row, name)) != first[name]
    }


# ---- comparing ---------------------------------------------------------------------------------------


def differences(before: Book, after: Book) -> tuple[Difference, ...]:
    """Return what differs between two wordings, part by part, each in the order of the later one."""
    found = list(_fields(before.programme, after.programme, after.programme.name))
    for name in PARTS:
        old = {_key(row): row for row in getattr(before, name)}
        new = {_key(row): row for row in getattr(after, name)}
        moved = _moved(tuple(old.values()), tuple(new.values()))
        for key, row in new.items():
            title = _title(row, after)
            if key not in old:
                found.append(Difference(table_of(type(row)), row.id, title, "", False, True))
                continue
            found += _fields(old[key], row, title)
            if key in moved:
                found.append(Difference(table_of(type(row)), row.id, title, "position", *moved[key]))
        gone = (row for key, row in old.items() if key not in new)
        found += (
            Difference(table_of(type(row)), row.id, _title(row, before), "", True, False) for row in gone
        )
    return tuple(found)


def _fields(before: Row, after: Row, title: Words) -> Iterable[Difference]:
    table = table_of(type(after))
    left_out = _NEVER | _LATER.get(table, set()) | {"id", "position"}
    for name in fields(type(after)):
        if name in left_out:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if isinstance(new, Words):
            for lang in ("ky", "ru"):
                if getattr(old, lang) != getattr(new, lang):
                    yield Difference(
                        table, after.id, title, f"{name}_{lang}", getattr(old, lang), getattr(new, lang)
                    )
        elif old != new:
            yield Difference(table, after.id, title, name, old, new)


def _key(row: Row) -> tuple[Any, ...]:
    """Return what a row is recognised by: a value of a year by its year, whatever record holds it."""
    if isinstance(row, Target):
        return row.indicator_id, row.year
    if isinstance(row, Funding):
        return row.plan_item_id, row.year, row.source
    if isinstance(row, ForecastValue):
        return row.series_id, row.year
    return (row.id,)


def _title(row: Row, book: Book) -> Words:
    """Return what a row is called; a value of a year bears the name of its row, with the year."""
    owners: tuple[tuple[type[Row], str, Sequence[Row]], ...] = (
        (Target, "indicator_id", book.indicators),
        (Funding, "plan_item_id", book.items),
        (ForecastValue, "series_id", book.series),
    )
    for shape, field, rows in owners:
        if isinstance(row, shape):
            owner = next((one for one in rows if one.id == getattr(row, field)), None)
            name, year = _name(owner), getattr(row, "year", "")
            return Words(*(f"{text}, {year}" if text else "" for text in (name.ky, name.ru)))
    return _name(row)


def _name(row: Row | None) -> Words:
    for field in ("name", "title", "short", "text"):
        value = getattr(row, field, None)
        if isinstance(value, Words) and value:
            return value
    return Words()


def _moved(before: Sequence[Row], after: Sequence[Row]) -> dict[tuple[Any, ...], tuple[int, int]]:
    """Return the rows that changed their place among those that stand in both: place before, place after.

    Rows stay where they are as far as possible: the longest row of them that keeps its order.
    """
    if not all(hasattr(row, "position") for row in (*before, *after)):
        return {}
    out: dict[tuple[Any, ...], tuple[int, int]] = {}
    olds, news = _siblings(before), _siblings(after)
    for parent, now in news.items():
        places = {key: no for no, key in enumerate(olds.get(parent, ()), start=1)}
        common = [key for key in now if key in places]
        staying = _longest([places[key] for key in common])
        for no, key in enumerate(now, start=1):
            if key in places and places[key] not in staying:
                out[key] = places[key], no
    return out


def _siblings(rows: Sequence[Row]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the keys of the rows in their order, for each parent."""
    out: dict[str, list[tuple[Any, ...]]] = {}
    for row in sorted(rows, key=lambda row: (getattr(row, "position", 0), row.id)):
        out.setdefault(_parent(row), []).append(_key(row))
    return out


def _parent(row: Row) -> str:
    return str(getattr(row, "parent_id", None) or getattr(row, "main_id", None) or "")


def _longest(numbers: Sequence[int]) -> set[int]:
    """Return the longest increasing part of ``numbers`` (patience sorting, n log n)."""
    ends: list[int] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for no, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before[no] = at[place - 1] if place else None
        if place == len(ends):
            ends.append(number)
            at.append(no)
        else:
            ends[place], at[place] = number, no
    out, no_now = set[int](), at[-1] if at else None
    while no_now is not None:
        out.add(numbers[no_now])
        no_now = before[no_now]
    return out
