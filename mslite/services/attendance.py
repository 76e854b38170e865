"""Who is invited and who came: by name, by number on the printed sheet, or counted without names."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence

from mslite.db.queries import office as office_queries
from mslite.db.queries.rows import by_ids, having
from mslite.db.store import Store
from mslite.domain.meetings import Attendance as Coming
from mslite.domain.meetings import HeadCount, Meeting, Participant, Role
from mslite.domain.office import AgeBand, Group, Organisation, Sex
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.rows import Words
from mslite.domain.rules import sheet_numbers
from mslite.domain.text import fold, listed_people
from mslite.domain.views import Saved
from mslite.services.base import Action, action
from mslite.services.people import post_holder

Cell = tuple[Sex | None, AgeBand | None, Group | None]


def row_numbers(text: str) -> tuple[int, ...]:
    """Read «1-5, 8» as (1, 2, 3, 4, 5, 8); any dash, commas, semicolons or spaces between.

    Raises ``UserFixable("row_list", text=…)`` at the first part that is not a number or a span.
    """
    result: list[int] = []
    spaced = re.sub(r"\s*[-–—]\s*", "-", text.strip())
    for part in re.split(r"[,;.\s]+", spaced):
        if not part:
            continue
        span = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", part)
        if span is None:
            raise UserFixable("row_list", text=part)
        first, last = int(span[1]), int(span[2] or span[1])
        if last < first:
            raise UserFixable("row_list", text=part)
        result += range(first, last + 1)
    return tuple(dict.fromkeys(result))


class Registration:
    """Invited people, the numbered sheet, attendance, quorum numbers. All methods return ``Saved``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_invited(
        self,
        meeting_id: str,
        *,
        names: Sequence[str] = (),
        person_ids: Sequence[str] = (),
        organisation_id: str | None = None,
        role: Role = Role.INVITED,
        coming: Coming = Coming.EXPECTED,
    ) -> Saved:
        """Add people: typed names, people of the directory, or everybody of an organisation.

        A name may be a line as people list them: «3. Name – post»; a post known to the directory wins.
        People of the directory bring their post and organisation as on the meeting's day; an
        organisation without people is invited under its own name. Who is on the list already (same
        person, or same name when no person is known) is not added twice.
        """
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            listed = _Listed(act, meeting)
            wanted = list(person_ids)
            if organisation_id is not None:
                organisation = act.get(Organisation, organisation_id)
                staff = office_queries.staff(act.session, organisation_id, listed.day)
                wanted += staff
                if not staff:
                    listed.add_organisation(organisation, role, coming)
            for person_id in wanted:
                listed.add_person(person_id, role, coming)
            for name, post in listed_people("\n".join(names)):
                listed.add_name(name, role, coming, post)
            return act.saved()

    def set_role(self, meeting_id: str, role: Role, name: str, person_id: str | None = None) -> Saved:
        """Let the named one, who is added where not on the list, hold ``role`` (chair, secretary) alone.

        Who held it until now stays on the list, as a member of the body or invited. "" leaves it empty.
        """
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            listed = _Listed(act, meeting)
            chosen = listed.known(name, person_id)
            for old in listed.people:
                if old.role is role and (chosen is None or old.id != chosen.id):
                    act.edit(old, role=Role.MEMBER if meeting.body_id else Role.INVITED)
            if chosen is not None:
                act.edit(chosen, role=role)
            elif person_id:
                listed.add_person(person_id, role, Coming.EXPECTED)
            else:
                listed.add_name(name, role, Coming.EXPECTED)
            return act.saved()

    def add_present(self, meeting_id: str, names: Sequence[str]) -> Saved:
        """Add people who came without being invited; those listed already are ticked as present."""
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            listed = _Listed(act, meeting)
            for name in names:
                found = listed.named(name)
                if found is None:
                    listed.add_name(name, Role.GUEST, Coming.PRESENT)
                else:
                    act.edit(found, attendance=Coming.PRESENT, reason="")
            return act.saved()

    def number_rows(self, meeting_id: str) -> Saved:
        """Give those who have no number on the registration sheet the next ones; numbers never change."""
        with action(self._store) as act:
            _mark(act, meeting_id)
            return act.saved()

    def tick(self, meeting_id: str, numbers: str, coming: Coming = Coming.PRESENT) -> Saved:
        """Set the attendance of the rows «1-5,8» of the printed sheet; who has no number yet gets one.

        Numbers that nobody has come back as problems ``row_unknown`` (values ``row``), the others are
        saved. Raises ``UserFixable("row_list", text=…)`` when ``numbers`` cannot be read.
        """
        wanted = row_numbers(numbers)
        with action(self._store) as act:
            known = _mark(act, meeting_id, wanted, attendance=coming, reason="")
            for number in wanted:
                if number not in known:
                    act.warn(Problem("row_unknown", "row", {"row": number}, Severity.WARNING, meeting_id))
            return act.saved()

    def set(self, participant_ids: Sequence[str], coming: Coming, reason: str = "") -> Saved:
        """Set the attendance of these participants; ``reason`` is kept for excused ones."""
        with action(self._store) as act:
            kept = reason if coming is Coming.EXCUSED else ""
            people = by_ids(act.session, Participant, participant_ids)
            for participant_id in participant_ids:
                if participant_id not in people:
                    raise UserFixable("gone", record="Participant")
                act.edit(people[participant_id], attendance=coming, reason=kept)
            return act.saved()

    def rest_absent(self, meeting_id: str) -> Saved:
        """Call absent everybody who is still only expected."""
        with action(self._store) as act:
            for person in _people(act, meeting_id):
                if person.attendance is Coming.EXPECTED:
                    act.edit(person, attendance=Coming.ABSENT)
            return act.saved()

    def head_count(self, meeting_id: str, counts: Mapping[Cell, int]) -> Saved:
        """Set cells of the count without names: ``{(sex, age, group): people}``; 0 empties a cell.

        None in a cell's key means: not told apart. Cells that are not named stay as they are.
        """
        with action(self._store) as act:
            act.get(Meeting, meeting_id)
            stored = {
                (c.sex, c.age, c.group): c for c in having(act.session, HeadCount, meeting_id=meeting_id)
            }
            for cell, people in counts.items():
                old = stored.get(cell)
                if old is None and people:
                    sex, age, group = cell
                    act.save(HeadCount(meeting_id=meeting_id, sex=sex, age=age, group=group, count=people))
                elif old is not None and people:
                    act.edit(old, count=people)
                elif old is not None:
                    act.remove(old)
            return act.saved()


def _people(act: Action, meeting_id: str) -> tuple[Participant, ...]:
    return having(act.session, Participant, meeting_id=meeting_id)


def _mark(act: Action, meeting_id: str, rows: Sequence[int] = (), **fields: object) -> frozenset[int]:
    """Number everybody for the registration sheet, put ``fields`` into those in ``rows``: one write each.

    Returns the numbers there are.
    """
    people = _people(act, meeting_id)
    numbers = sheet_numbers(people)
    for person in people:
        number = numbers[person.id]
        new = dataclasses.replace(person, row=number, **(fields if number in rows else {}))  # type: ignore[arg-type]
        if new != person:
            act.save(new, person)
    return frozenset(numbers.values())


class _Listed:
    """The people on a meeting's list, while more are added."""

    def __init__(self, act: Action, meeting: Meeting) -> None:
        self.act, self.meeting = act, meeting
        self.day = meeting.date or dt.date.today()
        self.people = list(_people(act, meeting.id))

    def named(self, name: str) -> Participant | None:
        wanted = fold(name)
        return next((p for p in self.people if fold(p.name) == wanted), None)

    def known(self, name: str, person_id: str | None) -> Participant | None:
        same = (p for p in self.people if person_id and p.person_id == person_id)
        return next(same, None) or (self.named(name) if name.strip() else None)

    def add_person(self, person_id: str, role: Role, coming: Coming) -> None:
        if any(p.person_id == person_id for p in self.people):
            return
        holder = post_holder(self.act.session, person_id, self.day)
        self._add(
            Participant(
                meeting_id=self.meeting.id,
                person_id=person_id,
                organisation_id=holder.organisation_id,
                name=holder.name,
                post=holder.post,
                organisation=holder.organisation,
                contact=holder.contact,
                role=role,
                attendance=coming,
                sex=holder.sex,
                age=holder.age,
            )
        )

    def add_name(self, name: str, role: Role, coming: Coming, post: str = "") -> None:
        name = " ".join(name.split())
        if not name or self.named(name) is not None:
            return
        known = office_queries.person_named(self.act.session, name)
        if known is not None:
            self.add_person(known.id, role, coming)
        else:
            self._add(
                Participant(
                    meeting_id=self.meeting.id, name=name, post=Words(post), role=role, attendance=coming
                )
            )

    def add_organisation(self, organisation: Organisation, role: Role, coming: Coming) -> None:
        if any(p.organisation_id == organisation.id for p in self.people):
            return
        self._add(
            Participant(
                meeting_id=self.meeting.id,
                organisation_id=organisation.id,
                organisation=organisation.name,
                contact=organisation.phone,
                role=role,
                attendance=coming,
            )
        )

    def _add(self, participant: Participant) -> None:
        last = max((person.position for person in self.people), default=0)
        self.people.append(self.act.edit(participant, position=last + 1))
