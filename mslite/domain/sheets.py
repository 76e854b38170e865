"""Sheets: what a printed page says, frozen, as plain facts; how it looks is up to ``mslite.documents``.

A sheet holds both languages wherever they exist; the paper's language is chosen when it is rendered and
stands in :class:`SheetPaper`. The canonical JSON of a sheet is stored with the issued paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.meetings import (
    AssignmentState,
    ItemOutcome,
    ProposalOutcome,
    Role,
    StatementKind,
    VoteMode,
)
from mslite.domain.office import AgeBand, Form, Group, MeetingKind, Sex
from mslite.domain.papers import PaperType
from mslite.domain.rows import PaperLang, Words


class Part(StrEnum):
    """Parts of a protocol that a clerk may leave out."""

    PROJECT = "project"
    PURPOSE = "purpose"
    TIMES = "times"
    ATTENDEES = "attendees"
    ABSENT = "absent"
    HEAD_COUNT = "head_count"
    AGENDA = "agenda"
    DISCUSSION = "discussion"
    VOTES = "votes"
    PUBLICATIONS = "publications"
    ANNEXES = "annexes"


ALL_PARTS: tuple[Part, ...] = tuple(Part)


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What a person chooses when printing a protocol."""

    form: Form = Form.FORMAL
    lang: PaperLang = PaperLang.KY
    parts: tuple[Part, ...] = ALL_PARTS


@dataclass(frozen=True, slots=True)
class SheetOffice:
    """The letterhead: names left and right, emblem (attachment digest, may be empty) in the middle."""

    name: Words = Words()
    place: Words = Words()
    address: Words = Words()
    phone: str = ""
    email: str = ""
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """The paper itself. An empty ``number`` means a draft, printed with «ДОЛБООР / ПРОЕКТ»."""

    type: PaperType = PaperType.PROTOCOL
    form: Form = Form.FORMAL
    lang: PaperLang = PaperLang.KY
    parts: tuple[Part, ...] = ALL_PARTS
    number: str = ""
    date: dt.date | None = None

    @property
    def draft(self) -> bool:
        """Tell whether the paper has not been issued yet."""
        return not self.number


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A person on paper: name in the nominative, post and organisation as at that day."""

    name: str = ""
    post: Words = Words()
    organisation: Words = Words()
    contact: str = ""
    role: Role | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetCount:
    """One line of the head count without names."""

    count: int
    sex: Sex | None = None
    age: AgeBand | None = None
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class SheetStatement:
    """What was said, as spoken; answers follow their question. ``role`` is the speaker's post."""

    kind: StatementKind
    speaker: str = ""
    role: Words = Words()
    text: str = ""
    outcome: ProposalOutcome | None = None


@dataclass(frozen=True, slots=True)
class SheetBallot:
    """One vote by name; ``choice`` is a ``meetings.Choice`` value."""

    name: str
    choice: str


@dataclass(frozen=True, slots=True)
class SheetVote:
    """A vote and its count."""

    question: Words = Words()
    mode: VoteMode = VoteMode.OPEN
    votes_for: int = 0
    against: int = 0
    abstained: int = 0
    ballots: tuple[SheetBallot, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDecision:
    """One point of a decision; ``no`` is printed («1.2.»)."""

    no: str
    text: Words = Words()
    executor: str = ""
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One agenda item with all that happened on it."""

    no: str
    text: Words = Words()
    speakers: tuple[SheetPerson, ...] = ()
    statements: tuple[SheetStatement, ...] = ()
    votes: tuple[SheetVote, ...] = ()
    decisions: tuple[SheetDecision, ...] = ()
    outcome: ItemOutcome = ItemOutcome.OPEN
    resolution: bool = False


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A publication afterwards."""

    medium: str
    url: str = ""
    published_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ProtocolSheet:
    """A protocol (or, with one item, its extract). Statements outside the agenda stand in ``discussion``.

    ``present_count``/``invited_count`` are the numbers printed; ``signatories`` in order of signing.
    ``source_number``/``source_date`` name the protocol an extract is taken from.
    """

    office: SheetOffice
    paper: SheetPaper
    kind: MeetingKind
    body: Words = Words()
    title: Words = Words()
    purpose: Words = Words()
    project: Words = Words()
    grant: str = ""
    date: dt.date | None = None
    began: dt.time | None = None
    ended: dt.time | None = None
    places: tuple[Words, ...] = ()
    visits: tuple[Words, ...] = ()
    chair: SheetPerson | None = None
    secretary: SheetPerson | None = None
    present: tuple[SheetPerson, ...] = ()
    absent: tuple[SheetPerson, ...] = ()
    excused: tuple[SheetPerson, ...] = ()
    head_counts: tuple[SheetCount, ...] = ()
    present_count: int | None = None
    invited_count: int | None = None
    quorum_needed: int | None = None
    introduction: Words = Words()
    items: tuple[SheetItem, ...] = ()
    discussion: tuple[SheetStatement, ...] = ()
    decisions: tuple[SheetDecision, ...] = ()
    closing: Words = Words()
    publications: tuple[SheetLink, ...] = ()
    annexes: tuple[str, ...] = ()
    signatories: tuple[SheetPerson, ...] = ()
    source_number: str = ""
    source_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionSheet:
    """A correction of a signed protocol: the protocol it belongs to and the wording that now holds."""

    office: SheetOffice
    paper: SheetPaper
    corrected_number: str
    corrected_date: dt.date | None
    title: Words = Words()
    text: Words = Words()
    reason: str = ""
    signatories: tuple[SheetPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """An outgoing letter about an appeal (reply, covering letter, news of an extension).

    ``ref_number`` and ``ref_date`` are those of the appeal it answers; ``text`` has a paragraph a line;
    ``drafted_by`` and ``phone`` stand small at the foot.
    """

    office: SheetOffice
    paper: SheetPaper
    addressee: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    ref_number: str = ""
    ref_date: dt.date | None = None
    enclosed: str = ""
    signatories: tuple[SheetPerson, ...] = ()
    drafted_by: str = ""
    phone: str = ""

    @property
    def title(self) -> Words:
        """What the letter is about, as every sheet tells it."""
        return Words(self.subject, self.subject)


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """The announcement of a meeting, to be put up, printed or sent."""

    office: SheetOffice
    lang: PaperLang
    kind: MeetingKind
    body: Words = Words()
    title: Words = Words()
    purpose: Words = Words()
    date: dt.date | None = None
    starts: dt.time | None = None
    places: tuple[Words, ...] = ()
    items: tuple[Words, ...] = ()
    announced_on: dt.date | None = None
    signatories: tuple[SheetPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrationSheet:
    """The attendance list that people sign: known people first, then ``blank_rows`` empty rows."""

    office: SheetOffice
    lang: PaperLang
    kind: MeetingKind
    title: Words = Words()
    date: dt.date | None = None
    places: tuple[Words, ...] = ()
    people: tuple[SheetPerson, ...] = ()
    blank_rows: int = 0
    secretary: SheetPerson | None = None


@dataclass(frozen=True, slots=True)
class SheetTask:
    """One assignment on the list; ``number`` and ``decided_on`` name the protocol it stands in."""

    text: Words
    executor: str = ""
    due: dt.date | None = None
    state: AssignmentState = AssignmentState.OPEN
    done_on: dt.date | None = None
    note: str = ""
    number: str = ""
    decided_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AssignmentSheet:
    """The list of assignments as it stands on ``date``, in the order of print."""

    office: SheetOffice
    lang: PaperLang
    date: dt.date
    tasks: tuple[SheetTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """How an issued protocol was printed; ``signatories`` () means the usual ones: chair and secretary.

    ``outdated``: printed so today it would say something else. ``items`` are those of the print.
    """

    choice: PrintChoice
    signatories: tuple[SheetPerson, ...] = ()
    outdated: bool = False
    items: tuple[SheetItem, ...] = ()


AnySheet = ProtocolSheet | CorrectionSheet | LetterSheet | NoticeSheet | RegistrationSheet | AssignmentSheet
