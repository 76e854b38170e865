"""Changes as a person reads them: records by what they are called, a creation as one line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mslite.db.queries.rows import Session, by_ids
from mslite.domain.history import Change, HistoryLine
from mslite.domain.meetings import Assignment
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import REFERS, row_of, table_of
from mslite.services.captions import caption


def told(session: Session, changes: Sequence[Change], limit: int) -> tuple[HistoryLine, ...]:
    """Return the first ``limit`` lines for ``changes`` (in their order): one query a table among them."""
    kept = _joined(changes)[:limit]
    wanted: dict[type[Row], set[str]] = {}
    for change in kept:
        wanted.setdefault(row_of(change.table), set()).add(change.record_id)
        if change.field in REFERS:
            for value in (change.before, change.after):
                if value:
                    wanted.setdefault(REFERS[change.field], set()).add(str(value))
    names: dict[str, Words] = {}
    for shape, ids in wanted.items():
        names |= {key: caption(row) for key, row in by_ids(session, shape, ids).items()}

    def shown(change: Change, value: object) -> object:
        return names.get(str(value), value) if change.field in REFERS and value else value

    return tuple(
        HistoryLine(
            change,
            names.get(change.record_id, Words()),
            shown(change, change.before),
            shown(change, change.after),
        )
        for change in kept
    )


def _joined(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with the first values of each record made one.

    What became of a decision is a record without words: its creation tells the state.
    """
    out: list[Change] = []
    for change in changes:
        stateful = change.table == table_of(Assignment)
        if not change.created or (stateful and change.field == "state"):
            out.append(change)
        elif stateful:
            continue
        elif not (out and out[-1].created and (out[-1].device, out[-1].seq) == (change.device, change.seq)):
            out.append(dataclasses.replace(change, field="", before=None, after=None))
    return out
