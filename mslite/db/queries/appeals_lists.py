"""Lists of appeals: one query a window, dates and lateness included; repeats while somebody types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from mslite.db.queries.appeals import UNSETTLED, below
from mslite.db.queries.rows import rows, table
from mslite.db.search import records_about
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import (
    Appeal,
    AppealKind,
    AppealState,
    Channel,
    Extension,
    Forwarding,
    Outcome,
    Reception,
    Theme,
)
from mslite.domain.appeals.views import AppealLine, AppealQuery, AppealScope, LetterLine
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.rows import Lang, Words
from mslite.domain.text import fold

WEEK = dt.timedelta(days=7)
MOST_FOUND = 2_000
"""So many appeals with a text are listed, the newest: nobody reads on."""


def _extended() -> ColumnElement[bool]:
    extension, appeal = table(Extension).c, table(Appeal).c
    return exists().where(extension.appeal_id == appeal.id, extension.deleted.is_(False))


def _late_extension() -> Any:
    """Days by which an extension of the appeal was decided after its term was over; None for none."""
    extension, appeal = table(Extension).c, table(Appeal).c
    days = func.julianday(extension.decided_on) - func.julianday(extension.before)
    return (
        select(func.max(days))
        .where(extension.appeal_id == appeal.id, extension.deleted.is_(False))
        .scalar_subquery()
    )


def late_days(today: dt.date) -> Any:
    """The column «how many days late», as ``domain.appeals.rules.late_days`` counts it; may be below 0."""
    appeal = table(Appeal).c
    own = func.julianday(func.coalesce(appeal.closed_on, today.isoformat())) - func.julianday(appeal.due)
    return func.max(func.coalesce(cast(own, Float), 0), func.coalesce(_late_extension(), 0))


def _scope(scope: AppealScope, today: dt.date) -> ColumnElement[bool]:
    appeal, extension = table(Appeal).c, table(Extension).c
    answer = appeal.state.in_([AppealState.OPEN, AppealState.ROUTED])
    match scope:
        case AppealScope.OPEN:
            return appeal.state.in_(UNSETTLED)
        case AppealScope.LATE:
            return and_(answer, appeal.due < today)
        case AppealScope.TODAY:
            return and_(answer, appeal.due == today)
        case AppealScope.WEEK:
            return and_(answer, appeal.due > today, appeal.due <= today + WEEK)
        case AppealScope.WAITING:
            return appeal.state == AppealState.WAITING
        case AppealScope.TELL:
            waiting = select(extension.appeal_id)
            return appeal.id.in_(waiting.where(extension.told_on.is_(None), extension.deleted.is_(False)))
        case AppealScope.CONTROL:
            return appeal.state == AppealState.ANSWERED
        case AppealScope.CLOSED:
            return appeal.state.in_([AppealState.ANSWERED, AppealState.CLOSED])
        case AppealScope.PROVISIONAL:
            return and_(appeal.provisional > "", appeal.seq == 0)
        case AppealScope.ALL:
            return appeal.id.is_not(None)


def conditions(session: Session, query: AppealQuery, today: dt.date) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a query on ``appeal``."""
    appeal = table(Appeal).c
    yield appeal.deleted.is_(False)
    if query.scope is not AppealScope.ALL:
        yield _scope(query.scope, today)
    for name in ("state", "kind", "channel", "district_id", "outcome"):
        value = getattr(query, name)
        if value is not None:
            yield appeal[name] == value
    if query.theme_id is not None:
        yield appeal.theme_id.in_(below(session, query.theme_id))
    if query.executor.strip():
        names = session.execute(select(appeal.executor).distinct()).scalars()
        wanted = fold(query.executor).split()
        yield appeal.executor.in_([one for one in names if all(word in fold(one) for word in wanted)])
    waits = appeal.registered_on.is_(None)
    if query.since is not None:
        yield or_(appeal.registered_on >= query.since, and_(waits, appeal.received_on >= query.since))
    if query.until is not None:
        yield or_(appeal.registered_on <= query.until, and_(waits, appeal.received_on <= query.until))
    if query.text.strip():
        yield appeal.id.in_(records_about(session, "appeal", query.text, MOST_FOUND))


def lines(session: Session, query: AppealQuery, today: dt.date) -> tuple[AppealLine, ...]:
    """Return one window of the list; one query, and one each for a theme and for a text looked for."""
    appeal = table(Appeal).c
    by_due = query.scope not in (AppealScope.ALL, AppealScope.CLOSED, AppealScope.CONTROL)
    order = (
        (appeal.due.is_(None), appeal.due, appeal.id)
        if by_due
        else (appeal.received_on.desc(), appeal.seq.desc(), appeal.id.desc())
    )
    window = select(appeal.id).where(*conditions(session, query, today))
    window = window.order_by(*order).offset(query.offset).limit(query.limit)
    return _told(session, _lines(today).where(appeal.id.in_(window)).order_by(*order), today)


def lines_of(session: Session, ids: Sequence[str], today: dt.date) -> dict[str, AppealLine]:
    """Return the lines of these appeals by identity; one query."""
    chosen = _lines(today).where(table(Appeal).c.id.in_(ids), table(Appeal).c.deleted.is_(False))
    return {line.id: line for line in _told(session, chosen, today)} if ids else {}


def count(session: Session, query: AppealQuery, today: dt.date) -> int:
    """Return how many appeals a query finds."""
    chosen = select(func.count()).select_from(table(Appeal)).where(*conditions(session, query, today))
    return session.execute(chosen).scalar_one()


def _lines(today: dt.date) -> Select[Any]:
    appeal, theme = table(Appeal).c, table(Theme).c
    text = case((appeal.summary != "", appeal.summary), else_=func.substr(appeal.text, 1, 200))
    return select(
        *(
            appeal[name]
            for name in (
                *("id", "number", "provisional", "state", "kind", "channel", "lang", "name", "address"),
                *("executor", "received_on", "registered_on", "due", "closed_on", "outcome", "signers"),
                *("collective", "repeated", "version"),
            )
        ),
        text.label("summary"),
        _extended().label("extended"),
        late_days(today).label("late"),
        theme.name_ky,
        theme.name_ru,
    ).outerjoin_from(table(Appeal), table(Theme), theme.id == appeal.theme_id)


def _told(session: Session, chosen: Select[Any], today: dt.date) -> tuple[AppealLine, ...]:
    out = []
    for found in session.execute(chosen).mappings():
        values = dict(found)
        theme = Words(values.pop("name_ky") or "", values.pop("name_ru") or "")
        late, due, outcome = values.pop("late"), values["due"], values["outcome"]
        values |= {
            "state": AppealState(values["state"]),
            "kind": AppealKind(values["kind"]),
            "channel": Channel(values["channel"]),
            "lang": Lang(values["lang"]),
            "outcome": Outcome(outcome) if outcome else None,
            "days": (due - today).days if due and values["closed_on"] is None else None,
        }
        out.append(AppealLine(theme=theme, late_days=max(0, round(late or 0)), **values))
    return tuple(out)


def unsent(session: Session) -> tuple[Forwarding, ...]:
    """Return what has to be sent on and was not yet, earliest last day first."""
    forwarding = table(Forwarding).c
    return rows(session, Forwarding, forwarding.forwarded_on.is_(None), order_by=(forwarding.due,))


def promised(session: Session, until: dt.date) -> tuple[Reception, ...]:
    """Return the promises of receptions that are not kept yet and are due by ``until``."""
    reception = table(Reception).c
    return rows(
        session,
        Reception,
        reception.due <= until,
        reception.done_on.is_(None),
        order_by=(reception.due, reception.id),
    )


def letter_lines(session: Session, since: dt.date, until: dt.date) -> tuple[LetterLine, ...]:
    """Return the journal of outgoing letters of a period by number, annulled ones too; one query."""
    paper, letter, appeal = table(Paper).c, table(Letter).c, table(Appeal).c
    chosen = (
        select(
            paper.id, letter.id, letter.appeal_id, paper.type, paper.state, paper.number, paper.date,
            letter.addressee, letter.subject, appeal.number, paper.signed_on, letter.sent_on,
        )
        .join_from(table(Paper), table(Letter), letter.paper_id == paper.id)
        .join(table(Appeal), appeal.id == letter.appeal_id)
        .where(paper.deleted.is_(False), paper.date.between(since, until))
        .order_by(paper.year, paper.series, paper.seq)
    )  # fmt: skip
    return tuple(
        LetterLine(pid, lid, aid, PaperType(kind), PaperState(state), *rest)
        for pid, lid, aid, kind, state, *rest in session.execute(chosen)
    )


def registered(session: Session, since: dt.date, until: dt.date, today: dt.date) -> list[dict[str, Any]]:
    """Return what statistics need of each appeal registered in a period; one query."""
    appeal = table(Appeal).c
    names = (
        *("kind", "channel", "manner", "theme_id", "district_id", "outcome", "executor", "state", "sex"),
        *("registered_on", "closed_on", "due"),
    )
    chosen = select(
        *(appeal[name] for name in names),
        _extended().label("extended"),
        late_days(today).label("late"),
    ).where(appeal.deleted.is_(False), appeal.registered_on.between(since, until))
    return [dict(found) for found in session.execute(chosen).mappings()]


SEEN = 600
"""Signs of a text that are compared while somebody types."""

_LIKENESS = ("id", "name_key", "phone_key", "address", "street", "theme_id", "closed_on")


def candidates(session: Session, typed: Appeal, words: str, limit: int = 60) -> tuple[Appeal, ...]:
    """Return earlier appeals that may be alike: same name, telephone, address, nearly the same name or words.

    Only the fields that are compared are filled (:data:`_LIKENESS`, the first signs of the text).

    ``typed`` has its keys (``domain.appeals.keys.keyed``), ``words`` is its folded text.
    """
    appeal, key = table(Appeal).c, typed.name_key
    ids: list[str] = []
    same = [
        (appeal[name] == getattr(typed, name)) for name in ("name_key", "phone_key") if getattr(typed, name)
    ]
    if typed.street:
        near = appeal.street == typed.street
        same += [and_(near, appeal.address == typed.address), and_(near, appeal.state.in_(UNSETTLED))]
    for condition in same:
        ids += session.execute(select(appeal.id).where(condition).limit(limit)).scalars()
    parts = [part for part in key.split() if len(part) > 2]
    for left, right in zip(parts, parts[1:] + parts[:1], strict=True):
        if left != right:
            ids += records_about(session, "appeal", f"{left} {right}", limit)
    long = sorted({word for word in words.split() if len(word) > 4}, key=len, reverse=True)[:3]
    if len(long) == 3:
        ids += records_about(session, "appeal", " ".join(long), limit)
    chosen = select(
        *(appeal[name] for name in _LIKENESS), func.substr(appeal.text, 1, SEEN).label("text")
    ).where(appeal.id.in_(dict.fromkeys(ids)), appeal.deleted.is_(False))
    return tuple(Appeal(**found) for found in session.execute(chosen).mappings())


def likeness(one: str, other: str) -> float:
    """Return how alike two folded texts are, 0–100, words in any order, typing errors forgiven."""
    from rapidfuzz.fuzz import token_sort_ratio

    return float(token_sort_ratio(one, other))
