"""Appeals as values: the journal, who wrote, who deals with it, what became of it (DOMAIN 2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.office import Sex
from mslite.domain.rows import Lang, Row, Words


class AppealKind(StrEnum):
    """What the citizen asks: арыз, сунуш, даттануу [law 1]."""

    APPLICATION = "application"
    PROPOSAL = "proposal"
    COMPLAINT = "complaint"


class Manner(StrEnum):
    """How the law tells appeals apart [law 1]."""

    ORAL = "oral"
    WRITTEN = "written"
    ELECTRONIC = "electronic"


class Channel(StrEnum):
    """The way an appeal came in."""

    VISIT = "visit"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    RECEPTION = "reception"
    HIGHER = "higher"  # a paper from a higher body
    HEARING = "hearing"  # said at a meeting


MANNERS = {
    Channel.VISIT: Manner.ORAL,
    Channel.PHONE: Manner.ORAL,
    Channel.LETTER: Manner.WRITTEN,
    Channel.EMAIL: Manner.ELECTRONIC,
    Channel.RECEPTION: Manner.ORAL,
    Channel.HIGHER: Manner.WRITTEN,
    Channel.HEARING: Manner.ORAL,
}
"""The manner that a channel usually means; the clerk may say otherwise."""


class AppealState(StrEnum):
    """Where an appeal stands. «Late» follows from the due date and is never stored."""

    WAITING = "waiting"  # received, not registered
    OPEN = "open"  # registered, nobody is to deal with it yet
    ROUTED = "routed"  # somebody deals with it
    ANSWERED = "answered"  # settled, still on control
    CLOSED = "closed"  # settled, off control


class Outcome(StrEnum):
    """What became of an appeal [law 13, custom]."""

    SATISFIED = "satisfied"
    PARTLY = "partly"
    REFUSED = "refused"
    MEASURES = "measures"
    EXPLAINED = "explained"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"
    LEFT = "left"  # without consideration


class Satisfaction(StrEnum):
    """Whether the citizen is content, where it is known."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class EventKind(StrEnum):
    """What happens to an appeal beside its papers."""

    HANDED_OVER = "handed_over"
    ACQUAINTED = "acquainted"  # the executor has seen the instruction, or the citizen the file
    CALLED = "called"
    TOLD = "told"
    CONTROL_ON = "control_on"
    CONTROL_OFF = "control_off"
    RETURNED = "returned"
    REOPENED = "reopened"
    NOTE = "note"


class JournalKind(StrEnum):
    """What a journal numbers."""

    APPEALS = "appeals"
    LETTERS = "letters"


class ReceptionResult(StrEnum):
    """How a visit at the personal reception ended."""

    OPEN = "open"
    SOLVED = "solved"
    EXPLAINED = "explained"
    PROMISED = "promised"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealSettings(Row):
    """The office's settings for appeals: at most one live row. ``weekend`` are ISO weekdays, «67»."""

    country: str = "KG"
    weekend: str = "67"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal(Row):
    """A journal with numbers of its own. ``pattern``: ``{seq:03}``, ``{year}``, ``{letter}``, ``{index}``.

    ``letter`` is the first letter of the applicant's surname, ``index`` that of the nomenclature
    (``index`` here). ``manner`` None: for every manner of appeals.
    """

    kind: JournalKind = JournalKind.APPEALS
    name: Words = Words()
    pattern: str = "{seq}"
    index: str = ""
    manner: Manner | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Row):
    """A theme of appeals; ``broader_id`` is the theme above it."""

    broader_id: str | None = None
    name: Words = Words()
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIndex(Row):
    """A file of the office's nomenclature (иштердин номенклатурасы) with its retention term.

    ``years`` 0: ``retention`` says it in words («туруктуу», «ЭТК»). ``since``/``until`` are years.
    """

    index: str = ""
    title: Words = Words()
    department: Words = Words()
    retention: str = ""
    years: int = 0
    article: str = ""
    since: int | None = None
    until: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(Row):
    """One appeal of a citizen or of several.

    ``number`` is the official one (``seq`` of ``journal_id`` and ``year``), ``provisional`` that of a
    field laptop («К2-017»); both stay. ``name`` and ``address`` are the applicant's as written, of a
    collective appeal the first-named's; ``signers`` counts all who signed. ``complained_of`` names who is
    complained about. ``due`` is the day by which it has to be answered, ``first_due`` what it was before any
    extension. ``origin`` names the higher body and its letter. ``name_key``, ``street`` and ``phone_key``
    are for finding repeats and are filled when the appeal is saved (:func:`keys.keyed`).
    """

    journal_id: str | None = None
    year: int = 0
    seq: int = 0
    number: str = ""
    provisional: str = ""
    state: AppealState = AppealState.WAITING
    received_on: dt.date | None = None
    received_at: dt.time | None = None
    registered_on: dt.date | None = None
    channel: Channel = Channel.VISIT
    manner: Manner = Manner.ORAL
    kind: AppealKind = AppealKind.APPLICATION
    lang: Lang = Lang.KY
    name: str = ""
    person_id: str | None = None
    sex: Sex | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    collective: bool = False
    signers: int = 1
    district_id: str | None = None
    theme_id: str | None = None
    summary: str = ""
    text: str = ""
    complained_of: str = ""
    complained_of_id: str | None = None
    origin: str = ""
    origin_number: str = ""
    origin_date: dt.date | None = None
    repeated: bool = False
    repeat_of_id: str | None = None
    executor: str = ""
    executor_person_id: str | None = None
    first_due: dt.date | None = None
    due: dt.date | None = None
    control: bool = True
    control_off_on: dt.date | None = None
    closed_on: dt.date | None = None
    outcome: Outcome | None = None
    ground: str = ""
    satisfaction: Satisfaction | None = None
    name_key: str = ""
    street: str = ""
    phone_key: str = ""
    note: str = ""

    @property
    def shown_number(self) -> str:
        """The official number, before it the provisional one, "" before both."""
        return self.number or self.provisional


@dataclass(frozen=True, slots=True, kw_only=True)
class CoSigner(Row):
    """Somebody who signed a collective appeal beside the first-named."""

    appeal_id: str
    position: int = 0
    name: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction(Row):
    """What the head ordered (бурчтама): in what words, by when; who carries it out are its executors."""

    appeal_id: str
    position: int = 0
    head: str = ""
    head_person_id: str | None = None
    given_on: dt.date | None = None
    text: str = ""
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Executor(Row):
    """Who carries out an instruction; the first by ``position`` is in charge, the others help."""

    appeal_id: str
    instruction_id: str
    position: int = 0
    executor: str = ""
    executor_person_id: str | None = None
    acquainted_on: dt.date | None = None
    done_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarding(Row):
    """An appeal sent on to a competent body, or with ``copy`` one of several copies.

    ``due`` is the last day for sending it, ``answer_due`` when the body is asked to have answered.
    """

    appeal_id: str
    position: int = 0
    organisation: str = ""
    organisation_id: str | None = None
    copy: bool = False
    due: dt.date | None = None
    forwarded_on: dt.date | None = None
    answer_due: dt.date | None = None
    answered_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Row):
    """The head's decision to take longer [law 8.3]; ``before`` and ``until`` are due dates.

    ``told_by`` is the last day for telling the applicant in writing, ``told_on`` when it was done.
    """

    appeal_id: str
    decided_on: dt.date | None = None
    head: str = ""
    reason: str = ""
    before: dt.date | None = None
    until: dt.date | None = None
    told_by: dt.date | None = None
    told_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealEvent(Row):
    """Something that happened to an appeal on a day: handed over, shown, called, taken off control."""

    appeal_id: str
    kind: EventKind = EventKind.NOTE
    date: dt.date | None = None
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLink(Row):
    """A link from an appeal to any other record: a meeting, a statement, a row of the programme."""

    appeal_id: str
    table: str
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionHours(Row):
    """When an official receives citizens, every ``weekday`` (ISO, Monday is 1)."""

    person_id: str | None = None
    head: str = ""
    weekday: int = 1
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: Words = Words()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception(Row):
    """One citizen at a personal reception: what was asked, what was promised by when, what became of it."""

    date: dt.date | None = None
    at: dt.time | None = None
    position: int = 0
    head: str = ""
    person_id: str | None = None
    name: str = ""
    sex: Sex | None = None
    address: str = ""
    phone: str = ""
    theme_id: str | None = None
    text: str = ""
    ended_as: ReceptionResult = ReceptionResult.OPEN
    promised: str = ""
    due: dt.date | None = None
    done_on: dt.date | None = None
    appeal_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(Row):
    """Where a record on paper lies: the file of the nomenclature, its year, volume and sheets."""

    file_index_id: str
    table: str
    record_id: str
    year: int = 0
    volume: str = ""
    sheets: str = ""


APPEAL_ROWS: tuple[type[Row], ...] = (
    CoSigner,
    Instruction,
    Executor,
    Forwarding,
    Extension,
    AppealEvent,
    AppealLink,
    Reception,
)
"""What hangs on an appeal by its ``appeal_id``; letters and papers do too."""
