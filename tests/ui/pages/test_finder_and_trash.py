"""Ctrl+K finds what was said; what was deleted is taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mslite.db.mapping import ROWS, table_of
from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind, Person
from mslite.domain.rows import RecordRef, Words
from mslite.i18n import labels, tables
from mslite.ui.pages.finder import Finder
from mslite.ui.pages.finder.hits import HIT
from tests.services.day import DAY, staff_meeting
from tests.ui import hands


def finder_of(window):
    window.shell.search()
    QApplication.processEvents()
    return window.shell.findChild(Finder)


def found(finder):
    items = [finder.list.item(row) for row in range(finder.list.count())]
    return [item.data(HIT) for item in items if item.data(HIT) is not None]


def test_a_word_that_was_said_opens_its_meeting_by_keyboard(window, office):
    meeting_id = staff_meeting(office)
    office.records.remove(office.meetings.dossier(staff_meeting(office)).meeting)  # lies in the trash
    finder = finder_of(window)
    hands.type_text(finder.line, "токтогул кочо")  # typed without the Kyrgyz letters
    hands.rest(200)
    window.settled()
    assert [hit.opens for hit in found(finder)] == [RecordRef("meeting", meeting_id)]
    hands.press(finder.line, Qt.Key.Key_Return)
    window.settled()
    assert window.page.title == "Жумалык кеңешме"
    assert window.shell.findChild(Finder) is None


def test_arrows_step_over_the_names_of_groups(window, office):
    staff_meeting(office)
    office.records.save(Person(name="Турдубаева Айнура"))
    finder = finder_of(window)
    hands.type_text(finder.line, "турдуб")
    hands.rest(200)
    window.settled()
    assert len(found(finder)) >= 2
    first = finder.list.currentItem().data(HIT)
    hands.press(finder.line, Qt.Key.Key_Down)
    second = finder.list.currentItem().data(HIT)
    assert first is not None and second is not None and first != second
    hands.press(finder.line, Qt.Key.Key_Up)
    assert finder.list.currentItem().data(HIT) == first
    finder.close()


def test_nothing_found_says_what_to_try(window):
    finder = finder_of(window)
    hands.type_text(finder.line, "жокнерсе «*(")
    hands.rest(200)
    window.settled()
    assert "Эч нерсе табылган жок" in finder.none.text()
    finder.close()


def test_a_deleted_meeting_comes_back_with_all_its_parts(window, office):
    meeting_id = staff_meeting(office)
    before = office.meetings.dossier(meeting_id)
    office.records.remove(before.meeting)
    page = window.go("trash")
    page.refresh(frozenset())
    window.settled()
    line = page.table.model.line(0)
    page.table.select_row(0)
    assert line.ref == RecordRef("meeting", meeting_id) and line.title == Words(
        "Жумалык кеңешме", "Еженедельное совещание"
    )
    hands.press(page.table.view, Qt.Key.Key_Return)
    window.settled()
    after = office.meetings.dossier(meeting_id)
    assert [s.text for s in after.statements] == [s.text for s in before.statements]
    assert [p.name for p in after.participants] == [p.name for p in before.participants]
    assert meeting_id not in [line.ref.id for line in office.records.trash()]


def test_taking_back_can_itself_be_undone(window, office):
    meeting = office.meetings.create(MeetingKind.STAFF, title=Words("Кеңешме", "")).first(Meeting)
    office.records.remove(meeting)
    page = window.go("trash")
    page.refresh(frozenset())
    window.settled()
    hands.press(page.table.view, Qt.Key.Key_Return)
    window.settled()
    window.shell.status.take_back()
    window.settled()
    assert [line.ref.id for line in office.records.trash()] == [meeting.id]


def test_a_meeting_without_a_title_is_known_by_its_kind_and_day(window, office):
    meeting = office.meetings.create(MeetingKind.STAFF, date=DAY).first(Meeting)
    office.records.remove(meeting)
    page = window.go("trash")
    page.refresh(frozenset())
    window.settled()
    assert (
        page.table.model.index(0, 0).data()
        == f"{labels.label(MeetingKind.STAFF, window.shell.tr_now)}, 16.02.2026"
    )


def test_every_kind_of_record_has_a_name(each_tr):
    for shape in ROWS:
        assert tables.name(table_of(shape), each_tr)
    assert set(tables.NAMES) == {table_of(shape) for shape in ROWS}
