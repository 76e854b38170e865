"""The office's settings: municipality, rules of kinds, first numbers, templates, bodies."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mslite.db.queries.rows import having, rows, table
from mslite.domain.office import (
    BodyMember,
    FirstNumber,
    KindRule,
    MeetingKind,
    Municipality,
    Person,
    Post,
    Template,
    TemplateKind,
)
from mslite.domain.text import fold


def municipality(session: Session) -> Municipality:
    """Return the office that owns the file; an empty one (version 0) before the first start is done."""
    found = having(session, Municipality)
    return found[0] if found else Municipality()


def rule(session: Session, kind: MeetingKind) -> KindRule:
    """Return the office's rule for a kind, a rule that asks for nothing where none is stored."""
    found = having(session, KindRule, kind=kind)
    return found[0] if found else KindRule(kind=kind)


def templates(
    session: Session, purpose: TemplateKind, kind: MeetingKind | None = None
) -> tuple[Template, ...]:
    """Return the texts for a purpose: those of ``kind`` and those for every kind, in order."""
    columns = table(Template).c
    return rows(
        session,
        Template,
        columns.purpose == purpose,
        or_(columns.kind.is_(None), columns.kind == kind),
    )


def first_number(session: Session, series: str, year: int) -> int:
    """Return the first number of a series in a year: 1 unless the office said otherwise."""
    found = having(session, FirstNumber, series=series, year=year)
    return found[0].first if found else 1


def members(session: Session, body_id: str) -> tuple[BodyMember, ...]:
    """Return the members of a body in order."""
    return having(session, BodyMember, body_id=body_id)


def staff(session: Session, organisation_id: str, day: dt.date) -> tuple[str, ...]:
    """Return the people who hold a post in an organisation on ``day``, by name."""
    post, person = table(Post).c, table(Person).c
    chosen = (
        select(person.id)
        .join_from(table(Post), table(Person), person.id == post.person_id)
        .where(
            post.organisation_id == organisation_id,
            post.deleted.is_(False),
            person.deleted.is_(False),
            or_(post.since.is_(None), post.since <= day),
            or_(post.until.is_(None), post.until >= day),
        )
        .order_by(person.name)
        .distinct()
    )
    return tuple(session.execute(chosen).scalars())


def person_named(session: Session, name: str) -> Person | None:
    """Return the one person of the directory with this name (folded); None for none or several."""
    wanted = fold(name)
    found = [person for person in having(session, Person) if fold(person.name) == wanted]
    return found[0] if len(found) == 1 else None
