"""After the meeting: assignments, publications, annexes, the case file; much of it after signing, too."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.meetings import AssignmentState, Decision, Meeting, Publication
from mslite.domain.office import MeetingKind
from mslite.domain.rows import RecordRef, Words
from mslite.domain.views import AssignmentQuery, AssignmentScope
from mslite.ui.kit import dialogs
from mslite.ui.kit.access import nameless
from mslite.ui.kit.typed import parse_link
from mslite.ui.pages.meeting.after.step import ANNEXES, CASE, PUBLICATIONS, TASKS, AfterStep
from tests.services.day import staff_meeting
from tests.ui import hands
from tests.ui.pages.signing import picture, signed_meeting

TODAY = dt.date.today()


@pytest.fixture
def meeting_id(office) -> str:
    """A meeting of five days ago with an assignment late, one due, one later."""
    meeting_id = staff_meeting(office, TODAY - dt.timedelta(days=5))
    office.records.remove(*office.meetings.dossier(meeting_id).decisions)
    for no, (days, text) in enumerate(((-2, "Жарык"), (0, "Жол"), (20, "Аянтча")), start=1):
        due = TODAY + dt.timedelta(days=days)
        office.records.save(
            Decision(
                meeting_id=meeting_id, text=Words(text, text), executor="Осмонова А.Б.", due=due, position=no
            )
        )
    return meeting_id


def opened(window, meeting_id) -> AfterStep:
    page = window.open("meeting", meeting_id)
    page.show_step(4)
    window.settled()
    window.shell.activateWindow()
    assert isinstance(page.step, AfterStep)
    return page.step


@pytest.fixture
def step(window, meeting_id) -> AfterStep:
    return opened(window, meeting_id)


def shown(table, key):
    at = [one.key for one in table.model.columns].index(key)
    return [table.model.index(row, at).data() for row in range(table.model.rowCount())]


def lines(office, meeting_id):
    return office.assignments.lines(AssignmentQuery(AssignmentScope.ALL, meeting_id=meeting_id))


# ---- assignments ---------------------------------------------------------------------------------


def test_late_ones_stand_first_with_their_days(step):
    assert shown(step.tasks.table, "text") == ["Жарык", "Жол", "Аянтча"]
    assert shown(step.tasks.table, "state") == ["2 күн кечикти", "бүгүн", "20 күн калды"]


def test_one_key_says_done_and_it_can_be_taken_back(window, step, office, meeting_id):
    step.tasks.setFocus()
    hands.press(step.tasks.table.view, Qt.Key.Key_D)
    window.settled()
    done = lines(office, meeting_id)[-1]
    assert (done.text.ky, done.state, done.done_on) == ("Жарык", AssignmentState.DONE, TODAY)
    assert step.rail._group.button(TASKS).text().endswith("1/3")
    window.shell.status.take_back()
    window.settled()
    assert all(line.state is AssignmentState.OPEN for line in lines(office, meeting_id))


def test_done_with_a_note_then_open_again(window, step, office, meeting_id, monkeypatch):
    step.tasks.setFocus()

    def fill(dialog):
        dialog.day.set_value(TODAY - dt.timedelta(days=1))
        dialog.note.set_value("Акт № 3")
        return True

    monkeypatch.setattr(dialogs.Decision, "asked", fill)
    hands.press(step.tasks.table.view, Qt.Key.Key_Return)
    window.settled()
    done = lines(office, meeting_id)[-1]
    assert (done.note, done.done_on) == ("Акт № 3", TODAY - dt.timedelta(days=1))
    step.tasks.table.select_row(2)
    assert step.tasks.note.text() == "Акт № 3"
    hands.press(step.tasks.table.view, Qt.Key.Key_R)
    window.settled()
    assert lines(office, meeting_id)[0].state is AssignmentState.OPEN


def test_the_dialog_of_a_note_is_answered_by_enter(step, window, office, meeting_id):
    step.tasks.setFocus()

    def write():
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.note.hasFocus()
        hands.type_text(dialog.note, "Иш бүттү")
        hands.press(dialog.note, Qt.Key.Key_Return)

    hands.QTimer.singleShot(100, write)
    hands.press(step.tasks.table.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    window.settled()
    assert lines(office, meeting_id)[-1].note == "Иш бүттү"


def test_dropped_is_neither_open_nor_late(window, step, office, meeting_id):
    step.tasks.drop.click()
    window.settled()
    assert lines(office, meeting_id)[-1].state is AssignmentState.CANCELLED
    step.tasks.table.select_row(2)
    assert step.tasks.again.isVisible() and not step.tasks.done.isVisible()


def test_after_signing_assignments_and_publications_go_on(window, office):
    meeting_id = signed_meeting(office)
    step = opened(window, meeting_id)
    step.tasks.setFocus()
    hands.press(step.tasks.table.view, Qt.Key.Key_D)
    window.settled()
    assert lines(office, meeting_id)[0].state is AssignmentState.DONE
    step.show_section(PUBLICATIONS)
    step.publications.add()
    window.settled()
    assert len(office.meetings.dossier(meeting_id).publications) == 1


# ---- the two days --------------------------------------------------------------------------------


def hearing(office, days_ago) -> str:
    date = TODAY - dt.timedelta(days=days_ago)
    return office.meetings.create(MeetingKind.HEARING, date=date).first(Meeting).id


def test_the_days_of_the_rule_stand_above(window, office):
    meeting_id = hearing(office, 12)  # a hearing is published within 10 days, answered within 30
    step = opened(window, meeting_id)
    assert "2 күн кечикти" in step.publish.word.text()
    assert "18 күн калды" in step.answer.word.text()
    office.meetings.append(Publication(meeting_id=meeting_id, published_on=TODAY - dt.timedelta(days=4)))
    window.page._read()
    window.settled()
    assert "кечикти" not in step.publish.word.text()


def test_a_kind_without_such_a_rule_says_nothing(step):
    assert not step.publish.isVisible() and not step.answer.isVisible()


# ---- publications --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("aksuu.example/ugu", "https://aksuu.example/ugu"),
        ("  http://aksuu.example ", "http://aksuu.example"),
        ("https://мэрия.example/угуу?а=1#б", "https://мэрия.example/угуу?а=1#б"),
        ("", ""),
    ],
)
def test_links_are_understood(typed, link):
    assert parse_link(typed) == link


@pytest.mark.parametrize("typed", ["сайтта", "ftp://a.example", "aksuu example.com", "https://", "a@b"])
def test_what_is_no_link_is_refused(typed):
    with pytest.raises(ValueError):
        parse_link(typed)


def test_a_publication_is_written_by_keyboard_and_opened(window, step, office, meeting_id):
    class Browser(QObject):
        seen: list[str] = []

        @Slot(QUrl)
        def show(self, url):
            self.seen.append(url.toString())

    browser = Browser()
    step.show_section(PUBLICATIONS)
    assert step.publications.table._stack.currentWidget() is not step.publications.table.view
    step.publications.add()
    window.settled()
    form = step.publications.form
    hands.until(lambda: form.rows["medium"].editor.hasFocus())
    hands.type_text(form.rows["medium"].editor, "Мэриянын сайты")
    hands.press(form.rows["medium"].editor, Qt.Key.Key_Tab)
    link = form.rows["url"].editor
    hands.type_text(link, "бул дарек эмес")
    hands.press(link, Qt.Key.Key_Return)
    window.settled()
    assert form.rows["url"].problem.isVisible()
    link.selectAll()
    hands.type_text(link, "aksuu.example/ugu")
    hands.press(link, Qt.Key.Key_Return)
    window.settled()
    (row,) = office.meetings.dossier(meeting_id).publications
    assert (row.medium, row.url, row.published_on) == (
        "Мэриянын сайты",
        "https://aksuu.example/ugu",
        TODAY,
    )
    QDesktopServices.setUrlHandler("https", browser, "show")
    hands.press(link, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QDesktopServices.unsetUrlHandler("https")
    assert browser.seen == ["https://aksuu.example/ugu"]


def test_a_removed_publication_comes_back(window, step, office, meeting_id):
    office.meetings.append(Publication(meeting_id=meeting_id, medium="Гезит"))
    step.show_section(PUBLICATIONS)
    window.page._read()
    window.settled()
    step.publications.table.setFocus()
    hands.press(step.publications.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert office.meetings.dossier(meeting_id).publications == ()
    window.shell.status.take_back()
    window.settled()
    assert shown(step.publications.table, "medium") == ["Гезит"]


# ---- annexes -------------------------------------------------------------------------------------


def annexes(office, meeting_id):
    return [row.title for row in office.attachments.of(RecordRef("meeting", meeting_id))]


def drop(widget, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(widget, over)
    assert over.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how))


@pytest.fixture
def files(tmp_path) -> list[Path]:
    out = [tmp_path / "сүрөт.png", tmp_path / "смета.docx"]
    out[0].write_bytes(picture())
    out[1].write_bytes(b"PK\x03\x04 word")
    return out


def test_files_are_dropped_seen_named_moved_and_taken_back(window, step, office, meeting_id, files):
    step.show_section(ANNEXES)
    drop(step.annexes, [*files, files[0].parent])
    window.settled()
    assert annexes(office, meeting_id) == ["сүрөт", "смета"]
    hands.until(lambda: step.annexes.preview.ready)
    step.annexes.rows.select_row(1)
    hands.until(lambda: "смета.docx" in step.annexes.preview._words.text())
    step.annexes.rows.move_by(-1)
    window.settled()
    assert annexes(office, meeting_id) == ["смета", "сүрөт"]
    model = step.annexes.rows.model
    model.setData(model.index(0, 0), "Жолдун сметасы")
    window.settled()
    assert annexes(office, meeting_id)[0] == "Жолдун сметасы"
    step.annexes.rows.setFocus()
    hands.press(step.annexes.rows.view, Qt.Key.Key_Delete)
    window.settled()
    assert annexes(office, meeting_id) == ["сүрөт"]
    window.shell.status.take_back()
    window.settled()
    assert annexes(office, meeting_id) == ["Жолдун сметасы", "сүрөт"]


def test_files_are_chosen_and_a_copy_is_saved(window, step, office, meeting_id, files, tmp_path, monkeypatch):
    step.show_section(ANNEXES)
    monkeypatch.setattr(dialogs, "open_files", lambda *_: (files[1],))
    step.annexes.choose()
    window.settled()
    target = tmp_path / "көчүрмө.docx"
    monkeypatch.setattr(dialogs, "save_file", lambda *_: target)
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_more: False)
    step.annexes.save_copy()
    window.settled()
    hands.until(target.exists)
    assert target.read_bytes() == files[1].read_bytes()


def test_a_file_that_is_gone_is_told(window, step, tmp_path):
    step.show_section(ANNEXES)
    step.annexes.add([tmp_path / "жок.pdf"])
    window.settled()
    assert "жок.pdf" in window.shell.bar.words.text()


def test_after_signing_annexes_may_be_added_but_not_changed(window, office, files):
    meeting_id = signed_meeting(office)
    office.attachments.add(RecordRef("meeting", meeting_id), files[0])
    step = opened(window, meeting_id)
    step.show_section(ANNEXES)
    hands.press(step.annexes.rows.view, Qt.Key.Key_Delete)
    window.settled()
    assert annexes(office, meeting_id) == ["сүрөт"]
    assert step.annexes.more.isVisible() and not step.annexes.rows.remove.isVisible()
    step.annexes.add(files[1:])
    window.settled()
    assert annexes(office, meeting_id) == ["сүрөт", "смета"]


# ---- the case file -------------------------------------------------------------------------------


def test_the_case_file_is_made_shown_and_made_in_another_language(window, step):
    step.show_section(CASE)
    hands.until(lambda: step.case.preview.ready, 20000)
    kyrgyz = step.case.preview.pdfs[0]
    assert step.case.save.isEnabled()
    step.case._lang.set_value("ru")
    step.case._lang.left.emit()
    assert not step.case.save.isEnabled()
    hands.until(lambda: step.case.preview.ready and step.case.preview.pdfs[0] != kyrgyz, 20000)


def test_the_case_file_can_be_stopped(window, step):
    step.show_section(CASE)
    window.shell.status.stop.click()
    hands.until(lambda: window.desk.idle, 20000)
    assert step.case.preview._words.text().startswith("Токтотулду")
    assert not step.case.print.isEnabled()
    step.case.again.click()
    hands.until(lambda: step.case.preview.ready, 20000)


# ---- the whole step ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_empty_sections_say_what_to_do_and_nothing_is_kept_alive(make_window, office, lang):
    window = make_window(lang)
    meeting_id = hearing(office, 3)
    step = opened(window, meeting_id)
    for table in (step.tasks.table, step.publications.table):
        QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for section in (TASKS, PUBLICATIONS, ANNEXES):
        step.show_section(section)
        window.settled()
        assert nameless(step) == []
        focus = QApplication.focusWidget()
        assert focus is not None and focus.isVisible() and step.isAncestorOf(focus)
    page = office.meetings.page(meeting_id)

    def made():
        out = AfterStep(step.ctx, meeting_id)
        out.show_page(page)
        window.settled()
        return out

    hands.assert_dies(made)
