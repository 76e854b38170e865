"""What lies in the trash, with who put it there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from mslite.db.history import moment
from mslite.db.mapping import ROWS, table_of
from mslite.db.models.system import Op
from mslite.db.queries.rows import by_ids, table
from mslite.domain.rows import Row


@dataclass(frozen=True, slots=True)
class Removed:
    """One record in the trash, its table, and when and by whom it was last changed: removed."""

    table: str
    row: Row
    at: dt.datetime
    by: str


def removed(session: Session, limit: int) -> tuple[Removed, ...]:
    """Return removed records, last removed first: one query, then one for each table among them."""
    gone = union_all(
        *(
            select(literal(table_of(shape)).label("tbl"), table(shape).c.id.label("pk")).where(
                table(shape).c.deleted.is_(True)
            )
            for shape in ROWS
        )
    ).subquery()
    last = func.max(Op.c.hlc)
    chosen = (
        select(gone.c.tbl, gone.c.pk, last, Op.c.actor)
        .join_from(gone, Op, (Op.c.tbl == gone.c.tbl) & (Op.c.pk == gone.c.pk))
        .group_by(gone.c.tbl, gone.c.pk)
        .order_by(last.desc())
        .limit(limit)
    )
    found = session.execute(chosen).all()
    rows: dict[str, Row] = {}
    for shape in ROWS:
        name = table_of(shape)
        rows |= by_ids(session, shape, (pk for tbl, pk, _, _ in found if tbl == name))
    return tuple(Removed(tbl, rows[pk], moment(hlc), actor) for tbl, pk, hlc, actor in found)
