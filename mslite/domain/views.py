"""What the services answer with and is not a record: lines of lists, pages, verdicts, questions to lists.

Everything here is a frozen value, made in the worker and read by the window.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mslite.domain.meetings import AssignmentState, Attendance, Dossier, MeetingState, Role
from mslite.domain.office import Body, KindRule, MeetingKind, Organisation, Person, Post
from mslite.domain.papers import Attachment, Paper, Revision
from mslite.domain.problems import Problem
from mslite.domain.programme.monitoring import Reminder
from mslite.domain.rows import RecordRef, Row, Words

R = TypeVar("R", bound=Row)


# ---- results of writing ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """What one action of the person changed; every writing method of every service returns one.

    ``rows`` are the records as they are now in the file, the main one first; ``changes`` names all of
    them for the pages to refresh by; ``problems`` are warnings and what hinders issuing (it was saved
    nevertheless); ``before`` holds each of ``rows`` as it was (None: it is new), for
    ``Records.undo(saved)``. Nothing changed: all are empty.
    """

    rows: tuple[Row, ...] = ()
    changes: frozenset[RecordRef] = frozenset()
    problems: tuple[Problem, ...] = ()
    before: tuple[Row | None, ...] = ()

    def first(self, shape: type[R]) -> R:
        """Return the first saved record of ``shape``; raises ``LookupError`` when there is none."""
        for row in self.rows:
            if isinstance(row, shape):
                return row
        raise LookupError(shape.__name__)

    def all(self, shape: type[R]) -> tuple[R, ...]:
        """Return every saved record of ``shape``, in order."""
        return tuple(row for row in self.rows if isinstance(row, shape))


@dataclass(frozen=True, slots=True)
class TrashLine:
    """One removed record: what it was, when and by whom it was removed (None, "": not known).

    ``kind`` and ``date`` are those of a meeting.
    """

    ref: RecordRef
    title: Words
    at: dt.datetime | None = None
    by: str = ""
    meeting_id: str = ""
    kind: MeetingKind | None = None
    date: dt.date | None = None


# ---- meetings ----------------------------------------------------------------------------------------


class Standing(StrEnum):
    """The one state of a meeting that a person sees: its own state, then that of its protocol."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"  # held, protocol not issued yet
    ISSUED = "issued"
    SIGNED = "signed"  # locked
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class MeetingQuery:
    """Which meetings a list shows, newest date first (without a date on top).

    ``text`` looks, folded and by beginnings of words, in title, purpose, number and all that was said.
    ``recurring`` True lists the models for new meetings, False (the rule) everything else.
    """

    text: str = ""
    kind: MeetingKind | None = None
    body_id: str | None = None
    year: int | None = None
    standing: Standing | None = None
    recurring: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in a list. ``annulled`` are numbers that were taken back: shown struck through.

    ``number`` is that of the protocol in force ("" when it is not issued), ``paper_id`` its paper.
    ``body`` are the words of the standing body, empty for other meetings.
    """

    id: str
    kind: MeetingKind
    state: MeetingState
    standing: Standing
    title: Words = Words()
    date: dt.date | None = None
    starts: dt.time | None = None
    body_id: str | None = None
    body: Words = Words()
    number: str = ""
    paper_id: str = ""
    annulled: tuple[str, ...] = ()
    recurring: bool = False
    version: int = 0


class Mark(StrEnum):
    """How far one of the five steps of a meeting is."""

    EMPTY = "empty"  # nothing there yet
    PART = "part"  # begun, something is missing
    DONE = "done"


@dataclass(frozen=True, slots=True)
class StepMarks:
    """The marks on the strip of a meeting's page."""

    prepare: Mark = Mark.EMPTY
    registration: Mark = Mark.EMPTY
    minutes: Mark = Mark.EMPTY
    protocol: Mark = Mark.EMPTY
    after: Mark = Mark.EMPTY


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper with its prints, newest revision first, and the files attached to it (scans, PDFs)."""

    paper: Paper
    revisions: tuple[Revision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    title: Words = Words()
    meeting_date: dt.date | None = None

    @property
    def current(self) -> Revision | None:
        """The print in force."""
        return next((r for r in self.revisions if r.no == self.paper.revision), None)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Everything the page of one meeting needs, read at once.

    ``protocol`` is the protocol in force (issued or signed), None before issue or after annulment;
    ``locked``: it is signed, the file refuses changes; ``papers`` are all papers of the meeting, oldest
    first; ``missing`` is what the protocol lacks to be issued in its default form; ``present`` and
    ``invited`` the numbers of people as they would be printed, ``needed`` the quorum, None each where
    it is not known or not asked for; ``quorum_met`` None: cannot be told. ``notice_by`` is the last day
    for the announcement by the office's rule (None: no rule).
    """

    dossier: Dossier
    rule: KindRule
    standing: Standing
    body: Body | None = None
    protocol: Paper | None = None
    locked: bool = False
    papers: tuple[PaperLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    marks: StepMarks = StepMarks()
    missing: tuple[Problem, ...] = ()
    present: int | None = None
    invited: int | None = None
    needed: int | None = None
    quorum_met: bool | None = None
    notice_by: dt.date | None = None


class SuggestionSource(StrEnum):
    """Where a suggested speaker comes from, in the order of suggestion."""

    PRESENT = "present"
    EXPECTED = "expected"
    DIRECTORY = "directory"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person to complete a typed name with; ``role`` is the words for ``Statement.speaker_role``."""

    name: str
    source: SuggestionSource
    post: Words = Words()
    organisation: Words = Words()
    role: str = ""
    participant_id: str | None = None
    person_id: str | None = None
    organisation_id: str | None = None


class AssignmentScope(StrEnum):
    """Which assignments a list shows."""

    OPEN = "open"  # not done, late ones first
    LATE = "late"
    WEEK = "week"  # due within the seven days from today, late ones included
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AssignmentQuery:
    """Which assignments: decisions with an executor or a due date, over all meetings or of one.

    ``executor`` looks, folded, in the executor's name; ``since``/``until`` bound the due date, both
    included. ``today`` None means the machine's date.
    """

    scope: AssignmentScope = AssignmentScope.OPEN
    executor: str = ""
    meeting_id: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    today: dt.date | None = None
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One assignment. ``late`` and ``days`` (to the due date; negative: days late) count from today.

    ``number`` is that of the protocol it stands in, "" before issue.
    """

    decision_id: str
    meeting_id: str
    kind: MeetingKind
    meeting_title: Words
    meeting_date: dt.date | None
    text: Words
    executor: str
    due: dt.date | None
    state: AssignmentState = AssignmentState.OPEN
    done_on: dt.date | None = None
    note: str = ""
    number: str = ""
    late: bool = False
    days: int | None = None


# ---- directory ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with the post held on the day asked for; ``organisation`` None: the municipality itself."""

    person: Person
    post: Post | None = None
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person, all posts (newest first), bodies they sit in and meetings they were at (newest first)."""

    person: Person
    posts: tuple[Post, ...] = ()
    bodies: tuple[tuple[Body, str], ...] = ()
    meetings: tuple[tuple[MeetingLine, Role, Attendance], ...] = ()


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A standing body with its members in order; each pair is (membership row id, person line)."""

    body: Body
    members: tuple[tuple[Row, PersonLine], ...] = ()


@dataclass(frozen=True, slots=True)
class TypingKey:
    """The field somebody is typing in: ``field`` is its name, for two languages ``title.ky``."""

    table: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and not saved before the program ended.

    ``placed``: :meth:`Typing.recover` has written it into its record as a change of its own; otherwise
    the record is gone or locked, and the text waits until the person has copied it (``settle``).
    ``title`` names the record, ``meeting_id`` ("" if none) where to look.
    """

    key: TypingKey
    text: str
    before: str = ""
    at: dt.datetime | None = None
    by: str = ""
    title: Words = Words()
    meeting_id: str = ""
    placed: bool = False


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A meeting that has to be announced; ``by`` is the last day for it, ``late``: it has passed."""

    meeting: MeetingLine
    by: dt.date
    late: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """An undone step of preparation of a meeting to come."""

    id: str
    meeting: MeetingLine
    text: Words
    due: dt.date
    late: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The first page of the day. ``week`` are meetings from today to seven days on, by date.

    ``unsigned`` are issued protocols that wait for their scan, ``unwritten`` meetings held (or past
    their day) without a protocol, ``assignments``, ``steps`` and ``notices`` what is late or due within
    a week, ``half_years`` what monitoring waits for, ``backup_at`` the last verified backup.
    """

    today: dt.date
    week: tuple[MeetingLine, ...] = ()
    unsigned: tuple[MeetingLine, ...] = ()
    unwritten: tuple[MeetingLine, ...] = ()
    assignments: tuple[AssignmentLine, ...] = ()
    notices: tuple[NoticeLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    half_years: tuple[Reminder, ...] = ()
    backup_at: dt.datetime | None = None
    recovered: tuple[Typed, ...] = ()
    empty_office: bool = False  # no meeting in the file yet: say what to do first


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One hit of the search over everything; ``table`` groups them, ``opens`` is what Enter opens."""

    table: str
    opens: RecordRef
    title: str
    snippet: str = ""
    date: dt.date | None = None


class VerdictKind(StrEnum):
    """What a PDF file is, judged by its bytes and by the text on its pages."""

    IDENTICAL = "identical"  # the very bytes that were issued
    SAME_CONTENT = "same_content"  # another rendering, the same words
    DIFFERS = "differs"  # a known paper with other words
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer about one PDF.

    ``paper`` is the paper it is (or claims to be), ``revision`` the print that matches best and
    ``superseded`` whether a newer print exists. When it differs, ``ours`` and ``theirs`` are the first
    words that do, with a few words around.
    """

    kind: VerdictKind
    paper: Paper | None = None
    revision: Revision | None = None
    title: Words = Words()
    superseded: bool = False
    ours: str = ""
    theirs: str = ""
