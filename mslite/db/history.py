"""History of a record from the journal, and taking one change back."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.orm import Session

from mslite.db.mapping import model_of, row_of
from mslite.db.models.system import Op
from mslite.db.queries.rows import table
from mslite.db.store import Writer
from mslite.domain.history import Change
from mslite.domain.problems import UserFixable

_DIALECT = dialect()  # type: ignore[no-untyped-call]


def moment(hlc: str) -> dt.datetime:
    """Return the local time of a stamp of the hybrid clock."""
    return dt.datetime.fromtimestamp(int(hlc.split("-")[0], 16) / 1000)


def value_of(table_name: str, column: str, stored: object) -> Any:
    """Return a journalled value as it stands in the record (dates as dates)."""
    kind = model_of(row_of(table_name)).__table__.c[column].type
    processor = kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return processor(stored) if processor and stored is not None else stored


def history(session: Session, table_name: str, record_id: str) -> tuple[Change, ...]:
    """Return every change of a record, newest first, the creation last; one query."""
    query = (
        select(Op)
        .where(Op.c.tbl == table_name, Op.c.pk == record_id)
        .order_by(Op.c.hlc, Op.c.device, Op.c.seq)
    )
    known: dict[str, object] = {}
    out: list[Change] = []
    for op in session.execute(query).mappings():
        for column, stored in json.loads(op["body"] or "{}").items():
            after = value_of(table_name, column, stored)
            created = op["kind"] == "I"
            if not (created and after in (None, "", 0, False)):
                out.append(
                    Change(
                        table_name,
                        record_id,
                        op["device"],
                        op["seq"],
                        moment(op["hlc"]),
                        op["actor"],
                        column,
                        known.get(column),
                        after,
                        created,
                    )
                )
            known[column] = after
    return tuple(reversed(out))


def revert(writer: Writer, change: Change) -> None:
    """Put the value before ``change`` back, as a change of its own.

    Raises ``UserFixable("changed_since")`` when the field holds something else by now, ``"gone"`` when
    there is no such record, ``"nothing_before"`` for the creation.
    """
    if change.created:
        raise UserFixable("nothing_before")
    columns = table(row_of(change.table))
    stored = (
        writer.session.execute(select(columns).where(columns.c.id == change.record_id)).mappings().first()
    )
    if stored is None:
        raise UserFixable("gone", record=change.table)
    if stored[change.field] != change.after:
        raise UserFixable("changed_since", field=change.field)
    writer.session.execute(
        update(columns)
        .where(columns.c.id == change.record_id)
        .values({change.field: change.before, "version": stored["version"] + 1})
    )
    writer.touch(change.table, change.record_id)
