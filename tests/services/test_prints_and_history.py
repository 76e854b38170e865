"""Prints that are out of date, scans that can be read, history as a clerk reads it."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from mslite.documents import pdf
from mslite.domain.meetings import Meeting
from mslite.domain.papers import Paper
from mslite.domain.plain import digest
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, RecordRef, Words
from mslite.domain.sheets import PrintChoice, SheetPerson
from mslite.domain.views import VerdictKind
from mslite.services.freeze import frozen_protocol
from mslite.services.office import Office, translator
from tests.services.day import DAY, staff_meeting

KY = PrintChoice(lang=PaperLang.KY)


def photo(path: Path, colour: str = "white") -> Path:
    Image.new("RGB", (300, 400), colour).save(path)
    return path


def test_a_print_is_out_of_date_once_the_minutes_change(office: Office) -> None:
    meeting_id = staff_meeting(office)
    assert office.papers.next_number(meeting_id) == "1"
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    assert office.papers.next_number(meeting_id) == "2"
    printed = office.papers.printed(paper.id)
    assert (printed.choice, printed.signatories, printed.outdated) == (KY, (), False)
    item = office.meetings.dossier(meeting_id).items[0]
    office.minutes.decide(meeting_id, item.id, Words("Акча бөлүү.", "Выделить деньги."))
    assert office.papers.printed(paper.id).outdated
    mayor = (SheetPerson("Сыдыков Азамат Жолдошович", Words("мэр", "мэр")),)
    office.papers.reissue(paper.id, KY, mayor)
    again = office.papers.printed(paper.id)
    assert (again.signatories, again.outdated) == (mayor, False)


def test_a_correction_can_be_looked_at_before_it_gets_a_number(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    pdf = office.papers.preview_correction(paper.id, Words("Түзөтүү"), "ката", PaperLang.KY)
    assert office.papers.page_count(pdf) == 1
    assert office.papers.page_image(pdf, 0, 50).startswith(b"\x89PNG")
    assert office.papers.next_number(meeting_id) == "2"


def test_photos_in_order_become_one_pdf(office: Office, tmp_path: Path) -> None:
    photos = [photo(tmp_path / f"{no}.jpg") for no in range(3)]
    ((name, pdf),) = office.papers.read_scans(photos)
    assert name.endswith(".pdf")
    assert office.papers.page_count(pdf) == 3


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("IMG_1.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        ("broken.jpg", b"\xff\xd8\xff\xe0 nothing more", "not_scan"),
        ("broken.pdf", b"%PDF-1.7 cut off", "not_pdf"),
        ("words.docx", b"PK\x03\x04", "not_scan"),
    ],
)
def test_a_file_that_shows_nothing_is_refused_by_name(
    office: Office, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    paper = office.papers.issue(staff_meeting(office), KY).first(Paper)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserFixable) as told:
        office.papers.sign(paper.id, [photo(tmp_path / "good.jpg"), tmp_path / name])
    assert (told.value.code, told.value.values["name"]) == (code, name)
    assert office.papers.get(paper.id).state == "issued"


def test_pages_are_added_to_a_signed_paper_and_none_goes(office: Office, tmp_path: Path) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    office.papers.sign(paper.id, [photo(tmp_path / "1.jpg")], dt.date(2026, 2, 17))
    office.papers.add_scans(paper.id, [photo(tmp_path / "2.jpg", "grey")])
    (line,) = office.papers.papers_of(meeting_id)
    assert len([row for row in line.attachments if row.role == "scan"]) == 2


def test_history_of_a_meeting_tells_of_everything_on_it(office: Office) -> None:
    meeting_id = staff_meeting(office)
    office.papers.issue(meeting_id, KY)
    lines = office.records.history_lines(RecordRef("meeting", meeting_id))
    told = {(line.change.table, line.change.field) for line in lines}
    assert {("meeting", "state"), ("statement", ""), ("participant", "attendance"), ("paper", "")} <= told
    assert lines[0].change.table == "paper"
    assert lines[-1].change.table == "meeting"
    assert lines[-1].change.created
    assert not any(line.change.table == "revision" for line in lines)
    assert len({line.change.record_id for line in lines if line.change.created}) == sum(
        line.change.created for line in lines
    ), "a creation is one line"
    assert office.records.history_lines(RecordRef("meeting", meeting_id), 3) == lines[:3]


def test_history_names_the_records_that_a_field_refers_to(office: Office) -> None:
    meeting_id = staff_meeting(office)
    statement = office.meetings.dossier(meeting_id).statements[0]
    office.records.save(dataclasses.replace(statement, item_id=None))
    line = office.records.history_lines(RecordRef("statement", statement.id))[0]
    assert line.before == Words("Суу түтүктөрүн оңдоо жөнүндө", "О ремонте водопровода")
    assert line.after is None
    office.records.revert(line.change)
    assert office.meetings.dossier(meeting_id).statements[0].item_id == statement.item_id


def test_an_issued_paper_is_not_put_back_by_hand(office: Office) -> None:
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, KY).first(Paper)
    office.papers.reissue(paper.id, KY)
    change = office.records.history(RecordRef("paper", paper.id))[0]
    with pytest.raises(UserFixable) as told:
        office.records.revert(change)
    assert told.value.code == "paper_stands"
    assert office.papers.get(paper.id).revision == 2


def test_history_reads_few_times(office: Office, count_queries) -> None:
    short = office.meetings.create("staff", date=DAY).first(Meeting).id
    long = staff_meeting(office)
    with count_queries() as few:
        office.records.history_lines(RecordRef("meeting", short))
    with count_queries() as many:
        office.records.history_lines(RecordRef("meeting", long))
    assert len(many) <= len(few) + 6


def test_the_foot_with_the_hash_is_no_content(office: Office) -> None:
    paper = office.papers.issue(staff_meeting(office), KY).first(Paper)
    with office.store.read() as session:
        sheet = frozen_protocol(session, paper)
    russian = dataclasses.replace(sheet, paper=dataclasses.replace(sheet.paper, lang=PaperLang.RU))
    for printed in (digest(sheet), digest(russian), "0" * 64):
        data = pdf.render(russian, translator, foot=pdf.Foot(printed, paper.number))
        assert office.papers.verify_pdf(data).kind is VerdictKind.SAME_CONTENT
