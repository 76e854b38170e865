"""From the records of a meeting to the sheets that are printed: pure, in the order of print.

What a person left out (``PrintChoice.parts``) is left out here already, so that the content hash covers
just what the page says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mslite.domain.meetings import (
    AgendaItem,
    Attendance,
    Decision,
    Dossier,
    HeadCount,
    Participant,
    Role,
    Statement,
    VenueKind,
    Vote,
)
from mslite.domain.office import AgeBand, Body, Form, Group, KindRule, Municipality, Sex
from mslite.domain.papers import PaperType
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, Words
from mslite.domain.rules import invited_count, present_count, quorum, sheet_numbers
from mslite.domain.sheets import (
    AssignmentSheet,
    CorrectionSheet,
    NoticeSheet,
    Part,
    PrintChoice,
    ProtocolSheet,
    RegistrationSheet,
    SheetBallot,
    SheetCount,
    SheetDecision,
    SheetItem,
    SheetLink,
    SheetOffice,
    SheetPaper,
    SheetPerson,
    SheetStatement,
    SheetTask,
    SheetVote,
)
from mslite.domain.text import sort_key
from mslite.domain.views import AssignmentLine

_ORDER = {role: place for place, role in enumerate(Role)}


def sheet_office(office: Municipality, emblem: str = "") -> SheetOffice:
    """Return the letterhead of an office; ``emblem`` is the digest of its picture."""
    return SheetOffice(office.name, office.place, office.address, office.phone, office.email, emblem)


def sheet_person(person: Participant) -> SheetPerson:
    """Return a participant as printed."""
    return SheetPerson(
        name=person.name,
        post=person.post,
        organisation=person.organisation,
        contact=person.contact,
        role=person.role,
        note=person.reason,
    )


def protocol_sheet(
    dossier: Dossier,
    office: Municipality,
    body: Body | None,
    choice: PrintChoice,
    *,
    number: str = "",
    date: dt.date | None = None,
    rule: KindRule | None = None,
    annexes: Sequence[str] = (),
    emblem: str = "",
    signatories: Sequence[SheetPerson] = (),
) -> ProtocolSheet:
    """Return the sheet of a protocol, a draft while ``number`` is empty.

    ``date`` is that of the paper (the meeting's day unless given). Without ``signatories`` chair and
    secretary sign, where neither is known the first participant.
    """
    meeting, parts = dossier.meeting, choice.parts
    present, invited = present_count(dossier), invited_count(dossier)
    people = sorted(dossier.participants, key=lambda p: (_ORDER[p.role], p.position))

    def came(*states: Attendance) -> tuple[SheetPerson, ...]:
        return tuple(sheet_person(p) for p in people if p.attendance in states)

    def kept(part: Part, value: tuple) -> tuple:  # type: ignore[type-arg]
        return value if part in parts else ()

    outside = tuple(s for s in dossier.statements if s.item_id is None)
    return ProtocolSheet(
        office=sheet_office(office, emblem),
        paper=SheetPaper(PaperType.PROTOCOL, choice.form, choice.lang, parts, number, date or meeting.date),
        kind=meeting.kind,
        body=body.name if body else Words(),
        title=meeting.title,
        purpose=meeting.purpose if Part.PURPOSE in parts else Words(),
        project=meeting.project if Part.PROJECT in parts else Words(),
        grant=meeting.grant if Part.PROJECT in parts else "",
        date=meeting.date,
        began=meeting.began if Part.TIMES in parts else None,
        ended=meeting.ended if Part.TIMES in parts else None,
        places=_places(dossier),
        visits=tuple(v.name for v in dossier.venues if v.kind is VenueKind.VISIT),
        chair=_with_role(dossier, Role.CHAIR),
        secretary=_with_role(dossier, Role.SECRETARY),
        present=kept(Part.ATTENDEES, came(Attendance.PRESENT)),
        absent=kept(Part.ABSENT, came(Attendance.ABSENT)),
        excused=kept(Part.ABSENT, came(Attendance.EXCUSED)),
        head_counts=kept(
            Part.HEAD_COUNT,
            tuple(
                SheetCount(c.count, c.sex, c.age, c.group)
                for c in sorted(dossier.head_counts, key=_cell_order)
                if c.count
            ),
        ),
        present_count=present,
        invited_count=invited,
        quorum_needed=quorum(rule, invited, present).needed if rule else None,
        introduction=meeting.introduction,
        items=tuple(_item(dossier, no, item, parts) for no, item in enumerate(dossier.items, start=1)),
        discussion=kept(Part.DISCUSSION, _statements(dossier, outside)),
        decisions=_decisions((d for d in dossier.decisions if d.item_id is None), ""),
        closing=meeting.closing,
        publications=kept(
            Part.PUBLICATIONS, tuple(SheetLink(p.medium, p.url, p.published_on) for p in dossier.publications)
        ),
        annexes=kept(Part.ANNEXES, tuple(annexes)),
        signatories=tuple(signatories) or _signatories(dossier),
    )


def _cell_order(line: HeadCount) -> tuple[int, ...]:
    """Order cells by sex and age as they are asked for, the groups («of them») last."""
    marks = ((Group, line.group), (Sex, line.sex), (AgeBand, line.age))
    return tuple(-1 if mark is None else list(kind).index(mark) for kind, mark in marks)


def _places(dossier: Dossier) -> tuple[Words, ...]:
    own = (dossier.meeting.place,) if dossier.meeting.place else ()
    return own + tuple(v.name for v in dossier.venues if v.kind is VenueKind.PLACE and v.name)


def _with_role(dossier: Dossier, role: Role) -> SheetPerson | None:
    found = dossier.with_role(role)
    return sheet_person(found) if found else None


def _signatories(dossier: Dossier) -> tuple[SheetPerson, ...]:
    both = tuple(p for p in (_with_role(dossier, Role.CHAIR), _with_role(dossier, Role.SECRETARY)) if p)
    return both or tuple(sheet_person(p) for p in dossier.participants[:1])


def _item(dossier: Dossier, no: int, item: AgendaItem, parts: tuple[Part, ...]) -> SheetItem:
    statements = tuple(s for s in dossier.statements if s.item_id == item.id)
    return SheetItem(
        no=f"{no}.",
        text=item.text,
        speakers=tuple(
            SheetPerson(name=s.name, post=s.post) for s in dossier.speakers if s.item_id == item.id
        ),
        statements=_statements(dossier, statements) if Part.DISCUSSION in parts else (),
        votes=tuple(_vote(dossier, v) for v in dossier.votes if v.item_id == item.id)
        if Part.VOTES in parts
        else (),
        decisions=_decisions((d for d in dossier.decisions if d.item_id == item.id), f"{no}."),
        outcome=item.outcome,
        resolution=item.resolution,
    )


def _statements(dossier: Dossier, statements: Sequence[Statement]) -> tuple[SheetStatement, ...]:
    """Return statements in order, each answer right after its question."""
    posts = {p.id: p.post for p in dossier.participants}
    known = {s.id for s in statements}
    replies: dict[str, list[Statement]] = {}
    for one in statements:
        if one.reply_to in known and one.reply_to != one.id and one.reply_to is not None:
            replies.setdefault(one.reply_to, []).append(one)
    out: list[Statement] = []
    placed: set[str] = set()

    def put(one: Statement) -> None:
        if one.id not in placed:
            placed.add(one.id)
            out.append(one)
            for reply in replies.get(one.id, ()):
                put(reply)

    for one in statements:
        if one.reply_to not in known or one.reply_to == one.id:
            put(one)
    for one in statements:  # a ring of replies must not swallow words
        put(one)
    return tuple(SheetStatement(s.kind, s.speaker, _role(s, posts), s.text, s.outcome) for s in out)


def _role(statement: Statement, posts: Mapping[str, Words]) -> Words:
    """Return the speaker's post in both languages, where it stands so on the list; else as it was typed."""
    typed = statement.speaker_role
    post = posts.get(statement.participant_id or "", Words())
    return post if typed and typed in (post.ky, post.ru) else Words(typed, typed)


def _vote(dossier: Dossier, vote: Vote) -> SheetVote:
    names = {p.id: p.name for p in dossier.participants}
    places = {key: place for place, key in enumerate(names)}
    return SheetVote(
        question=vote.question,
        mode=vote.mode,
        votes_for=vote.votes_for,
        against=vote.against,
        abstained=vote.abstained,
        ballots=tuple(
            SheetBallot(names.get(b.participant_id, ""), b.choice.value)
            for b in sorted(dossier.ballots, key=lambda b: places.get(b.participant_id, len(places)))
            if b.vote_id == vote.id
        ),
    )


def _decisions(decisions: Iterable[Decision], prefix: str) -> tuple[SheetDecision, ...]:
    return tuple(
        SheetDecision(f"{prefix}{no}.", d.text, d.executor, d.due) for no, d in enumerate(decisions, start=1)
    )


def extract_sheet(
    sheet: ProtocolSheet, item_no: str, *, lang: PaperLang, date: dt.date | None = None
) -> ProtocolSheet:
    """Return the extract of one item («1» or «1.») of a protocol's sheet, under the protocol's number.

    Raises ``UserFixable("no_item")`` when there is no such item.
    """
    wanted = item_no.strip().rstrip(".")
    items = tuple(item for item in sheet.items if item.no.rstrip(".") == wanted)
    if not items:
        raise UserFixable("no_item", no=item_no)
    paper = replace(
        sheet.paper, type=PaperType.EXTRACT, form=Form.FORMAL, lang=lang, date=date or sheet.paper.date
    )
    return replace(
        sheet,
        paper=paper,
        items=items,
        discussion=(),
        decisions=(),
        publications=(),
        annexes=(),
        head_counts=(),
        source_number=sheet.paper.number,
        source_date=sheet.paper.date,
    )


def correction_sheet(
    signed: ProtocolSheet,
    text: Words,
    reason: str,
    *,
    number: str = "",
    date: dt.date | None = None,
    lang: PaperLang = PaperLang.KY,
    signatories: Sequence[SheetPerson] = (),
) -> CorrectionSheet:
    """Return the sheet of a correction to a signed protocol."""
    return CorrectionSheet(
        office=signed.office,
        paper=SheetPaper(PaperType.CORRECTION, Form.FORMAL, lang, (), number, date),
        corrected_number=signed.paper.number,
        corrected_date=signed.paper.date,
        title=signed.title,
        text=text,
        reason=reason,
        signatories=tuple(signatories) or signed.signatories,
    )


def notice_sheet(
    dossier: Dossier, office: Municipality, body: Body | None, *, lang: PaperLang, emblem: str = ""
) -> NoticeSheet:
    """Return the announcement of a meeting."""
    meeting = dossier.meeting
    chair = _with_role(dossier, Role.CHAIR)
    return NoticeSheet(
        office=sheet_office(office, emblem),
        lang=lang,
        kind=meeting.kind,
        body=body.name if body else Words(),
        title=meeting.title,
        purpose=meeting.purpose,
        date=meeting.date,
        starts=meeting.starts,
        places=_places(dossier),
        items=tuple(item.text for item in dossier.items),
        announced_on=meeting.notice_on,
        signatories=(chair,) if chair else (),
    )


def registration_sheet(
    dossier: Dossier, office: Municipality, *, lang: PaperLang, blank_rows: int, emblem: str = ""
) -> RegistrationSheet:
    """Return the list to sign: people in their numbered rows, then blank rows.

    The row of somebody who was taken off the list stays, and is blank: numbers once printed never move.
    """
    meeting = dossier.meeting
    numbers = sheet_numbers(dossier.participants)
    people = {numbers[p.id]: sheet_person(p) for p in dossier.participants}
    return RegistrationSheet(
        office=sheet_office(office, emblem),
        lang=lang,
        kind=meeting.kind,
        title=meeting.title,
        date=meeting.date,
        places=_places(dossier),
        people=tuple(people.get(no, SheetPerson()) for no in range(1, max(people, default=0) + 1)),
        blank_rows=blank_rows,
        secretary=_with_role(dossier, Role.SECRETARY),
    )


def assignment_sheet(
    lines: Iterable[AssignmentLine],
    office: Municipality,
    *,
    lang: PaperLang,
    date: dt.date,
    emblem: str = "",
) -> AssignmentSheet:
    """Return the list of assignments by executor (alphabetic, the nameless last), each in the order given."""
    ordered = sorted(lines, key=lambda line: (not line.executor, sort_key(line.executor)))
    return AssignmentSheet(
        office=sheet_office(office, emblem),
        lang=lang,
        date=date,
        tasks=tuple(
            SheetTask(
                line.text,
                line.executor,
                line.due,
                line.state,
                line.done_on,
                line.note,
                line.number,
                line.meeting_date,
            )
            for line in ordered
        ),
    )
