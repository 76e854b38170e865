"""What the services of appeals answer with: lines of lists, the page of an appeal, questions to lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.appeals.deadlines import Due
from mslite.domain.appeals.letters import Letter
from mslite.domain.appeals.rows import (
    Appeal,
    AppealEvent,
    AppealKind,
    AppealLink,
    AppealState,
    Channel,
    CoSigner,
    Executor,
    Extension,
    Filing,
    Forwarding,
    Instruction,
    Journal,
    Outcome,
    Reception,
)
from mslite.domain.office import Sex
from mslite.domain.papers import Attachment, PaperState, PaperType
from mslite.domain.problems import Problem
from mslite.domain.rows import Lang, Words
from mslite.domain.views import PaperLine


@dataclass(frozen=True, slots=True)
class DueChange:
    """An open appeal whose due date is another by a changed rule or calendar; None: it had none."""

    appeal_id: str
    number: str
    name: str
    before: dt.date | None
    after: dt.date


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named: as typed, and as a person of the directory where chosen from it."""

    name: str
    person_id: str | None = None


class AppealScope(StrEnum):
    """Which appeals a list shows."""

    ALL = "all"  # newest first
    OPEN = "open"  # not settled, earliest due date first
    LATE = "late"  # to be answered: this and the next two; what is not registered waits in WAITING
    TODAY = "today"
    WEEK = "week"  # due within the seven days from today, late ones left out
    WAITING = "waiting"  # received, not registered
    TELL = "tell"  # extended, the applicant not told in writing yet
    CONTROL = "control"  # settled, still on control
    CLOSED = "closed"
    PROVISIONAL = "provisional"  # numbered on a field laptop, no official number yet


@dataclass(frozen=True, slots=True)
class AppealQuery:
    """Which appeals. ``text`` looks, folded and by beginnings of words, in name, address, number and text.

    ``theme_id`` takes in the themes below it; ``since``/``until`` bound the day of registration (of
    arrival before it), both included; ``executor`` looks, folded, in the executor's name.
    """

    scope: AppealScope = AppealScope.ALL
    text: str = ""
    state: AppealState | None = None
    kind: AppealKind | None = None
    channel: Channel | None = None
    theme_id: str | None = None
    district_id: str | None = None
    outcome: Outcome | None = None
    executor: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    today: dt.date | None = None
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class AppealLine:
    """One appeal in a list.

    ``days`` are those left to the due date of an open one (negative: over); ``late_days`` is how late it
    is or was, settled ones too. ``theme`` are its words, empty where it is not classified.
    """

    id: str
    number: str
    provisional: str
    state: AppealState
    kind: AppealKind
    channel: Channel
    lang: Lang
    name: str
    address: str
    summary: str
    executor: str
    received_on: dt.date | None = None
    registered_on: dt.date | None = None
    due: dt.date | None = None
    closed_on: dt.date | None = None
    outcome: Outcome | None = None
    signers: int = 1
    collective: bool = False
    repeated: bool = False
    extended: bool = False
    late_days: int = 0
    days: int | None = None
    theme: Words = Words()
    version: int = 0

    @property
    def shown_number(self) -> str:
        """The official number, before it the provisional one."""
        return self.number or self.provisional


class Likeness(StrEnum):
    """Why an earlier appeal is shown while somebody types a new one."""

    REPEAT = "repeat"  # same person and theme, or nearly the same words
    PERSON = "person"
    ADDRESS = "address"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier appeal that looks like the one being typed; ``score`` 0–100 for the order."""

    line: AppealLine
    why: Likeness
    score: int


@dataclass(frozen=True, slots=True)
class AppealPage:
    """Everything the card of one appeal needs, read at once.

    ``due`` says why the law's term ends when it does; ``limit`` is the last day to which it may be
    extended. ``lacks`` are warnings about what the law wants an appeal to hold.
    """

    appeal: Appeal
    journal: Journal | None = None
    theme: Words = Words()
    district: Words = Words()
    co_signers: tuple[CoSigner, ...] = ()
    instructions: tuple[tuple[Instruction, tuple[Executor, ...]], ...] = ()
    forwardings: tuple[Forwarding, ...] = ()
    extensions: tuple[Extension, ...] = ()
    events: tuple[AppealEvent, ...] = ()
    letters: tuple[Letter, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    links: tuple[AppealLink, ...] = ()
    filings: tuple[Filing, ...] = ()
    receptions: tuple[Reception, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    repeats: tuple[AppealLine, ...] = ()
    due: Due | None = None
    limit: dt.date | None = None
    late_days: int = 0
    lacks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AppealsToday:
    """What appeals ask for today, each list by due date; ``forwarding`` waits to be sent on in time.

    ``promised`` are promises of receptions that are due within a week or over; ``calendar`` warns when
    the known holidays end.
    """

    late: tuple[AppealLine, ...] = ()
    today: tuple[AppealLine, ...] = ()
    week: tuple[AppealLine, ...] = ()
    waiting: tuple[AppealLine, ...] = ()
    tell: tuple[AppealLine, ...] = ()
    provisional: tuple[AppealLine, ...] = ()
    forwarding: tuple[Forwarding, ...] = ()
    promised: tuple[Reception, ...] = ()
    calendar: Problem | None = None


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One line of the journal of outgoing letters; ``appeal_number`` is what the letter is about."""

    paper_id: str
    letter_id: str
    appeal_id: str
    type: PaperType
    state: PaperState
    number: str
    date: dt.date | None
    addressee: str
    subject: str
    appeal_number: str
    signed_on: dt.date | None = None
    sent_on: dt.date | None = None


class By(StrEnum):
    """By what statistics are told apart."""

    KIND = "kind"
    CHANNEL = "channel"
    MANNER = "manner"
    THEME = "theme"
    DISTRICT = "district"
    OUTCOME = "outcome"
    EXECUTOR = "executor"
    STATE = "state"
    SEX = "sex"


Key = AppealKind | Channel | Outcome | AppealState | Sex | StrEnum | Words | str | None


@dataclass(frozen=True, slots=True)
class Count:
    """One row of statistics. ``key`` None: appeals where the category is not filled (the residue).

    ``on_time`` and ``late`` are settled ones, ``overdue`` is open and late by now; ``median`` and
    ``worst`` are calendar days from registration to settlement, None where none is settled.
    """

    key: Key
    total: int = 0
    open: int = 0
    on_time: int = 0
    late: int = 0
    overdue: int = 0
    extended: int = 0
    median: float | None = None
    worst: int | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Appeals registered in a period, told apart by one thing; the rows always add up to ``whole``."""

    by: By
    since: dt.date
    until: dt.date
    rows: tuple[Count, ...]
    whole: Count
