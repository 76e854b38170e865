"""What reading and writing whole offices asks of the data file."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from mslite.db import locks
from mslite.db.mapping import table, table_of, to_row
from mslite.db.queries.rows import by_ids
from mslite.domain.meetings import Meeting
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.rows import Row

R = TypeVar("R", bound=Row)
_CHUNK = 500  # SQLite limits how many values one statement may bind


def every(session: Session, shape: type[R]) -> tuple[R, ...]:
    """Return all records of a shape, those in the trash too, by identity."""
    found = session.execute(select(table(shape)).order_by(table(shape).c.id)).mappings()
    return tuple(to_row(shape, one) for one in found)


def many(session: Session, shape: type[R], ids: Collection[str]) -> dict[str, R]:
    """Return the records with these identities, live or not, however many there are."""
    wanted = sorted(ids)
    found: dict[str, R] = {}
    for start in range(0, len(wanted), _CHUNK):
        found |= by_ids(session, shape, wanted[start : start + _CHUNK])
    return found


def closed(session: Session) -> frozenset[str]:
    """Return the identities of the meetings that a signed protocol closes."""
    paper = table(Paper).c
    chosen = select(paper.meeting_id).where(
        paper.type == PaperType.PROTOCOL, paper.state == PaperState.SIGNED, paper.deleted.is_(False)
    )
    return frozenset(session.execute(chosen).scalars())


def closes(shape: type[Row]) -> bool:
    """Tell whether records of a shape are closed with their meeting."""
    return shape is Meeting or table_of(shape) in locks.CHILDREN
