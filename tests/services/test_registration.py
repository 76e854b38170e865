"""Who was invited and who came."""

import dataclasses
import datetime as dt

import pytest
from sqlalchemy import event

from mslite.domain.meetings import Attendance, Meeting, Participant, Role
from mslite.domain.office import AgeBand, Group, MeetingKind, Organisation, Person, Post, Sex
from mslite.domain.problems import UserFixable
from mslite.domain.rows import PaperLang, Words
from mslite.domain.rules import attendance_problems, sheet_numbers
from mslite.services.attendance import row_numbers
from mslite.services.base import action
from mslite.services.office import Office
from mslite.services.sheets import gather, registration
from tests.services.day import DAY


@pytest.fixture
def meeting_id(office: Office) -> str:
    return office.meetings.create(MeetingKind.RESIDENTS, date=DAY).first(Meeting).id


def came(office: Office, meeting_id: str) -> dict[str, Attendance]:
    return {p.name: p.attendance for p in office.meetings.dossier(meeting_id).participants}


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("1-5,8", (1, 2, 3, 4, 5, 8)),
        (" 3 ; 1 – 2 ", (3, 1, 2)),
        ("7 7 7", (7,)),
        ("", ()),
        ("2.4", (2, 4)),
    ],
)
def test_row_numbers_are_read_as_clerks_write_them(typed: str, rows: tuple[int, ...]) -> None:
    assert row_numbers(typed) == rows


@pytest.mark.parametrize("typed", ["беш", "5-", "9-2", "1,,x", "99999"])
def test_row_numbers_that_make_no_sense_are_told(typed: str) -> None:
    with pytest.raises(UserFixable) as told:
        row_numbers(typed)
    assert told.value.code == "row_list"


def test_ticking_by_the_numbers_of_the_printed_sheet(office: Office, meeting_id: str) -> None:
    names = [f"Тургун {letter}" for letter in "АБВГД"]
    office.registration.add_invited(meeting_id, names=names)
    office.registration.number_rows(meeting_id)
    saved = office.registration.tick(meeting_id, "1-2, 4, 9")
    assert [p.code for p in saved.problems if p.code == "row_unknown"] == ["row_unknown"]
    office.registration.rest_absent(meeting_id)
    assert [value.value for value in came(office, meeting_id).values()] == [
        "present",
        "present",
        "absent",
        "present",
        "absent",
    ]


def test_numbers_of_the_sheet_never_change(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Алиев Б.", "Токтосунов Ж."])
    office.registration.number_rows(meeting_id)
    office.registration.add_invited(meeting_id, names=["Акматов А."])
    office.registration.number_rows(meeting_id)
    rows = {p.name: p.row for p in office.meetings.dossier(meeting_id).participants}
    assert rows == {"Алиев Б.": 1, "Токтосунов Ж.": 2, "Акматов А.": 3}


def test_nobody_stands_on_the_list_twice(office: Office, meeting_id: str) -> None:
    person = Person(name="Өмүров Үсөн Ырысбекович", phone="0700 11 22 33")
    office.records.save(person)
    office.registration.add_invited(meeting_id, names=["өмүров үсөн  ырысбекович"])
    office.registration.add_invited(meeting_id, person_ids=[person.id], names=[person.name])
    (only,) = office.meetings.dossier(meeting_id).participants
    assert (only.person_id, only.contact) == (person.id, "0700 11 22 33")


def test_a_whole_organisation_is_invited_with_the_people_of_that_day(office: Office, meeting_id: str) -> None:
    school = Organisation(name=Words("№ 2 орто мектеп", "Средняя школа № 2"))
    empty = Organisation(name=Words("Суу канал", "Водоканал"))
    then, now = Person(name="Абдыраева Салтанат"), Person(name="Жумагулова Нургүл")
    office.records.save(school, empty, then, now)
    office.records.save(
        Post(
            person_id=then.id,
            organisation_id=school.id,
            title=Words("директор"),
            until=dt.date(2025, 8, 31),
        ),
        Post(
            person_id=now.id,
            organisation_id=school.id,
            title=Words("директор"),
            since=dt.date(2025, 9, 1),
        ),
    )
    office.registration.add_invited(meeting_id, organisation_id=school.id)
    office.registration.add_invited(meeting_id, organisation_id=empty.id)
    people = office.meetings.dossier(meeting_id).participants
    assert [(p.name, p.organisation.ky) for p in people] == [
        ("Жумагулова Нургүл", "№ 2 орто мектеп"),
        ("", "Суу канал"),
    ]
    assert people[0].post.ky == "директор"


def test_names_added_after_the_meeting_are_present(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Алиев Бакыт"], role=Role.MEMBER)
    office.registration.add_present(meeting_id, ["Алиев Бакыт", "Келгин Адам"])
    people = office.meetings.dossier(meeting_id).participants
    assert [(p.name, p.role, p.attendance) for p in people] == [
        ("Алиев Бакыт", Role.MEMBER, Attendance.PRESENT),
        ("Келгин Адам", Role.GUEST, Attendance.PRESENT),
    ]


def test_excused_keeps_its_reason_and_present_forgets_it(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Алиев Бакыт"])
    (person,) = office.meetings.dossier(meeting_id).participants
    office.registration.set([person.id], Attendance.EXCUSED, "иш сапары")
    assert office.meetings.dossier(meeting_id).participants[0].reason == "иш сапары"
    office.registration.set([person.id], Attendance.PRESENT, "иш сапары")
    assert office.meetings.dossier(meeting_id).participants[0].reason == ""


def test_people_counted_without_names(office: Office, meeting_id: str) -> None:
    women = (Sex.FEMALE, AgeBand.YOUTH, None)
    men = (Sex.MALE, AgeBand.YOUTH, None)
    office.registration.head_count(meeting_id, {women: 14, men: 9})
    office.registration.head_count(meeting_id, {men: 0, women: 15})
    (cell,) = office.meetings.dossier(meeting_id).head_counts
    assert (cell.sex, cell.count) == (Sex.FEMALE, 15)
    assert office.meetings.page(meeting_id).present == 15


def test_groups_are_of_them_and_count_nobody_twice(office: Office, meeting_id: str) -> None:
    women, pensioners = (Sex.FEMALE, AgeBand.SENIOR, None), (Sex.FEMALE, None, Group.PENSIONER)
    office.registration.head_count(meeting_id, {women: 10, pensioners: 6})
    assert office.meetings.page(meeting_id).present == 10


def test_more_names_than_heads_is_told(office: Office, meeting_id: str) -> None:
    office.registration.head_count(meeting_id, {(None, None, None): 1})
    office.registration.add_present(meeting_id, ["Алиев Бакыт"])
    assert not attendance_problems(office.meetings.dossier(meeting_id))
    office.registration.add_present(meeting_id, ["Келгин Адам"])
    (told,) = attendance_problems(office.meetings.dossier(meeting_id))
    assert (told.code, dict(told.values)) == ("names_over_present", {"names": 2, "present": 1})


def test_a_row_keeps_its_number_when_the_one_above_is_taken_off(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Алиев Бакыт", "Токтосунов Жеңиш"])
    office.papers.registration(meeting_id)
    office.records.remove(office.meetings.dossier(meeting_id).participants[0])
    with office.store.read() as session:
        sheet = registration(gather(session, meeting_id), PaperLang.KY, 3)
    assert [person.name for person in sheet.people] == ["", "Токтосунов Жеңиш"]
    office.registration.tick(meeting_id, "2")
    assert came(office, meeting_id) == {"Токтосунов Жеңиш": Attendance.PRESENT}


def test_two_people_with_one_number_after_a_merge_both_stand_on_the_sheet(
    office: Office, meeting_id: str
) -> None:
    twins = [Participant(meeting_id=meeting_id, name=name, row=1, position=1) for name in "АБ"]
    assert sorted(sheet_numbers(twins).values()) == [1, 2]
    office.records.save(*twins)
    office.registration.number_rows(meeting_id)
    assert {p.row for p in office.meetings.dossier(meeting_id).participants} == {1, 2}


def test_ticking_needs_no_printed_sheet_first(office: Office, meeting_id: str) -> None:
    office.registration.add_invited(meeting_id, names=["Алиев Бакыт", "Токтосунов Жеңиш"])
    office.registration.tick(meeting_id, "2")
    assert came(office, meeting_id)["Токтосунов Жеңиш"] is Attendance.PRESENT


def test_many_ticks_read_the_list_once(office: Office) -> None:
    meeting_id = office.meetings.create(MeetingKind.HEARING).first(Meeting).id
    office.registration.add_invited(meeting_id, names=[f"Асанов Азамат {no}" for no in range(30)])
    read: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith("SELECT") and "FROM participant" in statement:
            read.append(statement)

    event.listen(office.store._engine, "before_cursor_execute", note)
    office.registration.tick(meeting_id, "1-20")
    people = office.meetings.dossier(meeting_id).participants
    office.registration.set([one.id for one in people], Attendance.EXCUSED, "оору")
    office.registration.rest_absent(meeting_id)
    assert len(read) == 3


def test_a_record_changed_meanwhile_is_never_written_over(office: Office) -> None:
    meeting = office.meetings.create(MeetingKind.HEARING).first(Meeting)
    office.records.save(dataclasses.replace(meeting, note="биринчи"))
    with pytest.raises(UserFixable, match="stale"), action(office.store) as act:
        act.edit(meeting, note="экинчи")
    assert office.meetings.dossier(meeting.id).meeting.note == "биринчи"
