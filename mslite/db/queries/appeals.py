"""Appeals and what hangs on them, read for the services."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import having, rows, table
from mslite.domain.appeals.rows import (
    Appeal,
    AppealSettings,
    AppealState,
    Executor,
    Extension,
    Journal,
    JournalKind,
    Theme,
)
from mslite.domain.appeals.terms import Holiday, LawRule
from mslite.domain.office import Post

UNSETTLED = (AppealState.WAITING, AppealState.OPEN, AppealState.ROUTED)
"""States before the end; asked for by state, so that the index finds the few among the many."""


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
        appeal.state.in_(UNSETTLED),
        appeal.id.not_in(extended),
        order_by=(appeal.received_on, appeal.id),
    )


def last_seq(session: Session, journal_id: str, year: int) -> int:
    """Return the highest number of a journal in a year, 0 for none; removed appeals keep theirs."""
    appeal = table(Appeal).c
    chosen = select(func.max(appeal.seq)).where(appeal.journal_id == journal_id, appeal.year == year)
    return session.execute(chosen).scalar() or 0


def last_provisional(session: Session, sign: str) -> int:
    """Return the highest provisional number with this sign («К2-017» → 17), 0 for none."""
    appeal = table(Appeal).c
    chosen = select(appeal.provisional).where(appeal.provisional.startswith(f"{sign}-", autoescape=True))
    found = (text.rpartition("-")[2] for text in session.execute(chosen).scalars())
    return max((int(number) for number in found if number.isdigit()), default=0)


def last_registered(session: Session) -> dt.date | None:
    """Return the day of the last registration, None before any."""
    return session.execute(select(func.max(table(Appeal).c.registered_on))).scalar()


def journals(session: Session, kind: JournalKind) -> tuple[Journal, ...]:
    """Return the journals of a kind in their order."""
    return having(session, Journal, kind=kind)


def themes(session: Session) -> tuple[Theme, ...]:
    """Return every theme, in order of position."""
    return having(session, Theme)


def below(session: Session, theme_id: str) -> frozenset[str]:
    """Return a theme and all that stand below it."""
    found, rows_ = {theme_id}, themes(session)
    while True:
        more = {one.id for one in rows_ if one.broader_id in found} - found
        if not more:
            return frozenset(found)
        found |= more


def routed(session: Session, appeal_id: str) -> bool:
    """Tell whether somebody was told to deal with an appeal."""
    return bool(having(session, Executor, appeal_id=appeal_id))


def left_on(session: Session, person_id: str) -> dt.date | None:
    """Return the last day of a person's last post, None while one is held or none is known."""
    posts = having(session, Post, person_id=person_id)
    if not posts or any(post.until is None for post in posts):
        return None
    return max(post.until for post in posts if post.until)
