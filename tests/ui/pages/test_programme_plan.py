"""The action plan as one big table, by keyboard, in the words of a clerk."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.app import translator
from mslite.domain.meetings import Meeting
from mslite.domain.office import Organisation
from mslite.domain.papers import AttachmentRole
from mslite.domain.programme.kinds import ActivityState, ProgrammeState
from mslite.domain.programme.rows import Programme, TableColumn
from mslite.domain.programme.tree import lines
from mslite.domain.rows import RecordRef, Words
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.linkrow import LinkRow
from mslite.ui.kit.people import CompletedLine
from mslite.ui.pages.meeting.page import MeetingFrame
from mslite.ui.pages.programme.importing.page import ImportPage
from mslite.ui.pages.programme.page import SECTIONS
from mslite.ui.pages.programme.plan import PlanSection
from tests.ui import hands

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL = Mod.ControlModifier
COLUMNS = ("number", "task", "text", "term", "result", "responsible")
BLOCK = (
    ("1-артыкчылык. Таза суу", "", "", "", "", ""),
    ("1.1. Түтүктөр", "", "", "", "", ""),
    ("1", "Сууну жакшыртуу", "Скважина казуу", "2024-2025-жж.", "2 скважина", "Мэрия, Суу канал"),
    ("", "", "Түтүк алмаштыруу", "жыл сайын", "5 км", "Суу канал"),
    ("2", "Жолдорду оңдоо", "Көпүрө куруу", "кийинчерээк", "1 көпүрө", "Мэрия"),
)


@pytest.fixture
def programme(office):
    """A programme of four years without a plan."""
    return office.programmes.begin(2024).first(Programme).id


@pytest.fixture
def planned(office, programme):
    """The same with a small plan."""
    office.plan.paste(programme, (), 0, COLUMNS, BLOCK, "ky")
    return programme


def open_plan(window, programme):
    """The section of the plan in front."""
    page = window.open("programme", programme)
    page.show_section([one.key for one in SECTIONS].index("plan"))
    window.settled()
    assert isinstance(page.section, PlanSection)
    return page.section


def told(office, programme):
    """The plan in the file: kinds and texts in the order of print."""
    book = office.programmes.book(programme, "items")
    return [(line.item.kind.value, line.item.text.ky) for line in lines(book.items)]


def row(office, programme, text):
    return next(one for one in office.programmes.book(programme).items if one.text.ky == text)


def type_in(section, text, end=Key.Key_Return):
    """Type over the current cell and end with a key."""
    view = section.table.grid.view
    hands.type_text(view, text)
    hands.press(view.indexWidget(view.currentIndex()), end)


def test_a_new_plan_is_written_by_keyboard_alone(window, office, programme):
    section = open_plan(window, programme)
    assert section.stack.currentWidget() is section.none
    hands.press(QApplication.focusWidget(), Key.Key_Return, CTRL)
    window.settled()
    type_in(section, "Таза суу")
    window.settled()
    section.deeds.add_task()
    window.settled()
    type_in(section, "Сууну жакшыртуу", Key.Key_Tab)
    window.settled()
    type_in(section, "Скважина казуу", Key.Key_Tab)
    type_in(section, "2024-2025-жж.", Key.Key_Tab)
    type_in(section, "2 скважина", Key.Key_Tab)
    type_in(section, "Мэрия", Key.Key_Tab)
    window.settled()
    type_in(section, "Түтүк алмаштыруу")
    window.settled()
    assert told(office, programme) == [
        ("priority", "Таза суу"),
        ("task", "Сууну жакшыртуу"),
        ("activity", "Скважина казуу"),
        ("activity", "Түтүк алмаштыруу"),
    ]
    made = row(office, programme, "Скважина казуу")
    assert (made.last_year, made.result.ky, made.responsible.ky) == (2025, "2 скважина", "Мэрия")


def test_a_table_from_excel_is_pasted_into_the_empty_plan(window, office, programme):
    section = open_plan(window, programme)
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(cells) for cells in BLOCK))
    hands.press(QApplication.focusWidget(), Key.Key_V, CTRL)
    window.settled()
    assert len(told(office, programme)) == 7
    assert section.stack.currentWidget() is section.beside
    hands.press(section.table.grid.view, Key.Key_Z, CTRL)
    window.settled()
    assert told(office, programme) == []


def test_every_step_is_taken_back_and_done_again(window, office, planned):
    section = open_plan(window, planned)
    view, start = section.table.grid.view, told(office, planned)
    section.table.grid.go(row(office, planned, "Скважина казуу").id, "text")
    type_in(section, "Эки скважина")
    window.settled()
    hands.press(view, Key.Key_Up)
    hands.press(view, Key.Key_Down, Mod.AltModifier)
    window.settled()
    hands.press(view, Key.Key_Left, Mod.AltModifier | Mod.ShiftModifier)
    window.settled()
    hands.press(view, Key.Key_Delete, CTRL)
    window.settled()
    end = told(office, planned)
    assert end != start
    for _ in range(4):
        hands.press(view, Key.Key_Z, CTRL)
        window.settled()
    assert told(office, planned) == start
    for _ in range(4):
        hands.press(view, Key.Key_Y, CTRL)
        window.settled()
    assert told(office, planned) == end


def test_what_is_typed_is_in_the_file_before_the_cell_is_left(window, office, planned):
    section = open_plan(window, planned)
    section.table.grid.go(row(office, planned, "Скважина казуу").id, "text")
    hands.type_text(section.table.grid.view, "Эки скв")
    hands.until(lambda: any(one.text == "Эки скв" for one in office.typing.pending()))
    view = section.table.grid.view
    hands.press(view.indexWidget(view.currentIndex()), Key.Key_Escape)
    window.settled()
    assert office.typing.pending() == ()
    assert row(office, planned, "Скважина казуу").version == 1


def test_a_cell_is_saved_when_the_section_is_left(window, office, planned):
    section = open_plan(window, planned)
    section.table.grid.go(row(office, planned, "Скважина казуу").id, "result")
    hands.type_text(section.table.grid.view, "3 скважина")
    window.page.show_section(0)
    window.settled()
    assert row(office, planned, "Скважина казуу").result.ky == "3 скважина"


def test_filters_leave_the_rows_of_a_body_a_year_a_state_and_all_come_back(window, office, planned):
    item = row(office, planned, "Скважина казуу")
    office.records.save(dataclasses.replace(item, state=ActivityState.DONE))
    section = open_plan(window, planned)

    def shown():
        return [line.cells[2].text for line in section.table.grid.model.lines if not line.wide]

    def choose(choice, words):
        choice.setCurrentIndex(choice.findText(words))
        choice.edited.emit()
        window.settled()

    everything = shown()
    choose(section.filters.body, "Мэрия")
    assert shown() == ["Скважина казуу", "Көпүрө куруу"]
    assert section.filters.all.isVisible()
    choose(section.filters.year, "2025")
    assert shown() == ["Скважина казуу"]
    section.filters.all.click()
    window.settled()
    assert shown() == everything
    hands.type_text(section.filters.words, "туТук")
    hands.until(lambda: shown() == ["Түтүк алмаштыруу"])
    section.filters.clear()
    section.filters.state.set_value(ActivityState.DONE)
    section.filters.state.edited.emit()
    window.settled()
    assert shown() == ["Скважина казуу"]


def test_a_term_that_is_not_understood_says_so(window, office, planned):
    section = open_plan(window, planned)
    model = section.table.grid.model
    at = model.row_of(row(office, planned, "Көпүрө куруу").id)
    assert model.cell(at, 3).tip
    assert model.cell(at, 3).tone.value == "warn"
    assert "2024" in model.cell(model.row_of(row(office, planned, "Скважина казуу").id), 3).tip


def test_the_table_speaks_the_other_language_and_shows_what_is_missing_there(window, office, planned):
    section = open_plan(window, planned)
    section.langs.chosen.emit(1)
    window.settled()
    item = row(office, planned, "Скважина казуу")
    section.table.grid.go(item.id, "text")
    cell = section.table.grid.model.cell(section.table.grid.view.currentIndex().row(), 2)
    assert cell.ghost
    type_in(section, "Пробурить скважину")
    window.settled()
    assert row(office, planned, "Скважина казуу").text == Words("Скважина казуу", "Пробурить скважину")


def test_the_rest_of_a_row_is_a_key_away(window, office, planned, tmp_path):
    section = open_plan(window, planned)
    item = row(office, planned, "Скважина казуу")
    section.table.grid.go(item.id, "text")
    hands.press(section.table.grid.view, Key.Key_F4)
    window.settled()
    card = section.card
    assert card.isVisible()
    card.form.rows["percent"].editor.setFocus()
    hands.type_text(card.form.rows["percent"].editor, "40")
    card.form.rows["note"].editor.setFocus()
    window.settled()
    assert row(office, planned, "Скважина казуу").percent == 40
    card.money.rows.inserting.emit(0)
    window.settled()
    (money,) = office.programmes.book(planned).funding
    model = card.money.rows.model
    model.setData(model.index(0, 2), "1 250,50")
    window.settled()
    (money,) = office.programmes.book(planned).funding
    assert (money.year, money.plan) == (2024, 125_050)
    paper = tmp_path / "акт.txt"
    paper.write_text("Акт", encoding="utf-8")
    card.evidence.attach([paper])
    window.settled()
    ref = RecordRef("plan_item", item.id)
    (file,) = office.attachments.of(ref, AttachmentRole.EVIDENCE)
    assert file.file_name == "акт.txt"
    window.shell.activateWindow()
    section.table.grid.view.setFocus()
    hands.press(section.table.grid.view, Key.Key_Z, CTRL)
    window.settled()
    assert office.attachments.of(ref, AttachmentRole.EVIDENCE) == ()


def test_the_responsible_are_completed_from_the_directory_and_tied_to_it(window, office, planned):
    office.records.save(Organisation(name=Words("Билим берүү бөлүмү")))
    section = open_plan(window, planned)
    item = row(office, planned, "Көпүрө куруу")
    section.table.grid.go(item.id, "responsible")
    view = section.table.grid.view
    hands.type_text(view, "Мэрия, бил")
    cell = view.indexWidget(view.currentIndex())
    hands.until(lambda: cell._popup.isVisible())
    hands.press(cell._popup, Key.Key_Down)
    hands.press(cell._popup, Key.Key_Return)
    hands.press(cell, Key.Key_Return)
    window.settled()
    assert row(office, planned, "Көпүрө куруу").responsible.ky == "Мэрия, Билим берүү бөлүмү"
    assert [tie.plan_item_id for tie in office.programmes.book(planned).responsible] == [item.id]


def test_a_closed_programme_is_read_only(window, office, planned):
    programme = office.programmes.book(planned).programme
    office.records.save(dataclasses.replace(programme, state=ProgrammeState.CLOSED))
    section = open_plan(window, planned)
    assert section.closed.isVisible()
    before = told(office, planned)
    section.table.grid.view.go(3, 2)
    hands.type_text(section.table.grid.view, "жок")
    hands.press(section.table.grid.view, Key.Key_Return, CTRL)
    hands.press(section.table.grid.view, Key.Key_Delete, CTRL)
    window.settled()
    assert told(office, planned) == before


def test_another_page_leads_to_a_row_also_through_a_filter(window, office, planned):
    section = open_plan(window, planned)
    section.filters.words.setText("көпүрө")
    hands.until(lambda: len(section.table.grid.model.lines) == 3)
    item = row(office, planned, "Скважина казуу")
    assert section.lead(RecordRef("plan_item", item.id))
    window.settled()
    assert section.table.grid.current() == (item.id, "text")
    assert not section.lead(RecordRef("plan_item", "0" * 32))


def test_the_model_keeps_qts_rules_and_a_change_reads_few_tables(window, office, planned, count_reads):
    section = open_plan(window, planned)
    model = section.table.grid.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    section.table.grid.view.go(3, 4)
    with count_reads() as sent:
        type_in(section, "жаңы")
        window.settled()
    assert len(sent) <= 60
    section.deeds.add_same()
    window.settled()
    section.deeds.remove()
    window.settled()


def test_the_section_dies_when_it_is_left(dressed, desk, office, planned, window):
    ctx = PageContext(desk, office, translator("ky"), window.shell)

    def make():
        out = PlanSection(ctx, planned)
        out.show_book(office.programmes.book(planned))
        hands.settle(desk)
        return out

    hands.assert_dies(make)


def test_columns_of_the_office_stand_in_the_table_and_are_written_there(window, office, planned):
    own = TableColumn(programme_id=planned, key="own_1", title=Words("Тургундар"), position=20)
    gone = TableColumn(programme_id=planned, key="result", hidden=True)
    office.records.save(own, gone)
    section = open_plan(window, planned)
    assert [column.title for column in section.table.grid.model.columns][-2:] == [
        "Жооптуу аткаруучулар",
        "Тургундар",
    ]
    assert "result" not in [column.key for column in section.table.grid.model.columns]
    section.table.grid.go(row(office, planned, "Көпүрө куруу").id, "own_1")
    type_in(section, "340 үй")
    window.settled()
    assert "340 үй" in row(office, planned, "Көпүрө куруу").extra


def test_the_office_numbers_its_rows_itself(window, office, planned):
    section = open_plan(window, planned)
    section.deeds.number_own()
    window.settled()
    section.table.grid.go(row(office, planned, "Көпүрө куруу").id, "number")
    type_in(section, "2-а")
    window.settled()
    assert row(office, planned, "Жолдорду оңдоо").number == "2-а"
    section.deeds.number_program()
    window.settled()
    at = section.table.grid.model.row_of(row(office, planned, "Көпүрө куруу").id)
    assert section.table.grid.model.cell(at, 0).text == "2"


def test_keys_pressed_before_the_new_row_is_there_come_into_it(window, office, planned):
    section = open_plan(window, planned)
    section.table.grid.go(row(office, planned, "Көпүрө куруу").id, "responsible")
    view = section.table.grid.view
    hands.press(view, Key.Key_Tab)
    hands.type_text(view, "Жаңы чара")
    window.settled()
    hands.press(view.indexWidget(view.currentIndex()), Key.Key_Return)
    window.settled()
    assert told(office, planned)[-1] == ("activity", "Жаңы чара")
    assert row(office, planned, "Көпүрө куруу").responsible.ky == "Мэрия"


def test_a_row_is_linked_to_a_meeting_that_is_found_by_a_word(window, office, planned):
    meeting = office.records.save(Meeting(title=Words("Суу боюнча кеңешме"))).first(Meeting)
    section = open_plan(window, planned)
    section.table.grid.go(row(office, planned, "Скважина казуу").id, "text")
    hands.press(section.table.grid.view, Key.Key_F4)
    window.settled()

    def choose():
        dialog = QApplication.activeModalWidget()
        line = dialog.findChild(CompletedLine)
        hands.type_text(line, "суу боюнча")
        hands.until(line.popup.isVisible)
        hands.press(line.popup, Key.Key_Down)
        hands.press(line.popup, Key.Key_Return)
        dialog.verb.click()

    QTimer.singleShot(0, choose)
    section.card.links.add.click()
    window.settled()
    (link,) = office.programmes.book(planned).links
    assert (link.table, link.record_id) == ("meeting", meeting.id)
    (shown,) = section.card.links.findChildren(LinkRow)
    shown.click()
    assert isinstance(window.settled(), MeetingFrame)


def test_the_empty_plan_leads_to_the_import(window, office, programme):
    section = open_plan(window, programme)
    hands.press(QApplication.focusWidget(), Key.Key_Space)
    assert isinstance(window.settled(), ImportPage)
    assert section.programme_id == programme


def test_words_that_meet_another_hand_are_told_and_kept(window, office, planned):
    section = open_plan(window, planned)
    item = row(office, planned, "Скважина казуу")
    section.table.grid.go(item.id, "result")
    hands.type_text(section.table.grid.view, "4 скважина")
    office.records.save(dataclasses.replace(item, result=Words("3 скважина")))
    view = section.table.grid.view
    told_of = []
    window.shell.trouble = told_of.append
    hands.press(view.indexWidget(view.currentIndex()), Key.Key_Return)
    window.settled()
    assert [error.code for error in told_of] == ["stale"]
    assert row(office, planned, "Скважина казуу").result.ky == "3 скважина"
    assert [one.text for one in office.typing.pending()] == ["4 скважина"]
