"""Everything out as JSON, and into an empty file again: the same office, the same bytes."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from PIL import Image

from mslite.db.verify import verify
from mslite.domain.meetings import Statement, StatementKind
from mslite.domain.office import Body, BodyMember, Form, KindRule, MeetingKind, Person
from mslite.domain.papers import Attachment, Paper, PaperState
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, RecordRef, Words
from mslite.domain.shapes import REFERS, ROWS, fields
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.exchange.conftest import Open
from tests.services.day import staff_meeting

KY = PrintChoice(Form.FORMAL, PaperLang.KY)


@pytest.fixture
def full(office: Office, tmp_path: Path) -> Office:
    """An office with a signed protocol and its correction, an annulled one, an issued one, trash, files."""
    picture = tmp_path / "emblem.png"
    Image.new("RGB", (20, 20), "navy").save(picture)
    office.attachments.set_emblem(picture)
    chair = office.records.save(Person(name="Бакиров Эрмек Сапарович", works_here=True)).first(Person)
    body = Body(name=Words("Жер комиссиясы", "Земельная комиссия"))
    office.records.save(body, BodyMember(body_id=body.id, person_id=chair.id, role="chair"))
    rule = office.meetings.rule(MeetingKind.STAFF)
    office.records.save(dataclasses.replace(rule, notice_days=3))

    signed = staff_meeting(office)
    paper = office.papers.issue(signed, KY).first(Paper)
    office.papers.reissue(paper.id, PrintChoice(Form.FORMAL, PaperLang.BOTH))
    office.papers.sign(paper.id, [office.papers.notice(signed)], dt.date(2026, 2, 17))
    office.papers.issue_extract(paper.id, "1")
    correction = office.papers.correct(paper.id, Words("Түзөтүү"), "ката", date=dt.date(2026, 2, 20))
    office.papers.sign(correction.first(Paper).id, [office.papers.notice(signed)])
    decision = office.meetings.dossier(signed).decisions[0]
    office.assignments.complete(decision.id, done_on=dt.date(2026, 6, 20), note="алмаштырылды")

    annulled = staff_meeting(office, dt.date(2026, 3, 2))
    paper = office.papers.issue(annulled, KY).first(Paper)
    office.papers.sign(paper.id, [office.papers.notice(annulled)])
    office.papers.annul(paper.id, "башка бет колдолгон")
    office.papers.issue(annulled, KY)

    draft = staff_meeting(office, dt.date(2026, 3, 9))
    item = office.meetings.dossier(draft).items[0]
    question = office.minutes.add_statement(
        draft, item.id, kind=StatementKind.QUESTION, speaker="Бакиров Э.С.", text="Качан?"
    ).first(Statement)
    office.minutes.add_statement(
        draft,
        item.id,
        kind=StatementKind.ANSWER,
        speaker="Турдубаев Н.К.",
        text="Июлда.",
        reply_to=question.id,
    )
    office.records.remove(office.meetings.dossier(draft).decisions[0])
    office.attachments.add(RecordRef("meeting", draft), b"%PDF-1.4 smeta", file_name="смета.pdf")
    return office


def test_an_empty_office_becomes_the_same_office(full: Office, empty: Open) -> None:
    exported = full.exchange.export_json()
    assert exported == full.exchange.export_json()
    other = empty("other")
    saved = other.exchange.import_json(exported, "office.json")
    assert not saved.problems
    assert other.exchange.export_json() == exported
    for office in (full, other):
        assert verify(office.store.path, office.store.key).ok


def test_signed_papers_are_locked_and_reprinted_byte_for_byte(full: Office, empty: Open) -> None:
    other = empty("other")
    other.exchange.import_json(full.exchange.export_json())
    papers = {line.paper.id: line for m in full.meetings.lines() for line in full.papers.papers_of(m.id)}
    assert {line.paper.state for line in papers.values()} == set(PaperState)
    for paper_id, line in papers.items():
        for print_ in line.revisions:
            assert other.papers.pdf(paper_id, print_.no) == full.papers.pdf(paper_id, print_.no)
    signed = next(line.paper for line in papers.values() if line.paper.state is PaperState.SIGNED)
    with pytest.raises(UserFixable) as told:
        other.records.save(Statement(meeting_id=signed.meeting_id, text="кийин кошулган"))
    assert told.value.code == "lock:protocol"


def test_the_importer_stands_on_every_change(full: Office, empty: Open) -> None:
    other = empty("other")
    other.exchange.import_json(full.exchange.export_json())
    meeting = full.meetings.lines()[0]
    history = other.records.history(RecordRef("meeting", meeting.id))
    assert {change.actor for change in history} == {"Асанова Мээрим Талантовна"}


def test_the_file_is_readable_text_with_one_record_a_line(full: Office) -> None:
    text = full.exchange.export_json().decode()
    assert text.endswith("}\n")
    lines = [line for line in text.splitlines() if "Ак-Суу шаарынын мэриясы" in line]
    assert any(line.startswith('{"id"') for line in lines)
    assert "\\u" not in text.replace("\\\\u", "")
    plain = json.loads(text)
    assert plain["form"] == "mslite.office/1"
    assert all("version" not in row for rows in plain["records"].values() for row in rows)


def test_what_is_here_already_stays(full: Office, empty: Open) -> None:
    exported = full.exchange.export_json()
    assert not full.exchange.import_json(exported).rows
    assert full.exchange.export_json() == exported

    draft = full.meetings.dossier(full.meetings.lines()[0].id).meeting
    full.records.save(dataclasses.replace(draft, title=Words("Башка ат", "Другое")))
    changed = full.exchange.export_json()
    saved = full.exchange.import_json(exported, "office.json")
    assert [(p.code, p.record_id) for p in saved.problems] == [("import_differs", draft.id)]
    assert not saved.rows
    assert full.exchange.export_json() == changed


def test_a_trial_tells_the_same_and_writes_nothing(full: Office, empty: Open) -> None:
    other = empty("other")
    before = other.exchange.export_json()
    exported = full.exchange.export_json()
    trial = other.exchange.check_json(exported)
    assert other.exchange.export_json() == before
    assert trial.changes == other.exchange.import_json(exported).changes


def test_presets_that_the_office_changed_are_not_replaced(full: Office, empty: Open) -> None:
    other = empty("other")
    rule = other.meetings.rule(MeetingKind.STAFF)
    other.records.save(dataclasses.replace(rule, notice_days=7))
    saved = other.exchange.import_json(full.exchange.export_json())
    assert [(p.code, p.record_id) for p in saved.problems] == [("import_differs", rule.id)]
    assert other.meetings.rule(MeetingKind.STAFF).notice_days == 7


def test_another_office_keeps_its_name_and_its_numbers(full: Office, empty: Open) -> None:
    other = empty("other")
    other.settings.save_municipality(
        dataclasses.replace(other.settings.municipality(), name=Words("Көк-Жар", "Кок-Жар"))
    )
    own = other.papers.issue(staff_meeting(other), KY).first(Paper)
    saved = other.exchange.import_json(full.exchange.export_json())
    taken = [p for p in saved.problems if p.code == "import_taken"]
    assert {p.values["record"] for p in taken} == {"municipality", "paper"}
    assert other.settings.municipality().name.ky == "Көк-Жар"
    numbers = [paper.seq for paper in saved.all(Paper) if paper.seq]
    assert own.seq not in numbers
    assert all(
        p.values["record"] in ("revision", "attachment", "paper") for p in saved.problems if p not in taken
    )
    assert verify(other.store.path, other.store.key).ok


def test_nothing_is_added_to_a_meeting_that_a_signature_closed(full: Office) -> None:
    signed = next(
        line.paper
        for m in full.meetings.lines()
        for line in full.papers.papers_of(m.id)
        if line.paper.state is PaperState.SIGNED
    )
    plain = json.loads(full.exchange.export_json())
    late = {"id": "a" * 32, "meeting_id": signed.meeting_id, "text": "кечигип келген сөз"}
    plain["records"]["statement"].append(late)
    plain["records"]["person"].append({"id": "b" * 32, "name": "Жаңы киши"})
    saved = full.exchange.import_json(json.dumps(plain).encode())
    assert [(p.code, p.values["path"]) for p in saved.problems] == [
        ("import_closed", f"records.statement[{len(plain['records']['statement']) - 1}]")
    ]
    assert [row.id for row in saved.rows] == ["b" * 32]


def test_a_print_is_not_added_to_a_paper_that_is_here(office: Office, empty: Open) -> None:
    paper = office.papers.issue(staff_meeting(office), KY).first(Paper)
    other = empty("other")
    other.exchange.import_json(office.exchange.export_json())
    office.papers.reissue(paper.id, PrintChoice(Form.SHORT, PaperLang.RU))
    saved = other.exchange.import_json(office.exchange.export_json())
    assert not saved.rows
    left = {(p.code, p.values["record"]) for p in saved.problems}
    assert left == {("import_differs", "paper"), ("import_left", "revision"), ("import_left", "attachment")}
    assert len(other.papers.papers_of(paper.meeting_id)[0].revisions) == 1


def test_odd_signs_come_back(office: Office, empty: Open) -> None:
    office.records.save(Person(name='Аб\0вг \u2028 «"\\» 𝄞'))
    other = empty("other")
    exported = office.exchange.export_json()
    other.exchange.import_json(exported)
    assert other.exchange.export_json() == exported
    assert verify(other.store.path, other.store.key).ok


def test_a_shape_stands_after_those_it_refers_to() -> None:
    place = {shape: no for no, shape in enumerate(ROWS)}
    for shape in ROWS:
        for name in fields(shape):
            found = REFERS.get(name)
            if name.endswith("_id") and found not in (None, Attachment, shape):
                assert place[found] < place[shape], (shape, name)


def test_statements_that_answer_each_other_are_brought_in(office: Office, empty: Open) -> None:
    meeting_id = staff_meeting(office)
    first = office.meetings.dossier(meeting_id).statements[0]
    second = office.records.save(Statement(meeting_id=meeting_id, reply_to=first.id)).first(Statement)
    office.records.save(dataclasses.replace(first, reply_to=second.id))
    other = empty("other")
    exported = office.exchange.export_json()
    other.exchange.import_json(exported)
    assert other.exchange.export_json() == exported


def test_a_file_that_two_records_share_is_stored_once(office: Office, empty: Open) -> None:
    meeting_id = staff_meeting(office)
    for name in ("а.pdf", "б.pdf"):
        office.attachments.add(RecordRef("meeting", meeting_id), b"%PDF-1.4 same", file_name=name)
    exported = office.exchange.export_json()
    assert len(json.loads(exported)["files"]) == 1
    other = empty("other")
    brought = other.exchange.import_json(exported).all(Attachment)
    assert [other.attachments.read(row.id) for row in brought] == [b"%PDF-1.4 same"] * 2


def test_presets_are_the_same_in_every_file(empty: Open) -> None:
    assert empty("one").exchange.export_json() == empty("two").exchange.export_json()
    rules = json.loads(empty("three").exchange.export_json())["records"]["kind_rule"]
    assert len(rules) == len(MeetingKind)
    assert KindRule(kind=MeetingKind.STAFF).pattern
