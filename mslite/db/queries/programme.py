"""Programmes as lines of a list and as whole books: one query a table, whatever the size."""

from __future__ import annotations

from typing import Any, TypeVar

from mslite.db.queries.rows import Session, get, having, rows, table
from mslite.domain.programme.rows import BOOK_ROWS, Book, Factor, Programme, Resolution
from mslite.domain.rows import Row

R = TypeVar("R", bound=Row)

_ORDER = {
    "targets": ("year", "id"),
    "funding": ("year", "source", "id"),
    "annual": ("year", "id"),
    "forecast": ("year", "id"),
    "periods": ("year", "half"),
    "resolutions": ("date", "id"),
}


def programmes(session: Session) -> tuple[Programme, ...]:
    """Return every live programme, the latest first."""
    columns = table(Programme).c
    order = (columns.first_year.desc(), columns.id)
    return rows(session, Programme, order_by=order)


def book(session: Session, programme_id: str, *only: str) -> Book | None:
    """Return a programme with all that hangs on it, or with the parts named in ``only``.

    What hangs on a removed row of plan or matrix, line of the forecast, period or fact is left out with it.
    """
    programme = get(session, Programme, programme_id)
    if programme is None:
        return None
    parts: dict[str, Any] = {}
    for name, shape in BOOK_ROWS.items():
        if only and name not in only:
            continue
        columns = table(shape).c
        order = [columns[key] for key in _ORDER.get(name, ())]
        parts[name] = rows(session, shape, columns.programme_id == programme_id, order_by=order)
    _prune(parts)
    return Book(programme=programme, **parts)


_OWNERS = (
    ("plan_item_id", "items"),
    ("indicator_id", "indicators"),
    ("series_id", "series"),
    ("period_id", "periods"),
    ("fact_id", "facts"),
)


def _prune(parts: dict[str, Any]) -> None:
    if "items" in parts:
        parts["items"] = _rooted(parts["items"], "parent_id")
    if "indicators" in parts:
        parts["indicators"] = _rooted(parts["indicators"], "main_id")
    for field, owner in _OWNERS:
        if owner not in parts:
            continue
        alive: set[str | None] = {row.id for row in parts[owner]} | {None}
        for name, found in parts.items():
            parts[name] = tuple(row for row in found if getattr(row, field, None) in alive)


def _rooted(found: tuple[Row, ...], field: str) -> tuple[Row, ...]:
    """Return the rows whose chain of parents ends at the root; rows of a removed parent go with it."""
    parents = {row.id: getattr(row, field) for row in found}
    good: dict[str | None, bool] = {None: True}

    def rooted(row_id: str | None) -> bool:
        chain = []
        while row_id not in good and row_id in parents and row_id not in chain:
            chain.append(row_id)
            row_id = parents[row_id]
        answer = good.get(row_id, False)
        good.update(dict.fromkeys(chain, answer))
        return answer

    return tuple(row for row in found if rooted(row.id))


def resolution(session: Session, resolution_id: str) -> Resolution | None:
    """Return a resolution, also a removed one."""
    return get(session, Resolution, resolution_id)


def resolutions(session: Session, programme_id: str) -> tuple[Resolution, ...]:
    """Return the resolutions about a programme, the earliest first."""
    columns = table(Resolution).c
    order = [columns[key] for key in _ORDER["resolutions"]]
    return rows(session, Resolution, columns.programme_id == programme_id, order_by=order)


def siblings(session: Session, row: R) -> tuple[R, ...]:
    """Return the live rows that stand in one list of a programme with ``row``, in order; one query."""
    lists = ("programme_id", "kind" if isinstance(row, Factor) else "table_kind")
    fields = {name: getattr(row, name) for name in lists if hasattr(row, name)}
    return having(session, type(row), **fields)
