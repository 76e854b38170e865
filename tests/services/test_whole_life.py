"""A meeting from the first plan to the signed, locked protocol and its correction."""

import dataclasses
import datetime as dt

import pytest

from mslite.documents import pdf
from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Meeting, Statement
from mslite.domain.office import Form, MeetingKind
from mslite.domain.papers import Paper, PaperState, PaperType
from mslite.domain.plain import digest
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import Standing, VerdictKind
from mslite.services.freeze import frozen_protocol
from mslite.services.office import Office, translator
from tests.services.day import DAY, staff_meeting

KY = PrintChoice(Form.FORMAL, PaperLang.KY)
RU = PrintChoice(Form.FORMAL, PaperLang.RU)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def scan(office: Office, meeting_id: str) -> bytes:
    """Stands for the scanned pages: a real PDF with other bytes."""
    return office.papers.notice(meeting_id)


def test_a_meeting_becomes_a_signed_locked_protocol(office: Office) -> None:
    meeting_id = staff_meeting(office)
    draft = office.papers.preview(meeting_id, KY)
    assert "ДОЛБООР" in words(draft).upper()

    saved = office.papers.issue(meeting_id, KY)
    paper = saved.first(Paper)
    assert (paper.seq, paper.year, paper.date, paper.state) == (1, 2026, DAY, PaperState.ISSUED)
    printed = office.papers.pdf(paper.id)
    assert "ДОЛБООР" not in words(printed).upper()
    assert "Токтогул көчөсүндө" in words(printed)
    assert office.papers.pdf(paper.id) == printed
    assert office.meetings.lines()[0].standing is Standing.ISSUED

    office.papers.sign(paper.id, [scan(office, meeting_id)], dt.date(2026, 2, 17))
    page = office.meetings.page(meeting_id)
    assert page.locked
    assert page.standing is Standing.SIGNED
    statement = page.dossier.statements[0]
    with pytest.raises(UserFixable) as told:
        office.records.save(Statement(meeting_id=meeting_id, text="кийин кошулган"))
    assert told.value.code == "lock:protocol"
    with pytest.raises(UserFixable):
        office.records.remove(statement)
    assert office.papers.pdf(paper.id) == printed


def test_after_signing_assignments_live_on_and_a_correction_has_its_own_number(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    with pytest.raises(UserFixable) as told:
        office.papers.correct(paper.id, Words("Түзөтүү"), "ката")
    assert told.value.code == "not_signed"
    office.papers.sign(paper.id, [scan(office, meeting_id)])
    decision = office.meetings.dossier(meeting_id).decisions[0]
    office.assignments.complete(decision.id, done_on=dt.date(2026, 6, 20), note="алмаштырылды")
    assert not office.assignments.lines()

    saved = office.papers.correct(
        paper.id,
        Words("1-июлга дегенди 1-августка деп окуу керек.", "Вместо 1 июля читать 1 августа."),
        "мөөнөт туура эмес жазылган",
        date=dt.date(2026, 2, 20),
    )
    correction = saved.first(Paper)
    assert (correction.type, correction.seq, correction.corrects_id) == (
        PaperType.CORRECTION,
        2,
        paper.id,
    )
    text = words(office.papers.pdf(correction.id))
    assert "1-августка" in text
    assert "1 августа" in text


def test_reissue_keeps_number_and_the_older_print(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    first = office.papers.pdf(paper.id)
    item = office.meetings.dossier(meeting_id).items[0]
    office.minutes.decide(meeting_id, item.id, Words("Акча бөлүү.", "Выделить деньги."))
    again = office.papers.reissue(paper.id, KY).first(Paper)
    assert (again.id, again.number, again.revision) == (paper.id, paper.number, 2)
    assert "Акча бөлүү" in words(office.papers.pdf(paper.id))
    assert office.papers.pdf(paper.id, 1) == first
    (line,) = office.papers.papers_of(meeting_id)
    assert [r.no for r in line.revisions] == [2, 1]


def test_an_annulled_number_stays_taken_and_is_shown(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    with pytest.raises(UserFixable):
        office.papers.annul(paper.id, "  ")
    office.papers.annul(paper.id, "күнү туура эмес")
    (line,) = office.meetings.lines()
    assert (line.standing, line.number, line.annulled) == (Standing.HELD, "", (paper.number,))
    again = office.papers.issue(meeting_id, KY).first(Paper)
    assert again.seq == paper.seq + 1
    assert office.meetings.lines()[0].number == again.number


def test_what_is_missing_is_said_and_nothing_is_issued(office: Office) -> None:
    meeting_id = office.meetings.create(MeetingKind.HEARING).first(Meeting).id
    with pytest.raises(UserFixable) as told:
        office.papers.issue(meeting_id, KY)
    assert told.value.code == "cannot_issue"
    assert told.value.problems
    assert not office.papers.papers_of(meeting_id)


def test_numbers_begin_where_the_office_says_and_count_by_year(office: Office) -> None:
    first = office.papers.issue(staff_meeting(office), KY).first(Paper)
    office.settings.set_first_number(first.series, 2027, 40)
    later = office.papers.issue(staff_meeting(office, dt.date(2027, 1, 4)), KY).first(Paper)
    second = office.papers.issue(staff_meeting(office, dt.date(2026, 3, 2)), KY).first(Paper)
    assert [p.seq for p in (first, later, second)] == [1, 40, 2]


def test_verify_knows_its_own_papers(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    issued = office.papers.pdf(paper.id)
    assert office.papers.verify_pdf(issued).kind is VerdictKind.IDENTICAL
    rewritten = issued.replace(b"%%EOF", b"%% \n%%EOF")
    assert office.papers.verify_pdf(rewritten).kind is VerdictKind.SAME_CONTENT
    other = staff_meeting(office, dt.date(2026, 5, 4))
    assert office.papers.verify_pdf(office.papers.notice(other)).kind is VerdictKind.UNKNOWN
    with pytest.raises(UserFixable):
        office.papers.verify_pdf(b"hello")


def test_a_forged_paper_differs_though_its_printed_hash_is_right(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    with office.store.read() as session:
        sheet = frozen_protocol(session, paper)
    item = sheet.items[0]
    forged_decision = dataclasses.replace(item.decisions[0], text=Words("Түтүктү алмаштырбоо."))
    forged = dataclasses.replace(
        sheet, items=(dataclasses.replace(item, decisions=(forged_decision,)), *sheet.items[1:])
    )
    assert digest(forged) != digest(sheet)
    data = pdf.render(forged, translator, foot=pdf.Foot(digest(sheet), paper.number))
    said = office.papers.verify_pdf(data)
    assert said.kind is VerdictKind.DIFFERS
    assert said.paper is not None
    assert said.paper.id == paper.id
    assert "алмаштыруу" in said.ours
    assert "алмаштырбоо" in said.theirs


def test_papers_beside_the_protocol_print(office: Office) -> None:
    meeting_id = staff_meeting(office)
    assert "Жумалык кеңешме" in words(office.papers.notice(meeting_id))
    assert "Турдубаев" in words(office.papers.registration(meeting_id, blank_rows=5))
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    extract = words(office.papers.extract(meeting_id, "1"))
    assert "алмаштыруу" in extract
    assert paper.number in extract
    with pytest.raises(UserFixable):
        office.papers.extract(meeting_id, "7")
    office.papers.sign(paper.id, [scan(office, meeting_id)])
    kept = office.papers.issue_extract(paper.id, "1").first(Paper)
    assert office.papers.verify_pdf(office.papers.pdf(kept.id)).kind is VerdictKind.IDENTICAL
    case = words(office.papers.case_file(meeting_id))
    assert "Токтогул көчөсүндө" in case
    assert office.papers.docx(meeting_id, RU)[:2] == b"PK"
