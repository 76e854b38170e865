"""A clerk prepares a meeting: the form, the agenda, the people, the checklist, the notice."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from mslite.domain.meetings import AgendaItem, Meeting, PreparationStep, Role
from mslite.domain.office import (
    Body,
    KindRule,
    MeetingKind,
    Organisation,
    Person,
    Post,
    Template,
    TemplateKind,
)
from mslite.domain.problems import Problem
from mslite.domain.rows import Words
from mslite.domain.sheets import PrintChoice
from mslite.ui.pages.meeting.prepare.pick import PickDialog
from mslite.ui.pages.meeting.prepare.step import AGENDA, CHECKLIST, INVITED, NOTICE, WHAT, PrepareStep
from tests.services.day import staff_meeting
from tests.ui import hands

DAY = dt.date.today() + dt.timedelta(days=30)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def meeting(office):
    """An empty staff meeting of a day to come."""
    made = office.meetings.create(MeetingKind.STAFF, date=DAY).first(Meeting)
    dossier = office.meetings.dossier(made.id)
    office.records.remove(*dossier.items, *dossier.steps)
    return made


@pytest.fixture
def step(window, meeting):
    """The step in front."""
    page = window.open("meeting", meeting.id)
    page.show_step(0)
    window.settled()
    window.shell.activateWindow()
    hands.until(window.shell.isActiveWindow)
    page.entered()
    assert isinstance(page.step, PrepareStep)
    return page.step


@pytest.fixture
def dossier(office, meeting, window):
    def read():
        window.settled()
        return office.meetings.dossier(meeting.id)

    return read


def focus():
    return QApplication.focusWidget()


# ---- what and when -----------------------------------------------------------------------------------


def test_the_cursor_waits_in_the_title_and_what_is_typed_is_saved(step, dossier):
    what = step.views[WHAT]
    assert focus() is what.form.rows["title"].editor.ky
    hands.type_text(focus(), "Жумалык кеңешме")
    hands.press(focus(), Qt.Key.Key_Tab)
    hands.type_text(focus(), "Еженедельное совещание")
    hands.press(focus(), Qt.Key.Key_Tab)
    assert dossier().meeting.title == Words("Жумалык кеңешме", "Еженедельное совещание")


def test_another_day_moves_the_checklist(step, office, meeting, dossier):
    office.records.save(Template(purpose=TemplateKind.STEP, text=Words("Жарыялоо", ""), days=5))
    office.meetings.fill_steps(meeting.id)
    before = dossier().steps[0].due
    when = step.views[WHAT].when
    when.day.field.setFocus()
    when.day.field.selectAll()
    later = DAY + dt.timedelta(days=7)
    hands.type_text(when.day.field, later.strftime("%d.%m.%Y"))
    hands.press(when.day.field, Qt.Key.Key_Return)
    found = dossier()
    assert found.meeting.date == later and found.steps[0].due == before + dt.timedelta(days=7)


def test_the_rule_on_the_notice_stands_beside_the_day(step, office, window, dossier):
    rule = office.meetings.rule(MeetingKind.STAFF)
    office.records.save(KindRule(id=rule.id, version=rule.version, kind=MeetingKind.STAFF, notice_days=40))
    step.views[WHAT].form.focus("title")
    hands.type_text(focus(), "К")
    hands.press(focus(), Qt.Key.Key_Tab)
    dossier()
    last = (DAY - dt.timedelta(days=40)).strftime("%d.%m.%Y")
    assert last in step.views[WHAT].when.remark.word.text()
    step.show_section(NOTICE)
    assert last in step.views[NOTICE].warning.words.text() and step.views[NOTICE].warning.isVisible()


def test_a_body_goes_with_its_kind(step, office, window, dossier):
    body = Body(name=Words("Жер комиссиясы", ""), kind=MeetingKind.COMMISSION)
    office.records.save(body)
    what = step.views[WHAT]
    window.desk.read(office.directory.bodies, what._bodies_read)
    window.settled()
    assert not what.body.isVisible()
    what.kind.set_value(MeetingKind.COMMISSION)
    what.kind.activated.emit(what.kind.currentIndex())
    assert what.body.isVisible()
    what.body.set_value(body.id)
    what.body.activated.emit(what.body.currentIndex())
    assert dossier().meeting.body_id == body.id
    what.kind.set_value(MeetingKind.STAFF)
    what.kind.activated.emit(what.kind.currentIndex())
    found = dossier().meeting
    assert found.kind is MeetingKind.STAFF and found.body_id is None


def test_places_and_visits_are_typed_in_their_list(step, dossier):
    venues = step.views[WHAT].venues
    venues.add.click()
    dossier()
    cell = venues.view.findChild(QLineEdit)
    assert cell is focus()
    hands.type_text(cell, "Борбордук аянт")
    hands.press(cell, Qt.Key.Key_Return)
    dossier()
    venues.select_row(0, 3, edit=True)
    hands.type_text(focus(), "1030")
    hands.press(focus(), Qt.Key.Key_Return)
    venue = dossier().venues[0]
    assert venue.name.ky == "Борбордук аянт" and venue.at == dt.time(10, 30)


# ---- agenda ------------------------------------------------------------------------------------------


def test_questions_are_written_one_after_another_without_the_mouse(step, dossier):
    step.show_section(AGENDA)
    view = step.views[AGENDA]
    QAbstractItemModelTester(view.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hands.press(view.list.view, Qt.Key.Key_Insert)
    dossier()
    for text in ("Суу түтүктөрү", "Жолдор"):
        assert focus() is view.card.text.ky
        hands.type_text(focus(), text)
        hands.press(focus(), Qt.Key.Key_Return)
        dossier()
    hands.press(focus(), Qt.Key.Key_Return)
    found = dossier().items
    assert [item.text.ky for item in found] == ["Суу түтүктөрү", "Жолдор", ""]
    assert [item.position for item in found] == [1, 2, 3]
    assert step.rail._group.button(AGENDA).text().endswith("3")


def test_alt_and_an_arrow_move_a_question_delete_removes_it_undo_brings_it_back(
    step, office, meeting, dossier
):
    for text in ("Биринчи", "Экинчи"):
        office.meetings.append(office_item(meeting.id, text))
    step.show_section(AGENDA)
    view = step.views[AGENDA]
    step.show_page(office.meetings.page(meeting.id))
    view.list.setFocus()
    view.list.select_row(1)
    hands.press(view.list.view, Qt.Key.Key_Up, ALT)
    assert [item.text.ky for item in dossier().items] == ["Экинчи", "Биринчи"]
    hands.press(view.list.view, Qt.Key.Key_Delete)
    assert [item.text.ky for item in dossier().items] == ["Биринчи"]
    hands.press(view.list.view, Qt.Key.Key_Z, CTRL)
    assert [item.text.ky for item in dossier().items] == ["Экинчи", "Биринчи"]


def office_item(meeting_id, text):
    return AgendaItem(meeting_id=meeting_id, text=Words(text, ""))


def test_a_question_has_several_speakers_from_list_directory_and_typing(step, office, meeting, dossier):
    office.meetings.append(office_item(meeting.id, "Суу"))
    person = Person(name="Бакиров Эрмек Сапарович")
    office.records.save(person)
    office.records.save(Post(person_id=person.id, title=Words("вице-мэр", "вице-мэр")))
    step.show_page(office.meetings.page(meeting.id))
    step.show_section(AGENDA)
    view = step.views[AGENDA]
    view.list.select_row(0)
    entry = view.card.speakers.entry
    entry.setFocus()
    hands.type_text(entry, "баки")
    hands.until(entry.popup.isVisible)
    hands.press(entry.popup, Qt.Key.Key_Down)
    hands.press(entry.popup, Qt.Key.Key_Return)
    assert [one.name for one in dossier().speakers] == ["Бакиров Эрмек Сапарович"]
    hands.type_text(entry, "Жаңы Адам")
    hands.press(entry, Qt.Key.Key_Return)
    found = dossier().speakers
    assert [one.name for one in found] == ["Бакиров Эрмек Сапарович", "Жаңы Адам"]
    assert found[0].post.ky == "вице-мэр"
    hands.press(entry, Qt.Key.Key_Backspace)
    assert len(dossier().speakers) == 1


def in_picker(do):
    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PickDialog):
            try:
                do(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()  # or the test would wait for ever
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_questions_come_from_templates(step, office, dossier):
    for no, text in enumerate(("Ар кандай", "Бюджет")):
        office.records.save(
            Template(purpose=TemplateKind.AGENDA, kind=MeetingKind.STAFF, text=Words(text, ""), position=no)
        )
    step.show_section(AGENDA)

    def tick(dialog):
        rows = [
            no for no in range(dialog.list.count()) if dialog.list.item(no).text() in ("Ар кандай", "Бюджет")
        ]
        for no in rows:
            dialog.list.setCurrentRow(no)
            hands.press(dialog.list, Qt.Key.Key_Space)
        hands.press(dialog.list, Qt.Key.Key_Return)

    in_picker(tick)
    step.views[AGENDA].templates.click()
    hands.until(lambda: len(dossier().items) == 2)


# ---- people ------------------------------------------------------------------------------------------


def test_people_are_invited_by_name_by_organisation_and_by_a_pasted_list(step, office, dossier):
    person, school = (
        Person(name="Бакиров Эрмек Сапарович", phone="0700"),
        Organisation(name=Words("Мектеп", "")),
    )
    office.records.save(person, school)
    step.show_section(INVITED)
    view = step.views[INVITED]
    assert focus() is view.entry
    for typed in ("баки", "мект"):
        hands.type_text(view.entry, typed)
        hands.until(view.entry.popup.isVisible)
        hands.press(view.entry.popup, Qt.Key.Key_Down)
        hands.press(view.entry.popup, Qt.Key.Key_Return)
        dossier()
        assert view.entry.text() == "" and focus() is view.entry
    hands.type_text(view.entry, "Асанова М.Т.")
    hands.press(view.entry, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("1. Осмонова А.Б. – мектеп директору\n2. Ким И.В.\n")
    hands.press(view.entry, Qt.Key.Key_V, CTRL)
    found = dossier().participants
    assert [one.name for one in found] == [
        "Бакиров Эрмек Сапарович", "", "Асанова М.Т.", "Осмонова А.Б.", "Ким И.В."
    ]  # fmt: skip
    assert found[0].contact == "0700" and found[1].organisation.ky == "Мектеп"
    assert found[3].post.ky == "мектеп директору"
    hands.press(view.list.view, Qt.Key.Key_Z, CTRL)
    assert len(dossier().participants) == 3


def test_nobody_is_invited_twice(step, window, dossier):
    step.show_section(INVITED)
    view = step.views[INVITED]
    for _ in range(2):
        hands.type_text(view.entry, "Асанова М.Т.")
        hands.press(view.entry, Qt.Key.Key_Return)
        dossier()
    assert len(dossier().participants) == 1
    assert window.shell.status.said.text() == "Тизмеде бар."


def test_chair_and_secretary_are_a_line_each(step, dossier):
    step.show_section(INVITED)
    view = step.views[INVITED]
    view.chair.setFocus()
    hands.type_text(view.chair, "Бакиров Э.С.")
    hands.press(view.chair, Qt.Key.Key_Return)
    view.secretary.setFocus()
    hands.type_text(view.secretary, "Асанова М.Т.")
    view.entry.setFocus()
    found = dossier()
    assert found.with_role(Role.CHAIR).name == "Бакиров Э.С."
    assert found.with_role(Role.SECRETARY).name == "Асанова М.Т."
    view.chair.setFocus()
    view.chair.selectAll()
    hands.type_text(view.chair, "Ким И.В.")
    view.entry.setFocus()
    found = dossier()
    assert found.with_role(Role.CHAIR).name == "Ким И.В."
    assert len(found.participants) == 3
    assert view.chair.text() == "Ким И.В."


def test_half_typed_names_are_kept_when_the_page_is_left(step, office, meeting, window):
    office.meetings.append(office_item(meeting.id, "Суу"))
    step.show_page(office.meetings.page(meeting.id))
    typed = ((AGENDA, "Ким И.В."), (INVITED, "Бакиров Э.С."), (INVITED, "Асанова М.Т."))
    for no, (section, name) in enumerate(typed):
        step.show_section(section)
        view = step.views[section]
        if section == AGENDA:
            view.list.select_row(0)
        line = view.card.speakers.entry if section == AGENDA else (view.chair, view.entry)[no - 1]
        line.setText(name)  # without leaving the line
    window.go("today")
    found = office.meetings.dossier(meeting.id)
    assert [one.name for one in found.speakers] == ["Ким И.В."]
    assert found.with_role(Role.CHAIR).name == "Бакиров Э.С."
    assert sorted(one.name for one in found.participants) == ["Асанова М.Т.", "Бакиров Э.С."]


def test_the_card_changes_a_person_and_the_list_follows(step, office, meeting, dossier):
    office.registration.add_invited(meeting.id, names=["Ким И.В."])
    step.show_page(office.meetings.page(meeting.id))
    step.show_section(INVITED)
    view = step.views[INVITED]
    view.list.setFocus()
    view.list.select_row(0, 0)
    hands.press(view.list.view, Qt.Key.Key_Return)
    assert focus() is view.card.form.rows["name"].editor
    post = view.card.form.rows["post"].editor
    post.ky.setFocus()
    hands.type_text(post.ky, "юрист")
    view.entry.setFocus()
    assert dossier().participants[0].post.ky == "юрист"
    assert view.list.model.index(0, 1).data() == "юрист"


# ---- checklist and notice ------------------------------------------------------------------------------


def test_the_checklist_is_ticked_by_space_and_marks_what_is_late(step, office, meeting, dossier):
    late = PreparationStep(
        meeting_id=meeting.id, text=Words("Жарыялоо", ""), due=dt.date.today() - dt.timedelta(2)
    )
    office.meetings.append(late)
    step.show_page(office.meetings.page(meeting.id))
    step.show_section(CHECKLIST)
    rows = step.views[CHECKLIST].list
    state = rows.model.index(0, 3)
    assert "2 күн кечикти" in state.data() and state.data(Qt.ItemDataRole.DecorationRole) is not None
    hands.press(rows.view, Qt.Key.Key_Space)
    assert dossier().steps[0].done_on == dt.date.today()
    assert step.rail._group.button(CHECKLIST).text().endswith("1/1")
    hands.press(rows.view, Qt.Key.Key_Insert)
    dossier()
    cell = rows.view.findChild(QLineEdit)
    assert cell is focus()
    hands.type_text(cell, "Тизме түзүү")
    hands.press(cell, Qt.Key.Key_Return)
    assert [one.text.ky for one in dossier().steps] == ["Жарыялоо", "Тизме түзүү"]


def test_an_empty_checklist_is_filled_for_the_kind(step, office, meeting, dossier):
    office.records.save(Template(purpose=TemplateKind.STEP, text=Words("Зал даярдоо", ""), days=1))
    step.show_section(CHECKLIST)
    step.views[CHECKLIST].templates.click()
    found = [one for one in dossier().steps if one.text.ky == "Зал даярдоо"]
    assert found and found[0].due == DAY - dt.timedelta(days=1)


def test_the_notice_is_shown_dated_and_saved_as_pdf(step, window, dossier, monkeypatch, tmp_path):
    step.show_section(NOTICE)
    view = step.views[NOTICE]
    hands.until(lambda: view.paper.preview.ready, 20000)
    hands.type_text(view.form.rows["notice_on"].editor.field, "бүгүн")
    hands.press(focus(), Qt.Key.Key_Return)
    assert dossier().meeting.notice_on == dt.date.today()
    hands.until(lambda: view.paper.preview.ready, 20000)
    wanted = tmp_path / "Кулактандыруу.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(wanted), ""))
    hands.answer("Жабуу")
    view.paper.save.click()
    window.settled()
    assert wanted.read_bytes().startswith(b"%PDF")


# ---- the step as a whole -----------------------------------------------------------------------------


def test_sections_change_by_keys(step):
    hands.press(focus(), Qt.Key.Key_PageDown, CTRL)
    assert step.rail.current == AGENDA and step.views[AGENDA].isVisible()
    hands.press(step.views[AGENDA].list.view, Qt.Key.Key_PageUp, CTRL)
    assert step.rail.current == WHAT


def test_a_problem_leads_to_its_field(step, office, meeting, window, dossier):
    item = office.meetings.append(office_item(meeting.id, "Суу")).rows[0]
    step.show_page(office.meetings.page(meeting.id))

    def led(code, field, record_id=meeting.id):
        return step.lead(Problem(code, field, record_id=record_id))

    assert led("needs_title", "title") and focus() is step.views[WHAT].form.rows["title"].editor.ky
    assert led("needs_date", "date") and focus() is step.views[WHAT].when.day.field
    assert led("no_russian", "place.ru") and step.rail.current == WHAT
    assert led("needs_agenda", "items") and step.rail.current == AGENDA
    assert led("no_russian", "text.ru", item.id) and focus() is step.views[AGENDA].card.text.ru
    assert led("needs_chair", "participants") and focus() is step.views[INVITED].chair
    assert led("needs_secretary", "participants") and focus() is step.views[INVITED].secretary
    assert not led("needs_present", "present_count")
    assert not led("item_open", "outcome", item.id)
    assert not led("no_russian", "name.ru", "office")


def test_a_signed_meeting_is_closed_and_says_why(window, office):
    held = staff_meeting(office)
    paper = office.papers.issue(held, PrintChoice()).rows[0]
    office.papers.sign(paper.id, [office.papers.pdf(paper.id)])
    page = window.open("meeting", held)
    page.show_step(0)
    window.settled()
    step = page.step
    assert step.note.isVisible() and "кол коюлган" in step.note.words.text()
    assert step.views[WHAT].form.rows["title"].editor.ky.isReadOnly()
    for no in (AGENDA, CHECKLIST):
        assert step.views[no].list.model.read_only
    step.show_section(INVITED)
    assert step.views[INVITED].chair.isReadOnly() and not step.views[INVITED].entry.isVisible()


def test_a_model_says_what_it_is(window, office):
    model = office.meetings.make_recurring(staff_meeting(office)).first(Meeting)
    page = window.open("meeting", model.id)
    page.show_step(0)
    window.settled()
    assert "үлгү" in page.step.note.words.text()


def test_what_is_typed_survives_a_pulled_cable(step, office, meeting, window):
    hands.type_text(focus(), "Жумалык")
    hands.until(lambda: bool(office.typing.pending()), 3000)
    kept = office.typing.pending()[0]
    assert kept.key.field == "title.ky" and kept.text == "Жумалык"


def test_the_step_and_its_dialog_die(window, office, meeting):
    ctx = window.shell._ctx
    page = office.meetings.page(meeting.id)

    def make():
        step = PrepareStep(ctx, meeting.id)
        step.show_page(page)
        return step

    hands.assert_dies(make)
    hands.settle(window.desk)
    found = office.meetings.templates(TemplateKind.STEP, MeetingKind.HEARING)
    hands.assert_dies(lambda: PickDialog(ctx, None, found))
