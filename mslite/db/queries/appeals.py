"""Appeals and what hangs on them, read for the services."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import having, rows, table
from mslite.domain.appeals.rows import Appeal, AppealSettings, Extension
from mslite.domain.appeals.terms import Holiday, LawRule


def seeded(session: Session) -> bool:
    """Tell whether the file has rules of the law, removed ones among them."""
    return session.execute(select(table(LawRule).c.id).limit(1)).first() is not None


def settings(session: Session) -> AppealSettings:
    """Return the office's settings for appeals; the usual ones (version 0) where nothing was set."""
    found = having(session, AppealSettings)
    return found[0] if found else AppealSettings()


def law(session: Session) -> tuple[LawRule, ...]:
    """Return every rule that is in the file, by topic and first day."""
    columns = table(LawRule).c
    return rows(session, LawRule, order_by=(columns.topic, columns.since, columns.id))


def holidays(session: Session) -> tuple[Holiday, ...]:
    """Return every day of the calendar, by date."""
    columns = table(Holiday).c
    return rows(session, Holiday, order_by=(columns.date, columns.id))


def open_unextended(session: Session) -> tuple[Appeal, ...]:
    """Return the open appeals whose due date follows from the law alone, oldest first; one query."""
    appeal, extension = table(Appeal).c, table(Extension).c
    extended = select(extension.appeal_id).where(extension.deleted.is_(False))
    return rows(
        session,
        Appeal,
        appeal.closed_on.is_(None),
        appeal.id.not_in(extended),
        order_by=(appeal.received_on, appeal.id),
    )
