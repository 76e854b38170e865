"""The matrix at the keyboard: official table, new rows, plan and actual."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mslite.domain.programme.kinds import IndicatorKind
from mslite.domain.programme.rows import Indicator, Period
from mslite.domain.rows import RecordRef, Words
from mslite.services.office import Office
from mslite.ui.kit.marks import Tone
from mslite.ui.pages.programme.matrix import MatrixSection
from mslite.ui.pages.programme.page import SECTIONS, ProgrammeFrame
from tests.services.programme.town import Town, found_town
from tests.ui import hands
from tests.ui.pages.conftest import Window
from tests.ui.pages.programme.cells import editor_of, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def town(office: Office) -> Town:
    return found_town(office)


def section(window: Window, programme_id: str) -> MatrixSection:
    page = window.open("programme", programme_id)
    assert isinstance(page, ProgrammeFrame)
    page.show_section([one.key for one in SECTIONS].index("matrix"))
    window.settled()
    found = page.section
    assert isinstance(found, MatrixSection)
    return found


def put(window: Window, found: MatrixSection, key: str, column: str, text: str) -> None:
    assert found.official.grid.go(key, column)
    write(window, found.official.grid, text)


def row_of(office: Office, row_id: str) -> Indicator:
    found = office.records.get(RecordRef("indicator", row_id))
    assert isinstance(found, Indicator)
    return found


def test_the_official_table_is_written_like_excel(window: Window, office: Office, town: Town) -> None:
    found = section(window, town.programme.id)
    titles = [column.title for column in found.official.grid.model.columns]
    assert titles[:5] == ["№", "Маселе", "Индикатордун аталышы", "Өлчөө бирдиги", "Базалык жыл (2023-ж.)"]
    assert titles[5:9] == ["2024-ж.", "2025-ж.", "2026-ж.", "2027-ж."]

    put(window, found, town.water.id, "target 2026", "76 %")
    put(window, found, town.water.id, "issue", "Таза суу жетишпейт")
    put(window, found, town.water.id, "final", "81 %")

    targets = office.programmes.book(town.programme.id).targets
    assert [row.value for row in targets if (row.indicator_id, row.year) == (town.water.id, 2026)] == ["76 %"]
    row = row_of(office, town.water.id)
    assert (row.issue, row.final) == (Words("Таза суу жетишпейт"), "81 %")

    hands.press(found.official.grid.view, Qt.Key.Key_Z, CTRL)
    window.settled()
    assert row_of(office, town.water.id).final == "80 %"


def test_a_joined_cell_is_written_into_all_its_rows(window: Window, office: Office, town: Town) -> None:
    office.records.save(dataclasses.replace(row_of(office, town.roads.id), merged="issue"))
    found = section(window, town.programme.id)

    put(window, found, town.roads.id, "issue", "Инфраструктура эскирген")

    assert {row_of(office, key).issue.ky for key in (town.water.id, town.roads.id)} == {
        "Инфраструктура эскирген"
    }


def test_rows_come_move_and_go(window: Window, office: Office, town: Town) -> None:
    found = section(window, town.programme.id)
    found.official.grid.go(town.water.id, "name")

    hands.press(found, Qt.Key.Key_N, CTRL)
    window.settled()
    editor = editor_of(found.official.grid)  # the cursor stands in its name
    hands.type_text(editor, "Жарык көчөлөр")
    hands.press(editor, Qt.Key.Key_Return)
    window.settled()

    def order() -> list[str]:
        rows = sorted(office.programmes.book(town.programme.id).indicators, key=lambda row: row.position)
        return [row.name.ky for row in rows]

    assert order() == ["Таза суу менен камсыз болгондор", "Жарык көчөлөр", "Оңдолгон жол"]
    new = next(
        row for row in office.programmes.book(town.programme.id).indicators if row.name.ky == "Жарык көчөлөр"
    )
    assert (new.plan_item_id, new.base_year, new.kind) == (town.priority.id, 2023, IndicatorKind.INDICATOR)

    found.official.grid.go(new.id, "name")
    hands.press(found.official.grid.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    window.settled()
    assert order()[0] == "Жарык көчөлөр"

    found.official.grid.go(new.id, "name")
    hands.press(found.official.grid.view, Qt.Key.Key_Delete, CTRL)
    window.settled()
    assert "Жарык көчөлөр" not in order()


def test_plan_and_actual_with_word_and_colour(window: Window, office: Office, town: Town) -> None:
    found = section(window, town.programme.id)
    hands.press(found, Qt.Key.Key_M, CTRL)
    window.settled()
    assert found.stack.currentWidget() is found.unopened

    period = office.monitoring.open(town.programme.id, 2025, 2).first(Period)
    office.monitoring.write(period.id, {town.water.id: {"value": "64 %"}, town.roads.id: {"value": "5 км"}})
    found.show_book(office.programmes.book(town.programme.id))
    window.settled()

    model = found.facts.model
    shown = [[cell.text for cell in line.cells] for line in model.lines]
    assert [row[5:8] for row in shown] == [
        ["64 %", "40\xa0%", "80 %"],
        ["5 км\nбардыгы 5", "100\xa0%", "10 км"],
    ]
    assert [line.cells[-1].text for line in model.lines] == ["Бир топ артта калды", "План боюнча"]
    assert [line.cells[-1].tone for line in model.lines] == [Tone.BAD, Tone.GOOD]


def test_an_empty_matrix_says_what_to_do(window: Window, office: Office, town: Town) -> None:
    book = office.programmes.book(town.programme.id)
    office.records.remove(*book.indicators)
    found = section(window, town.programme.id)

    assert found.stack.currentWidget() is found.none
    hands.press(found, Qt.Key.Key_N, CTRL)
    window.settled()
    assert len(office.programmes.book(town.programme.id).indicators) == 1


def test_the_table_answers_as_qt_wants_it_and_the_section_dies(
    window: Window, office: Office, town: Town
) -> None:
    found = section(window, town.programme.id)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(found.official.grid.model, fatal, found)
    put(window, found, town.water.id, "unit", "пайыз")
    assert tester.model() is found.official.grid.model
    ctx = found.ctx

    def make() -> MatrixSection:
        out = MatrixSection(ctx, town.programme.id)
        out.show_book(office.programmes.book(town.programme.id))
        return out

    hands.assert_dies(make)


def test_the_card_draws_the_path_from_base_to_target(window: Window, office: Office, town: Town) -> None:
    found = section(window, town.programme.id)
    card = found.official.card
    assert found.official.grid.go(town.water.id, "final")
    found.official.toggle_card()
    hands.until(lambda: not card.path.pixmap().isNull())
    water = card.path.pixmap().toImage()

    assert found.official.grid.go(town.roads.id, "final")
    hands.until(lambda: not card.path.pixmap().isNull() and card.path.pixmap().toImage() != water)
