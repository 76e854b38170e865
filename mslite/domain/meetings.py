"""Meetings as values: what is prepared, who came, what was said, voted and decided.

The printed scheme an item follows is УГУЛДУ – ЧЫГЫП СҮЙЛӨШТҮ – ЧЕЧИМ КЫЛАТ (DOMAIN 4).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mslite.domain.office import AgeBand, Group, MeetingKind, Sex
from mslite.domain.rows import Row, Words


class MeetingState(StrEnum):
    """Where a meeting stands; whether its protocol is issued or signed is told by its paper."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CANCELLED = "cancelled"


class VenueKind(StrEnum):
    """A place of the meeting or a visit during it."""

    PLACE = "place"
    VISIT = "visit"


class ItemOutcome(StrEnum):
    """How an agenda item ended."""

    OPEN = "open"
    DECIDED = "decided"
    NOTED = "noted"
    NO_DECISION = "no_decision"


class Role(StrEnum):
    """The part somebody plays at a meeting."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    INVITED = "invited"
    GUEST = "guest"


class Attendance(StrEnum):
    """Whether an expected person came."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class StatementKind(StrEnum):
    """Kinds of statements in the minutes."""

    REPORT = "report"
    SPEECH = "speech"
    QUESTION = "question"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    OPINION = "opinion"
    SITE_VISIT = "site_visit"
    REMARK = "remark"


class ProposalOutcome(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOTED = "noted"


class VoteMode(StrEnum):
    """How a vote was taken."""

    OPEN = "open"
    SECRET = "secret"
    BY_NAME = "by_name"


class Choice(StrEnum):
    """One person's vote: макул, каршы, калыс."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class AssignmentState(StrEnum):
    """How far an assignment is; «late» follows from the due date and is never stored."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Row):
    """One meeting, hearing or assembly.

    ``starts`` is the announced hour, ``began`` and ``ended`` are stamped in the minutes. Counts are
    given where no names are kept. ``recurring`` marks a model for new meetings of the kind.
    ``introduction`` and ``closing`` are the paragraphs before and after the discussion of a record.
    """

    kind: MeetingKind = MeetingKind.STAFF
    body_id: str | None = None
    state: MeetingState = MeetingState.PLANNED
    title: Words = Words()
    purpose: Words = Words()
    date: dt.date | None = None
    starts: dt.time | None = None
    began: dt.time | None = None
    ended: dt.time | None = None
    place: Words = Words()
    project: Words = Words()
    grant: str = ""
    introduction: Words = Words()
    closing: Words = Words()
    invited_count: int | None = None
    present_count: int | None = None
    notice_on: dt.date | None = None
    notice_where: Words = Words()
    recurring: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Row):
    """One of several places of a meeting, or a visit to an object, in order."""

    meeting_id: str
    position: int = 0
    kind: VenueKind = VenueKind.PLACE
    name: Words = Words()
    at: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Row):
    """One question of the agenda; ``resolution`` False prints ЧЕЧИМ КЫЛАТ, True ТОКТОМ КЫЛАТ."""

    meeting_id: str
    position: int = 0
    text: Words = Words()
    outcome: ItemOutcome = ItemOutcome.OPEN
    resolution: bool = False
    began: dt.time | None = None
    ended: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Row):
    """Somebody invited or present; ``row`` is the number on the printed registration sheet."""

    meeting_id: str
    position: int = 0
    row: int | None = None
    person_id: str | None = None
    organisation_id: str | None = None
    name: str = ""
    post: Words = Words()
    organisation: Words = Words()
    contact: str = ""
    role: Role = Role.INVITED
    attendance: Attendance = Attendance.EXPECTED
    reason: str = ""
    sex: Sex | None = None
    age: AgeBand | None = None
    group: Group | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSpeaker(Row):
    """A speaker announced for an item, by name and, where known, as a participant."""

    meeting_id: str
    item_id: str
    position: int = 0
    participant_id: str | None = None
    name: str = ""
    post: Words = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCount(Row):
    """A count of people present without names; None means: not told apart.

    A line with a ``group`` says how many «of them» belong to it; it counts nobody anew.
    """

    meeting_id: str
    sex: Sex | None = None
    age: AgeBand | None = None
    group: Group | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Row):
    """What somebody said, as spoken. ``item_id`` None: outside the agenda (opinions after a visit)."""

    meeting_id: str
    item_id: str | None = None
    position: int = 0
    kind: StatementKind = StatementKind.SPEECH
    participant_id: str | None = None
    speaker: str = ""
    speaker_role: str = ""
    text: str = ""
    reply_to: str | None = None
    outcome: ProposalOutcome | None = None
    at: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Row):
    """A vote on an item; the three counts are people, a missing count is 0."""

    meeting_id: str
    item_id: str
    position: int = 0
    question: Words = Words()
    mode: VoteMode = VoteMode.OPEN
    votes_for: int = 0
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Row):
    """One participant's choice in a vote by name."""

    meeting_id: str
    vote_id: str
    participant_id: str
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Row):
    """One numbered point of a decision, with executor and due date where it is an assignment."""

    meeting_id: str
    item_id: str | None = None
    position: int = 0
    text: Words = Words()
    executor: str = ""
    executor_person_id: str | None = None
    due: dt.date | None = None
    statement_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Row):
    """The life of a decision after the protocol is locked; at most one live row a decision."""

    meeting_id: str
    decision_id: str
    state: AssignmentState = AssignmentState.OPEN
    done_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationStep(Row):
    """One step of the checklist before the day."""

    meeting_id: str
    position: int = 0
    text: Words = Words()
    due: dt.date | None = None
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Row):
    """Where the meeting was published afterwards."""

    meeting_id: str
    position: int = 0
    medium: str = ""
    url: str = ""
    published_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A meeting with everything that hangs on it, live rows only, each tuple in its order of print."""

    meeting: Meeting
    venues: tuple[Venue, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    speakers: tuple[AgendaSpeaker, ...] = ()
    participants: tuple[Participant, ...] = ()
    head_counts: tuple[HeadCount, ...] = ()
    statements: tuple[Statement, ...] = ()
    votes: tuple[Vote, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    decisions: tuple[Decision, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    steps: tuple[PreparationStep, ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def present(self) -> tuple[Participant, ...]:
        """The people who came, by name."""
        return tuple(p for p in self.participants if p.attendance is Attendance.PRESENT)

    def with_role(self, role: Role) -> Participant | None:
        """Return the first participant with ``role``, if any."""
        return next((p for p in self.participants if p.role is role), None)


DOSSIER_ROWS: dict[str, type[Row]] = {
    "venues": Venue,
    "items": AgendaItem,
    "speakers": AgendaSpeaker,
    "participants": Participant,
    "head_counts": HeadCount,
    "statements": Statement,
    "votes": Vote,
    "ballots": Ballot,
    "decisions": Decision,
    "assignments": Assignment,
    "steps": PreparationStep,
    "publications": Publication,
}
"""Fields of :class:`Dossier` and the rows they hold: one table of the truth for queries and exchange."""
