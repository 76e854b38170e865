"""The first page of the day, and finding anything."""

import datetime as dt

from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind, Person
from mslite.domain.papers import Paper
from mslite.domain.rows import RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.services.office import Office
from tests.services.day import DAY, staff_meeting


def test_an_empty_office_says_so(office: Office) -> None:
    page = office.today.page(DAY)
    assert page.empty_office
    assert page.backup_at is None


def test_today_collects_what_waits(office: Office, count_queries) -> None:
    held = staff_meeting(office)
    issued = staff_meeting(office, DAY - dt.timedelta(days=7))
    office.papers.issue(issued, PrintChoice())
    soon = office.meetings.create(
        MeetingKind.HEARING, date=dt.date(2026, 3, 1), title=Words("Угуу", "Слушания")
    ).first(Meeting)
    with count_queries() as sent:
        page = office.today.page(dt.date(2026, 2, 24))
    assert len(sent) <= 20
    assert [line.id for line in page.week] == [soon.id]
    assert [line.id for line in page.unsigned] == [issued]
    assert [line.id for line in page.unwritten] == [held]
    assert [line.meeting.id for line in page.notices] == [soon.id]
    assert {line.meeting.id for line in page.steps} == {soon.id}
    assert not page.assignments
    late = office.today.page(dt.date(2026, 7, 2))
    assert len(late.assignments) == 2
    assert all(line.late for line in late.assignments)
    assert not page.empty_office


def test_search_finds_words_of_minutes_and_names_folded(office: Office) -> None:
    meeting_id = staff_meeting(office)
    person = office.records.save(Person(name="Өмүров Үсөн Ырысбекович")).first(Person)
    paper = office.papers.issue(meeting_id, PrintChoice()).first(Paper)
    found = office.find.find("тутук эски")
    assert RecordRef("meeting", meeting_id) in [line.opens for line in found]
    assert [line.opens for line in office.find.find("омуров")] == [RecordRef("person", person.id)]
    assert office.find.find("  ") == ()
    (item,) = (line for line in office.find.find("водопровода", lang="ky") if line.table == "agenda_item")
    assert (item.title, "О ремонте водопровода" in item.snippet) == ("Суу түтүктөрүн оңдоо жөнүндө", True)
    (item,) = (line for line in office.find.find("водопровода", lang="ru") if line.table == "agenda_item")
    assert item.title == "О ремонте водопровода"
    assert office.find.find("жокболгонсөз") == ()
    assert paper.number


def test_the_newest_meetings_are_found_first_in_whatever_order_they_were_typed_in(office: Office) -> None:
    new = staff_meeting(office, dt.date(2026, 11, 2))
    for day in range(1, 9):
        staff_meeting(office, dt.date(2026, 1, day))  # old journals, typed in later
    found = office.find.find("токтогул көчөсүндө", 3)
    assert (found[0].opens.id, len(found)) == (new, 3)
