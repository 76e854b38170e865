"""A year with the programme at the keyboard: import, adoption, a half-year with facts, its report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from mslite.domain.problems import UserFixable
from mslite.domain.programme.kinds import PlanKind, ProgrammeState
from mslite.domain.programme.monitoring import CellState
from mslite.domain.programme.rows import Book
from mslite.domain.programme.sheets import ProgrammePaper
from mslite.domain.programme.tree import lines
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.grid import Grid
from mslite.ui.kit.gridcell import CellEditor
from mslite.ui.pages.programme.importing.page import DOUBTS, ImportPage
from mslite.ui.pages.programme.monitoring import MonitoringSection
from mslite.ui.pages.programme.page import SECTIONS, ProgrammeFrame
from mslite.ui.pages.programme.passport.enforcing import EnforceDialog
from mslite.ui.pages.programme.printing import PrintSection
from tests.scenario.clerk import ALT, CTRL, Clerk, K
from tests.scenario.morning import SECRETARY, words
from tests.ui import hands

SHIFT = Qt.KeyboardModifier.ShiftModifier
YEAR = dt.date.today().year
"""The programme runs around the year in which the test runs, so that a half-year is over."""
PLAN = (
    ("№", "Тапшырма", "Чаралар", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу аткаруучулар"),
    ("1. Ак-Суунун чарбасы", "", "", "", "", ""),
    ("1.1. Таза суу", "", "", "", "", ""),
    ("1", "Суу түтүгү", "Токтогул көчөсүнө түтүк тартуу", f"{YEAR - 1}-{YEAR + 1}-жж.", "3 км", "Мэрия"),
    ("2", "Скважина", "Скважина казуу", "каржы болгондо", "2 скважина", "Мэрия"),
    ("3", "Жолдор", "Кыштак жолун оңдоо", "жакында", "4 км", "Тазалык МИ"),
)
MATRIX = (
    ("№", "Көрсөткүчтөр", "Өлчөө бирдиги", f"Базалык маани {YEAR - 2}",
     str(YEAR - 1), str(YEAR), str(YEAR + 1), "Жооптуулар"),
    ("1", "Таза суу менен камсыз болгон калк", "%", "60", "65", "70", "80", "Мэрия"),
    ("2", "Оңдолгон жолдор", "км", "0", "1", "2", "4", "Тазалык МИ"),
)  # fmt: skip
DOUBTFUL = {"каржы болгондо": f"{YEAR}-ж.", "жакында": f"{YEAR}-{YEAR + 1}-жж."}
NAME = "Ак-Суу шаарынын социалдык-экономикалык өнүгүү программасы"
REMARK = "Санды участоктор боюнча текшериңиз"
MISTYPED, WATER, ROADS = "86,5", "68,5", "1,3"
DONE = "Токтогул көчөсүнө 2 км түтүк тартылды"
CLOSE = "Жарым жылдыкты жабуу …"


def office_file(path: Path) -> Path:
    """Write the office's own Word file: title, a plan and a matrix."""
    made = docx.Document()
    made.add_heading(f"{NAME} {YEAR - 1}–{YEAR + 1}-жылдар", 0)
    for title, rows in (("Иш-чаралар планы", PLAN), ("Индикаторлор матрицасы", MATRIX)):
        made.add_heading(title, 1)
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            if not any(texts[1:]):
                row.cells[0].merge(row.cells[-1])
            for cell, text in zip(row.cells, texts, strict=True):
                if text:
                    cell.text = text
    made.save(str(path))
    return path


def book(clerk: Clerk) -> Book:
    """Return the programme as it stands in the data file."""
    clerk.rest()
    (programme,) = clerk.office.programmes.all()
    return clerk.office.programmes.book(programme.id)


def section(clerk: Clerk, key: str) -> None:
    """Go to a section by its key."""
    no = [one.key for one in SECTIONS].index(key)
    clerk.press(K(int(K.Key_1) + no), CTRL)
    page = clerk.page
    assert isinstance(page, ProgrammeFrame) and page.strip.current == no


def monitoring(clerk: Clerk) -> MonitoringSection:
    """Return the section of monitoring in front."""
    page = clerk.page
    assert isinstance(page, ProgrammeFrame) and isinstance(page.section, MonitoringSection)
    return page.section


def cell(clerk: Clerk, grid: Grid, text: str) -> None:
    """Type over the cell of the cursor; Enter goes one down."""
    assert clerk.here is grid.view
    hands.type_text(clerk.here, text[:1])
    assert isinstance(clerk.here, CellEditor)
    clerk.type(text[1:]).press(K.Key_Return)


def states(clerk: Clerk) -> list[CellState]:
    """Return how far the facts are."""
    clerk.rest()
    page = clerk.office.monitoring.page(book(clerk).periods[0].id)
    return [line.state for line in page.sheet.facts]


def begin(clerk: Clerk, _folder: Path) -> None:
    """The first start: only what must be known."""
    clerk.type("Ак-Суу шаарынын мэриясы", "", "Ак-Суу шаары").press(K.Key_Return)
    clerk.type(SECRETARY).press(K.Key_Return)
    clerk.press(K.Key_Return).press(K.Key_Escape).press(K.Key_Return, CTRL)
    clerk.until(lambda: clerk.window.ready)


def bring_in(clerk: Clerk, folder: Path) -> None:
    """The office's Word file is chosen, its two doubtful cells corrected, and it is accepted."""
    clerk.press(K.Key_3, ALT).press(K.Key_O, CTRL)
    page = clerk.page
    assert isinstance(page, ImportPage)
    with clerk.dialog(QFileDialog, clerk.named(office_file(folder / "программа.docx"))):
        clerk.press(K.Key_O, CTRL)
    clerk.until(lambda: page.accept.isEnabled())
    clerk.look("90-import")
    assert clerk.office.programmes.all() == ()
    clerk.press(K.Key_PageDown, CTRL, times=DOUBTS)
    clerk.look("91-import-doubts")
    doubts = page.sheets[DOUBTS].list  # type: ignore[attr-defined]
    first = [one.text for one in doubts.model.rows].index(next(iter(DOUBTFUL)))
    clerk.press(K.Key_Down, times=first).press(K.Key_Right)
    for told, meant in DOUBTFUL.items():  # one that is settled leaves the list, the next takes its place
        assert doubts.model.rows[doubts.view.currentIndex().row()].text == told
        clerk.press(K.Key_F2).press(K.Key_A, CTRL).type(meant).press(K.Key_Return)
    assert not [one for one in doubts.model.rows if one.reason == "term_unclear"]
    clerk.press(K.Key_Return, CTRL)
    clerk.until(lambda: isinstance(clerk.page, ProgrammeFrame))
    clerk.look("92-passport")
    found = book(clerk)
    assert found.programme.state is ProgrammeState.DRAFT
    terms = [line.item.term.ky for line in lines(found.items) if line.item.kind is PlanKind.ACTIVITY]
    assert terms == [PLAN[3][3], *DOUBTFUL.values()]
    assert [one.name.ky for one in found.indicators] == [row[1] for row in MATRIX[1:]]


def adopt(clerk: Clerk, _folder: Path) -> None:
    """The council adopts it: number and date keep the wording of the day."""
    page: ProgrammeFrame = clerk.page  # type: ignore[assignment]
    clerk.tab_to(page.section.resolutions.button)  # type: ignore[union-attr]

    def fill(_dialog: EnforceDialog) -> None:
        clerk.type("5", f"16.02.{YEAR - 1}").press(K.Key_Tab)
        clerk.look("93-resolution")
        clerk.press(K.Key_Return)

    with clerk.dialog(EnforceDialog, fill):
        clerk.press(K.Key_Space)
    found = book(clerk)
    assert found.programme.state is ProgrammeState.ADOPTED
    assert [(one.number, one.date) for one in found.resolutions] == [("5", dt.date(YEAR - 1, 2, 16))]


def half_year(clerk: Clerk, _folder: Path) -> None:
    """The half-year that is over is opened; reports and facts are written."""
    section(clerk, "monitoring")
    with clerk.dialog(Decision, lambda _dialog: clerk.press(K.Key_Return) and None):
        clerk.press(K.Key_N, CTRL)
    front = monitoring(clerk)
    assert front.stack.currentWidget() is front.reports
    cell(clerk, front.reports.grid, DONE)
    clerk.press(K.Key_PageDown, CTRL)
    clerk.look("94-facts")
    cell(clerk, front.facts.grid, MISTYPED)
    cell(clerk, front.facts.grid, ROADS)
    found = book(clerk)
    assert [one.done.ky for one in found.reports] == [DONE]
    assert sorted(one.value for one in found.facts) == sorted((MISTYPED, ROADS))


def check(clerk: Clerk, _folder: Path) -> None:
    """Both facts are complete; one goes back with a note, is corrected, and both are approved."""
    front = monitoring(clerk)
    clerk.press(K.Key_Home, CTRL)
    clerk.press(K.Key_Return, CTRL).press(K.Key_Down).press(K.Key_Return, CTRL)
    assert states(clerk) == [CellState.SUBMITTED] * 2
    clerk.press(K.Key_Up)

    def remark(dialog: Decision) -> None:
        clerk.type(REMARK).tab_to(dialog.verb).press(K.Key_Space)

    with clerk.dialog(Decision, remark):
        clerk.press(K.Key_R, CTRL)
    assert states(clerk) == [CellState.RETURNED, CellState.SUBMITTED]
    assert front.facts.about.remark.words.text() == REMARK
    clerk.look("95-returned")
    value = [one.key for one in front.facts.grid.model.columns].index("value")
    clerk.press(K.Key_Right, times=value - front.facts.grid.view.currentIndex().column())
    cell(clerk, front.facts.grid, WATER)
    clerk.press(K.Key_Up).press(K.Key_Return, CTRL)
    for way in (K.Key_Up, K.Key_Down):
        clerk.press(way).press(K.Key_Return, CTRL | SHIFT)
    assert states(clerk) == [CellState.APPROVED] * 2


def close(clerk: Clerk, _folder: Path) -> None:
    """The half-year is closed: neither the table nor the office writes into it any more."""
    front = monitoring(clerk)
    with clerk.dialog(Decision, lambda _dialog: clerk.press(K.Key_Return) and None):
        clerk.press(K.Key_F9)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            now = menu.activeAction()
            if now is not None and now.text() == CLOSE:
                break
            clerk.press(K.Key_Down)
        clerk.press(K.Key_Return)
    clerk.look("96-closed")
    found = book(clerk)
    (period,) = found.periods
    assert period.locked and states(clerk) == [CellState.LOCKED] * 2
    front.setFocus()
    hands.type_text(front.facts.grid.view, "9")
    assert not front.facts.grid.view.editing
    with pytest.raises(UserFixable, match="lock:period"):
        clerk.office.monitoring.write(period.id, {found.reports[0].plan_item_id: {"percent": 9}})
    assert (book(clerk).facts, book(clerk).reports) == (found.facts, found.reports)


def report(clerk: Clerk, _folder: Path) -> None:
    """The report of the half-year on paper holds what was entered."""
    clerk.press(K.Key_P, CTRL)
    page = clerk.page
    assert isinstance(page, ProgrammeFrame) and isinstance(page.section, PrintSection)
    view = page.section.view
    clerk.tab_to(view.paper)
    for _ in ProgrammePaper:
        if view.paper.value() is not ProgrammePaper.MONITORING:
            clerk.press(K.Key_Down)
    clerk.until(lambda: view.preview.ready)
    clerk.look("97-report")
    told = words(view.preview.pdfs[0])
    for text in (WATER, ROADS, DONE, MATRIX[1][1], MATRIX[2][1]):
        assert text in told, text
    assert MISTYPED not in told


def next_morning(clerk: Clerk, _folder: Path) -> None:
    """After the restart everything is there, the half-year still closed."""
    before = book(clerk)
    clerk.stop()
    clerk.start()
    clerk.press(K.Key_Return)
    clerk.until(lambda: clerk.window.ready)
    assert book(clerk) == before
    assert states(clerk) == [CellState.LOCKED] * 2
    clerk.press(K.Key_3, ALT)
    clerk.look("98-programmes")
    clerk.press(K.Key_Return)
    assert isinstance(clerk.page, ProgrammeFrame)
    section(clerk, "monitoring")
    clerk.look("99-monitoring")
    assert monitoring(clerk).facts.grid.model.read_only
    assert clerk.office.backups.check().ok
