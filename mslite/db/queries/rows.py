"""Records by identity and by condition, read as column tuples into frozen rows; never entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from mslite.db.mapping import table, to_row
from mslite.domain.rows import Row

__all__ = ["Session", "by_ids", "get", "having", "rows", "table"]

R = TypeVar("R", bound=Row)


def get(session: Session, shape: type[R], record_id: str) -> R | None:
    """Return one record, also when it lies in the trash; None when there is none."""
    columns = table(shape)
    found = session.execute(select(columns).where(columns.c.id == record_id)).mappings().first()
    return None if found is None else to_row(shape, found)


def rows(
    session: Session,
    shape: type[R],
    *where: ColumnElement[bool],
    order_by: Sequence[Any] = (),
    trash: bool = False,
) -> tuple[R, ...]:
    """Return the live (or, with ``trash``, the removed) records that meet ``where``, in one query.

    Without ``order_by`` they come by ``position`` where the record has one, then by identity.
    """
    columns = table(shape)
    order = order_by or [columns.c[name] for name in ("position", "id") if name in columns.c]
    query = select(columns).where(columns.c.deleted.is_(trash), *where).order_by(*order)
    return tuple(to_row(shape, found) for found in session.execute(query).mappings())


def having(session: Session, shape: type[R], **fields: object) -> tuple[R, ...]:
    """Return the live records whose fields equal the given values, in their order; one query."""
    columns = table(shape).c
    return rows(session, shape, *(columns[name] == value for name, value in fields.items()))


def by_ids(session: Session, shape: type[R], ids: Iterable[str | None]) -> dict[str, R]:
    """Return the records with these identities (live or not) by identity; one query, none when empty."""
    wanted = sorted({record_id for record_id in ids if record_id})
    if not wanted:
        return {}
    columns = table(shape)
    query = select(columns).where(columns.c.id.in_(wanted))
    return {found["id"]: to_row(shape, found) for found in session.execute(query).mappings()}
