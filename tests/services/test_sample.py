"""The sample office: whenever it is made, every page has something to show, and every rule is kept."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

from mslite.domain.meetings import Dossier, ProposalOutcome, StatementKind, VoteMode
from mslite.domain.office import Form
from mslite.domain.papers import AttachmentRole, PaperState
from mslite.domain.problems import Severity
from mslite.domain.programme.kinds import PlanKind, ProgrammeState, ReportState, TermKind
from mslite.domain.rows import Lang, PaperLang, RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import (
    AssignmentQuery,
    AssignmentScope,
    MeetingQuery,
    Standing,
    VerdictKind,
)
from mslite.services.office import Office, open_office
from mslite.services.sample import fill, hearing_of

NEW_YEAR = dt.date(2027, 1, 2)  # a Saturday; last week's meetings were held in another year
ORDINARY = dt.date(2026, 9, 16)  # a Wednesday


@pytest.fixture(scope="module", params=[ORDINARY, NEW_YEAR], ids=["wednesday", "new year, saturday"])
def day(request: pytest.FixtureRequest) -> dt.date:
    return request.param


@pytest.fixture(scope="module")
def office(day: dt.date, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(tmp_path_factory.mktemp("sample") / "data")
    assert isinstance(office, Office)
    fill(office, day)
    yield office
    office.close()


@pytest.fixture
def hearing(office: Office) -> Dossier:
    return office.meetings.dossier(hearing_of(office))


def test_meetings_stand_at_every_point_of_their_life(office):
    standings = {line.standing for line in office.meetings.lines()}
    assert standings == set(Standing)
    assert office.meetings.lines(MeetingQuery(recurring=True))
    assert ("01",) in {line.annulled for line in office.meetings.lines()}


def test_no_meeting_falls_on_a_weekend_but_the_one_of_today(office, day):
    dates = [line.date for line in office.meetings.lines() if line.date != day]
    assert all(date.weekday() < 5 for date in dates)


def test_every_heading_of_today_has_something(office, day):
    page = office.today.page(day)
    assert page.week and page.unsigned and page.unwritten and page.steps and page.notices
    assert any(line.late for line in page.assignments)
    assert {step.meeting.standing for step in page.steps} == {Standing.PLANNED}


def test_assignments_are_late_due_and_done(office, day):
    def count(scope: AssignmentScope) -> int:
        return office.assignments.count(AssignmentQuery(scope, today=day))

    assert count(AssignmentScope.LATE) >= 3
    assert count(AssignmentScope.DONE) >= 5
    assert count(AssignmentScope.OPEN) > count(AssignmentScope.WEEK) > count(AssignmentScope.LATE)


def test_the_hearing_is_rich(hearing):
    assert len(hearing.items) >= 6 and len(hearing.statements) >= 25
    assert {statement.kind for statement in hearing.statements} >= {
        StatementKind.REPORT,
        StatementKind.QUESTION,
        StatementKind.ANSWER,
        StatementKind.PROPOSAL,
    }
    outcomes = {statement.outcome for statement in hearing.statements}
    assert outcomes >= {ProposalOutcome.ACCEPTED, ProposalOutcome.DECLINED, ProposalOutcome.NOTED}
    assert {vote.mode for vote in hearing.votes} == {VoteMode.OPEN, VoteMode.BY_NAME}
    questions = {one.id for one in hearing.statements if one.kind is StatementKind.QUESTION}
    answers = [one for one in hearing.statements if one.kind is StatementKind.ANSWER]
    assert {one.reply_to for one in answers} == questions


def test_nothing_hinders_what_was_issued_and_no_translation_is_missing(office, hearing):
    for lang in PaperLang:
        found = office.meetings.missing(hearing.meeting.id, PrintChoice(Form.FORMAL, lang))
        assert [one.code for one in found if one.severity is Severity.ISSUE] == []
        assert {one.code for one in found} <= {"votes_under_present"}


def test_every_text_of_two_languages_is_there_in_both(office):
    for line in office.meetings.lines():
        for row in (*office.meetings.dossier(line.id).items, *office.meetings.dossier(line.id).decisions):
            assert row.text.has(Lang.KY) and row.text.has(Lang.RU), row
        assert line.title.has(Lang.KY) and line.title.has(Lang.RU)
    for person in office.directory.people():
        assert person.post is None or (person.post.title.ky and person.post.title.ru)


def test_the_hearing_is_signed_with_a_scan_and_closed(office, hearing):
    line = office.papers.papers_of(hearing.meeting.id)[0]
    assert line.paper.state is PaperState.SIGNED and line.current.lang is PaperLang.BOTH
    scan = next(one for one in line.attachments if one.role is AttachmentRole.SCAN)
    pages = office.papers.page_count(office.papers.pdf(line.paper.id))
    assert office.papers.page_count(office.attachments.read(scan.id)) == pages
    assert office.papers.verify_pdf(office.papers.pdf(line.paper.id)).kind is VerdictKind.IDENTICAL


def test_the_protocol_of_the_hearing_has_four_to_six_pages_in_each_language(office, hearing):
    paper = office.papers.papers_of(hearing.meeting.id)[0].paper
    assert 2 * 4 <= office.papers.page_count(office.papers.pdf(paper.id)) <= 2 * 6


def test_the_record_has_a_grant_visits_and_heads_without_names(office):
    lines = [line for line in office.meetings.lines() if office.meetings.dossier(line.id).meeting.grant]
    record = office.meetings.dossier(lines[0].id)
    assert len(record.venues) >= 3 and record.head_counts and record.meeting.project
    named = {person.id for person in record.present}
    assert record.meeting.present_count > len(named)


def test_the_directory_has_people_posts_bodies_districts_and_an_emblem(office):
    assert len(office.workers()) == 14
    assert len(office.directory.organisations()) >= 8
    assert len(office.directory.districts()) == 4
    assert len(office.directory.bodies()) == 3
    assert all(office.directory.body(body.id).members for body in office.directory.bodies())
    emblem = office.settings.municipality().emblem
    assert office.attachments.read(emblem).startswith(b"\x89PNG")


def test_something_lies_in_the_trash(office):
    assert {line.ref.table for line in office.records.trash()} >= {"meeting", "person", "organisation"}


def test_the_clerk_of_the_sample_is_suggested_at_the_start(office):
    assert dict(office.workers())[office.last_worker] == "Асанова Мээрим Талантовна"


def test_the_whole_file_is_sound(office):
    assert office.backups.check().ok


def test_search_finds_what_was_said(office, hearing):
    found = office.find.find("скважина")
    assert RecordRef("meeting", hearing.meeting.id) in {line.opens for line in found}


def test_another_office_has_no_sample_hearing(tmp_path):
    office = open_office(tmp_path)
    municipality = office.settings.municipality()
    office.actor = "Асанова Мээрим Талантовна"
    assert municipality.name == Words() and hearing_of(office) == ""
    office.close()


def test_the_programme_is_in_its_third_year_with_one_half_year_closed(office, day):
    (programme,) = office.programmes.all()
    book = office.programmes.book(programme.id)
    assert programme.first_year <= day.year <= programme.last_year
    assert programme.state is ProgrammeState.ADOPTED and book.resolutions[0].wording
    kinds = Counter(item.kind for item in book.items)
    assert kinds[PlanKind.PRIORITY] == 3 and kinds[PlanKind.SECTION] == 8
    assert kinds[PlanKind.TASK] >= 16 and kinds[PlanKind.ACTIVITY] >= 40
    assert len(book.abbreviations) == 20 and len(book.chapters) >= 8 and book.annual
    closed, now = book.periods
    assert closed.locked and not now.locked and closed.due < now.due and closed.due <= day
    states = {report.state for report in book.reports if report.period_id == now.id}
    assert states == {ReportState.SUBMITTED, ReportState.RETURNED, ReportState.APPROVED}


def test_every_term_of_the_sample_is_understood(office):
    book = office.programmes.book(office.programmes.all()[0].id)
    unclear = [
        item.term
        for item in book.items
        if item.kind is PlanKind.ACTIVITY and item.term_kind is TermKind.UNCLEAR
    ]
    assert unclear == []
