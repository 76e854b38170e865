"""The directory, and files that hang on records."""

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Role
from mslite.domain.office import District, Organisation, Person, Post
from mslite.domain.papers import AttachmentRole, Paper
from mslite.domain.problems import UserFixable
from mslite.domain.rows import RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.services.day import DAY, staff_meeting


def photograph() -> bytes:
    """A page photographed with a telephone."""
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(out, "JPEG")
    return out.getvalue()


def test_people_stand_in_kyrgyz_order_with_the_post_of_the_day(office: Office) -> None:
    names = ["Өмүров Үсөн", "Ормонов Бакыт", "Ңгуен Ли", "Нурланов Асан", "Пак Вера"]
    people = [Person(name=name) for name in names]
    office.records.save(*people)
    assert [line.person.name for line in office.directory.people()] == [
        "Нурланов Асан",
        "Ңгуен Ли",
        "Ормонов Бакыт",
        "Өмүров Үсөн",
        "Пак Вера",
    ]
    school = Organisation(name=Words("Мектеп", "Школа"))
    office.records.save(school)
    teacher = Post(
        person_id=people[0].id,
        organisation_id=school.id,
        title=Words("мугалим", "учитель"),
        since=dt.date(2024, 9, 1),
    )
    head = Post(person_id=people[0].id, title=Words("директор", "директор"), since=dt.date(2026, 1, 10))
    for post in (teacher, head):
        office.directory.save_post(post, ends_earlier=True)
    (line,) = office.directory.people("омур", day=dt.date(2025, 1, 1))
    assert line.post is not None
    assert line.organisation is not None
    assert (line.post.title.ru, line.post.until) == ("учитель", dt.date(2026, 1, 9))
    (line,) = office.directory.people("ДИРЕКТОР", day=DAY)
    assert (line.person.name, line.organisation) == ("Өмүров Үсөн", None)
    assert [post.title.ru for post in office.directory.person(people[0].id).posts] == [
        "директор",
        "учитель",
    ]


def test_a_persons_card_lists_meetings_and_bodies(office: Office) -> None:
    person = office.records.save(Person(name="Турдубаев Нурлан Кадырович")).first(Person)
    meeting_id = staff_meeting(office)
    card = office.directory.person(person.id)
    ((line, role, _coming),) = card.meetings
    assert (line.id, role) == (meeting_id, Role.INVITED)
    with pytest.raises(UserFixable):
        office.directory.person("0" * 32)


def test_districts_keep_their_order(office: Office) -> None:
    for name in ("Чыгыш", "Батыш"):
        office.meetings.append(District(name=Words(name)))
    assert [d.name.ky for d in office.directory.districts()] == ["Чыгыш", "Батыш"]


def test_annexes_are_kept_listed_and_read(office: Office, tmp_path: Path) -> None:
    meeting_id = staff_meeting(office)
    ref = RecordRef("meeting", meeting_id)
    path = tmp_path / "Смета 2026.txt"
    path.write_text("100 000 сом", encoding="utf-8")
    office.attachments.add(ref, path)
    office.attachments.add(ref, b"abc", title="План", file_name="plan.bin")
    one, two = office.attachments.of(ref)
    assert (one.file_name, one.title, one.size) == ("Смета 2026.txt", "Смета 2026", path.stat().st_size)
    assert (two.title, office.attachments.read(two.id)) == ("План", b"abc")
    assert office.meetings.page(meeting_id).attachments == (one, two)
    with pytest.raises(UserFixable) as told:
        office.attachments.add(ref, tmp_path / "жок.pdf")
    assert told.value.code == "file_unreadable"
    with pytest.raises(UserFixable):
        office.attachments.add(ref, b"", file_name="x")


def test_photographs_of_signed_pages_become_one_scan(office: Office) -> None:
    paper = office.papers.issue(staff_meeting(office), PrintChoice()).first(Paper)
    with pytest.raises(UserFixable) as told:
        office.papers.sign(paper.id, [])
    assert told.value.code == "no_scan"
    with pytest.raises(UserFixable) as told:
        office.papers.sign(paper.id, [b"just words"])
    assert told.value.code == "not_scan"
    office.papers.sign(paper.id, [photograph(), photograph()])
    (scan,) = office.attachments.of(RecordRef("paper", paper.id), AttachmentRole.SCAN)
    assert len(page_texts(office.attachments.read(scan.id))) == 2
    office.attachments.add(
        RecordRef("paper", paper.id), photograph(), AttachmentRole.SCAN, file_name="page.jpg"
    )
    with pytest.raises(UserFixable) as told:
        office.records.remove(scan)
    assert told.value.code == "lock:protocol"


def test_the_emblem_stands_on_the_paper(office: Office) -> None:
    meeting_id = staff_meeting(office)
    before = office.papers.preview(meeting_id)
    office.attachments.set_emblem(photograph(), "герб.jpg")
    assert len(office.papers.preview(meeting_id)) > len(before)


def test_a_backup_is_made_tried_out_and_brought_back(office: Office, key: bytes) -> None:
    staff_meeting(office)
    made = office.backups.run()
    assert made.verified
    report = office.backups.drill(Path(made.path))
    assert (report.ok, report.counts["meeting"]) == (True, 1)
    assert office.backups.check().ok
    assert [line.path for line in office.backups.list()] == [made.path]
    assert office.today.page(DAY).backup_at == made.at
