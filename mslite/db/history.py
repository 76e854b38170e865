"""History of a record from the journal, and taking one change back."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import ColumnElement, or_, select, tuple_, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.orm import Session

from mslite.db.mapping import row_of, table, table_of
from mslite.db.models.system import Op
from mslite.db.store import Writer
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import APPEAL_ROWS
from mslite.domain.history import Change
from mslite.domain.meetings import DOSSIER_ROWS, Assignment, Decision
from mslite.domain.papers import Attachment, AttachmentRole, Paper
from mslite.domain.problems import UserFixable
from mslite.domain.programme.rows import BOOK_ROWS, PlanItem
from mslite.domain.rows import Row

_DIALECT = dialect()


def moment(hlc: str) -> dt.datetime:
    """Return the local time of a stamp of the hybrid clock."""
    return dt.datetime.fromtimestamp(int(hlc.split("-")[0], 16) / 1000)


def value_of(table_name: str, column: str, stored: object) -> Any:
    """Return a journalled value as it stands in the record (dates as dates)."""
    kind = table(row_of(table_name)).c[column].type
    processor = kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return processor(stored) if processor and stored is not None else stored


def history(session: Session, table_name: str, record_id: str) -> tuple[Change, ...]:
    """Return every change of a record, newest first, the creation last; one query.

    Of a decision: also of what became of it, which lives beside it.
    """
    where: ColumnElement[bool] = (Op.c.tbl == table_name) & (Op.c.pk == record_id)
    if table_name == table_of(Decision):
        columns = table(Assignment).c
        where |= _among(Assignment, columns.id, columns.decision_id == record_id)
    return _changes(session, where)


HANGING: dict[str, tuple[type[Row], ...]] = {
    "meeting": (*DOSSIER_ROWS.values(), Paper),
    "appeal": (*APPEAL_ROWS, Letter, Paper),
    "programme": tuple(BOOK_ROWS.values()),
}
"""Tables whose history takes in all that hangs on the record by ``meeting_id``, ``appeal_id``,
``programme_id``."""

FILED: tuple[type[Row], ...] = (Paper, PlanItem)
"""Of what hangs there, the records whose files are told of too."""


def history_of_whole(session: Session, table_name: str, record_id: str, limit: int) -> tuple[Change, ...]:
    """Return the changes of a meeting, appeal or programme and of all that hangs on it; one query.

    Newest first; of the records that the last ``limit`` steps of the journal touched. Prints of papers and
    their files are left out: they never change.
    """
    owner = f"{table_name}_id"
    where: list[ColumnElement[bool]] = [(Op.c.tbl == table_name) & (Op.c.pk == record_id)]
    files = table(Attachment).c
    own = files.record_id == record_id
    for shape in HANGING[table_name]:
        columns = table(shape).c
        where.append(_among(shape, columns.id, columns[owner] == record_id))
        if shape in FILED:
            own |= files.record_id.in_(select(columns.id).where(columns[owner] == record_id))
    where.append(_among(Attachment, files.id, own & (files.role != AttachmentRole.PDF.value)))
    newest = (Op.c.hlc.desc(), Op.c.device.desc(), Op.c.seq.desc())
    last = select(Op.c.tbl, Op.c.pk).where(or_(*where)).order_by(*newest).limit(limit)
    return _changes(session, tuple_(Op.c.tbl, Op.c.pk).in_(last))


def _among(shape: type[Row], ident: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (Op.c.tbl == table_of(shape)) & Op.c.pk.in_(select(ident).where(condition))


def _changes(session: Session, condition: ColumnElement[bool]) -> tuple[Change, ...]:
    query = select(Op).where(condition).order_by(Op.c.hlc, Op.c.device, Op.c.seq)
    known: dict[tuple[str, str], object] = {}
    out: list[Change] = []
    for op in session.execute(query).mappings():
        created = op["kind"] == "I"
        for column, stored in json.loads(op["body"] or "{}").items():
            after = value_of(op["tbl"], column, stored)
            place = (op["pk"], column)
            if not (created and after in (None, "", 0, False)):
                out.append(
                    Change(
                        op["tbl"],
                        op["pk"],
                        op["device"],
                        op["seq"],
                        moment(op["hlc"]),
                        op["actor"],
                        column,
                        known.get(place),
                        after,
                        created,
                    )
                )
            known[place] = after
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
