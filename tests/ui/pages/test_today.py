"""The first page: what is late stands first, what waits is named, Enter opens it."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind
from mslite.domain.rows import RecordRef, Words
from mslite.domain.sheets import PrintChoice
from mslite.domain.views import TypingKey
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.parts import EmptyState
from tests.services.day import staff_meeting
from tests.ui import hands

TODAY = dt.date.today()


def rows(page):
    return [row.accessibleName() for row in page.findChildren(LinkRow)]


def test_a_new_office_is_told_where_to_begin(window):
    page = window.go("today")
    assert page.findChild(EmptyState) is not None
    assert not rows(page)


def test_late_work_stands_first_and_says_how_late_it_is(window, office):
    meeting_id = staff_meeting(office, TODAY - dt.timedelta(days=10))
    for days, text in ((3, "Кийинки иш"), (-2, "Кечиккен иш")):
        office.minutes.decide(
            meeting_id, None, Words(text, ""), executor="Бакиров Э.С.", due=TODAY + dt.timedelta(days=days)
        )
    office.meetings.create(
        MeetingKind.COMMISSION, date=TODAY + dt.timedelta(days=1), title=Words("Жер комиссиясы", "")
    )
    page = window.go("today")
    window.shell.told(frozenset({RecordRef("meeting", meeting_id)}))
    window.settled()
    told = rows(page)
    late = next(no for no, row in enumerate(told) if row.startswith("Кечиккен иш"))
    later = next(no for no, row in enumerate(told) if row.startswith("Кийинки иш"))
    assert late < later and "2 күн кечикти" in told[late] and "Бакиров Э.С." in told[late]
    assert any(row.startswith("Жумалык кеңешме") and "чыгарыла элек" in row for row in told)
    assert any(row.startswith("Жер комиссиясы") and "эртең" in row for row in told)
    assert any("Кулактандыруу: Жер комиссиясы" in row and "кечикти" in row for row in told)


def test_an_issued_protocol_waits_for_its_signature_until_it_is_signed(window, office):
    meeting_id = staff_meeting(office)
    paper = office.papers.issue(meeting_id, PrintChoice()).rows[0]
    page = window.go("today")
    page.refresh(frozenset())
    window.settled()
    assert any("кол коюла элек" in row and f"№ {paper.number}" in row for row in rows(page))


def test_arrows_move_between_lines_and_enter_opens_the_meeting(window, office):
    staff_meeting(office, TODAY)
    page = window.go("today")
    page.refresh(frozenset())
    window.settled()
    lines = page.findChildren(LinkRow)
    lines[0].setFocus()
    hands.press(lines[0], Qt.Key.Key_Down)
    assert window.shell.focusWidget() in lines[1:]
    wanted = next(line for line in lines if isinstance(line.value, RecordRef))
    hands.press(wanted, Qt.Key.Key_Return)
    window.settled()
    assert window.page.title == "Жумалык кеңешме"


def test_typing_without_a_place_is_copied_out_and_goes(window, office):
    meeting = office.meetings.create(MeetingKind.STAFF, date=TODAY).first(Meeting)
    office.typing.keep(TypingKey("meeting", "0" * 32, "note"), "ээсиз калган сүйлөм")
    office.typing.recover()
    page = window.go("today")
    page.refresh(frozenset())
    window.settled()
    line = next(row for row in page.findChildren(LinkRow) if "ээсиз калган сүйлөм" in row.accessibleName())
    hands.answer("Көчүрүп, алып салуу")
    line.click()
    window.settled()
    assert QGuiApplication.clipboard().text() == "ээсиз калган сүйлөм"
    assert not any("ээсиз калган" in row for row in rows(page))
    assert office.typing.pending() == ()
    assert meeting.version


def test_the_day_is_read_in_a_fixed_number_of_queries(office, count_reads):
    staff_meeting(office, TODAY)
    with count_reads() as few:
        office.today.page()
    for days in range(1, 6):
        staff_meeting(office, TODAY + dt.timedelta(days=days))
    with count_reads() as many:
        office.today.page()
    assert len(many) == len(few)


def test_a_new_meeting_begins_from_the_first_page_too(window):
    window.go("today")
    window.shell.activateWindow()
    hands.until(window.shell.isActiveWindow)
    window.page.setFocus()
    hands.answer("Түзүү")
    hands.press(window.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.settled()
    assert window.page.help_topic == "prepare"
