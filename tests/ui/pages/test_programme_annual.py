"""The year's plan is ticked and narrowed in one list, and printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.programme.annual import annual_lines
from mslite.domain.programme.rows import PlanItem, Programme
from mslite.domain.programme.sheets import ProgrammePaper
from mslite.domain.rows import RecordRef, Words
from mslite.ui.pages.programme.page import SECTIONS
from tests.ui import hands

KEYS = [one.key for one in SECTIONS]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def programme(office):
    made = office.programmes.begin(2024).first(Programme)
    for no, text in enumerate(("10 км жол оңдоо", "Көчөт отургузуу"), start=1):
        office.records.save(
            PlanItem(programme_id=made.id, position=no, text=Words(text), term=Words("2024-2026-жж."))
        )
    return made


@pytest.fixture
def section(window, programme):
    page = window.open("programme", programme.id)
    page.show_section(KEYS.index("annual"))
    window.settled()
    page.section.year.set_value(2025)
    page.section.year.edited.emit()
    return page.section


def year(office, programme):
    return annual_lines(office.programmes.book(programme.id), 2025)


def test_space_ticks_and_a_cell_is_narrowed_and_given_back(window, office, programme, section):
    QAbstractItemModelTester(section.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    section.list.select_row(0, 0)
    section.list.setFocus()
    hands.press(section.list.view, Qt.Key.Key_Space)
    window.settled()
    assert year(office, programme)[0].row is not None
    section.list.select_row(0, 2, edit=True)
    editor = QApplication.focusWidget()
    editor.selectAll()
    hands.type_text(editor, "2,5 км жол")
    hands.press(editor, Qt.Key.Key_Return)
    window.settled()
    assert year(office, programme)[0].touched == ("text",)
    assert "10 км жол оңдоо" in section.told.text() and section.back.isEnabled()
    section.list.setFocus()
    hands.press(section.list.view, Qt.Key.Key_R, CTRL)
    window.settled()
    assert year(office, programme)[0].touched == ()


def test_one_button_chooses_by_the_term(window, office, programme, section):
    section.propose.click()
    window.settled()
    assert [line.row is not None for line in year(office, programme)] == [True, True]
    assert not section.propose.isEnabled()
    window.shell.status.take_back()
    window.settled()
    assert not any(line.row for line in year(office, programme))


def test_the_years_plan_leads_to_its_paper(window, office, programme, section):
    section.propose.click()
    window.settled()
    section.printing.click()
    window.settled()
    view = window.page.section.view
    hands.until(lambda: view.preview.ready, 20_000)
    assert view.paper.value() is ProgrammePaper.ANNUAL_PLAN and view.others["year"].value() == 2025
    window.settled()


def test_each_paper_asks_for_what_it_needs_alone(window, office, programme):
    page = window.open("programme", programme.id)
    page.lead(RecordRef("programme", "print"))
    view = page.section.view
    hands.until(lambda: view.preview.ready, 20_000)
    seen = {}
    for paper in ProgrammePaper:
        view.paper.set_value(paper)
        view._fit()
        seen[paper] = [name for name, editor in view.others.items() if editor.isVisible()]
    assert seen[ProgrammePaper.BOOK] == ["resolution_id"]
    assert seen[ProgrammePaper.ANNUAL_PLAN] == ["year"]
    view.take(ProgrammePaper.BODY)
    assert not view.preview.ready and not view.print.isEnabled()
    window.settled()


def test_a_paper_is_saved_for_word_and_for_excel(window, office, programme, section, tmp_path):
    section.propose.click()
    window.settled()
    section.printing.click()
    window.settled()
    view = window.page.section.view
    hands.until(lambda: view.preview.ready, 20_000)
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "mslite.ui.pages.programme.printing.view.save_file",
            lambda ctx, parent, data, name, kinds: made.update({kinds[0][0]: (name, data[:2])}),
        )
        view.word.click()
        view.excel.click()
        hands.until(lambda: len(made) == 2, 20_000)
    assert made == {"Word": ("Жылдык план", b"PK"), "Excel": ("Жылдык план", b"PK")}
    window.settled()


def test_the_sections_die(window, programme):
    page = window.open("programme", programme.id)
    make, ctx = type(page), page._ctx

    def whole():
        frame = make(ctx, RecordRef("programme", programme.id))
        hands.settle(window.desk)
        for key in ("annual", "print"):
            frame.show_section(KEYS.index(key))
        hands.settle(window.desk)
        return frame

    hands.assert_dies(whole)
    window.settled()
