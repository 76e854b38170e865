"""A person as at a day: name, post and organisation then, for lists and papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mslite.db.queries.directory import person_lines
from mslite.db.queries.office import municipality
from mslite.db.queries.rows import Session
from mslite.domain.office import AgeBand, Sex
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.domain.views import PersonLine


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the directory as a participant would be written down."""

    name: str
    post: Words = Words()
    organisation: Words = Words()
    organisation_id: str | None = None
    contact: str = ""
    sex: Sex | None = None
    age: AgeBand | None = None


def post_holder(session: Session, person_id: str, day: dt.date) -> Holder:
    """Return the person with the post held on ``day``; raises ``UserFixable("gone")``."""
    found = person_lines(session, day, person_ids=[person_id])
    if not found:
        raise UserFixable("gone", record="Person")
    line = found[0]
    person = line.person
    return Holder(
        name=person.name,
        post=line.post.title if line.post else Words(),
        organisation=line.organisation.name if line.organisation else _own(session, line),
        organisation_id=line.organisation.id if line.organisation else None,
        contact=person.phone,
        sex=person.sex,
        age=person.age,
    )


def _own(session: Session, line: PersonLine) -> Words:
    """Return the office's own name for somebody with a post in it."""
    return municipality(session).name if line.post else Words()
