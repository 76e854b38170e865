"""Monitoring at the keyboard: a half-year from opening to the lock."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QListWidget

from mslite.domain.programme.kinds import ActivityState, FundingSource, ReportState
from mslite.domain.programme.monitoring import CellState
from mslite.domain.programme.rows import Period
from mslite.services.office import Office
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import TextEditor
from mslite.ui.pages.programme.monitoring import MonitoringSection
from mslite.ui.pages.programme.page import SECTIONS, ProgrammeFrame
from tests.services.programme.town import Town, found_town
from tests.ui import hands
from tests.ui.pages.conftest import Window
from tests.ui.pages.programme.cells import write

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FACTS, REPORTS, MONEY, BODIES, GROUP = 2, 1, 3, 4, 5


@pytest.fixture
def town(office: Office) -> Town:
    return found_town(office)


def section(window: Window, town: Town) -> MonitoringSection:
    page = window.open("programme", town.programme.id)
    assert isinstance(page, ProgrammeFrame)
    page.show_section([one.key for one in SECTIONS].index("monitoring"))
    window.settled()
    found = page.section
    assert isinstance(found, MonitoringSection)
    return found


def turn(window: Window, found: MonitoringSection, view: int) -> None:
    while found.views.current != view:
        hands.press(found, Qt.Key.Key_PageDown, CTRL)
    window.settled()


def say(text: str, verb: str) -> None:
    """Write into the field of the dialog that is about to open, and press its button."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(TextEditor) if isinstance(dialog, Decision) else None
        if field is None:
            QTimer.singleShot(10, fill)
            return
        hands.type_text(field, text)
        hands.answer(verb)

    QTimer.singleShot(0, fill)


def states(found: MonitoringSection) -> list[CellState]:
    assert found._page is not None
    return [line.state for line in found._page.sheet.facts]


def test_an_empty_monitoring_says_what_to_do_and_opens_a_half_year(
    window: Window, office: Office, town: Town
) -> None:
    found = section(window, town)
    assert found.stack.currentWidget() is found.none

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        options = dialog.findChild(QListWidget) if dialog else None
        if options is None:
            QTimer.singleShot(10, choose)
            return
        rows = [options.item(no).text() for no in range(options.count())]
        options.setCurrentRow(
            next(no for no, text in enumerate(rows) if text.startswith("2025-жылдын биринчи"))
        )
        hands.press(options, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    hands.press(found, Qt.Key.Key_N, CTRL)
    window.settled()

    periods = office.programmes.book(town.programme.id).periods
    assert [(row.year, row.half) for row in periods] == [(2025, 1)]
    assert found.stack.currentWidget() is found.reports
    assert found.reports.current() is not None


def test_facts_are_entered_returned_approved_and_closed_by_keyboard(
    window: Window, office: Office, town: Town
) -> None:
    period = office.monitoring.open(town.programme.id, 2025, 1).first(Period)
    found = section(window, town)
    turn(window, found, FACTS)

    write(window, found.facts.grid, "67 %", Qt.Key.Key_Down)
    write(window, found.facts.grid, "көп")
    assert states(found) == [CellState.SAVED, CellState.INVALID]
    found.facts.grid.go(town.roads.id, "value")
    assert "көп" in found.facts.about.wrong.text()
    write(window, found.facts.grid, "1,2")

    hands.press(found, Qt.Key.Key_Up)
    found.facts.grid.go(town.water.id, "value")
    hands.press(found.facts.grid.view, Qt.Key.Key_Return, CTRL)
    window.settled()
    assert states(found) == [CellState.SUBMITTED, CellState.SAVED]

    say("Эсепти текшериңиз", "Кайтаруу")
    hands.press(found.facts.grid.view, Qt.Key.Key_R, CTRL)
    window.settled()
    assert states(found)[0] is CellState.RETURNED
    assert found.facts.about.remark.words.text() == "Эсепти текшериңиз"

    write(window, found.facts.grid, "66 %")
    found.deeds.complete_all()
    window.settled()
    found.deeds.approve_all()
    window.settled()
    assert states(found) == [CellState.APPROVED] * 2

    hands.answer("Жабуу")
    found.deeds.lock()
    window.settled()
    assert states(found) == [CellState.LOCKED] * 2
    assert found.facts.grid.model.read_only
    facts = office.programmes.book(town.programme.id).facts
    assert sorted(row.value for row in facts) == ["1,2", "66 %"]
    assert {row.state for row in facts} == {ReportState.APPROVED}

    say("Суу боюнча сан туура эмес", "Кайра ачуу")
    found.facts.grid.go(town.water.id, "value")
    found.deeds.reopen()
    window.settled()
    assert states(found) == [CellState.RETURNED, CellState.APPROVED]
    assert not office.monitoring.page(period.id).sheet.period.locked


def test_a_percent_that_is_none_is_told_and_not_kept(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    turn(window, found, REPORTS)

    found.reports.grid.go(town.pipe.id, "percent")
    write(window, found.reports.grid, "70 %", Qt.Key.Key_Tab)
    write(window, found.reports.grid, "аткарылып", Qt.Key.Key_Return)
    found.reports.grid.go(town.school.id, "percent")
    write(window, found.reports.grid, "170")

    reports = office.programmes.book(town.programme.id).reports
    kept = [row for row in reports if row.percent is not None]
    assert [(row.plan_item_id, row.percent, row.activity_state) for row in kept] == [
        (town.pipe.id, 70, ActivityState.RUNNING)
    ]


def test_money_is_written_in_som_and_a_step_is_taken_back(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    turn(window, found, MONEY)

    def spent() -> list[int | None]:
        return [row.fact_first for row in office.programmes.book(town.programme.id).funding]

    found.money.grid.go(f"{town.pipe.id} {FundingSource.TOWN_BUDGET.value}", "spent")
    write(window, found.money.grid, "1 250 000,50")
    assert spent() == [1_250_000_50]

    hands.press(found.money.grid.view, Qt.Key.Key_Z, CTRL)
    window.settled()
    assert spent() == [None]


def test_who_has_not_answered_is_noted_by_a_key(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    turn(window, found, BODIES)
    assert found.bodies.table.model.rowCount() == 2

    hands.press(found.bodies.table.view, Qt.Key.Key_B, CTRL)
    window.settled()

    assert len(office.programmes.book(town.programme.id).requests) == 1


def test_what_is_typed_is_kept_before_the_cell_is_left(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    turn(window, found, FACTS)

    hands.type_text(found.facts.grid.view, "6")
    window.settled()
    hands.until(lambda: found._page is not None and found._page.sheet.facts[0].fact is not None)
    found.facts.keeper.flush()
    window.settled()

    assert [one.text for one in office.typing.pending()] == ["6"]


def test_a_half_year_is_shown_by_as_many_queries_whatever_its_size(
    window: Window, office: Office, town: Town, count_reads: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    with count_reads() as sent:
        found._read()
        window.settled()

    assert len(sent) == 14, sent


def test_the_tables_answer_as_qt_wants_it(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    found = section(window, town)
    testers = [
        QAbstractItemModelTester(one.grid.model, QAbstractItemModelTester.FailureReportingMode.Fatal, found)
        for one in (found.reports, found.facts, found.money)
    ]

    found._read()
    window.settled()

    assert len(testers) == 3


def test_the_section_dies(window: Window, office: Office, town: Town) -> None:
    office.monitoring.open(town.programme.id, 2025, 1)
    ctx = section(window, town).ctx

    def make() -> MonitoringSection:
        out = MonitoringSection(ctx, town.programme.id)
        out.show_book(office.programmes.book(town.programme.id))
        return out

    hands.assert_dies(make)
    window.settled()
