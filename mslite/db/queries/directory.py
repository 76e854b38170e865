"""People with their posts, organisations, bodies, and names to complete a speaker with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import by_ids, having, rows, table
from mslite.db.queries.words import holds
from mslite.domain.meetings import Attendance, Meeting, Participant, Role, Statement
from mslite.domain.office import Body, BodyMember, Organisation, Person, Post
from mslite.domain.rows import Row
from mslite.domain.text import sort_key
from mslite.domain.views import MeetingLine, PersonLine


def person_lines(
    session: Session,
    day: dt.date,
    text: str = "",
    person_ids: Sequence[str] | None = None,
    works_here: bool = False,
) -> tuple[PersonLine, ...]:
    """Return people in Kyrgyz alphabetic order with the post held on ``day``: three queries.

    ``text`` looks, folded, in name, phone and note, and in the titles of their posts.
    """
    person, post = table(Person).c, table(Post).c
    where: list[ColumnElement[bool]] = []
    if person_ids is not None:
        where.append(person.id.in_(person_ids))
    if works_here:
        where.append(person.works_here.is_(True))
    if text.strip():
        by_post = select(post.person_id).where(
            post.deleted.is_(False), holds([post.title_ky, post.title_ru], text)
        )
        where.append(holds([person.name, person.phone, person.note], text) | person.id.in_(by_post))
    people = rows(session, Person, *where)
    posts: dict[str, Post] = {}
    wanted = table(Post).c.person_id.in_([p.id for p in people]) if len(people) < 500 else None
    for held in rows(session, Post, *([] if wanted is None else [wanted]), order_by=(post.since, post.id)):
        if held.held_on(day):
            posts[held.person_id] = held
    organisations = by_ids(session, Organisation, (held.organisation_id for held in posts.values()))
    return tuple(
        PersonLine(one, held, organisations.get(held.organisation_id or "") if held else None)
        for one in sorted(people, key=lambda p: sort_key(p.name))
        for held in [posts.get(one.id)]
    )


def named(session: Session, shape: type[Row], text: str) -> tuple[Row, ...]:
    """Return organisations, bodies or districts whose names hold ``text`` (folded)."""
    columns = table(shape).c
    names = [columns[name] for name in ("name_ky", "name_ru", "short_ky", "short_ru") if name in columns]
    return rows(session, shape, *([holds(names, text)] if text.strip() else []))


def posts_of(session: Session, person_id: str) -> tuple[Post, ...]:
    """Return a person's posts, newest first."""
    found = having(session, Post, person_id=person_id)
    return tuple(sorted(found, key=lambda p: p.since or dt.date.min, reverse=True))


def bodies_of(session: Session, person_id: str) -> tuple[tuple[Body, str], ...]:
    """Return the bodies a person sits in, with the role there; two queries."""
    seats = having(session, BodyMember, person_id=person_id)
    found = by_ids(session, Body, (seat.body_id for seat in seats))
    return tuple((found[s.body_id], s.role) for s in seats if not found[s.body_id].deleted)


def attended(
    session: Session, person_id: str, lines: Sequence[MeetingLine]
) -> tuple[tuple[MeetingLine, Role, Attendance], ...]:
    """Return the given meetings with the person's role and attendance in each."""
    by_id = {line.id: line for line in lines}
    found = having(session, Participant, person_id=person_id)
    seats = {p.meeting_id: p for p in found if p.meeting_id in by_id}
    return tuple(
        (by_id[meeting_id], seats[meeting_id].role, seats[meeting_id].attendance)
        for meeting_id in by_id
        if meeting_id in seats
    )


def meetings_with(person_id: str) -> ColumnElement[bool]:
    """Condition on ``meeting``: the person stands on its list."""
    participant = table(Participant).c
    return table(Meeting).c.id.in_(
        select(participant.meeting_id).where(
            participant.person_id == person_id, participant.deleted.is_(False)
        )
    )


def earlier_speakers(session: Session, text: str, limit: int = 20) -> tuple[tuple[str, str], ...]:
    """Return (name, role as written) of speakers of all minutes, most frequent first; one query."""
    statement = table(Statement).c
    chosen = (
        select(statement.speaker, func.max(statement.speaker_role))
        .where(statement.deleted.is_(False), statement.speaker != "", holds([statement.speaker], text))
        .group_by(statement.speaker)
        .order_by(func.count().desc(), statement.speaker)
        .limit(limit)
    )
    return tuple((name, role or "") for name, role in session.execute(chosen))
