"""The list of meetings: what stands there, what is found, a new meeting in two keys."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.meetings import Meeting, Role
from mslite.domain.office import Body, MeetingKind, Person
from mslite.domain.rows import RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import MeetingQuery, Standing
from mslite.ui.kit import memory
from mslite.ui.pages.meetings.new import NewMeeting
from tests.services.day import staff_meeting
from tests.ui import hands

TODAY = dt.date.today()
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def forgetful():
    memory.put("new-meeting", [])


def shown(page):
    model = page.table.model
    return [
        tuple(model.index(row, no).data() or "" for no in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def in_dialog(do):
    """Let ``do(dialog)`` work in the dialog that is about to open."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewMeeting):
            try:
                do(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()  # or the test would wait for ever
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def enter(dialog):
    hands.press(dialog.kinds, Qt.Key.Key_Return)


def test_an_empty_list_says_what_to_do_first(window):
    page = window.go("meetings")
    assert page.table.model.rowCount() == 0
    assert page.empty.currentIndex() == 0 and page.empty.isVisible()
    assert page.empty.isAncestorOf(QApplication.focusWidget())


def test_lines_tell_number_body_title_and_state(window, office):
    body = Body(name=Words("Жер комиссиясы", "Земельная комиссия"))
    office.records.save(body)
    office.meetings.create(MeetingKind.COMMISSION, body.id, TODAY, Words("Отурум", "Заседание"))
    held = staff_meeting(office, TODAY - dt.timedelta(days=1))
    paper = office.papers.issue(held, PrintChoice()).rows[0]
    office.papers.annul(paper.id, "Ката кетти")
    page = window.go("meetings")
    QAbstractItemModelTester(page.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second = shown(page)
    assert first[2:4] == ("Жер комиссиясы", "Отурум") and first[4] == "Пландалган"
    assert second[1] == paper.number
    assert page.table.model.index(1, 1).data(Qt.ItemDataRole.FontRole).strikeOut()
    office.papers.issue(held, PrintChoice())
    page.refresh(frozenset())
    window.settled()
    number = shown(page)[1][1]
    assert number.startswith("2") and "\u0336" in number


def test_the_day_of_a_planned_meeting_that_is_over_is_marked(window, office):
    office.meetings.create(MeetingKind.STAFF, date=TODAY - dt.timedelta(days=2))
    page = window.go("meetings")
    index = page.table.model.index(0, 4)
    assert "күнү өттү" in index.data() and index.data(Qt.ItemDataRole.DecorationRole) is not None


def test_filters_and_search_find_a_word_that_was_said(window, office):
    held = staff_meeting(office, dt.date(2025, 3, 3))
    office.meetings.create(MeetingKind.HEARING, date=dt.date(2026, 5, 4), title=Words("Бюджет", ""))
    page = window.go("meetings")
    assert len(shown(page)) == 2
    hands.press(page.table.view, Qt.Key.Key_F, CTRL)
    assert page.field.hasFocus()
    hands.type_text(page.field, "токтогул")
    hands.rest(200)
    window.settled()
    assert [page.table.current().id] == [held]
    hands.press(page.field, Qt.Key.Key_Escape)
    window.settled()
    assert len(shown(page)) == 2 and page.table.view.hasFocus()
    page.year.setCurrentIndex(page.year.findText("2026"))
    page.year.activated.emit(page.year.currentIndex())
    window.settled()
    assert [line[3] for line in shown(page)] == ["Бюджет"]
    page.state.set_value(Standing.SIGNED)
    page.state.edited.emit()
    window.settled()
    assert not shown(page) and page.empty.currentIndex() == 1


def test_two_keys_make_the_weekly_meeting(window, office):
    page = window.go("meetings")
    in_dialog(enter)
    hands.press(QApplication.focusWidget(), Qt.Key.Key_N, CTRL)
    window.settled()
    hands.until(lambda: office.meetings.count() == 1)
    line = office.meetings.lines(MeetingQuery())[0]
    assert line.kind is MeetingKind.STAFF and line.date is not None and line.date >= TODAY
    opened = window.settled()
    assert opened is not page
    window.shell.activateWindow()
    hands.until(window.shell.isActiveWindow)
    assert opened.step.isAncestorOf(QApplication.focusWidget())
    hands.type_text(QApplication.focusWidget(), "Жумалык кеңешме")
    hands.press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    window.settled()
    assert office.meetings.lines(MeetingQuery())[0].title.ky == "Жумалык кеңешме"


def test_a_body_is_chosen_like_a_kind_and_remembered(window, office):
    body, chair = Body(name=Words("Жер комиссиясы", "")), Person(name="Бакиров Эрмек Сапарович")
    office.records.save(body, chair)
    office.directory.add_member(body.id, chair.id, Role.CHAIR.value)
    page = window.go("meetings")

    def choose(dialog):
        row = next(
            no for no in range(dialog.kinds.count()) if dialog.kinds.item(no).text() == "Жер комиссиясы"
        )
        dialog.kinds.setCurrentRow(row)
        hands.type_text(dialog.title.ky, "Жер бөлүү")
        enter(dialog)

    in_dialog(choose)
    page.new()
    hands.until(lambda: office.meetings.count() == 1)
    window.settled()
    made = office.meetings.dossier(office.meetings.lines()[0].id)
    assert made.meeting.body_id == body.id and made.meeting.title.ky == "Жер бөлүү"
    assert made.with_role(Role.CHAIR) is not None
    seen = []
    in_dialog(lambda dialog: (seen.append(dialog.beginning.body_id), dialog.reject()))
    window.go("meetings").new()
    hands.until(lambda: bool(seen))
    window.settled()
    assert seen == [body.id]


def test_a_meeting_after_an_earlier_one_has_its_agenda(window, office):
    earlier = staff_meeting(office, TODAY - dt.timedelta(days=7))
    page = window.go("meetings")

    def take(dialog):
        dialog.after.setFocus()
        hands.until(dialog.after.hasFocus)
        hands.press(dialog.after, Qt.Key.Key_Down)
        hands.until(lambda: dialog.after.popup.isVisible())
        hands.press(dialog.after.popup, Qt.Key.Key_Down)
        hands.press(dialog.after.popup, Qt.Key.Key_Return)
        hands.until(lambda: dialog.after.option is not None)
        dialog.accept()

    in_dialog(take)
    page.new()
    hands.until(lambda: office.meetings.count() == 2)
    window.settled()
    new = next(line.id for line in office.meetings.lines() if line.id != earlier)
    found = office.meetings.dossier(new)
    assert [item.text.ky for item in found.items] == ["Суу түтүктөрүн оңдоо жөнүндө"]
    assert not found.statements and found.meeting.date >= TODAY


def test_what_is_typed_for_an_earlier_meeting_must_be_one(window, office):
    page = window.go("meetings")
    told = []

    def mistype(dialog):
        hands.type_text(dialog.after, "жок жыйын")
        dialog.accept()
        told.append(dialog.problem.isVisible())
        dialog.reject()

    in_dialog(mistype)
    page.new()
    hands.until(lambda: bool(told))
    window.settled()
    assert told == [True] and office.meetings.count() == 0


def test_delete_puts_it_into_the_trash_and_undo_takes_it_out(window, office):
    office.meetings.create(MeetingKind.STAFF, date=TODAY, title=Words("Кеңешме", ""))
    page = window.go("meetings")
    hands.press(page.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert not shown(page) and "Кеңешме" in window.shell.status.said.text()
    hands.press(page, Qt.Key.Key_Z, CTRL)
    window.settled()
    assert len(shown(page)) == 1


def test_a_taken_number_is_not_thrown_away(window, office):
    held = staff_meeting(office)
    paper = office.papers.issue(held, PrintChoice()).rows[0]
    office.papers.annul(paper.id, "Ката кетти")
    page = window.go("meetings")
    hands.press(page.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert len(shown(page)) == 1 and paper.number in window.shell.status.said.text()


def test_models_stand_behind_their_own_filter(window, office):
    office.meetings.make_recurring(staff_meeting(office))
    page = window.go("meetings")
    assert len(shown(page)) == 1
    page.models.click()
    window.settled()
    assert [line[4] for line in shown(page)] == ["Үлгү"]
    hands.press(page.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert not shown(page) and page.empty.currentIndex() == 2


def test_enter_opens_the_meeting(window, office):
    held = staff_meeting(office)
    page = window.go("meetings")
    hands.press(page.table.view, Qt.Key.Key_Return)
    opened = window.settled()
    assert opened is not page
    assert window.shell.navigator._now.ref == RecordRef("meeting", held)


def test_a_long_list_is_read_with_few_questions(window, office, count_reads):
    for no in range(30):
        office.records.save(Meeting(date=TODAY - dt.timedelta(days=no), title=Words(f"Кеңешме {no}", "")))
    with count_reads() as sent:
        page = window.go("meetings")
    assert page.table.model.rowCount() == 30
    assert len(sent) <= 8


def test_the_page_and_its_dialog_die(window, office):
    ctx = window.shell._ctx
    from mslite.ui.pages.meetings import meetings_page

    hands.assert_dies(lambda: meetings_page(ctx, None))
    hands.settle(window.desk)
    found = office.meetings.beginnings()
    hands.assert_dies(lambda: NewMeeting(ctx, None, found))
    hands.settle(window.desk)
