"""Meetings: lists, the page of one, creation with the defaults of its kind, agenda, checklist."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from mslite.db.queries import meetings as queries
from mslite.db.queries import office as office_queries
from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.db.typing import forget
from mslite.domain.beginnings import Beginning, next_date
from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    Attendance,
    Dossier,
    Meeting,
    MeetingState,
    Participant,
    PreparationStep,
    Role,
)
from mslite.domain.moves import check_move
from mslite.domain.office import Body, KindRule, MeetingKind, Template, TemplateKind
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.rows import Row, Words, new_id
from mslite.domain.rules import steps_for
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import MeetingLine, MeetingPage, MeetingQuery, Saved
from mslite.services.base import Action, action
from mslite.services.pages import meeting_page
from mslite.services.people import post_holder
from mslite.services.sheets import gather, lacking
from mslite.services.typing import changed_keys

R = TypeVar("R", bound=Row)
EVERY = MeetingQuery()
NO_WORDS = Words()


class Meetings:
    """Lists and preparation of meetings. All writing methods return :class:`Saved`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def lines(self, query: MeetingQuery = EVERY) -> tuple[MeetingLine, ...]:
        """Return one window (``offset``, ``limit``) of the list; two queries."""
        with self._store.read() as session:
            return queries.lines(session, query)

    def count(self, query: MeetingQuery = EVERY) -> int:
        """Return how many meetings the list has in all."""
        with self._store.read() as session:
            return queries.count(session, query)

    def years(self) -> tuple[int, ...]:
        """Return the years that have meetings, newest first."""
        with self._store.read() as session:
            return queries.years(session)

    def dossier(self, meeting_id: str) -> Dossier:
        """Return the meeting with all that hangs on it; raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            return queries.require(session, meeting_id)

    def page(self, meeting_id: str) -> MeetingPage:
        """Return all that a meeting's page shows: dossier, rule, papers, marks, quorum, what is missing.

        Raises ``UserFixable("gone")``.
        """
        with self._store.read() as session:
            return meeting_page(session, meeting_id)

    def rule(self, kind: MeetingKind) -> KindRule:
        """Return the office's rule for a kind (defaults of :class:`KindRule` where none is stored)."""
        with self._store.read() as session:
            return office_queries.rule(session, kind)

    def beginnings(self, today: dt.date | None = None) -> tuple[Beginning, ...]:
        """Return what a new meeting can be: each kind, weekly ones first, a kind's bodies before the kind."""
        today = today or dt.date.today()
        with self._store.read() as session:
            held = queries.days(session, today - dt.timedelta(days=120))
            models = queries.models(session)
            rules = {rule.kind: rule for rule in having(session, KindRule)}
            bodies = having(session, Body)
        out = []
        for kind in MeetingKind:
            mine = [(body.id, body.name) for body in bodies if body.kind is kind]
            for body_id, name in (*mine, (None, NO_WORDS)):
                day = next_date(held.get((kind, body_id), ()), rules.get(kind, KindRule(kind=kind)), today)
                out.append(Beginning(kind, body_id, name, day, (kind, body_id) in models))
        return tuple(out)

    def templates(self, purpose: TemplateKind, kind: MeetingKind | None = None) -> tuple[Template, ...]:
        """Return ready-made texts for a purpose: those of ``kind`` and those for every kind, in order."""
        with self._store.read() as session:
            return office_queries.templates(session, purpose, kind)

    def missing(self, meeting_id: str, choice: PrintChoice) -> tuple[Problem, ...]:
        """Return what the protocol lacks to be issued in the form and language of ``choice``.

        Each problem names the field and record to lead to; severity ISSUE forbids issuing, WARNING not.
        """
        with self._store.read() as session:
            return lacking(gather(session, meeting_id), choice)

    # ---- a new meeting ---------------------------------------------------------------------------

    def create(
        self,
        kind: MeetingKind,
        body_id: str | None = None,
        date: dt.date | None = None,
        title: Words = NO_WORDS,
    ) -> Saved:
        """Create a meeting with the defaults of its kind; the meeting is ``saved.first(Meeting)``.

        Agenda items come from the templates of the kind and from the recurring model of the same kind
        and body (with its invited people and places), the checklist from its steps counted back from
        ``date``, the invited, chair and secretary from the members of the body.
        """
        with action(self._store) as act:
            meeting = act.save(Meeting(kind=kind, body_id=body_id, date=date, title=title))
            model = queries.model(act.session, kind, body_id)
            if model is not None:
                source = queries.require(act.session, model.id)
                meeting = _take_over(act, source, meeting)
            else:
                for no, template in enumerate(
                    office_queries.templates(act.session, TemplateKind.AGENDA, kind), start=1
                ):
                    act.save(AgendaItem(meeting_id=meeting.id, position=no, text=template.text))
            if not having(act.session, Participant, meeting_id=meeting.id):
                _invite_members(act, meeting)
            _fill_steps(act, meeting)
            return act.saved()

    def copy(self, meeting_id: str, date: dt.date | None = None, title: Words = NO_WORDS) -> Saved:
        """Create a new meeting after an earlier one (or a recurring model): agenda, invited, places.

        Without ``title`` it bears that of the earlier one. Nothing of the minutes, the attendance or the
        papers is taken over.
        """
        with action(self._store) as act:
            source = queries.require(act.session, meeting_id)
            old = source.meeting
            meeting = act.save(
                Meeting(kind=old.kind, body_id=old.body_id, date=date, title=title or old.title)
            )
            meeting = _take_over(act, source, meeting)
            _fill_steps(act, meeting)
            return act.saved()

    def make_recurring(self, meeting_id: str) -> Saved:
        """Make a model for new meetings of this kind and body out of a meeting (which stays as it is).

        An earlier model of the same kind and body goes into the trash.
        """
        with action(self._store) as act:
            source = queries.require(act.session, meeting_id)
            old = source.meeting
            earlier = queries.model(act.session, old.kind, old.body_id)
            model = act.save(Meeting(kind=old.kind, body_id=old.body_id, title=old.title, recurring=True))
            _take_over(act, source, model)
            if earlier is not None:
                act.remove(earlier)
            return act.saved()

    # ---- changes ---------------------------------------------------------------------------------

    def save(self, meeting: Meeting) -> Saved:
        """Save a meeting's own fields as :meth:`Records.save` does.

        Another date moves the undone steps of preparation with it.
        """
        with action(self._store) as act:
            before = act.get(Meeting, meeting.id)
            after = act.save(meeting)
            for key in changed_keys(before, after):
                forget(act.session, key)
            if after.date != before.date:
                _move_steps(act, before, after)
            return act.saved()

    def change_state(self, meeting_id: str, state: MeetingState) -> Saved:
        """Change a meeting's state (cancel it, call it held, plan it again).

        Raises ``UserFixable("move")`` when this state cannot follow the present one.
        """
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            check_move(meeting.state, state)
            act.edit(meeting, state=state)
            return act.saved()

    def append(self, row: Row, after_id: str | None = None) -> Saved:
        """Save a new record at the end of its numbered list, or right after the record ``after_id``.

        For agenda items, their speakers, places, steps, publications, votes, decisions, templates,
        members of a body, districts; ``after_id`` "" puts it first. The new record is the first of
        ``saved.rows`` of its shape with the identity given.
        """
        with action(self._store) as act:
            add(act, row, after_id)
            return act.saved()

    def save_order(self, rows: Sequence[Row]) -> Saved:
        """Number the records of one list in the order given (drag, Alt+arrows), as they stand in the file."""
        with action(self._store) as act:
            act.order([act.get(type(row), row.id) for row in rows])
            return act.saved()

    def add_from_templates(self, meeting_id: str, template_ids: Sequence[str]) -> Saved:
        """Add agenda items with the texts of these templates at the end."""
        with action(self._store) as act:
            act.get(Meeting, meeting_id)
            for template_id in template_ids:
                template = act.get(Template, template_id)
                add(act, AgendaItem(meeting_id=meeting_id, text=template.text))
            return act.saved()

    def save_speakers(self, item_id: str, speakers: Sequence[AgendaSpeaker]) -> Saved:
        """Let these, in this order, be the speakers announced for an agenda item; others are removed."""
        with action(self._store) as act:
            act.get(AgendaItem, item_id)
            kept = {speaker.id for speaker in speakers}
            for old in having(act.session, AgendaSpeaker, item_id=item_id):
                if old.id not in kept:
                    act.remove(old)
            for no, speaker in enumerate(speakers, start=1):
                act.save(dataclasses.replace(speaker, position=no))
            return act.saved()

    def fill_steps(self, meeting_id: str) -> Saved:
        """Fill an empty checklist from the kind's templates, counted back from the date."""
        with action(self._store) as act:
            _fill_steps(act, act.get(Meeting, meeting_id))
            return act.saved()

    def add_steps(self, meeting_id: str, template_ids: Sequence[str]) -> Saved:
        """Add steps of preparation from these templates at the end, counted back from the meeting's day."""
        with action(self._store) as act:
            meeting = act.get(Meeting, meeting_id)
            templates = [act.get(Template, template_id) for template_id in template_ids]
            for step in steps_for(templates, meeting.date):
                add(act, dataclasses.replace(step, id=new_id(), meeting_id=meeting_id))
            return act.saved()

    def step_done(self, step_id: str, done_on: dt.date | None) -> Saved:
        """Tick a step of preparation (None: take the tick away)."""
        with action(self._store) as act:
            act.edit(act.get(PreparationStep, step_id), done_on=done_on)
            return act.saved()


def _move_steps(act: Action, before: Meeting, after: Meeting) -> None:
    templates = office_queries.templates(act.session, TemplateKind.STEP, after.kind)
    days = {template.text: template.days for template in templates}
    for step in having(act.session, PreparationStep, meeting_id=after.id):
        if step.done_on is not None or after.date is None:
            continue
        if step.due is not None and before.date is not None:
            act.edit(step, due=step.due + (after.date - before.date))
        elif step.due is None and step.text in days:
            act.edit(step, due=after.date - dt.timedelta(days=days[step.text]))


def add(act: Action, row: R, after_id: str | None = None) -> R:
    """Save ``row`` in its numbered list: at the end, after ``after_id``, or first ("")."""
    others = list(queries.siblings(act.session, row))
    if after_id is None:
        last = max((other.position for other in others), default=0)  # type: ignore[attr-defined]
        return act.edit(row, position=last + 1)
    places = [other.id for other in others]
    if after_id and after_id not in places:
        raise UserFixable("gone", record=type(row).__name__)
    place = places.index(after_id) + 1 if after_id else 0
    new = act.edit(row, position=place + 1)
    for no, other in enumerate(others, start=1):  # all: removed records left gaps
        act.edit(other, position=no + (no > place))
    return new


def _fill_steps(act: Action, meeting: Meeting) -> None:
    if meeting.recurring or having(act.session, PreparationStep, meeting_id=meeting.id):
        return
    templates = office_queries.templates(act.session, TemplateKind.STEP, meeting.kind)
    for step in steps_for(templates, meeting.date):
        act.save(dataclasses.replace(step, id=new_id(), meeting_id=meeting.id))


def _invite_members(act: Action, meeting: Meeting) -> None:
    if meeting.body_id is None:
        return
    day = meeting.date or dt.date.today()
    for no, member in enumerate(office_queries.members(act.session, meeting.body_id), start=1):
        holder = post_holder(act.session, member.person_id, day)
        act.save(
            Participant(
                meeting_id=meeting.id,
                position=no,
                person_id=member.person_id,
                organisation_id=holder.organisation_id,
                name=holder.name,
                post=holder.post,
                organisation=holder.organisation,
                contact=holder.contact,
                role=Role(member.role),
                sex=holder.sex,
                age=holder.age,
            )
        )


def _take_over(act: Action, source: Dossier, meeting: Meeting) -> Meeting:
    old = source.meeting
    meeting = act.edit(
        meeting,
        title=meeting.title or old.title,
        purpose=old.purpose,
        place=old.place,
        starts=old.starts,
        project=old.project,
        grant=old.grant,
    )
    people: dict[str, str] = {}
    for participant in source.participants:
        if participant.role is Role.GUEST:
            continue
        new = dataclasses.replace(
            participant,
            id=new_id(),
            version=0,
            meeting_id=meeting.id,
            attendance=Attendance.EXPECTED,
            reason="",
            row=None,
        )
        people[participant.id] = act.save(new).id
    for venue in source.venues:
        act.save(dataclasses.replace(venue, id=new_id(), version=0, meeting_id=meeting.id))
    for item in source.items:
        new_item = act.save(
            AgendaItem(
                meeting_id=meeting.id, position=item.position, text=item.text, resolution=item.resolution
            )
        )
        for speaker in source.speakers:
            if speaker.item_id == item.id:
                act.save(
                    AgendaSpeaker(
                        meeting_id=meeting.id,
                        item_id=new_item.id,
                        position=speaker.position,
                        participant_id=people.get(speaker.participant_id or ""),
                        name=speaker.name,
                        post=speaker.post,
                    )
                )
    return meeting
