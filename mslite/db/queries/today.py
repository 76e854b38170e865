"""Conditions and small reads for the first page."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from mslite.db.queries.meetings import in_force, standing_is
from mslite.db.queries.rows import table
from mslite.domain.meetings import Meeting, MeetingState
from mslite.domain.views import Standing


def planned() -> ColumnElement[bool]:
    """Meetings still to be held."""
    return table(Meeting).c.state == MeetingState.PLANNED


def announced(session: Session) -> frozenset[str]:
    """Return the planned meetings whose announcement has a date; one query."""
    meeting = table(Meeting).c
    chosen = select(meeting.id).where(meeting.notice_on.is_not(None), meeting.state == MeetingState.PLANNED)
    return frozenset(session.execute(chosen).scalars())


def between(first: dt.date, last: dt.date) -> ColumnElement[bool]:
    """Meetings of these days, cancelled ones left out."""
    meeting = table(Meeting).c
    return and_(meeting.date.between(first, last), meeting.state != MeetingState.CANCELLED)


def unsigned() -> ColumnElement[bool]:
    """Meetings whose protocol is issued and waits for its signature."""
    return standing_is(Standing.ISSUED)


def unwritten(today: dt.date) -> ColumnElement[bool]:
    """Meetings held, or past their day, without a protocol."""
    meeting = table(Meeting).c
    over = or_(
        meeting.state == MeetingState.HELD,
        and_(
            meeting.state.in_([MeetingState.PLANNED, MeetingState.RUNNING]),
            meeting.date < today,
        ),
    )
    return and_(over, ~in_force())
