"""The grid: typing over cells, blocks to and from Excel, find and replace, headings, joined cells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import memory
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Desk
from mslite.ui.kit.grid import Cell, CellChange, Grid, GridColumn, GridLine
from mslite.ui.kit.people import Option
from tests.ui import hands

Key, Mod = Qt.Key, Qt.KeyboardModifier
COLUMNS = (GridColumn("task", "Тапшырма", 160), GridColumn("act", "Чара", 200), GridColumn("who", "Ким", 150))


def line(key: str, *texts: str, joined: tuple[int, ...] = (), wide: int = 0) -> GridLine:
    return GridLine(key, tuple(Cell(text) for text in texts), wide, frozenset(joined))


LINES = (
    line("p", "Экономика", "", "", wide=1),
    line("a", "Жол", "Көчөлөрдү оңдоо", "Мэрия"),
    line("b", "Жол", "Жарык коюу", "Мэрия", joined=(0,)),
    line("c", "Суу", "Суу түтүгүн алмаштыруу\nжана тазалоо", ""),
)


class Owner(QWidget):
    """What a page does: shows, saves, shows again."""

    def __init__(self, desk: Desk, tr: Translator, lines: tuple[GridLine, ...] = LINES) -> None:
        super().__init__()
        self.steps: list[tuple[CellChange, ...]] = []
        self.typed: list[tuple[str, str, str]] = []
        self.grid = Grid(PageContext(desk, None, tr, None), COLUMNS, "test", "План")
        self.grid.setParent(self)
        self.grid.resize(700, 400)
        self.resize(700, 400)
        self.grid.changed.connect(self._changed)
        self.grid.typing.connect(self._typing)
        self.grid.show_lines(lines)

    def _changed(self, changes: tuple[CellChange, ...]) -> None:
        self.steps.append(changes)

    def _typing(self, key: str, column: str, text: str) -> None:
        self.typed.append((key, column, text))


@pytest.fixture
def owner(desk: Desk, tr: Translator) -> Iterator[Owner]:
    out = Owner(desk, tr)
    QAbstractItemModelTester(out.grid.model, QAbstractItemModelTester.FailureReportingMode.Warning, out)
    out.show()
    out.activateWindow()
    out.grid.view.setFocus()
    hands.rest(30)
    yield out
    out.deleteLater()


def editor(owner: Owner) -> QWidget:
    found = owner.grid.view.indexWidget(owner.grid.view.currentIndex())
    assert found is not None
    return found


def test_letters_replace_a_cell_and_enter_goes_down(owner: Owner) -> None:
    owner.grid.go("a", "act")
    hands.type_text(owner.grid.view, "Көпүрө куруу")
    assert owner.typed[-1] == ("a", "act", "Көпүрө куруу")
    hands.press(editor(owner), Key.Key_Return)
    assert owner.steps == [(CellChange("a", "act", "Көпүрө куруу", "Көчөлөрдү оңдоо"),)]
    assert owner.grid.current() == ("b", "act")


def test_enter_edits_what_stands_there_and_alt_enter_begins_a_line(owner: Owner) -> None:
    owner.grid.go("b", "act")
    hands.press(owner.grid.view, Key.Key_Return)
    hands.press(editor(owner), Key.Key_Return, Mod.AltModifier)
    hands.type_text(editor(owner), "жолго")
    hands.press(editor(owner), Key.Key_Tab)
    assert owner.steps[-1][0].text == "Жарык коюу\nжолго"
    assert owner.grid.current() == ("b", "who")


def test_escape_gives_up_what_was_typed(owner: Owner) -> None:
    owner.grid.go("a", "act")
    hands.type_text(owner.grid.view, "жаңы")
    hands.press(editor(owner), Key.Key_Escape)
    assert owner.steps == []
    assert owner.grid.model.cell(1, 1).text == "Көчөлөрдү оңдоо"


def test_a_joined_cell_is_written_once_and_shown_in_all_its_rows(owner: Owner) -> None:
    owner.grid.go("b", "task")
    hands.type_text(owner.grid.view, "Унаа")
    hands.press(editor(owner), Key.Key_Return)
    assert [owner.grid.model.cell(row, 0).text for row in (1, 2, 3)] == ["Унаа", "Унаа", "Суу"]
    assert len(owner.steps) == 1
    assert owner.grid.current() == ("c", "task")


def test_a_heading_is_one_cell_wherever_the_cursor_stands(owner: Owner) -> None:
    owner.grid.go("p", "who")
    hands.press(owner.grid.view, Key.Key_F2)
    hands.type_text(editor(owner), " жана калк")
    hands.press(editor(owner), Key.Key_Return)
    assert owner.steps[-1] == (CellChange("p", "task", "Экономика жана калк", "Экономика"),)


def test_a_block_is_copied_cleared_and_pasted_back(owner: Owner) -> None:
    owner.grid.view.select((1, 3, 1, 2))
    hands.press(owner.grid.view, Key.Key_C, Mod.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text == 'Көчөлөрдү оңдоо\tМэрия\nЖарык коюу\tМэрия\n"Суу түтүгүн алмаштыруу\nжана тазалоо"\t\n'
    hands.press(owner.grid.view, Key.Key_Delete)
    assert len(owner.steps) == 1 and len(owner.steps[0]) == 5
    hands.press(owner.grid.view, Key.Key_V, Mod.ControlModifier)
    assert owner.grid.model.lines == list(LINES)
    assert len(owner.steps) == 2


def test_one_copied_cell_fills_the_selection_and_ctrl_d_fills_down(owner: Owner) -> None:
    QGuiApplication.clipboard().setText("Кеңеш")
    owner.grid.view.select((1, 3, 2, 2))
    owner.grid.view.blocks.paste()
    assert [owner.grid.model.cell(row, 2).text for row in (1, 2, 3)] == ["Кеңеш"] * 3
    owner.grid.view.select((1, 3, 1, 1))
    hands.press(owner.grid.view, Key.Key_D, Mod.ControlModifier)
    assert {owner.grid.model.cell(row, 1).text for row in (1, 2, 3)} == {"Көчөлөрдү оңдоо"}


def test_find_and_replace_goes_over_all_cells_as_one_step(owner: Owner) -> None:
    owner.grid.replace()
    hands.type_text(owner.grid.bar.what, "мэрия")
    hands.type_text(owner.grid.bar.by, "Кеңеш")
    owner.grid.bar.replace_all()
    assert [owner.grid.model.cell(row, 2).text for row in (1, 2)] == ["Кеңеш", "Кеңеш"]
    assert len(owner.steps) == 1
    hands.press(owner.grid.bar.what, Key.Key_Escape)
    assert not owner.grid.bar.isVisible()


def test_nothing_is_changed_in_a_closed_grid(owner: Owner) -> None:
    owner.grid.set_read_only(True)
    owner.grid.go("a", "act")
    hands.type_text(owner.grid.view, "жок")
    hands.press(owner.grid.view, Key.Key_Delete)
    owner.grid.view.blocks.paste()
    owner.grid.view.blocks.fill_down()
    assert owner.steps == []


def test_lines_come_and_go_and_the_cursor_stays_on_its_line(owner: Owner) -> None:
    owner.grid.go("c", "act")
    owner.grid.show_lines((LINES[0], line("n", "", "жаңы", ""), *LINES[1:]))
    assert owner.grid.current() == ("c", "act")
    owner.grid.show_lines((LINES[0], LINES[3], LINES[1], LINES[2]))
    assert owner.grid.current() == ("c", "act")
    owner.grid.show_lines(LINES[:3])
    assert owner.grid.current() == ("a", "act")
    owner.grid.show_lines(())
    assert owner.grid.current() is None


def test_a_row_is_as_high_as_its_longest_cell_also_after_a_column_was_drawn_narrow(owner: Owner) -> None:
    view = owner.grid.view
    hands.until(lambda: view.rowHeight(3) > view.rowHeight(2))
    before = view.rowHeight(3)
    view.setColumnWidth(1, 80)
    hands.until(lambda: view.rowHeight(3) > before)
    key = "grid.test.task.act.who"
    assert memory.get(key)[1] == 80
    memory.put(key, [])


def test_the_name_being_typed_is_completed_after_a_comma(desk: Desk, tr: Translator) -> None:
    def suggest(text: str) -> list[Option]:
        return [Option(name) for name in ("Мэрия", "Маданият бөлүмү") if name.startswith(text)]

    owner = Owner(desk, tr)
    owner.grid.set_columns((*COLUMNS[:2], GridColumn("who", "Ким", 150, suggest=suggest)))
    owner.grid.show_lines(LINES)
    owner.show()
    owner.activateWindow()
    owner.grid.go("c", "who")
    hands.type_text(owner.grid.view, "Кеңеш, Мад")
    cell = editor(owner)
    hands.until(lambda: cell._popup.isVisible())
    hands.press(cell._popup, Key.Key_Down)
    hands.press(cell._popup, Key.Key_Return)
    assert cell.toPlainText() == "Кеңеш, Маданият бөлүмү"
    hands.press(cell, Key.Key_Return)
    assert owner.steps[-1][0].text == "Кеңеш, Маданият бөлүмү"
    owner.deleteLater()


def test_the_grid_dies_with_its_page(desk: Desk, tr: Translator) -> None:
    hands.assert_dies(lambda: Owner(desk, tr))


def test_model_is_flat(owner: Owner) -> None:
    model: QAbstractItemModel = owner.grid.model
    assert model.rowCount(model.index(0, 0)) == 0 and model.columnCount(model.index(0, 0)) == 0
