"""The place of all assignments: late first, filtered, done by one key, printed for Monday."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import event

from mslite.documents.pdftext import page_texts
from mslite.domain.meetings import Decision
from mslite.domain.rows import Words
from mslite.domain.views import AssignmentScope
from mslite.ui.kit.access import nameless
from mslite.ui.kit.windowmodel import WINDOW
from mslite.ui.pages.assignments.page import AssignmentsPage
from mslite.ui.pages.meeting.page import MeetingFrame
from tests.services.day import staff_meeting
from tests.ui import hands

TODAY = dt.date.today()
WORK = (
    (-3, "Осмонова А.Б.", "Жарык"),
    (0, "Турдубаев Н.К.", "Жол"),
    (5, "Абдраева С.", "Смета"),
    (40, "Турдубаев Н.К.", "Аянтча"),
)


@pytest.fixture
def meeting_id(office) -> str:
    meeting_id = staff_meeting(office, TODAY - dt.timedelta(days=7))
    office.records.remove(*office.meetings.dossier(meeting_id).decisions)
    for no, (days, executor, text) in enumerate(WORK, start=1):
        due = TODAY + dt.timedelta(days=days)
        decision = Decision(meeting_id=meeting_id, text=Words(text), executor=executor, due=due, position=no)
        office.records.save(decision)
    return meeting_id


@pytest.fixture
def page(window, meeting_id) -> AssignmentsPage:
    page = window.go("assignments")
    window.shell.activateWindow()
    page.entered()
    assert isinstance(page, AssignmentsPage)
    return page


def shown(page, key="text"):
    model = page.list.table.model
    at = [one.key for one in model.columns].index(key)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def filtered(window, page, editor=None, value=None):
    if editor is not None:
        editor.set_value(value)
        editor.left.emit()
    hands.rest(250)
    window.settled()
    return shown(page)


def test_late_ones_stand_on_top(page):
    assert shown(page) == ["Жарык", "Жол", "Смета", "Аянтча"]
    assert shown(page, "state") == ["3 күн кечикти", "бүгүн", "5 күн калды", "40 күн калды"]
    assert page.list.table.current().late


def test_scope_executor_and_days_narrow_the_list(window, page):
    assert filtered(window, page, page.scope, AssignmentScope.LATE) == ["Жарык"]
    assert filtered(window, page, page.scope, AssignmentScope.WEEK) == ["Жарык", "Жол", "Смета"]
    page.clear_filter()
    window.settled()
    page.executor.setFocus()
    hands.type_text(page.executor, "турду")
    assert filtered(window, page) == ["Жол", "Аянтча"]
    assert filtered(window, page, page.since, TODAY + dt.timedelta(days=1)) == ["Аянтча"]
    assert filtered(window, page, page.until, TODAY + dt.timedelta(days=2)) == []
    page.clear_filter()
    window.settled()
    assert len(shown(page)) == 4


def test_the_executor_is_completed_from_earlier_ones(window, page):
    hands.press(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.executor.hasFocus()
    hands.type_text(page.executor, "абдр")
    hands.until(lambda: page.executor.popup.isVisible())
    hands.press(page.executor.popup, Qt.Key.Key_Down)
    hands.press(page.executor.popup, Qt.Key.Key_Return)
    assert filtered(window, page) == ["Смета"]


@pytest.mark.parametrize("layout", ["latin", "cyrillic"])
def test_one_key_says_done_and_the_list_moves_on(window, page, office, layout):
    if layout == "latin":
        hands.press(page.list.table.view, Qt.Key.Key_D)
    else:
        hands.press_cyrillic(window.shell, "В", Qt.KeyboardModifier.NoModifier)
    window.settled()
    assert shown(page) == ["Жол", "Смета", "Аянтча"]
    assert page.list.table.view.hasFocus()
    window.shell.status.take_back()
    filtered(window, page)
    assert shown(page)[0] == "Жарык"


def test_done_ones_can_be_opened_again(window, page):
    hands.press(page.list.table.view, Qt.Key.Key_D)
    window.settled()
    assert filtered(window, page, page.scope, AssignmentScope.DONE) == ["Жарык"]
    page.list.setFocus()
    hands.press(page.list.table.view, Qt.Key.Key_R)
    window.settled()
    assert shown(page) == []
    assert page.empty.currentIndex() == 1


def test_enter_opens_the_meeting(window, page, meeting_id):
    hands.press(page.list.table.view, Qt.Key.Key_Return)
    assert isinstance(window.settled(), MeetingFrame)
    assert window.page._meeting_id == meeting_id


def test_a_change_made_elsewhere_is_seen(window, page, office, meeting_id):
    window.open("meeting", meeting_id)
    new = Decision(meeting_id=meeting_id, text=Words("Жаңы"), executor="Ким В.С.")
    window.desk.ask(lambda: office.records.save(new))
    window.settled()
    assert window.go("assignments") is page
    filtered(window, page)
    assert shown(page)[-1] == "Жаңы"
    assert shown(page, "state")[-1] == "мөөнөтсүз"


def test_what_is_shown_is_printed(window, page):
    filtered(window, page, page.scope, AssignmentScope.WEEK)
    hands.press(page.list.table.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: page.paper.preview.ready)
    text = "".join(page_texts(page.paper.preview.pdfs[0]))
    assert "КӨЗӨМӨЛДӨГҮ ТАПШЫРМАЛАР" in text
    assert text.index("Абдраева С.") < text.index("Осмонова А.Б.") < text.index("Турдубаев Н.К.")
    assert "Аянтча" not in text
    page.paper._lang.set_value("both")
    page.paper._lang.left.emit()
    hands.until(lambda: page.paper.preview.ready)
    assert "ПОРУЧЕНИЯ НА КОНТРОЛЕ" in "".join(page_texts(page.paper.preview.pdfs[0]))
    hands.press(page.paper.preview, Qt.Key.Key_Escape)
    assert page.list.table.view.hasFocus()


def test_a_long_list_is_read_in_windows_with_two_queries_each_time(window, page, office, meeting_id):
    rows = [
        Decision(meeting_id=meeting_id, text=Words(f"Иш {no}"), executor="Ким В.С.", position=no)
        for no in range(10, 300)
    ]
    office.records.save(*rows)
    sent = []

    def heard(_connection, _cursor, statement, *_more):
        sent.append(statement)

    event.listen(office.store._reader, "before_cursor_execute", heard)
    page._read()
    hands.settle(window.desk)
    event.remove(office.store._reader, "before_cursor_execute", heard)
    assert len([one for one in sent if one.startswith("SELECT")]) == 2
    model = page.list.table.model
    assert model.rowCount() == 294
    model.index(2 * WINDOW, 3).data()
    window.settled()
    assert model.index(2 * WINDOW, 3).data().startswith("Иш")


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_an_empty_place_says_what_to_do_and_nothing_is_kept_alive(make_window, lang):
    window = make_window(lang)
    page = window.go("assignments")
    QAbstractItemModelTester(page.list.table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert page.empty.isVisible() and page.empty.currentIndex() == 0
    assert not page.to_print.isEnabled()
    assert nameless(page) == []

    def made():
        out = AssignmentsPage(page._ctx)
        window.settled()
        return out

    hands.assert_dies(made)
