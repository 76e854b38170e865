"""People, organisations, bodies and districts; names to complete a speaker with."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import cast

from mslite.db.queries import directory as queries
from mslite.db.queries import meetings as meeting_queries
from mslite.db.queries import office as office_queries
from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.domain.meetings import Attendance, Meeting, Participant
from mslite.domain.office import Body, BodyMember, District, Organisation, Person, Post
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.text import fold, sort_key
from mslite.domain.views import (
    BodyCard,
    PersonCard,
    PersonLine,
    Saved,
    Suggestion,
    SuggestionSource,
)
from mslite.services.base import Action, action
from mslite.services.meetings import add


class Directory:
    """Lists and cards of the directory. Rows themselves are saved by ``Records.save``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def people(
        self, text: str = "", day: dt.date | None = None, works_here: bool = False
    ) -> tuple[PersonLine, ...]:
        """Return people in alphabetic order with the post of ``day`` (today); three queries.

        ``text`` looks, folded, in name, phone, note and post.
        """
        with self._store.read() as session:
            return queries.person_lines(session, day or dt.date.today(), text=text, works_here=works_here)

    def person(self, person_id: str) -> PersonCard:
        """Return a person's card; raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            found = having(session, Person, id=person_id)
            if not found:
                raise UserFixable("gone", record="Person")
            lines = meeting_queries.lines_where(session, queries.meetings_with(person_id))
            return PersonCard(
                found[0],
                queries.posts_of(session, person_id),
                queries.bodies_of(session, person_id),
                queries.attended(session, person_id, lines[::-1]),
            )

    def organisations(self, text: str = "") -> tuple[Organisation, ...]:
        """Return organisations by name."""
        with self._store.read() as session:
            found = cast(tuple[Organisation, ...], queries.named(session, Organisation, text))
            return tuple(sorted(found, key=_by_name))

    def posts(self, person_id: str) -> tuple[Post, ...]:
        """Return a person's posts, newest first."""
        with self._store.read() as session:
            return queries.posts_of(session, person_id)

    def bodies(self, text: str = "") -> tuple[Body, ...]:
        """Return standing bodies by name."""
        with self._store.read() as session:
            found = cast(tuple[Body, ...], queries.named(session, Body, text))
            return tuple(sorted(found, key=_by_name))

    def body(self, body_id: str) -> BodyCard:
        """Return a body with its members in order; raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            found = having(session, Body, id=body_id)
            if not found:
                raise UserFixable("gone", record="Body")
            seats = office_queries.members(session, body_id)
            ids = [seat.person_id for seat in seats]
            lines = queries.person_lines(session, dt.date.today(), person_ids=ids)
            people = {line.person.id: line for line in lines}
            return BodyCard(found[0], tuple((s, people[s.person_id]) for s in seats if s.person_id in people))

    def districts(self, text: str = "") -> tuple[District, ...]:
        """Return parts of the town in their order."""
        with self._store.read() as session:
            return cast(tuple[District, ...], queries.named(session, District, text))

    def add_member(self, body_id: str, person_id: str, role: str = "member") -> Saved:
        """Add a member at the end of a body's list; who is a member already gets the role."""
        with action(self._store) as act:
            act.get(Body, body_id)
            seat = having(act.session, BodyMember, body_id=body_id, person_id=person_id)
            if seat:
                act.edit(seat[0], role=role)
            else:
                add(act, BodyMember(body_id=body_id, person_id=person_id, role=role))
            return act.saved()

    def save_post(self, post: Post, organisation: str = "", ends_earlier: bool = False) -> Saved:
        """Save a post, new or changed; ``ends_earlier``: those held until now end on the day before it.

        ``organisation`` is a typed name that wins over ``organisation_id``: one that the directory does not
        know yet is added.
        """
        with action(self._store) as act:
            act.get(Person, post.person_id)
            if organisation.strip():
                post = dataclasses.replace(post, organisation_id=_organisation(act, organisation).id)
            act.save(post)
            if ends_earlier and post.since is not None:
                for held in having(act.session, Post, person_id=post.person_id):
                    earlier = held.since is None or held.since < post.since
                    if held.id != post.id and held.until is None and earlier:
                        act.edit(held, until=post.since - dt.timedelta(days=1))
            return act.saved()

    def add_people(
        self, listed: Sequence[tuple[str, str]], works_here: bool = False, twice: bool = False
    ) -> Saved:
        """Add people given as (name, post); names the directory knows are left out unless ``twice``.

        With ``works_here`` the post is one in the office, and people known already begin to work here.
        """
        with action(self._store) as act:
            known = {fold(person.name): person for person in having(act.session, Person)}
            for name, title in listed:
                person = known.get(fold(name))
                if person is None or twice:
                    person = act.save(Person(name=name, works_here=works_here))
                    known[fold(name)] = person
                elif works_here:
                    known[fold(name)] = person = act.edit(person, works_here=True)
                else:
                    continue
                if title and not having(act.session, Post, person_id=person.id):
                    act.save(Post(person_id=person.id, title=Words(title)))
            return act.saved()

    def namesakes(self, row: Person | Organisation | Body | District) -> tuple[Row, ...]:
        """Return others of the same kind and the same (folded) name: doubles are told, not forbidden."""
        mine = _names(row)
        if not mine:
            return ()
        with self._store.read() as session:
            others = having(session, type(row))
            return tuple(other for other in others if other.id != row.id and _names(other) & mine)

    def staff(self, organisation_id: str) -> tuple[PersonLine, ...]:
        """Return the people who hold a post in an organisation today."""
        with self._store.read() as session:
            today = dt.date.today()
            ids = office_queries.staff(session, organisation_id, today)
            return queries.person_lines(session, today, person_ids=ids)

    def suggest(self, text: str, meeting_id: str, limit: int = 12) -> tuple[Suggestion, ...]:
        """Return people whose names have words beginning like those typed (folded).

        Those present come first, then others on the meeting's list, then the directory with the post
        of the meeting's day, then speakers of earlier minutes; each name once.
        """
        with self._store.read() as session:
            day = _day(having(session, Meeting, id=meeting_id))
            found = [
                Suggestion(
                    name=p.name,
                    source=_source(p),
                    post=p.post,
                    organisation=p.organisation,
                    role=p.post.of("ky"),
                    participant_id=p.id,
                    person_id=p.person_id,
                    organisation_id=p.organisation_id,
                )
                for p in having(session, Participant, meeting_id=meeting_id)
                if p.name
            ]
            found.sort(key=lambda s: s.source is not SuggestionSource.PRESENT)
            if text.strip():
                found += [_from_directory(line) for line in queries.person_lines(session, day, text=text)]
                found += [
                    Suggestion(name=name, source=SuggestionSource.EARLIER, role=role)
                    for name, role in queries.earlier_speakers(session, text)
                ]
        return _chosen(found, text, limit)

    def find_person(self, name: str) -> RecordRef | None:
        """Return the one person of this name (folded), None for none or several."""
        with self._store.read() as session:
            found = office_queries.person_named(session, name)
            return RecordRef("person", found.id) if found else None


def _names(row: Row) -> set[str]:
    name = getattr(row, "name", "")
    found = (name.ky, name.ru) if isinstance(name, Words) else (name,)
    return {fold(" ".join(text.split())) for text in found if text.strip()}


def _organisation(act: Action, name: str) -> Organisation:
    wanted = fold(" ".join(name.split()))
    known = (found for found in having(act.session, Organisation) if wanted in _names(found))
    return next(known, None) or act.save(Organisation(name=Words(" ".join(name.split()))))


def _by_name(row: Organisation | Body) -> str:
    return sort_key(row.name.of("ky"))


def _day(found: tuple[Meeting, ...]) -> dt.date:
    return (found[0].date if found else None) or dt.date.today()


def _source(participant: Participant) -> SuggestionSource:
    here = participant.attendance is Attendance.PRESENT
    return SuggestionSource.PRESENT if here else SuggestionSource.EXPECTED


def _from_directory(line: PersonLine) -> Suggestion:
    post = line.post.title if line.post else Words()
    return Suggestion(
        name=line.person.name,
        source=SuggestionSource.DIRECTORY,
        post=post,
        organisation=line.organisation.name if line.organisation else Words(),
        role=post.of("ky"),
        person_id=line.person.id,
        organisation_id=line.organisation.id if line.organisation else None,
    )


def _chosen(found: list[Suggestion], text: str, limit: int) -> tuple[Suggestion, ...]:
    typed = fold(text).split()
    result: dict[str, Suggestion] = {}
    for suggestion in found:
        name = fold(suggestion.name)
        words = name.split()
        if all(any(word.startswith(part) for word in words) for part in typed):
            result.setdefault(name, suggestion)
    return tuple(result.values())[:limit]
