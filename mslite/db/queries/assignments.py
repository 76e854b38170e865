"""Assignments: decisions with an executor or a due date, as lines over all meetings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import table
from mslite.db.queries.words import holds
from mslite.domain.meetings import AgendaItem, Assignment, AssignmentState, Decision, Meeting
from mslite.domain.office import MeetingKind
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.rows import Words
from mslite.domain.views import AssignmentLine, AssignmentQuery, AssignmentScope

WEEK = dt.timedelta(days=7)


def _joined(*columns: Any) -> Select[Any]:
    decision, meeting, item = table(Decision), table(Meeting), table(AgendaItem)
    assignment, paper = table(Assignment), table(Paper)
    return select(*columns).select_from(
        decision.join(meeting, and_(meeting.c.id == decision.c.meeting_id, meeting.c.deleted.is_(False)))
        .outerjoin(item, item.c.id == decision.c.item_id)
        .outerjoin(
            assignment,
            and_(assignment.c.decision_id == decision.c.id, assignment.c.deleted.is_(False)),
        )
        .outerjoin(
            paper,
            and_(
                paper.c.meeting_id == meeting.c.id,
                paper.c.type == PaperType.PROTOCOL,
                paper.c.state != PaperState.ANNULLED,
                paper.c.deleted.is_(False),
            ),
        )
    )


def _closed() -> ColumnElement[bool]:
    return func.coalesce(table(Assignment).c.state, AssignmentState.OPEN) != AssignmentState.OPEN


def _conditions(query: AssignmentQuery, today: dt.date) -> list[ColumnElement[bool]]:
    decision, item = table(Decision).c, table(AgendaItem).c
    where: list[ColumnElement[bool]] = [
        decision.deleted.is_(False),
        table(Meeting).c.recurring.is_(False),
        or_(item.id.is_(None), item.deleted.is_(False)),
        or_(decision.executor != "", decision.executor_person_id.is_not(None), decision.due.is_not(None)),
    ]
    undone = ~_closed()
    match query.scope:
        case AssignmentScope.OPEN:
            where.append(undone)
        case AssignmentScope.LATE:
            where += [undone, decision.due < today]
        case AssignmentScope.WEEK:
            where += [undone, decision.due <= today + WEEK]
        case AssignmentScope.DONE:
            where.append(_closed())
        case AssignmentScope.ALL:
            pass
    if query.executor.strip():
        where.append(holds([decision.executor], query.executor))
    if query.meeting_id is not None:
        where.append(decision.meeting_id == query.meeting_id)
    if query.since is not None:
        where.append(decision.due >= query.since)
    if query.until is not None:
        where.append(decision.due <= query.until)
    return where


def lines(session: Session, query: AssignmentQuery, today: dt.date) -> tuple[AssignmentLine, ...]:
    """Return one window of the list: open ones first, then by due date, those without one last; one query."""
    decision, meeting = table(Decision).c, table(Meeting).c
    assignment, paper = table(Assignment).c, table(Paper).c
    chosen = (
        _joined(
            decision.id,
            decision.meeting_id,
            meeting.kind,
            meeting.title_ky,
            meeting.title_ru,
            meeting.date,
            decision.text_ky,
            decision.text_ru,
            decision.executor,
            decision.due,
            assignment.state,
            assignment.done_on,
            assignment.note,
            paper.number,
        )
        .where(*_conditions(query, today))
        .order_by(
            _closed(), decision.due.is_(None), decision.due, meeting.date, decision.position, decision.id
        )
        .offset(query.offset)
        .limit(query.limit)
    )
    return tuple(_line(found, today) for found in session.execute(chosen))


def _line(found: Any, today: dt.date) -> AssignmentLine:
    due: dt.date | None = found[9]
    state = AssignmentState(found[10] or AssignmentState.OPEN)
    return AssignmentLine(
        decision_id=found[0],
        meeting_id=found[1],
        kind=MeetingKind(found[2]),
        meeting_title=Words(found[3], found[4]),
        meeting_date=found[5],
        text=Words(found[6], found[7]),
        executor=found[8],
        due=due,
        state=state,
        done_on=found[11],
        note=found[12] or "",
        number=found[13] or "",
        late=state is AssignmentState.OPEN and due is not None and due < today,
        days=None if due is None else (due - today).days,
    )


def count(session: Session, query: AssignmentQuery, today: dt.date) -> int:
    """Return how many assignments the list has, whatever its window."""
    chosen = _joined(func.count()).where(*_conditions(query, today))
    return int(session.execute(chosen).scalar_one())


def executors(session: Session) -> tuple[str, ...]:
    """Return the names of executors of live decisions, for completion."""
    decision = table(Decision).c
    chosen = select(decision.executor).where(decision.deleted.is_(False), decision.executor != "").distinct()
    return tuple(session.execute(chosen).scalars())
