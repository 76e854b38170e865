"""Meetings as lines of lists (column tuples) and as dossiers (one query a child table)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, extract, func, or_, select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import get, having, rows, table
from mslite.db.queries.words import holds
from mslite.db.search import meetings_about
from mslite.domain.meetings import (
    DOSSIER_ROWS,
    Dossier,
    Meeting,
    MeetingState,
    PreparationStep,
)
from mslite.domain.office import Body, MeetingKind
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Row, Words
from mslite.domain.views import MeetingLine, MeetingQuery, Standing

R = TypeVar("R", bound=Row)

_PARENTS = {"item_id": "items", "vote_id": "votes", "decision_id": "decisions"}


def dossier(session: Session, meeting_id: str) -> Dossier | None:
    """Return the meeting with all that hangs on it: 13 queries, whatever its size.

    Children of a removed agenda item, vote or decision are left out with it.
    """
    meeting = get(session, Meeting, meeting_id)
    if meeting is None:
        return None
    parts: dict[str, Any] = {}
    for name, shape in DOSSIER_ROWS.items():
        parts[name] = rows(session, shape, table(shape).c.meeting_id == meeting_id)
    for field, parents in _PARENTS.items():
        alive = {row.id for row in parts[parents]}
        for name, children in parts.items():
            parts[name] = tuple(row for row in children if getattr(row, field, None) in alive | {None})
    return Dossier(meeting=meeting, **parts)


def siblings(session: Session, row: R) -> tuple[R, ...]:
    """Return the live records that stand in one numbered list with ``row``, in order; one query."""
    columns = table(type(row)).c
    lists = ("item_id", "body_id", "meeting_id", "record_id", "purpose")
    scope = next((name for name in lists if name in columns), None)
    fields = {name: getattr(row, name) for name in (scope, "meeting_id") if name and name in columns}
    return having(session, type(row), **fields)


def require(session: Session, meeting_id: str) -> Dossier:
    """Return the dossier of a meeting; raises ``UserFixable("gone")``."""
    found = dossier(session, meeting_id)
    if found is None:
        raise UserFixable("gone", record="Meeting")
    return found


def model(session: Session, kind: MeetingKind, body_id: str | None) -> Meeting | None:
    """Return the recurring model for meetings of a kind (and body), if there is one."""
    found = having(session, Meeting, recurring=True, kind=kind, body_id=body_id)
    return found[-1] if found else None


def models(session: Session) -> frozenset[tuple[MeetingKind, str | None]]:
    """Return the kinds and bodies that have a recurring model; one query."""
    found = having(session, Meeting, recurring=True)
    return frozenset((row.kind, row.body_id) for row in found)


def days(session: Session, since: dt.date) -> dict[tuple[MeetingKind, str | None], list[dt.date]]:
    """Return the days of meetings from ``since`` on, by kind and body; one query."""
    meeting = table(Meeting).c
    chosen = select(meeting.kind, meeting.body_id, meeting.date).where(
        meeting.deleted.is_(False),
        meeting.recurring.is_(False),
        meeting.state != MeetingState.CANCELLED,
        meeting.date >= since,
    )
    result: dict[tuple[MeetingKind, str | None], list[dt.date]] = {}
    for kind, body_id, date in session.execute(chosen):
        result.setdefault((MeetingKind(kind), body_id), []).append(date)
    return result


def _protocol(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    paper, meeting = table(Paper).c, table(Meeting).c
    return exists().where(
        paper.meeting_id == meeting.id, paper.type == PaperType.PROTOCOL, paper.deleted.is_(False), *where
    )


def in_force() -> ColumnElement[bool]:
    """Condition on ``meeting``: its protocol is issued or signed."""
    return _protocol(table(Paper).c.state != PaperState.ANNULLED)


def standing_is(standing: Standing) -> ColumnElement[bool]:
    """Condition on ``meeting`` for one :class:`Standing`."""
    state, paper = table(Meeting).c.state, table(Paper).c
    match standing:
        case Standing.ISSUED:
            return _protocol(paper.state == PaperState.ISSUED)
        case Standing.SIGNED:
            return _protocol(paper.state == PaperState.SIGNED)
        case _:
            return and_(state == MeetingState(standing.value), ~in_force())


def _conditions(session: Session, query: MeetingQuery) -> list[ColumnElement[bool]]:
    meeting = table(Meeting).c
    where: list[ColumnElement[bool]] = [
        meeting.deleted.is_(False),
        meeting.recurring.is_(query.recurring),
    ]
    if query.kind is not None:
        where.append(meeting.kind == query.kind)
    if query.body_id is not None:
        where.append(meeting.body_id == query.body_id)
    if query.year is not None:
        where.append(meeting.date.between(dt.date(query.year, 1, 1), dt.date(query.year, 12, 31)))
    if query.standing is not None:
        where.append(standing_is(query.standing))
    if query.text.strip():
        where.append(_about(session, query.text))
    return where


def _about(session: Session, text: str) -> ColumnElement[bool]:
    meeting, paper = table(Meeting).c, table(Paper).c
    titles = [meeting.title_ky, meeting.title_ru, meeting.purpose_ky, meeting.purpose_ru]
    number = exists().where(paper.meeting_id == meeting.id, paper.number == text.strip().lstrip("№ "))
    return or_(holds(titles, text), number, meeting.id.in_(meetings_about(session, text)))


def lines(session: Session, query: MeetingQuery) -> tuple[MeetingLine, ...]:
    """Return one window of the list: two queries."""
    meeting = table(Meeting).c
    chosen = (
        _select()
        .where(*_conditions(session, query))
        .order_by(meeting.date.is_not(None), meeting.date.desc(), meeting.starts.desc(), meeting.id)
        .offset(query.offset)
        .limit(query.limit)
    )
    return _lines(session, chosen)


def lines_where(session: Session, *where: ColumnElement[bool], limit: int = 200) -> tuple[MeetingLine, ...]:
    """Return live meetings (no models) that meet ``where``, earliest first: two queries."""
    meeting = table(Meeting).c
    live = (meeting.deleted.is_(False), meeting.recurring.is_(False))
    chosen = _select().where(*live, *where).order_by(meeting.date, meeting.starts, meeting.id).limit(limit)
    return _lines(session, chosen)


def count(session: Session, query: MeetingQuery) -> int:
    """Return how many meetings the list has, whatever its window."""
    chosen = select(func.count()).select_from(table(Meeting)).where(*_conditions(session, query))
    return session.execute(chosen).scalar_one()


def years(session: Session) -> tuple[int, ...]:
    """Return the years that have meetings, newest first."""
    meeting = table(Meeting).c
    year = extract("year", meeting.date)
    chosen = select(year).where(meeting.deleted.is_(False), meeting.date.is_not(None)).distinct()
    return tuple(sorted((int(found) for found in session.execute(chosen).scalars()), reverse=True))


def _select() -> Select[Any]:
    meeting, body = table(Meeting), table(Body)
    return select(
        meeting.c.id,
        meeting.c.kind,
        meeting.c.state,
        meeting.c.title_ky,
        meeting.c.title_ru,
        meeting.c.date,
        meeting.c.starts,
        meeting.c.body_id,
        body.c.name_ky,
        body.c.name_ru,
        meeting.c.recurring,
        meeting.c.version,
    ).select_from(meeting.outerjoin(body, body.c.id == meeting.c.body_id))


def _lines(session: Session, chosen: Select[Any]) -> tuple[MeetingLine, ...]:
    found = session.execute(chosen).all()
    numbers = protocols(session, [row[0] for row in found])
    result = []
    for row in found:
        papers = numbers.get(row[0], [])
        current = next((p for p in papers if p[2] is not PaperState.ANNULLED), None)
        state = MeetingState(row[2])
        result.append(
            MeetingLine(
                id=row[0],
                kind=MeetingKind(row[1]),
                state=state,
                standing=standing_of(state, current[2] if current else None),
                title=Words(row[3], row[4]),
                date=row[5],
                starts=row[6],
                body_id=row[7],
                body=Words(row[8] or "", row[9] or ""),
                number=current[1] if current else "",
                paper_id=current[0] if current else "",
                annulled=tuple(p[1] for p in papers if p[2] is PaperState.ANNULLED),
                recurring=row[10],
                version=row[11],
            )
        )
    return tuple(result)


def standing_of(state: MeetingState, paper: PaperState | None) -> Standing:
    """Return what a person sees as the state; ``paper`` is that of the protocol in force, if any."""
    if paper in (PaperState.ISSUED, PaperState.SIGNED):
        return Standing(paper.value)
    return Standing(state.value)


def protocols(session: Session, meeting_ids: Sequence[str]) -> dict[str, list[tuple[str, str, PaperState]]]:
    """Return (id, number, state) of the protocols of these meetings, oldest number first; one query."""
    paper = table(Paper).c
    chosen = (
        select(paper.meeting_id, paper.id, paper.number, paper.state)
        .where(paper.meeting_id.in_(meeting_ids), paper.type == PaperType.PROTOCOL, paper.deleted.is_(False))
        .order_by(paper.year, paper.seq)
    )
    result: dict[str, list[tuple[str, str, PaperState]]] = {}
    for meeting_id, paper_id, number, state in session.execute(chosen):
        result.setdefault(meeting_id, []).append((paper_id, number, PaperState(state)))
    return result


def undone_steps(session: Session, until: dt.date) -> tuple[PreparationStep, ...]:
    """Return the undone steps due by ``until`` of meetings still to be held; one query."""
    step, meeting = table(PreparationStep), table(Meeting).c
    planned = select(meeting.id).where(
        meeting.deleted.is_(False), meeting.recurring.is_(False), meeting.state == MeetingState.PLANNED
    )
    return rows(
        session,
        PreparationStep,
        step.c.done_on.is_(None),
        step.c.due <= until,
        step.c.meeting_id.in_(planned),
        order_by=(step.c.due, step.c.position),
    )
