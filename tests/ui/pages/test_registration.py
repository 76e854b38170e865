"""A clerk registers: row numbers from the signed sheet, names, keys on the list, counts, the sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mslite.domain.meetings import Attendance, Meeting, Role
from mslite.domain.office import AgeBand, Group, MeetingKind, Organisation, Person, Post, Sex
from mslite.domain.problems import Problem
from mslite.domain.rows import Words
from mslite.ui.kit import dialogs, printing
from mslite.ui.kit.access import nameless
from mslite.ui.pages.meeting.registration.step import HEADS, NAMES, SHEET, RegistrationStep
from tests.services.day import DAY
from tests.ui import hands
from tests.ui.pages.signing import signed_meeting

PEOPLE = ["Алиев Бакыт", "Токтосунов Жеңиш", "Сыдыкова Жылдыз", "Кадыров Тилек"]


@pytest.fixture
def meeting_id(office) -> str:
    found = office.meetings.create(MeetingKind.HEARING, date=DAY, title=Words("Угуу", "Слушания"))
    meeting_id = found.first(Meeting).id
    office.registration.add_invited(meeting_id, names=PEOPLE)
    return meeting_id


def opened(window, meeting_id) -> RegistrationStep:
    page = window.open("meeting", meeting_id)
    page.show_step(1)
    window.settled()
    assert isinstance(page.step, RegistrationStep)
    return page.step


@pytest.fixture
def step(window, meeting_id) -> RegistrationStep:
    return opened(window, meeting_id)


def came(office, meeting_id):
    return {p.name: p.attendance for p in office.meetings.dossier(meeting_id).participants}


def enter(window, field, text):
    hands.type_text(field, text)
    hands.press(field, Qt.Key.Key_Return)
    window.settled()


def column(step, key):
    model = step.names.table.model
    at = [one.key for one in model.columns].index(key)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_the_cursor_waits_for_row_numbers(window, step, office, meeting_id):
    window.shell.activateWindow()
    step.entered()
    assert step.names.quick.hasFocus()
    enter(window, step.names.quick, "1-2, 4")
    assert [p.value for p in came(office, meeting_id).values()] == [
        "present", "present", "expected", "present",
    ]  # fmt: skip
    assert column(step, "attendance") == ["Келди", "Келди", "Күтүлүүдө", "Келди"]
    assert step.names.quick.text() == ""
    assert "3" in window.shell.status.said.text()
    window.shell.status.take_back()
    window.settled()
    assert set(came(office, meeting_id).values()) == {Attendance.EXPECTED}


def test_numbers_that_nobody_has_are_told_and_the_others_taken(window, step, office, meeting_id):
    enter(window, step.names.quick, "3, 17, 19")
    assert came(office, meeting_id)[PEOPLE[2]] is Attendance.PRESENT
    assert "17, 19" in step.names.trouble.text()
    enter(window, step.names.quick, "3-1")
    assert "3-1" in step.names.trouble.text()
    assert step.names.quick.text() == "3-1"


def test_a_name_is_somebody_who_came_uninvited(window, step, office, meeting_id):
    enter(window, step.names.quick, "Өмүров Үсөн")
    enter(window, step.names.quick, "алиев бакыт")
    people = office.meetings.dossier(meeting_id).participants
    assert [(p.name, p.role) for p in people if p.attendance is Attendance.PRESENT] == [
        ("Алиев Бакыт", Role.INVITED),
        ("Өмүров Үсөн", Role.GUEST),
    ]
    assert column(step, "no") == ["1", "2", "3", "4", "5"]


def test_a_name_of_the_directory_brings_post_and_organisation(window, step, office, meeting_id):
    school, person = Organisation(name=Words("№ 2 орто мектеп")), Person(name="Жумагулова Нургүл")
    office.records.save(school, person)
    office.records.save(Post(person_id=person.id, organisation_id=school.id, title=Words("директор")))
    window.shell.activateWindow()
    step.names.quick.setFocus()
    hands.type_text(step.names.quick, "жумаг")
    hands.until(lambda: step.names.quick.popup.isVisible())
    hands.press(step.names.quick.popup, Qt.Key.Key_Down)
    hands.press(step.names.quick.popup, Qt.Key.Key_Return)
    window.settled()
    guest = office.meetings.dossier(meeting_id).participants[-1]
    assert (guest.person_id, guest.post.ky, guest.attendance) == (person.id, "директор", Attendance.PRESENT)
    assert column(step, "post")[-1] == "директор, № 2 орто мектеп"
    assert step.names.quick.text() == ""


@pytest.mark.parametrize("layout", ["latin", "cyrillic"])
def test_keys_on_the_list_under_any_layout(window, step, office, meeting_id, layout):
    view = step.names.table.view
    window.shell.activateWindow()
    view.setFocus()
    step.names.table.select_row(0)
    hands.press(view, Qt.Key.Key_Space)
    window.settled()
    hands.press(view, Qt.Key.Key_Down)
    if layout == "latin":
        hands.press(view, Qt.Key.Key_A)
    else:
        hands.press_cyrillic(window.shell, "Ф", Qt.KeyboardModifier.NoModifier)
    window.settled()
    assert list(came(office, meeting_id).values())[:2] == [Attendance.PRESENT, Attendance.ABSENT]
    hands.press(view, Qt.Key.Key_Up)
    hands.press(view, Qt.Key.Key_Space)
    window.settled()
    assert came(office, meeting_id)[PEOPLE[0]] is Attendance.EXPECTED


def test_excused_asks_for_the_reason_in_the_card_and_gives_the_list_back(window, step, office, meeting_id):
    window.shell.activateWindow()
    step.names.table.setFocus()
    step.names.table.select_row(1)
    hands.press(step.names.table.view, Qt.Key.Key_E)
    window.settled()
    assert step.names.card.reason.hasFocus()
    enter(window, step.names.card.reason, "иш сапары")
    person = office.meetings.dossier(meeting_id).participants[1]
    assert (person.attendance, person.reason) == (Attendance.EXCUSED, "иш сапары")
    assert column(step, "attendance")[1] == "Себептүү: иш сапары"
    assert step.names.table.view.hasFocus()
    hands.press(step.names.table.view, Qt.Key.Key_Space)
    window.settled()
    assert office.meetings.dossier(meeting_id).participants[1].reason == ""
    assert not step.names.card.reason.isVisible()


def test_esc_lets_go_of_what_is_typed_before_it_leaves_the_page(window, step):
    line = step.names.quick
    line.setFocus()
    hands.type_text(line, "1-")
    hands.press(line, Qt.Key.Key_Return)
    window.settled()
    assert step.names.trouble.isVisible() and line.text() == "1-"
    hands.press(line, Qt.Key.Key_Escape)
    assert (line.text(), step.names.trouble.isVisible()) == ("", False)
    assert window.page.step is step
    hands.press(line, Qt.Key.Key_Escape)
    assert window.settled().title == "Бүгүн"


def test_digits_typed_over_the_list_go_to_the_line(window, step):
    window.shell.activateWindow()
    step.names.table.setFocus()
    hands.press(step.names.table.view, Qt.Key.Key_3)
    assert step.names.quick.hasFocus()
    assert step.names.quick.text() == "3"


def test_the_rest_is_absent_and_can_be_taken_back(window, step, office, meeting_id):
    enter(window, step.names.quick, "1")
    step.names.rest.click()
    window.settled()
    assert list(came(office, meeting_id).values()).count(Attendance.ABSENT) == 3
    assert not step.names.rest.isVisible()
    window.shell.status.take_back()
    window.settled()
    assert list(came(office, meeting_id).values()).count(Attendance.EXPECTED) == 3


def test_the_card_saves_each_field_when_it_is_left(window, step, office, meeting_id):
    step.names.table.select_row(2)
    form = step.names.card.form
    assert form.rows["name"].editor.value() == PEOPLE[2]
    enter(window, form.rows["contact"].editor, "0700 11 22 33")
    enter(window, form.rows["post"].editor.ky, "мугалим")
    window.shell.activateWindow()
    form.rows["contact"].editor.setFocus()
    hands.press(form.rows["contact"].editor, Qt.Key.Key_Escape)
    assert step.names.table.view.hasFocus()
    step.names.table.select_row(0)
    window.settled()
    assert form.rows["contact"].editor.value() == ""
    person = office.meetings.dossier(meeting_id).participants[2]
    assert (person.contact, person.post.ky) == ("0700 11 22 33", "мугалим")


def test_there_is_one_chair(window, step, office, meeting_id):
    office.registration.set_role(meeting_id, Role.CHAIR, PEOPLE[0])
    window.page._read()
    window.settled()
    step.names.table.select_row(1)
    role = step.names.card.form.rows["role"].editor
    role.set_value(Role.CHAIR)
    role.left.emit()
    window.settled()
    people = office.meetings.dossier(meeting_id).participants
    assert [p.role for p in people[:3]] == [Role.INVITED, Role.CHAIR, Role.INVITED]


def test_who_is_taken_off_the_list_can_come_back(window, step, office, meeting_id):
    window.shell.activateWindow()
    step.names.table.setFocus()
    step.names.table.select_row(1)
    hands.press(step.names.table.view, Qt.Key.Key_Delete)
    window.settled()
    assert PEOPLE[1] not in came(office, meeting_id)
    window.shell.status.take_back()
    window.settled()
    assert PEOPLE[1] in came(office, meeting_id)


def test_a_head_count_adds_up_and_warns_against_the_names(window, step, office, meeting_id):
    step.show_section(HEADS)
    grid = step.heads.grid
    enter(window, grid.cells[Sex.FEMALE, AgeBand.MIDDLE, None], "2")
    enter(window, grid.cells[Sex.MALE, None, None], "1")
    enter(window, grid.cells[None, None, Group.PENSIONER], "2")
    assert [total.text() for total in grid.totals] == ["2", "1", "0", "3"]
    assert office.meetings.page(meeting_id).present == 3
    assert step.heads.present.placeholderText() == "3"
    assert not step.trouble.isVisible()
    office.registration.tick(meeting_id, "1-4")
    step.show_page(office.meetings.page(meeting_id))
    assert "4" in step.trouble.text() and "3" in step.trouble.text()
    enter(window, grid.cells[Sex.MALE, None, None], "0")
    enter(window, step.heads.present, "5")
    assert office.meetings.page(meeting_id).present == 5


def test_a_wrong_number_is_told_and_not_saved(window, step, office, meeting_id):
    step.show_section(HEADS)
    enter(window, step.heads.grid.cells[Sex.MALE, None, None], "беш")
    assert office.meetings.dossier(meeting_id).head_counts == ()
    assert step.heads.grid.trouble.isVisible()


def test_arrows_go_up_and_down_the_grid(window, step):
    window.shell.activateWindow()
    step.show_section(HEADS)
    cells = step.heads.grid.cells
    cells[Sex.MALE, AgeBand.YOUTH, None].setFocus()
    hands.press(cells[Sex.MALE, AgeBand.YOUTH, None], Qt.Key.Key_Down)
    assert cells[Sex.MALE, AgeBand.MIDDLE, None].hasFocus()


def test_the_quorum_stands_above_everything(window, step):
    assert "3" in step.quorum.word.text()  # two thirds of four
    enter(window, step.names.quick, "1-2")
    assert step.quorum.word.text().startswith("Кворум жок")
    enter(window, step.names.quick, "3")
    assert step.quorum.word.text().startswith("Кворум бар")
    assert "3" in step.numbers.text() and "4" in step.numbers.text()


def test_the_sheet_shows_the_real_page_in_the_language_chosen(window, step):
    hands.press(step.names.table.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: step.sheet.preview.ready)
    assert step.rail.current == SHEET
    assert step.sheet.print.isEnabled()
    count = window.office.papers.page_count
    before = count(step.sheet.preview.pdfs[0])
    step.sheet.blank.set_value(40)
    step.sheet.blank.left.emit()
    assert not step.sheet.print.isEnabled()
    hands.until(lambda: step.sheet.preview.ready)
    assert count(step.sheet.preview.pdfs[0]) > before


def test_the_very_page_in_sight_is_saved_or_printed(window, step, tmp_path, monkeypatch):
    asked, target = [], tmp_path / "баракча.pdf"
    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(dialogs, "confirm", lambda *given, **_more: bool(asked.append(given[2])))
    monkeypatch.setattr(dialogs, "save_file", lambda *_: target)
    step.show_section(SHEET)
    hands.until(lambda: step.sheet.preview.ready)
    step.sheet.save.click()
    window.settled()
    assert target.read_bytes() == step.sheet.preview.pdfs[0]
    window.shell.activateWindow()
    hands.press(step.sheet.preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    window.settled()
    assert len(asked) == 2  # the file is saved; no printer is set up


def test_a_problem_leads_to_where_it_is_solved(step, office, meeting_id):
    person = office.meetings.dossier(meeting_id).participants[2]
    assert step.lead(Problem("count_differs", "present_count")) and step.rail.current == HEADS
    assert step.lead(Problem("needs_present", "present_count")) and step.rail.current == NAMES
    assert step.lead(Problem("odd_signs", "text", record_id=person.id))
    assert step.names.card.form.base.id == person.id
    assert step.lead(Problem("needs_chair", "participants"))
    assert not step.lead(Problem("needs_title", "title"))


def test_after_signing_everything_is_closed(window, office):
    meeting_id = signed_meeting(office)
    step = opened(window, meeting_id)
    assert step.names.quick.isReadOnly() and step.names.card.form.rows["name"].editor.isReadOnly()
    assert all(cell.isReadOnly() for cell in step.heads.grid.cells.values())
    hands.press(step.names.table.view, Qt.Key.Key_A)
    window.settled()
    assert Attendance.ABSENT not in came(office, meeting_id).values()
    step.show_section(SHEET)
    hands.until(lambda: step.sheet.preview.ready)


def test_an_empty_list_says_what_to_do(window, office):
    meeting = office.meetings.create(MeetingKind.STAFF, date=DAY).first(Meeting)
    step = opened(window, meeting.id)
    assert not step.names.table.view.isVisible() and not step.names.card.isVisible()
    enter(window, step.names.quick, "Алиев Бакыт")
    assert step.names.table.view.isVisible() and step.names.card.isVisible()


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_nothing_lacks_a_name_and_nothing_keeps_it_alive(make_window, meeting_id, lang):
    window = make_window(lang)
    step = opened(window, meeting_id)
    QAbstractItemModelTester(step.names.table.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for section in (NAMES, HEADS, SHEET):
        step.show_section(section)
        window.settled()
        assert nameless(step) == []
    page = window.office.meetings.page(meeting_id)

    def made():
        out = RegistrationStep(step.ctx, meeting_id)
        out.show_page(page)
        return out

    hands.assert_dies(made)
