"""Writing the minutes."""

import datetime as dt

import pytest

from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    AssignmentState,
    Attendance,
    Choice,
    Decision,
    ItemOutcome,
    Meeting,
    MeetingState,
    ProposalOutcome,
    Statement,
    StatementKind,
    Vote,
    VoteMode,
)
from mslite.domain.office import MeetingKind
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.domain.views import AssignmentQuery, AssignmentScope
from mslite.services.office import Office
from tests.services.day import DAY, agenda_item


@pytest.fixture
def meeting_id(office: Office) -> str:
    meeting = office.meetings.create(MeetingKind.OTHER, date=DAY).first(Meeting)
    office.records.remove(*office.meetings.dossier(meeting.id).items)
    names = ["Бакиров Эрмек", "Турдубаев Нурлан", "Асанова Мээрим"]
    office.registration.add_present(meeting.id, names)
    return meeting.id


@pytest.fixture
def item(office: Office, meeting_id: str) -> AgendaItem:
    return office.meetings.append(agenda_item(meeting_id, "Суу жөнүндө")).first(AgendaItem)


def said(office: Office, meeting_id: str) -> list[str]:
    return [s.text for s in office.meetings.dossier(meeting_id).statements]


def test_the_first_statement_stamps_item_and_meeting(
    office: Office, meeting_id: str, item: AgendaItem
) -> None:
    office.minutes.add_statement(meeting_id, item.id, text="Сөз", at=dt.time(9, 7))
    dossier = office.meetings.dossier(meeting_id)
    assert dossier.meeting.began == dossier.items[0].began == dt.time(9, 7)
    assert dossier.meeting.state is MeetingState.RUNNING
    office.minutes.add_statement(meeting_id, item.id, text="Дагы", at=dt.time(9, 9))
    second = office.meetings.append(agenda_item(meeting_id, "Жол жөнүндө")).first(AgendaItem)
    office.minutes.begin_item(second.id, dt.time(9, 30))
    office.minutes.end(meeting_id, dt.time(10, 0))
    dossier = office.meetings.dossier(meeting_id)
    assert [(i.began, i.ended) for i in dossier.items] == [
        (dt.time(9, 7), dt.time(9, 30)),
        (dt.time(9, 30), dt.time(10, 0)),
    ]
    assert (dossier.meeting.ended, dossier.meeting.state) == (dt.time(10, 0), MeetingState.HELD)


def test_the_kind_of_a_statement_follows_from_what_was_before(
    office: Office, meeting_id: str, item: AgendaItem
) -> None:
    office.meetings.append(AgendaSpeaker(meeting_id=meeting_id, item_id=item.id, name="Турдубаев Нурлан"))

    def add(speaker: str, kind: StatementKind | None = None, where: str | None = item.id) -> Statement:
        saved = office.minutes.add_statement(meeting_id, where, speaker=speaker, kind=kind)
        return saved.first(Statement)

    report = add("турдубаев нурлан")
    assert (report.kind, report.participant_id is not None) == (StatementKind.REPORT, True)
    assert add("Бакиров Эрмек").kind is StatementKind.SPEECH
    question = add("Бакиров Эрмек", StatementKind.QUESTION)
    answer = add("Турдубаев Нурлан")
    assert (answer.kind, answer.reply_to) == (StatementKind.ANSWER, question.id)
    assert add("Асанова Мээрим").kind is StatementKind.SPEECH
    assert add("Тургун", where=None).kind is StatementKind.OPINION
    assert add("Тургун", StatementKind.PROPOSAL).outcome is ProposalOutcome.OPEN


def test_statements_are_inserted_between_and_moved_with_their_answers(
    office: Office, meeting_id: str, item: AgendaItem
) -> None:
    def add(text: str, kind: StatementKind = StatementKind.SPEECH, after: str | None = None) -> str:
        saved = office.minutes.add_statement(meeting_id, item.id, kind=kind, text=text, after_id=after)
        return saved.first(Statement).id

    one = add("бир")
    question = add("суроо", StatementKind.QUESTION)
    add("жооп", StatementKind.ANSWER)
    three = add("үч")
    add("эки", after=one)
    assert said(office, meeting_id) == ["бир", "эки", "суроо", "жооп", "үч"]
    office.minutes.move_statement(question, item.id, three)
    assert said(office, meeting_id) == ["бир", "эки", "үч", "суроо", "жооп"]
    other = office.meetings.append(agenda_item(meeting_id, "Жол")).first(AgendaItem)
    office.minutes.move_statement(question, other.id)
    moved = [s for s in office.meetings.dossier(meeting_id).statements if s.item_id == other.id]
    assert [s.text for s in moved] == ["суроо", "жооп"]


def test_an_accepted_proposal_becomes_a_decision_and_back(
    office: Office, meeting_id: str, item: AgendaItem
) -> None:
    proposal = office.minutes.add_statement(
        meeting_id, item.id, kind=StatementKind.PROPOSAL, text="Түтүктү алмаштыруу"
    ).first(Statement)
    made = office.minutes.set_proposal(proposal.id, ProposalOutcome.ACCEPTED).first(Decision)
    assert (made.text.ky, made.statement_id) == ("Түтүктү алмаштыруу", proposal.id)
    assert office.meetings.dossier(meeting_id).items[0].outcome is ItemOutcome.DECIDED
    office.minutes.set_proposal(proposal.id, ProposalOutcome.ACCEPTED)
    assert len(office.meetings.dossier(meeting_id).decisions) == 1
    office.minutes.set_proposal(proposal.id, ProposalOutcome.DECLINED)
    assert not office.meetings.dossier(meeting_id).decisions
    speech = office.minutes.add_statement(meeting_id, item.id, text="сөз").first(Statement)
    with pytest.raises(UserFixable):
        office.minutes.set_proposal(speech.id, ProposalOutcome.NOTED)


def test_votes_are_checked_against_those_present(office: Office, meeting_id: str, item: AgendaItem) -> None:
    fits = office.minutes.add_vote(item.id, votes_for=2, against=1)
    assert not fits.problems
    too_many = office.minutes.add_vote(item.id, votes_for=9)
    assert too_many.problems


def test_a_vote_by_name_counts_itself(office: Office, meeting_id: str, item: AgendaItem) -> None:
    vote = office.minutes.add_vote(item.id, mode=VoteMode.BY_NAME).first(Vote)
    people = office.meetings.dossier(meeting_id).participants
    choices = dict(zip((p.id for p in people), (Choice.FOR, Choice.FOR, Choice.AGAINST), strict=True))
    vote = office.minutes.save_vote(vote, choices).first(Vote)
    assert (vote.votes_for, vote.against, vote.abstained) == (2, 1, 0)
    choices[people[1].id] = Choice.ABSTAINED
    del choices[people[2].id]
    vote = office.minutes.save_vote(vote, choices).first(Vote)
    assert (vote.votes_for, vote.against, vote.abstained) == (1, 0, 1)
    assert len(office.meetings.dossier(meeting_id).ballots) == 2


def test_decisions_live_on_as_assignments(office: Office, meeting_id: str, item: AgendaItem) -> None:
    def decide(text: str, due: dt.date | None, executor: str = "") -> str:
        saved = office.minutes.decide(meeting_id, item.id, Words(text), executor=executor, due=due)
        return saved.first(Decision).id

    today = dt.date(2026, 4, 1)
    late = decide("кечиккен", dt.date(2026, 3, 20), "Өмүров")
    soon = decide("жакында", dt.date(2026, 4, 5), "Асанова")
    decide("мөөнөтсүз", None, "Бакиров")
    decide("тапшырма эмес", None)

    def found(**asked: object) -> list[str]:
        query = AssignmentQuery(today=today, **asked)  # type: ignore[arg-type]
        lines = office.assignments.lines(query)
        assert office.assignments.count(query) == len(lines)
        return [line.text.ky for line in lines]

    assert found() == ["кечиккен", "жакында", "мөөнөтсүз"]
    assert found(scope=AssignmentScope.LATE) == ["кечиккен"]
    assert found(scope=AssignmentScope.WEEK) == ["кечиккен", "жакында"]
    assert found(executor="омур") == ["кечиккен"]
    line = office.assignments.lines(AssignmentQuery(today=today))[0]
    assert (line.late, line.days) == (True, -12)
    office.assignments.complete(late, done_on=dt.date(2026, 3, 30))
    office.assignments.complete(soon, AssignmentState.CANCELLED)
    assert found() == ["мөөнөтсүз"]
    assert found(scope=AssignmentScope.DONE) == ["кечиккен", "жакында"]
    office.assignments.reopen(late)
    assert found(scope=AssignmentScope.LATE) == ["кечиккен"]
    assert office.assignments.executors() == ("Асанова", "Бакиров", "Өмүров")


def test_what_hangs_on_a_removed_item_goes_and_returns_with_it(
    office: Office, meeting_id: str, item: AgendaItem
) -> None:
    office.minutes.add_statement(meeting_id, item.id, text="сөз")
    office.minutes.decide(meeting_id, item.id, Words("чечим"), executor="Асанова")
    current = office.meetings.dossier(meeting_id).items[0]
    removed = office.records.remove(current)
    dossier = office.meetings.dossier(meeting_id)
    assert not (dossier.items or dossier.statements or dossier.decisions)
    assert not office.assignments.lines()
    office.records.undo(removed)
    dossier = office.meetings.dossier(meeting_id)
    assert dossier.statements
    assert dossier.decisions
    assert office.assignments.lines()


def test_suggestions_begin_with_those_present(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Бакирова Айнура"])
    names = [s.name for s in office.directory.suggest("бак", meeting_id)]
    assert names == ["Бакиров Эрмек", "Бакирова Айнура"]
    assert [s.source.value for s in office.directory.suggest("бак", meeting_id)] == [
        "present",
        "expected",
    ]
    everyone = office.directory.suggest("", meeting_id)
    assert len(everyone) == 4
    (participant,) = (
        p for p in office.meetings.dossier(meeting_id).participants if p.name == "Асанова Мээрим"
    )
    office.registration.set([participant.id], Attendance.ABSENT)
    assert office.directory.suggest("", meeting_id)[0].source.value == "present"
