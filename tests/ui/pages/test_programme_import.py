"""An office's own file is looked at, corrected and accepted in the window; one undo takes it back."""

from __future__ import annotations

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mslite.domain.programme.found import TableUse
from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.tree import lines
from mslite.domain.rows import RecordRef
from mslite.ui.pages.help.topics import TOPICS
from mslite.ui.pages.programme.importing.page import SHEETS, ImportPage
from mslite.ui.pages.programme.page import ProgrammeFrame
from tests.ui import hands

HEAD = ("№", "Милдет", "Иш-чаралар", "Ишке ашыруу мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуулар")
ROWS = (
    ("1", "Таза суу", "Скважина казуу", "2024-2025-жж.", "2 скважина", "Таза суу МИ"),
    ("", "", "Түтүк алмаштыруу", "качан болсо", "10 км", "Таза суу МИ, Тазалык МИ"),
    ("2", "Жолдор", "Көчө оңдоо", "2026-ж.", "4 км", "Тазалык МИ"),
)
CTRL = Qt.KeyboardModifier.ControlModifier


def write(path, rows=ROWS):
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("План")
    for row, cells in enumerate((HEAD, *rows)):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    return path


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "план.xlsx")


def look(window, path, programme_id=""):
    page = window.open("programme_import", programme_id)
    assert isinstance(page, ImportPage)
    page.read((path,))
    hands.until(lambda: page._found is not None, 15_000)
    window.settled()
    return page


def items(office, kind=PlanKind.ACTIVITY):
    (programme,) = office.programmes.all()
    found = lines(office.programmes.book(programme.id).items)
    return [line.item for line in found if line.item.kind is kind]


def test_nothing_is_written_until_it_is_accepted_and_one_undo_takes_it_back(window, office, file):
    page = window.go("programmes")
    hands.press(QApplication.focusWidget(), Qt.Key.Key_O, CTRL)
    assert isinstance(window.settled(), ImportPage) and page is not window.page
    page = look(window, file)
    assert page.sheets[0].counts["activities"].text() == "3"
    assert office.programmes.all() == ()
    hands.press(page.sheets[0].table.view, Qt.Key.Key_Return, CTRL)
    assert isinstance(window.settled(), ProgrammeFrame)
    assert [one.text.ky for one in items(office)] == ["Скважина казуу", "Түтүк алмаштыруу", "Көчө оңдоо"]
    window.shell.status.take_back()
    window.settled()
    assert office.programmes.all() == ()


def test_a_doubt_is_corrected_where_it_is_told(window, office, file):
    page = look(window, file)
    page.show_sheet(2)
    doubts = page.sheets[2].list
    QAbstractItemModelTester(doubts.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    at = next(no for no, one in enumerate(doubts.model.rows) if one.text == "качан болсо")
    assert "3-сап" in doubts.model.index(at, 0).data()
    doubts.select_row(at, 1, edit=True)
    editor = QApplication.focusWidget()
    editor.selectAll()
    hands.type_text(editor, "2026-жыл")
    hands.press(editor, Qt.Key.Key_Return)
    window.settled()
    assert "качан болсо" not in [one.text for one in doubts.model.rows]
    page.accept.click()
    window.settled()
    pipe = next(one for one in items(office) if one.text.ky == "Түтүк алмаштыруу")
    assert pipe.term.ky == "2026-жыл" and pipe.first_year == 2026


def test_a_column_is_taken_for_something_else(window, office, file):
    page = look(window, file)
    page.show_sheet(1)
    columns = page.sheets[1].list
    assert page.sheets[1].use.value() is TableUse.PLAN
    row = columns.model.rows[4]
    assert "10 км" in row.sample
    columns.model.setData(columns.model.index(4, 2), "note")
    window.settled()
    page.accept.click()
    window.settled()
    assert [one.result.ky for one in items(office)] == ["", "", ""]
    assert items(office)[0].note == "2 скважина"


def test_a_refused_body_is_not_made(window, office, file):
    page = look(window, file)
    page.show_sheet(4)
    bodies = page.sheets[4].list
    at = next(n for n, one in enumerate(bodies.model.rows) if "Тазалык" in one.organisation.name.ky)
    bodies.select_row(at, 0)
    bodies.setFocus()
    hands.press(bodies.view, Qt.Key.Key_Space)
    window.settled()
    page.accept.click()
    window.settled()
    names = [one.name.ky for one in office.directory.organisations()]
    assert any("Таза суу" in name for name in names) and not any("Тазалык" in name for name in names)


def test_a_corrected_file_changes_rows_and_tells_what_is_gone(window, office, tmp_path, file):
    look(window, file).accept.click()
    window.settled()
    (programme,) = office.programmes.all()
    changed = (ROWS[0], ("2", "Жолдор", "Көчө оңдоо", "2027-ж.", "4 км", "Тазалык МИ"))
    page = look(window, write(tmp_path / "оңдолгон.xlsx", changed), programme.id)
    assert page.target.value() == programme.id
    page.show_sheet(5)
    gone = page.sheets[5].list
    assert [gone.model.index(no, 2).data() for no in range(gone.model.rowCount())] == ["Түтүк алмаштыруу"]
    gone.select_row(0, 0)
    gone.setFocus()
    hands.press(gone.view, Qt.Key.Key_Space)
    window.settled()
    page.accept.click()
    window.settled()
    assert [(one.text.ky, one.term.ky) for one in items(office)] == [
        ("Скважина казуу", "2024-2025-жж."),
        ("Көчө оңдоо", "2027-ж."),
    ]


def test_a_file_that_is_none_is_told_with_advice(window, tmp_path):
    bad = tmp_path / "сүрөт.docx"
    bad.write_bytes(b"\x89PNG not a document")
    page = window.open("programme_import", "")
    page.read((bad,))
    hands.until(page.told.isVisible, 10_000)
    assert "сүрөт.docx" in page.told.words.text()
    assert not page.accept.isEnabled()


def test_the_page_has_its_help_and_dies(window, file):
    page = look(window, file)
    assert page.help_topic in TOPICS and len(page.sheets) == len(SHEETS)
    hands.assert_dies(lambda: ImportPage(page._ctx, RecordRef("programme_import", "")))
